"""What a person can do, in the imperative. Shells make these; `decide` says what comes of them.

Text is cleaned here, at the one boundary where it comes in: nothing but control characters goes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from interview.engine.place import Place
from interview.model.taxonomy import AnswerState, HowRead, Use
from interview.text import clean


def _cleaned(value: Any, *, levels: int = 3) -> Any:
    """Return a value with its words cleaned: words, a list of notes, or the lists in a note."""
    if isinstance(value, str):
        return clean(value)
    if levels and isinstance(value, dict):
        return {key: _cleaned(one, levels=levels - 1) for key, one in value.items()}
    if levels and isinstance(value, list | tuple):
        return [_cleaned(one, levels=levels - 1) for one in value]
    return value


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody says to one question: words, a choice or notes, or another answer state.

    An empty reply (no text, no value, state ANSWERED) is `left_blank`.
    """

    place: Place
    text: str = ""
    value: Any = None  # a choice's code or own words; notes as a list of plain dicts
    state: AnswerState = AnswerState.ANSWERED

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))
        object.__setattr__(self, "value", _cleaned(self.value))


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer the step in hand, one reply a question, and go on (or stay, to keep a note)."""

    replies: tuple[Reply, ...]
    stay: bool = False


@dataclass(frozen=True, slots=True)
class AnswerFollowUp:
    """Answer the follow-up in hand and go on."""

    text: str = ""
    state: AnswerState = AnswerState.ANSWERED

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """What came of a follow-up that was offered on a page: its rule and words as offered."""

    place: Place
    probe: str
    asked: str
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))


@dataclass(frozen=True, slots=True)
class KeepPage:
    """Keep what was said in corners of a page, in any order; stay there, go on, or go back.

    Going on leaves the corners of the page in hand blank that have no answer.
    """

    replies: tuple[Reply, ...] = ()
    followed_up: tuple[FollowedUp, ...] = ()
    then: Literal["stay", "next", "back"] = "stay"


@dataclass(frozen=True, slots=True)
class KeepNote:
    """Keep a note of something known, made beside an answer; the person stays where they are."""

    place: Place  # of the question that takes such notes
    note: dict[str, Any]

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", _cleaned(self.note))


@dataclass(frozen=True, slots=True)
class GoOnFromSupport:
    """Go on after words of support, or leave the question they came after as it is."""

    leave: bool = False


@dataclass(frozen=True, slots=True)
class Back:
    """Go back one step. Nothing is undone."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Go to the next step that is open."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to a question, put before or not, of a walked episode where it has one."""

    place: Place


@dataclass(frozen=True, slots=True)
class GoToRoster:
    """Go back to the list of turning points."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """See the whole account."""


@dataclass(frozen=True, slots=True)
class NameEpisode:
    """Name a turning point of one's own. `episode` gives it an id (stories do)."""

    title: str
    words: str = ""
    why: str = ""
    episode: str | None = None

    def __post_init__(self) -> None:
        for name in ("title", "words", "why"):
            object.__setattr__(self, name, clean(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class ChangeEpisode:
    """Put a turning point in other words; None leaves a part as it is."""

    episode: str
    title: str | None = None
    words: str | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        for name in ("title", "words", "why"):
            given = getattr(self, name)
            if given is not None:
                object.__setattr__(self, name, clean(given))


@dataclass(frozen=True, slots=True)
class ConfirmWhen:
    """Say that a range (EDTF) is right for one's words, or that one can't say (None)."""

    episode: str
    edtf: str | None


@dataclass(frozen=True, slots=True)
class MoveEpisode:
    """Move a turning point up (-1) or down (1) in the list."""

    episode: str
    by: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """Set a turning point aside; it can be restored."""

    episode: str


@dataclass(frozen=True, slots=True)
class Restore:
    """Bring a turning point back that was set aside."""

    episode: str


@dataclass(frozen=True, slots=True)
class SayPart:
    """Say whether one had a part in one of the reviewers' points."""

    episode: str
    there: bool


@dataclass(frozen=True, slots=True)
class CloseRoster:
    """The list in hand is done: first one's own, then with the reviewers'."""


@dataclass(frozen=True, slots=True)
class ChooseDeep:
    """Choose which turning points to go through in detail, the most important first."""

    episodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoDeeper:
    """Go through a light turning point in detail after all."""

    episode: str


@dataclass(frozen=True, slots=True)
class ChooseUse:
    """Say how one passage may be used."""

    place: Place
    use: Use


@dataclass(frozen=True, slots=True)
class KeepName:
    """Keep a word that looks like a name, or like a number of somebody's, as it is."""

    word: str


@dataclass(frozen=True, slots=True)
class ReplaceName:
    """Put a code, or other words, wherever such a word stands in the account."""

    word: str
    instead: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "instead", clean(self.instead).strip())


@dataclass(frozen=True, slots=True)
class GiveCode:
    """Give the code that the review team gave (an interview begun without an invitation)."""

    code: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Say that it was read back to the person, how, and that they said that it is right."""

    how: HowRead


@dataclass(frozen=True, slots=True)
class GoToHandOver:
    """Go on to hand over what somebody typed for a person who has yet to have it read back."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Note that the record was written; made by the conversation once the file is there."""

    digest: str
    file: str


@dataclass(frozen=True, slots=True)
class Add:
    """Add something after the hand-over, with what brought it to mind.

    `looked_at`: the person has seen which words of it look like names, and keeps them.
    """

    text: str
    reason: str = field(default="")
    looked_at: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))
        object.__setattr__(self, "reason", clean(self.reason))


@dataclass(frozen=True, slots=True)
class Correct:
    """Put an answer right after the hand-over, with a reason; `looked_at` as in Add."""

    place: Place
    text: str
    reason: str
    looked_at: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))
        object.__setattr__(self, "reason", clean(self.reason))


Intent = (
    Answer
    | AnswerFollowUp
    | KeepPage
    | KeepNote
    | GoOnFromSupport
    | Back
    | GoOn
    | GoTo
    | GoToRoster
    | ReadBack
    | NameEpisode
    | ChangeEpisode
    | ConfirmWhen
    | MoveEpisode
    | SetAside
    | Restore
    | SayPart
    | CloseRoster
    | ChooseDeep
    | GoDeeper
    | ChooseUse
    | KeepName
    | ReplaceName
    | GiveCode
    | Confirm
    | GoToHandOver
    | HandOver
    | Add
    | Correct
)
