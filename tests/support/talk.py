"""Somebody being interviewed, for tests: answers what is put, as far as a test wants to go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from interview.beginning import Beginning
from interview.conversation import Conversation
from interview.engine import intents as do
from interview.engine.events import Event, read_events
from interview.engine.place import Kind, Place
from interview.engine.state import Given, State
from interview.engine.view import Box, View
from interview.guides.load import load_named
from interview.model.guide import Guide
from interview.model.invitation import CaseCard, InvitedEpisode, Participant, Setting
from interview.model.taxonomy import AnswerState, Form, Mode, Witness

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LONG = "I had the note from the morning and what I had seen at the door."
CHOICES = {"intro.time": "hour", "intro.unsafe_today": "no", "close.unsafe_today": "no"}


@cache
def guide() -> Guide:
    """Return the built-in guide."""
    return load_named()


def setting(
    *episodes: str, ask: Sequence[str] = (), queries: Sequence[str] = (), when: str = "early March"
) -> Setting:
    """Return an invitation's setting with these reviewers' episodes and queries."""
    return Setting(
        case=CaseCard(id="c" * 32, title="Larch review"),
        participant=Participant(code="SW1", role="social worker", agency="Children's social care"),
        witness=Witness.NO,
        episodes=tuple(
            InvitedEpisode(id=one, title=f"Reviewers' {one}", when=when, ask=one in ask)
            for one in episodes
        ),
        queries=tuple(queries),
        support="Staff care line",
        contact="Lead reviewer 1",
    )


def round_of(moment: str, *others: str, minutes: int = 25) -> Setting:
    """Return the setting of a round of practice in threes about `moment`."""
    whole = setting(moment, *others)
    about = {"practice": True, "moment": moment, "minutes": minutes}
    return Setting.model_validate({**whole.model_dump(), **about})


def ticking(start: datetime = START) -> Callable[[], datetime]:
    """Return a clock that is a minute later each time it is looked at."""
    minutes = iter(range(1_000_000))
    return lambda: start + timedelta(minutes=next(minutes))


class Memory:
    """Keeps events in memory as a journal does on disk."""

    def __init__(self) -> None:
        self.kept: list[tuple[dict[str, Any], datetime]] = []

    def append(
        self,
        events: Sequence[dict[str, Any]],
        *,
        actor: str,  # noqa: ARG002 - the shape of every keeper
        at: datetime,
        elapsed: int,  # noqa: ARG002 - the shape of every keeper
    ) -> None:
        """Keep the events with their time."""
        self.kept += [(event, at) for event in events]

    @property
    def events(self) -> list[Event]:
        """What is kept, as events."""
        return read_events([event for event, _ in self.kept])


class Person:
    """Somebody in an interview. Answers at length unless a test says otherwise.

    With a `typist` it is in talk mode: that reader's hands type.
    """

    def __init__(
        self,
        invited: Setting | None = None,
        guide_in_use: Guide | None = None,
        *,
        typist: str = "",
    ) -> None:
        self.memory = Memory()
        self.clock = ticking()
        self.guide = guide_in_use or guide()
        began = Beginning(
            guide=self.guide,
            setting=Setting() if invited is None else invited,
            mode=Mode.TALK if typist else Mode.SELF,
            typist=typist,
            owner="o",
        ).event()
        self.talk = Conversation.begin(self.guide, began, self.memory, self.clock)
        self.chosen: dict[str, str] = {}

    @property
    def view(self) -> View:
        """What is shown now."""
        return self.talk.view

    @property
    def state(self) -> State:
        """Where the interview stands."""
        return self.talk.state

    @property
    def at(self) -> tuple[Place, ...]:
        """The questions in hand."""
        return tuple(box.place for box in self.view.boxes)

    def has_confirmed(self) -> bool:
        """Return whether they have said that their account is right."""
        return self.view.about.confirmed

    def does(self, *intents: do.Intent) -> View:
        """Do these things and return what is shown then."""
        for intent in intents:
            self.talk.submit(intent)
        return self.view

    def say(self, text: str = LONG, state: AnswerState = AnswerState.ANSWERED) -> View:
        """Answer what is in hand: a choice as usual, the same words in every box."""
        if self.view.asking is not None:
            return self.does(do.AnswerFollowUp(text, state))
        return self.does(do.Answer(tuple(self.reply(box, text, state) for box in self.view.boxes)))

    def choose(self, code: str) -> View:
        """Answer the choice in hand."""
        return self.does(do.Answer((do.Reply(self.at[0], value=code),)))

    def reply(
        self, box: Box, text: str = LONG, state: AnswerState = AnswerState.ANSWERED
    ) -> do.Reply:
        """Return a reply that fits a box."""
        if box.form is Form.CHOICE:
            usual = CHOICES | self.chosen
            return do.Reply(box.place, value=usual.get(box.place.question, box.choices[0].code))
        if box.form is Form.NARRATIVE:
            return do.Reply(box.place, text=text, state=state)
        return do.Reply(box.place, value=[])

    def name(self, *titles: str) -> View:
        """Name turning points of one's own."""
        return self.does(*(do.NameEpisode(title) for title in titles))

    def answer_until(self, there: Callable[[View], bool], text: str = LONG) -> View:
        """Answer what is put, step by step, until a test's place is reached."""
        while not there(self.view):
            assert self.view.kind in (Kind.QUESTIONS, Kind.READ_BACK), "not there, and a list came"
            self.say(text)
        return self.view

    def to_the_roster(self) -> View:
        """Go through the questions before the list of turning points."""
        return self.answer_until(lambda view: view.kind is Kind.ROSTER)

    def to_the_moments(
        self,
        *own: str,
        part_in: Sequence[str] = (),
        deep: Sequence[str] = (),
        time: str = "hour",
    ) -> View:
        """Go to the first moment: name own ones, say which of the reviewers' count, choose."""
        self.chosen["intro.time"] = time
        self.to_the_roster()
        self.name(*own)
        self.does(do.CloseRoster())
        if self.view.kind is Kind.REVIEWERS_LIST:
            self.does(*(do.SayPart(one, there=True) for one in part_in), do.CloseRoster())
        if self.view.kind is Kind.CHOOSE:
            self.does(do.ChooseDeep(tuple(deep)))
        return self.view

    def to(self, question: str, episode: str | None = None) -> View:
        """Answer until a question is in hand."""
        place = Place(question, episode)
        return self.answer_until(lambda _: place in self.at)

    def to_the_end(self, text: str = LONG) -> View:
        """Answer all that is left, up to the hand-over."""
        return self.answer_until(lambda view: view.kind is Kind.HAND_OVER, text)

    def given(self, question: str, episode: str | None = None) -> Given:
        """Return what stands as the answer to a question."""
        return self.state.given[Place(question, episode)]

    def resumed(self) -> Conversation:
        """Return the interview as somebody finds it who opens it again."""
        return Conversation.resume(self.guide, self.memory.kept, Memory(), self.clock)
