"""Whatever anyone does, in whatever order: kept whole or refused; the journal gives it again."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from interview.beginning import Beginning
from interview.conversation import Conversation
from interview.engine import agenda
from interview.engine import intents as do
from interview.engine.account import contents, passages, still_open
from interview.engine.handover import record_of
from interview.engine.page import page
from interview.engine.place import Place
from interview.engine.state import State
from interview.errors import InterviewError
from interview.model.invitation import Setting
from interview.model.record import Record
from interview.model.taxonomy import AnswerState, HowRead, Mode, Use
from interview.storage.journal import Journal
from tests.support.talk import Person, guide, round_of, setting, ticking

TEXT = st.one_of(
    st.sampled_from(
        [
            *("", "No.", "I decided to wait.", "It was my fault. It felt off."),
            *("I rang Kasia.", "Kasia and Kasia Vale (HV2)."),
        ]
    ),
    st.text(),
)
NAMES = st.sampled_from(["Kasia", "Kasia Vale", "Vale", "HV2", ""])
QUESTIONS = st.sampled_from([*guide().by_id, "queries.1", "queries.2", "no.such"])
EPISODES = st.sampled_from(["E1", "E2", "SW1-1", "SW1-2", "own-1", "E9"])
PLACES = st.builds(Place, QUESTIONS, st.one_of(st.none(), EPISODES))
STATES = st.sampled_from(list(AnswerState))
VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.sampled_from(["yes", "no", "hour", "two_sittings", "quote", "me", "a role"]),
    st.just([]),
    st.just([{"what": "A thing."}]),
)
REPLIES = st.builds(do.Reply, PLACES, text=TEXT, value=VALUES, state=STATES)
PROBES = st.sampled_from([*(one.id for one in guide().probes), "no.such"])
USES = st.sampled_from(list(Use))
GIVEN = {
    "invited": setting("E1", "E2", ask=["E2"], queries=["How?"]),
    "uninvited": Setting(),
    "round": round_of("E2", "E1"),
}

INTENTS: st.SearchStrategy[do.Intent] = st.one_of(
    st.builds(do.Answer, st.lists(REPLIES, max_size=2).map(tuple), stay=st.booleans()),
    st.builds(do.AnswerFollowUp, TEXT, STATES),
    st.builds(
        do.KeepPage,
        st.lists(REPLIES, max_size=3).map(tuple),
        st.lists(st.builds(do.FollowedUp, PLACES, PROBES, TEXT, TEXT), max_size=1).map(tuple),
        then=st.sampled_from(["stay", "next", "back"]),
    ),
    st.builds(do.KeepNote, PLACES, st.builds(dict, what=TEXT)),
    st.builds(do.GoOnFromSupport, st.booleans()),
    st.builds(do.Back),
    st.builds(do.GoOn),
    st.builds(do.GoTo, PLACES),
    st.builds(do.GoToRoster),
    st.builds(do.ReadBack),
    st.builds(do.NameEpisode, TEXT, TEXT, TEXT, st.one_of(st.none(), EPISODES)),
    st.builds(do.ChangeEpisode, EPISODES, TEXT, TEXT, TEXT),
    st.builds(do.ConfirmWhen, EPISODES, st.sampled_from([None, "2024-03", "2024-13"])),
    st.builds(do.MoveEpisode, EPISODES, st.integers(-3, 3)),
    st.builds(do.SetAside, EPISODES),
    st.builds(do.Restore, EPISODES),
    st.builds(do.SayPart, EPISODES, there=st.booleans()),
    st.builds(do.CloseRoster),
    st.builds(do.ChooseDeep, st.lists(EPISODES, max_size=3).map(tuple)),
    st.builds(do.GoDeeper, EPISODES),
    st.builds(do.ChooseUse, PLACES, USES),
    st.builds(do.KeepName, NAMES),
    st.builds(do.ReplaceName, NAMES, st.one_of(st.just("the nurse"), NAMES)),
    st.builds(do.GiveCode, st.sampled_from(["HV1", "", "not a code"])),
    st.builds(do.Confirm, st.sampled_from(list(HowRead))),
    st.builds(do.GoToHandOver),
    st.builds(do.HandOver, st.just("sha256:" + "0" * 64), st.just("record.json")),
    st.builds(do.Add, TEXT, TEXT),
    st.builds(do.Correct, PLACES, TEXT, TEXT),
)


class Interviewed(RuleBasedStateMachine):
    """Somebody who does anything at all, over a real journal."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "interview" / "journal.jsonl"
        self.clock = ticking()

    @initialize(
        kind=st.sampled_from(["invited", "uninvited", "round"]),
        typist=st.sampled_from(["", "LR1"]),
        far=st.integers(0, 3),
    )
    def begin(self, kind: str, typist: str, far: int) -> None:
        """Begin, and come some way, so that not every run ends at the first gate."""
        given = GIVEN[kind]
        mode = Mode.TALK if typist else Mode.SELF
        began = Beginning(guide(), given, mode, typist, owner="o").event()
        self.journal = Journal.create(self.path, began.interview)
        person = Person(given)
        self.talk = Conversation.begin(guide(), began, self.journal, self.clock)
        person.talk = self.talk
        person.chosen["intro.witness"] = "no"
        if kind != "round":
            self._to_the_moments(person, far, ["E1", "E2"] if kind == "invited" else [])
        if far > 2:
            person.to_the_end()

    def _to_the_moments(self, person: Person, far: int, part_in: list[str]) -> None:
        if far == 1:
            person.to_the_roster()
        if far > 1:
            person.to_the_moments("One", "Two", part_in=part_in)

    @rule(intent=INTENTS)
    def do_anything(self, intent: do.Intent) -> None:
        """Do it: it is kept whole, or refused with nothing changed."""
        self._do(intent)

    @rule(data=st.data(), text=TEXT, stay=st.booleans(), state=STATES)
    def answer_what_is_put(
        self, data: st.DataObject, text: str, stay: bool, state: AnswerState
    ) -> None:
        """Answer the questions in hand, so that a run comes on."""
        view = self.talk.view
        if view.supporting:
            self._do(do.GoOnFromSupport(leave=stay))
            return
        if view.asking is not None:
            self._do(do.AnswerFollowUp(text, state))
            return
        replies: list[do.Reply] = []
        for box in view.boxes:
            codes = [choice.code for choice in box.choices]
            value = data.draw(st.sampled_from(codes)) if codes else None
            said = AnswerState.ANSWERED if codes else state
            replies.append(do.Reply(box.place, text, value, said))
        self._do(do.Answer(tuple(replies), stay=stay))

    def _do(self, intent: do.Intent) -> None:
        before, size = self.talk.state, self._size()
        try:
            self.talk.submit(intent)
        except InterviewError:
            assert self.talk.state is before
            assert self._size() == size

    @invariant()
    def nothing_is_kept_before_they_choose_to_begin(self) -> None:
        """Hold the one promise made on the first page."""
        if hasattr(self, "talk"):
            assert bool(self._size()) == self.talk.state.acknowledged

    @invariant()
    def all_that_a_shell_needs_can_be_made(self) -> None:
        """Make the view, the lists and the record."""
        if not hasattr(self, "talk"):
            return
        state = self.talk.state
        view = self.talk.view
        assert len(view.boxes) == len(state.here.questions if state.here else ())
        found = passages(state, guide())
        assert len({one.place for one in found}) == len(found)
        assert all(one.open for one in still_open(found))
        contents(state, guide())
        shown = page(state, guide())
        assert shown is None or shown.at in {one.box.place for one in shown.corners}
        record = record_of(state, guide())
        assert record.true_digest() == record.digest
        self._keeps_the_order_of_the_method(state)

    def _keeps_the_order_of_the_method(self, state: State) -> None:
        if agenda.held_at(state, guide()) is not None and not state.acknowledged:
            assert not any(place.episode for place in state.put)
        if state.roster == "open":
            assert all(one.there is None for one in state.episodes.values() if not one.own)
        overview = state.given.get(Place("overview.account"))
        assert overview is None or overview.follow_ups == ()

    def teardown(self) -> None:
        """Open the journal again: it gives the very same interview."""
        if not hasattr(self, "talk"):
            return
        self.journal.close()
        if self.talk.state.acknowledged:
            again = Journal.open(self.path, self.talk.state.began.interview)
            kept = [(entry.event, entry.at) for entry in again.entries[1:]]
            resumed = Conversation.resume(guide(), kept, again, self.clock)
            assert resumed.state == self.talk.state
            assert resumed.view == self.talk.view
            data = record_of(resumed.state, guide())
            assert Record.model_validate_json(data.model_dump_json()) == data
        self.folder.cleanup()

    def _size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0


TestInterviewed = Interviewed.TestCase
TestInterviewed.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    suppress_health_check=list(HealthCheck),
)
