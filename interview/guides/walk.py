"""Walking a story: a scripted practitioner put through the same Conversation as a person.

The one decision: the walk knows the questions only as a shell does, from the View, and answers what
is put. A row that was never used means that a question was wrongly skipped, and fails the walk.
Scripted follow-ups are not rows: they say what comes *when* a follow-up of that kind is put.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from interview.beginning import Beginning
from interview.conversation import Clock, Conversation, Seal
from interview.engine import intents as do
from interview.engine.agenda import LAST_QUESTION, step_of
from interview.engine.events import Came, FollowUpPut, read_events
from interview.engine.place import Kind, Place
from interview.engine.view import Box, View
from interview.errors import InterviewError
from interview.model import when
from interview.model.base import digest
from interview.model.invitation import Keys
from interview.model.story import Row, Story, StoryEpisode, row
from interview.model.taxonomy import AnswerState, Form

# What a story says where it has no row. Everything else is left blank.
_DEFAULTS = {
    "intro.understood": "yes",
    "intro.witness": "no",
    "intro.unsafe_today": "no",
    "intro.time": "two_sittings",  # a story is walked at full depth
    "close.unsafe_today": "no",
    "close.checked": "yes",
}


class StoryTrouble(InterviewError):
    """A story that can't be walked, or of which something was never used."""


class Put(NamedTuple):
    """One thing that was put: a question, or a follow-up with its kind."""

    question: str
    episode: str | None
    asked: str
    follow_up: str = ""


class Notebook:
    """Keeps events in memory, as a journal keeps them on disk."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []

    def append(
        self,
        events: Sequence[dict[str, Any]],
        *,
        actor: str,  # noqa: ARG002 - the shape of every keeper
        at: datetime,  # noqa: ARG002 - the shape of every keeper
        elapsed: int,  # noqa: ARG002 - the shape of every keeper
    ) -> None:
        """Keep the events."""
        self.events.extend(events)

    def put(self) -> tuple[Put, ...]:
        """Return all that was put, in order."""
        found: list[Put] = []
        for event in read_events(self.events):
            if isinstance(event, Came):
                found += [Put(one.question, event.episode, one.asked) for one in event.put]
            elif isinstance(event, FollowUpPut):
                found.append(Put(event.question, event.episode, event.asked, event.about))
        return tuple(found)


@dataclass
class Walk:
    """One story on its way through an interview."""

    story: Story
    conversation: Conversation
    notebook: Notebook
    keys: Keys | None = None
    used: set[Place] = field(default_factory=set)
    scripted: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.story.follow_up:
            self.scripted.setdefault(one.kind, []).append(one.text)

    @property
    def put(self) -> tuple[Put, ...]:
        """All that was put, in order."""
        return self.notebook.put()

    def hand_over(self, folder: Path) -> Path:
        """Write the record into `folder`, sealed where an invitation brought keys; return its path.

        Raise NotSaved.
        """
        return self.conversation.hand_over(folder, self._seal() if self.keys else None)

    def _seal(self) -> Seal:
        from interview.handed import sealed

        keys, head = self.keys, digest(self.notebook.events)
        assert keys is not None  # noqa: S101 - the caller has looked
        return lambda record, export: sealed(record, keys, head=head, export=export)

    def go(self) -> None:
        """Walk to the hand-over. Raise StoryTrouble where that can't be, or rows are left over."""
        self._check_ids()
        while (view := self.conversation.view).kind is not Kind.HAND_OVER and not self._left(view):
            if view.stop is not None:
                raise StoryTrouble(
                    "The story stops before its account.",
                    "Its rows for intro.understood or intro.witness end the interview.",
                )
            self._step(view)
        unused = [place for place in self.rows if place not in self.used]
        if unused:
            raise StoryTrouble(f"Rows that were never used: {_names(unused)}.", _UNUSED)

    def _left(self, view: View) -> bool:
        """Return whether the story has read its account back, and said that it isn't right yet."""
        last = Place(LAST_QUESTION)
        return view.kind is Kind.READ_BACK and last in self.used and self._left_over() is None

    @cached_property
    def rows(self) -> dict[Place, Any]:
        """Return every row of the story by its place, as written."""
        once = {Place(key): given for key, given in self.story.answers.items()}
        return once | {
            Place(key, one.id): given
            for one in self.story.episode
            for key, given in one.answers.items()
        }

    def _step(self, view: View) -> None:
        if view.supporting:
            self.conversation.submit(do.GoOnFromSupport())
        elif view.asking is not None:
            self._answer_follow_up()
        elif view.kind is Kind.ROSTER:
            self._name_own()
        elif view.kind is Kind.REVIEWERS_LIST:
            self._say_parts()
        elif view.kind is Kind.CHOOSE:
            self._choose(view)
        elif view.kind is Kind.READ_BACK and (place := self._left_over()):
            self.conversation.submit(do.GoTo(place))
        elif offered := self._offered_before(view):
            self.conversation.submit(do.GoTo(offered))
        else:
            self._answer(view)

    def _check_ids(self) -> None:
        ids = [one.id for one in self.story.episode]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise StoryTrouble(
                f"Two episodes of the story have one id: {', '.join(twice)}.",
                "Give each its own.",
            )

    def _answer(self, view: View) -> None:
        replies = tuple(self._reply(box) for box in view.boxes)
        places = [box.place for box in view.boxes]
        try:
            after = self.conversation.submit(do.Answer(replies))
        except InterviewError as error:
            raise StoryTrouble(f"{_names(places)}: {error.what}", error.do) from None
        stuck = [box.place for box in after.boxes] == places
        if stuck and after.stop is None and after.asking is None and not after.supporting:
            raise StoryTrouble(
                f"The story doesn't get past {_names(places)}.", "Give a row that lets it go on."
            )
        for box in view.boxes:
            given = self._row(box.place)
            if given is not None and given.use is not None:
                self.conversation.submit(do.ChooseUse(box.place, given.use))

    def _answer_follow_up(self) -> None:
        waiting = self.conversation.view.asking
        assert waiting is not None  # noqa: S101 - the caller has looked
        about = self.conversation.state.given[waiting.place].follow_ups[-1].about
        says = self.scripted.get(about, [])
        self.conversation.submit(do.AnswerFollowUp(says.pop(0) if says else ""))

    def _row(self, place: Place) -> Row | None:
        written = self.rows.get(place)
        if written is None:
            return None
        try:
            return row(written)
        except ValidationError:
            raise StoryTrouble(
                f"The row {_names([place])} is not as a row is written.",
                "Write words, a list of notes, or a table with state, text, value and use.",
            ) from None

    def _reply(self, box: Box) -> do.Reply:
        given = self._row(box.place)
        if given is None:
            return do.Reply(box.place, **self._default(box))
        self.used.add(box.place)
        said = given.state is AnswerState.ANSWERED
        if box.form is Form.CHOICE and said and given.value is None and given.text:
            return do.Reply(box.place, value=given.text)
        value = _dated(given.value) if box.form is Form.ITEMS else given.value
        return do.Reply(box.place, text=given.text, value=value, state=given.state)

    def _default(self, box: Box) -> dict[str, Any]:
        who = self.conversation.state.began.setting.participant
        known = {"you.role": who.role, "you.agency": who.agency} if who else {}
        if known.get(box.place.question):
            return {"text": known[box.place.question]}
        if box.place.question in _DEFAULTS:
            return {"value": _DEFAULTS[box.place.question]}
        return {"state": AnswerState.LEFT_BLANK}

    def _offered_before(self, view: View) -> Place | None:
        """Return a row of this moment that comes before what is put, and was not put itself."""
        if not view.boxes or view.boxes[0].place.episode is None:
            return None
        here = view.boxes[0].place
        order = [question.id for question in self.conversation.guide.questions]
        for question in order[: order.index(here.question)]:
            place = Place(question, here.episode)
            if place in self.rows and place not in self.conversation.state.put:
                return place
        return None

    def _left_over(self) -> Place | None:
        state, guide = self.conversation.state, self.conversation.guide
        for place in self.rows:
            if place not in state.put and step_of(state, guide, place) is not None:
                return place
        return None

    def _name_own(self) -> None:
        listed = self.conversation.state.episodes
        for one in self.story.episode:
            if one.id not in listed:
                title = one.title or one.id
                self.conversation.submit(do.NameEpisode(title, one.when, one.why, one.id))
                self._confirm(one)
        self.conversation.submit(do.CloseRoster())

    def _say_parts(self) -> None:
        told = {one.id: one for one in self.story.episode}
        for invited in self.conversation.state.began.setting.episodes:
            self.conversation.submit(do.SayPart(invited.id, there=invited.id in told))
            if invited.id in told:
                one = told[invited.id]
                self.conversation.submit(
                    do.ChangeEpisode(one.id, one.title or None, one.when, one.why)
                )
                self._confirm(one)
        self.conversation.submit(do.CloseRoster())

    def _confirm(self, one: StoryEpisode) -> None:
        if one.edtf is not None and not when.valid(one.edtf):
            raise StoryTrouble(
                f"The edtf of {one.id} is not a date that can be kept.",
                "Write a day, a month, a year, or two of a kind with / between them.",
            )
        edtf = one.edtf or when.plain(one.when)
        if edtf is not None:
            self.conversation.submit(do.ConfirmWhen(one.id, edtf))

    def _choose(self, view: View) -> None:
        present = {one.id for one in view.roster.rows} if view.roster else set()
        deep = [one.id for one in self.story.episode if one.deep and one.id in present]
        limit = view.roster.limit if view.roster else 0
        self.conversation.submit(do.ChooseDeep(tuple(deep[:limit])))
        for more in deep[limit:]:
            self.conversation.submit(do.GoDeeper(more))


_UNUSED = "Each row must be put: see that its id and its episode are right."


def walk(story: Story, beginning: Beginning, clock: Clock) -> Walk:
    """Return the story walked to its hand-over. Raise StoryTrouble where that can't be."""
    notebook = Notebook()
    talk = Conversation.begin(beginning.guide, beginning.event(), notebook, clock)
    walked = Walk(story, talk, notebook, beginning.keys)
    walked.go()
    return walked


def _names(places: Sequence[Place]) -> str:
    return ", ".join(one.question + (f" ({one.episode})" if one.episode else "") for one in places)


def _dated(items: Any) -> Any:
    """Return knowledge items with a range beside plain dates, which a story confirms by itself."""
    if not isinstance(items, list):
        return items
    return [_with_ranges(one) if isinstance(one, dict) else one for one in items]


def _with_ranges(item: dict[str, Any]) -> dict[str, Any]:
    found = dict(item)
    for name in ("happened", "learned"):
        words = item.get(name)
        if isinstance(words, str) and f"{name}_edtf" not in item and when.plain(words):
            found[f"{name}_edtf"] = when.plain(words)
    return found
