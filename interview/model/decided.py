"""A decisions file: what a reviewer decides about a case, written in TOML and taken in one go.

Appraisal of practice and the naming of patterns are the reviewers' own (method.md 2 and 7): they
are about an episode, a passage, the work of a service, and never about a person.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from interview.model.base import Value
from interview.model.invitation import EpisodeId, Line, Paragraph, ShortCode
from interview.model.taxonomy import Appraised, Direction, Usual

_Reference = Annotated[str, Field(min_length=3, max_length=200)]


class WrittenMatch(Value):
    """Which episode somebody's own one is; an empty `same_as` says that it is one of its own."""

    episode: EpisodeId
    same_as: EpisodeId | Literal[""]


class WrittenMark(Value):
    """A difference that only a reader can see, between passages named as `CODE:answer`.

    `holds` false takes the same mark back.
    """

    kind: Literal["read_differently", "known_to_one_agency"]
    episode: EpisodeId | None = None
    answers: Annotated[tuple[_Reference, ...], Field(min_length=1, max_length=100)]
    note: Paragraph = ""
    holds: bool = True


class WrittenMissing(Value):
    """Why an account isn't there; an empty `why` takes that back."""

    participant: ShortCode
    why: Line


class WrittenAppraisal(Value):
    """How the team sees the practice at an episode, on what basis; empty takes that back."""

    episode: EpisodeId
    appraisal: Appraised | Literal[""]
    words: Paragraph = ""
    basis: Paragraph = ""
    questions: Paragraph = ""  # what is still open


class WrittenUsual(Value):
    """What the team says is usual here, of a factor; empty takes that back.

    An empty agency means everywhere in the case.
    """

    factor: ShortCode
    agency: Line = ""
    usual: Usual | Literal[""]
    source: Paragraph = ""  # who said so, or where it stands


class WrittenCode(Value):
    """A pattern or a factor that a reader sees in a passage, named as `CODE:answer`.

    `holds` false takes the same code back.
    """

    code: ShortCode
    answer: _Reference
    direction: Direction | Literal[""] = ""
    note: Paragraph = ""
    holds: bool = True


class DecisionsFile(Value):
    """The whole file. `by` is the code of the reader who decides."""

    format: Literal["interview-decisions"]
    by: ShortCode
    match: tuple[WrittenMatch, ...] = ()
    mark: tuple[WrittenMark, ...] = ()
    missing: tuple[WrittenMissing, ...] = ()
    appraisal: tuple[WrittenAppraisal, ...] = ()
    usual: tuple[WrittenUsual, ...] = ()
    code: tuple[WrittenCode, ...] = ()
