"""A guide's follow-ups: what each asks, what in an answer sets it off, how much that weighs.

The words are the guide's (`probes.toml`); `engine.statements` says how they are used. A field that
a guide leaves out is left out of its copy too, so that a guide made before there was such a field
keeps its digest.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from interview.model.base import Value
from interview.model.language import NoticeKind, Phrases

Code = Annotated[str, Field(pattern=r"^[a-zA-Z0-9_.-]+$", max_length=60)]
Words = Annotated[str, Field(min_length=1, max_length=2000)]
Count = Annotated[int, Field(ge=0, le=1000)]
Weight = Annotated[int, Field(ge=0, le=20)]

ProbeKind = Literal[
    "observation", "judgement", "decision", "knew", "feeling", "usual", "action",
    "asked_help", "obvious", "who", "short",
]  # fmt: skip


def _left_out(value: Any) -> bool:
    return not value


class Borrow(StrEnum):
    """Which of the person's own words a follow-up says back."""

    MARKED = "marked"  # those that set it off
    ON = "on"  # those and what follows, to the end of the clause
    CLAUSE = "clause"  # the clause they stand in


class Probe(Value):
    """A follow-up rule: what sets it off, and the ways to put it."""

    id: Code
    kind: ProbeKind
    ask: Annotated[tuple[Words, ...], Field(min_length=1, max_length=3)]
    why: Words
    max_words: Count = 0  # `short` only: an answer of up to so many words
    leave: tuple[str, ...] = ()  # whole answers that are complete as they are, such as "nothing"
    weight: Annotated[Weight, Field(exclude_if=_left_out)] = 0
    home: Annotated[tuple[Code, ...], Field(exclude_if=_left_out)] = ()  # parts of a moment
    phrases: Annotated[Phrases | Literal[""], Field(exclude_if=_left_out)] = ""
    borrow: Annotated[Borrow | None, Field(exclude_if=_left_out)] = None
    covered: Annotated[Phrases | Literal[""], Field(exclude_if=_left_out)] = ""
    most: Annotated[Count, Field(exclude_if=_left_out)] = 0  # in an interview; 0: any number
    notices: Annotated[tuple[NoticeKind, ...], Field(exclude_if=_left_out)] = ()


class FollowUpLimits(Value):
    """How many follow-ups there may be (method.md 3), and what makes one worth putting."""

    per_answer: Count
    by_depth: Annotated[tuple[Count, ...], Field(min_length=3, max_length=3)]
    by_language: Annotated[Count, Field(exclude_if=_left_out)] = 0  # of those, chosen by a notice
    at_home: Annotated[Weight, Field(exclude_if=_left_out)] = 0  # what a probe's own part adds
    kept_for: Annotated[Weight, Field(exclude_if=_left_out)] = 0  # what its last one waits for
    long_answer: Annotated[Count, Field(exclude_if=_left_out)] = 0  # words; 0: none is long


class Telling(Value):
    """Words that make a statement more telling, whatever its kind: surprise, strain."""

    id: Code
    adds: Weight
    phrases: Phrases


class Borrowing(Value):
    """Which of a person's words read naturally when they are said back."""

    most_words: Count
    fewest_words: Annotated[Count, Field(exclude_if=_left_out)] = 0  # of more than was marked
    ends_before: str  # words that a clause ends before, such as "because"
    not_last: str  # words that a phrase can't end with, such as "the"
    capitals: str  # words with a capital that are nobody's name, such as "Thursday"


class Cue(Value):
    """Words by which a note, made of somebody's own sentence, is known to take something more."""

    id: Literal["passed_on", "helped", "lacked"]
    phrases: Phrases


class Support(Value):
    """Words that are said first, and alone, where an answer is heavy to carry."""

    id: Code
    says: Annotated[Words | Literal[""], Field(exclude_if=_left_out)] = ""  # else its notice's
    phrases: Annotated[Phrases | Literal[""], Field(exclude_if=_left_out)] = ""
    notices: Annotated[tuple[NoticeKind, ...], Field(exclude_if=_left_out)] = ()
    then: Annotated[Code | Literal[""], Field(exclude_if=_left_out)] = ""  # a probe
    most: Annotated[int, Field(ge=0, exclude_if=_left_out)] = 0  # times in an interview; 0: always
