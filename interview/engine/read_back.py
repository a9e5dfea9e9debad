"""The whole account in words, as it is read back: every place that counts, and what became of it.

The one decision: all of it is said here, in the guide's words and the person's own, so that a shell
only has to lay it out. What was set aside, or was not theirs, is said at the end, to be known of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from interview.engine import following, naming, note_words
from interview.engine.account import Passage, follow_up_state, passages, still_open
from interview.engine.agenda import walked
from interview.engine.place import Place
from interview.engine.putting import titled
from interview.engine.reached import unreached
from interview.engine.state import State
from interview.model import when
from interview.model.guide import Guide
from interview.model.taxonomy import AnswerState, Use

USES: Mapping[Use, str] = MappingProxyType(
    {
        Use.QUOTE: "May be quoted",
        Use.PARAPHRASE: "The sense may be used, not quoted",
        Use.LEADS_ONLY: "For the review team only",
    }
)
CHANGED = "Changed. What you said before is kept too."
NONE = "Asked, and there was none."
NEVER = "Never put to you. You can answer it now, or leave it."
SAID_ALREADY = "Not put to you: another answer of yours says it. You can add to it here."

# How the interview began and what is asked on the way out is no part of the account.
_NOT_READ = frozenset(
    {
        "intro.understood",
        "intro.witness",
        "intro.unsafe_today",
        "intro.time",
        "close.unsafe_today",
        "close.use",
        "close.checked",
    }
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the passages that belong together."""

    where: str  # "Turning point 2", or the stage's title
    title: str = ""  # the turning point's, in its namer's words
    dates: str = ""  # the confirmed range, then their own words


@dataclass(frozen=True, slots=True)
class Said:
    """A follow-up and what came of it, in words."""

    asked: str
    reply: str
    state: AnswerState


@dataclass(frozen=True, slots=True)
class Item:
    """One place of the account. `words` is what was said, a note a line; `state` the rest."""

    place: Place
    heading: Heading
    asked: str
    words: tuple[str, ...]
    state: str  # in words, where it is not answered
    follow_ups: tuple[Said, ...]
    changed: bool
    corrected: tuple[str, ...]
    use: Use
    own_use: bool  # they said it of this passage, not of the whole
    given: bool  # there is something to set a use for, or to put right
    open: bool


@dataclass(frozen=True, slots=True)
class Account:
    """The whole of it. `unreached` says that questions wait which nobody has seen yet."""

    items: tuple[Item, ...]
    apart: tuple[str, ...]  # set aside, or not theirs
    added: tuple[str, ...]  # after the hand-over
    use: str  # how the words of the whole may be used, as it was chosen
    come_back: int
    left_blank: int
    never_put: int
    unreached: bool
    unsent: int  # additions and corrections that no version handed over holds
    names: tuple[naming.Likely, ...]  # words to look at before it is handed over

    @property
    def open(self) -> int:
        """How many questions are still open."""
        return self.come_back + self.left_blank + self.never_put


def account(state: State, guide: Guide) -> Account:
    """Return the account of an interview as it stands."""
    found = listed(state, guide)
    waiting = [one.given.state for one in _still_open(state, found)]
    whole = state.given.get(Place("close.use"))
    return Account(
        items=tuple(_items(state, guide, found)),
        apart=tuple(apart(state)),
        added=tuple(one.text for one in state.later if one.place is None),
        use=whole.text if whole else "",
        come_back=waiting.count(AnswerState.COME_BACK_LATER),
        left_blank=waiting.count(AnswerState.LEFT_BLANK),
        never_put=waiting.count(AnswerState.NEVER_PUT),
        unreached=unreached(state, guide) is not None,
        unsent=len(state.later) - (state.versions[-1].later if state.versions else 0),
        names=naming.to_check(state, guide),
    )


def listed(state: State, guide: Guide) -> tuple[Passage, ...]:
    """Return the passages that are read back, in order: what is open among them is still open."""
    present = {one.id for one in walked(state)} | {None}
    return tuple(
        one
        for one in passages(state, guide)
        if one.place.episode in present
        and one.place.question not in _NOT_READ
        and (one.said_already or not (one.offered and one.given.state is AnswerState.NEVER_PUT))
    )


def _still_open(state: State, found: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return what waits for an answer: in a follow-up, of what is asked in it."""
    return tuple(one for one in still_open(found) if following.asks(state, *one.place))


def _items(state: State, guide: Guide, found: tuple[Passage, ...]) -> Iterator[Item]:
    stages = {one.id: Heading(titled(state, one)) for one in guide.stages}
    moments = {
        one.id: Heading(f"Turning point {number}", one.title, _dates(one.edtf, one.words))
        for number, one in enumerate(walked(state), start=1)
    }
    waiting = {one.place for one in _still_open(state, found)}
    for one in found:
        given, place = one.given, one.place
        yield Item(
            place=place,
            heading=moments.get(place.episode or "") or stages.get(one.stage, Heading("")),
            asked=_asked(guide, one),
            words=tuple(_words(one)),
            state=not_answered(guide, one),
            follow_ups=tuple(
                Said(said.asked, said.text or label(guide, became), became)
                for said in given.follow_ups
                for became in (follow_up_state(said),)
            ),
            changed=given.changed,
            corrected=tuple(late.text for late in state.later if late.place == place),
            use=one.use,
            own_use=given.use is not None,
            given=place in state.given,
            open=place in waiting,
        )


def label(guide: Guide, state: AnswerState) -> str:
    """Return an answer state in words."""
    words = guide.state_words.get(state)
    return words.label if words else str(state).replace("_", " ").capitalize()


def _asked(guide: Guide, passage: Passage) -> str:
    """Return the question of a passage: as it was put, else as the guide has it."""
    if passage.asked:
        return passage.asked
    question = guide.by_id.get(passage.place.question)
    return question.ask if question is not None and "{{" not in question.ask else "A question"


def _dates(edtf: str | None, words: str) -> str:
    said = f'Your words: "{words}"' if words else ""
    return f"{when.say(edtf)}. {said}".strip() if edtf else said


def _words(passage: Passage) -> Iterator[str]:
    given = passage.given
    if isinstance(given.value, list | tuple):
        if not given.value and given.state is AnswerState.ANSWERED:
            yield NONE
        for number, note in enumerate(given.value, start=1):
            yield f"{number}  {note_words.said(note)}"
    elif given.text:
        yield given.text


def not_answered(guide: Guide, passage: Passage) -> str:
    """Return in words why there is no answer at a place, empty where there is one."""
    state = passage.given.state
    if state is AnswerState.ANSWERED:
        return ""
    if state is AnswerState.NEVER_PUT:
        return SAID_ALREADY if passage.said_already else NEVER
    return label(guide, state)


def apart(state: State) -> Iterator[str]:
    """Yield what is said of the moments that aren't gone through."""
    for one in state.episodes.values():
        if one.aside:
            yield f"Set aside, and marked so in what you hand over: {one.title}"
        elif one.there is False:
            yield f"You had no part in it: {one.title}"
