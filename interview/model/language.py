"""What a guide says of language: phrases that look back, and the places where they don't count.

The words are the guide's (`language.toml`), so that people who don't program can add to them.
`language` reads them; the nine kinds and what each stands for are method.md 8.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from interview.model.base import Value

# One a line; blank lines, and lines that begin with #, are for whoever reads the file. One text,
# not a list, since a guide is read at every start.
Phrases = Annotated[str, Field(min_length=1, max_length=50_000)]
Name = Annotated[str, Field(pattern=r"^[a-z_]+$", max_length=60)]


class NoticeKind(StrEnum):
    """What can be noticed about the way something is said."""

    SELF_BLAME = "self_blame"
    COUNTERFACTUAL = "counterfactual"
    FAILURE = "failure"
    CERTAINTY = "certainty"
    OUTCOME = "outcome"
    PERSON = "person"
    BLAME = "blame"
    MIND_READING = "mind_reading"
    LABEL = "label"


class Where(StrEnum):
    """Where a phrase has to stand for what is noticed to be left alone."""

    BEFORE = "before"  # before it, in the same sentence
    AFTER = "after"  # after it, in the same sentence
    SENTENCE = "sentence"  # anywhere in the same sentence
    OVER = "over"  # it is part of the phrase


class WordList(Value):
    """Words that may stand for each other: `{id}` in a phrase is any one of them."""

    id: Name
    words: Phrases  # parted by spaces


class NoticeRule(Value):
    """The phrases of one kind, and what is offered to a person where it is shown."""

    kind: NoticeKind
    offer: Annotated[str, Field(min_length=1, max_length=2000)]
    phrases: Phrases


class InQuestion(Value):
    """Phrases that give something away where they stand in a question that is put to somebody."""

    id: Name
    about: Annotated[str, Field(min_length=1, max_length=2000)]  # a sentence: what they do
    phrases: Phrases


class LeftAlone(Value):
    """Phrases near which nothing is noticed: what somebody said, a plan, a procedure, a family."""

    id: Name
    where: Where
    phrases: Phrases
    within: Annotated[int, Field(ge=0, le=100)] = 0  # at most so many words between; 0: any number
    kinds: tuple[NoticeKind, ...] = ()  # none: all
    told_only: bool = False  # in what a person tells, not in a question that is put to them
    until: Annotated[str, Field(max_length=50_000)] = (
        ""  # phrases after which it doesn't reach further
    )
