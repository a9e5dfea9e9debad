"""What has happened in an interview, in the past tense. The journal holds exactly these.

A question's wording is rendered once, when it is put, and kept in `Came`: replay never renders, and
an answer can be read without its guide.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from interview.engine.place import Kind
from interview.errors import FileTrouble
from interview.model.base import Value
from interview.model.invitation import Setting
from interview.model.record import GuidePin
from interview.model.taxonomy import AnswerState, HowRead, Mode, Use


class Wording(Value):
    """A question as it was put."""

    question: str
    asked: str
    hint: str = ""


class Began(Value):
    """An interview was begun with this setting and guide."""

    kind: Literal["began"] = "began"
    interview: str
    record_id: str
    own_prefix: str  # what the ids of the person's own episodes begin with, unique to the person
    guide: GuidePin
    setting: Setting
    mode: Mode
    entered_by: str
    present: tuple[str, ...] = ()


class Came(Value):
    """The person came to a step. `put` holds the questions put there for the first time."""

    kind: Literal["came"] = "came"
    stage: str
    step: Kind
    episode: str | None = None
    questions: tuple[str, ...] = ()
    put: tuple[Wording, ...] = ()
    signpost: str = ""


class Answered(Value):
    """A question was given an answer, or another state than answered."""

    kind: Literal["answered"] = "answered"
    question: str
    episode: str | None = None
    state: AnswerState
    text: str = ""
    value: Any = None


class NoteKept(Value):
    """A note was made of the person's own sentence, beside an answer; they stayed where they were.

    `put` is the question it answers, where that hadn't been put before.
    """

    kind: Literal["note_kept"] = "note_kept"
    question: str
    episode: str | None = None
    put: Wording | None = None
    value: list[dict[str, Any]]  # all the notes there


class FollowUpPut(Value):
    """A follow-up was put to the answer just given."""

    kind: Literal["follow_up_put"] = "follow_up_put"
    question: str
    episode: str | None = None
    probe: str
    about: str  # the kind of statement that called for it
    asked: str
    thanks: str = ""
    noticed: str = ""  # the kind of phrase that chose it, if one did; it stays in the journal


class SupportOffered(Value):
    """Words of support were shown after an answer. Nothing of it is handed over."""

    kind: Literal["support_offered"] = "support_offered"
    question: str
    episode: str | None = None
    support: str  # which of the guide's
    page: bool = False  # it came on a notes page, which the person goes back to


class SupportSeen(Value):
    """The person went on from the words of support, or chose to leave the question."""

    kind: Literal["support_seen"] = "support_seen"
    leaves: bool = False


class FollowUpAnswered(Value):
    """The last follow-up of a question was answered, or left."""

    kind: Literal["follow_up_answered"] = "follow_up_answered"
    question: str
    episode: str | None = None
    state: AnswerState
    text: str = ""


class EpisodeNamed(Value):
    """The person named a turning point of their own."""

    kind: Literal["episode_named"] = "episode_named"
    episode: str
    title: str
    words: str = ""
    why: str = ""


class EpisodeChanged(Value):
    """The person put a turning point in other words: an invited one is theirs to say too."""

    kind: Literal["episode_changed"] = "episode_changed"
    episode: str
    title: str
    words: str = ""
    why: str = ""


class WhenConfirmed(Value):
    """The person confirmed a range for their words, or said that they can't (None)."""

    kind: Literal["when_confirmed"] = "when_confirmed"
    episode: str
    edtf: str | None = None


class EpisodeMoved(Value):
    """A turning point was moved to another place in the list, from 0."""

    kind: Literal["episode_moved"] = "episode_moved"
    episode: str
    to: int


class EpisodeSetAside(Value):
    """A turning point was set aside; its answers are kept."""

    kind: Literal["episode_set_aside"] = "episode_set_aside"
    episode: str


class EpisodeRestored(Value):
    """A turning point that was set aside is back."""

    kind: Literal["episode_restored"] = "episode_restored"
    episode: str


class PartSaid(Value):
    """The person said whether they had a part in one of the reviewers' points."""

    kind: Literal["part_said"] = "part_said"
    episode: str
    there: bool


class RosterClosed(Value):
    """The own list is done (`own`), or the reviewers' list has been gone through (`all`)."""

    kind: Literal["roster_closed"] = "roster_closed"
    phase: Literal["own", "all"]


class EpisodesChosen(Value):
    """Which turning points to go through in detail: as chosen, then what was asked for or begun."""

    kind: Literal["episodes_chosen"] = "episodes_chosen"
    deep: tuple[str, ...]


class EpisodeDeepened(Value):
    """A turning point goes into detail too: asked for, the only one, or after all."""

    kind: Literal["episode_deepened"] = "episode_deepened"
    episode: str


class UseChosen(Value):
    """How a passage may be used. `close.use` says it for the whole."""

    kind: Literal["use_chosen"] = "use_chosen"
    question: str
    episode: str | None = None
    use: Use


class NameKept(Value):
    """The person looked at a word that may be a name, and kept it. Nothing of it is handed over."""

    kind: Literal["name_kept"] = "name_kept"
    word: str


class NameReplaced(Value):
    """The person put a code, or other words, wherever a word stood that may be a name."""

    kind: Literal["name_replaced"] = "name_replaced"
    word: str
    instead: str


class CodeGiven(Value):
    """Begun without an invitation: the code that the review team gave the person."""

    kind: Literal["code_given"] = "code_given"
    code: str


class WasReadBack(Value):
    """What somebody else typed was read back to the person; whether it is right is an answer."""

    kind: Literal["was_read_back"] = "was_read_back"
    how: HowRead


class HandedOver(Value):
    """A version of the record was written to a file."""

    kind: Literal["handed_over"] = "handed_over"
    digest: str
    file: str  # the file's name, without its folder


class Added(Value):
    """Something was added after the hand-over."""

    kind: Literal["added"] = "added"
    text: str
    reason: str


class Corrected(Value):
    """An answer was put right after the hand-over; the earlier words stay."""

    kind: Literal["corrected"] = "corrected"
    question: str
    episode: str | None = None
    text: str
    reason: str


Event = (
    Began
    | Came
    | Answered
    | NoteKept
    | FollowUpPut
    | SupportOffered
    | SupportSeen
    | FollowUpAnswered
    | EpisodeNamed
    | EpisodeChanged
    | WhenConfirmed
    | EpisodeMoved
    | EpisodeSetAside
    | EpisodeRestored
    | PartSaid
    | RosterClosed
    | EpisodesChosen
    | EpisodeDeepened
    | UseChosen
    | NameKept
    | NameReplaced
    | CodeGiven
    | WasReadBack
    | HandedOver
    | Added
    | Corrected
)


@cache
def _reader() -> TypeAdapter[list[Event]]:
    return TypeAdapter(list[Annotated[Event, Field(discriminator="kind")]])


def read_events(data: Sequence[dict[str, Any]]) -> list[Event]:
    """Return a journal's plain data as events. Raise FileTrouble, without a word of it."""
    try:
        return _reader().validate_python(data, strict=False)
    except ValidationError:
        raise FileTrouble(
            "This interview's file holds an entry that this program can't read.",
            "Nothing has been changed. Ask the review team for help.",
        ) from None
