"""A record: one practitioner's account as it is handed over. The shape is a contract (design.md 5).

Nothing here judges a person: no time taken, no count of changes, nothing that was noticed about
language. An immutable version is known by `digest`; `parents` name the versions it follows.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from interview.model.base import Value, digest
from interview.model.taxonomy import AnswerState, Mode, Nominated, Use

SCHEMA_VERSION = 1

Digest = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class RecordedCase(Value):
    """The case an account belongs to."""

    id: str
    title: str


class RecordedParticipant(Value):
    """Whose account it is, by neutral code, with role and agency in their own words."""

    code: str
    role: str
    agency: str


class Confirmed(Value):
    """How and on which day the person said that the account is right."""

    how: str
    on: str


class GuidePin(Value):
    """Which guide was used, and how many episodes it went deep into."""

    id: str
    version: str
    digest: Digest
    depth: Annotated[int, Field(ge=1, le=3)]


class When(Value):
    """A person's own words for a time, beside the range that they confirmed (EDTF), if any."""

    words: str
    edtf: str | None


class RecordedEpisode(Value):
    """A turning point as this person has it."""

    id: str
    title: str
    when: When
    why: str  # why it mattered, in a line
    nominated_by: Nominated
    deep: bool
    parked: bool  # set aside by the person; its answers are kept and left out of a merge


class RecordedFollowUp(Value):
    """A follow-up, as it was put, and what came."""

    probe: str
    kind: str
    asked: str
    state: AnswerState
    text: str


class RecordedAnswer(Value):
    """One question and what became of it. `asked` is empty where it was never put."""

    id: str
    question: str
    episode: str | None
    asked: str
    state: AnswerState
    text: str
    # Choices: a code or the person's words; notes: a list; never put: why, `said_elsewhere`.
    value: Any = None
    use: Use
    follow_ups: tuple[RecordedFollowUp, ...] = ()


class Addition(Value):
    """Something remembered after the hand-over."""

    id: str
    on: str
    text: str
    reason: str


class Correction(Value):
    """An answer put right after the hand-over; the earlier words stay where they are."""

    id: str
    on: str
    question: str
    episode: str | None
    text: str
    reason: str


class Record(Value):
    """One version of one person's account."""

    format: Literal["interview-record"]
    schema_version: Literal[1]
    practice: bool
    case: RecordedCase | None
    participant: RecordedParticipant
    mode: Mode
    entered_by: str
    present: tuple[str, ...]
    confirmed: Confirmed | None
    record_id: str
    parents: tuple[Digest, ...]
    guide: GuidePin
    episodes: tuple[RecordedEpisode, ...]
    answers: tuple[RecordedAnswer, ...]
    additions: tuple[Addition, ...]
    corrections: tuple[Correction, ...]
    digest: Digest

    def true_digest(self) -> str:
        """Return the digest that this content has."""
        return digest({key: part for key, part in self.plain().items() if key != "digest"})
