"""What reviewers decide, each with who and on which day. Kept beside the records, never in them.

A decision is by a reader of the case, can be made again another way, and leaves the accounts as
they are. Sources: merging.md 2, 3 and 9; design.md 4 (differences that are a reviewers' mark).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from interview.model.base import Value
from interview.model.invitation import EpisodeId, Line, Paragraph, ShortCode
from interview.model.merged import Resolution, Withdrawal

_Reference = Annotated[str, Field(min_length=3, max_length=200)]


class Match(Value):
    """Which of the case's episodes, or of another person's, somebody's own is; None: no other."""

    episode: EpisodeId
    same_as: EpisodeId | None
    by: str
    on: str


class Mark(Value):
    """A difference that only a reader can see: read differently, or known to one agency."""

    kind: Literal["read_differently", "known_to_one_agency"]
    episode: EpisodeId | None = None
    answers: Annotated[tuple[_Reference, ...], Field(min_length=1, max_length=100)]
    note: Paragraph = ""
    by: str
    on: str


class Missing(Value):
    """Why an account isn't there, in the lead reviewers' words."""

    participant: ShortCode
    why: Line
    by: str
    on: str


class Decisions(Value):
    """All that a case's reviewers have decided, in a fixed order."""

    matches: tuple[Match, ...] = ()
    marks: tuple[Mark, ...] = ()
    missing: tuple[Missing, ...] = ()
    resolutions: dict[str, tuple[Resolution, ...]] = Field(default_factory=dict)  # by participant
    withdrawals: dict[str, Withdrawal] = Field(default_factory=dict)
