"""What is said after practice, of an account and of how it was asked: the wording, and its signs.

The words are `prompts/practice/comments.toml`, for people who don't program. The one decision: a
comment is on words. It names no person, counts nothing and is no mark (method.md 9).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from interview.model.base import Value
from interview.model.language import Phrases, WordList

_Line = Annotated[str, Field(min_length=1, max_length=200)]
_Words = Annotated[str, Field(min_length=1, max_length=1000)]


class OnAccount(StrEnum):
    """What a comment on an account is about, in the order they are read."""

    MOMENT = "moment"  # one concrete moment
    HINDSIGHT = "hindsight"
    BLAME = "blame"
    TASKS = "tasks"  # how the work itself shaped things: a mechanism
    TOOLS = "tools"
    ENVIRONMENT = "environment"
    CORNER = "corner"  # a part that was not visited
    KNOWN = "known"  # known then, or learned later
    HELPED = "helped"


class OnAsking(StrEnum):
    """What a comment on a question is about. The first that fits is the one made."""

    SHOULD = "should"
    WHY = "why"
    LEADING = "leading"
    DOUBLE = "double"
    OPEN = "open"
    CLOSED = "closed"
    MISSED = "missed"  # a follow-up that was there to be asked


class Wording(Value):
    """A comment in words: a title, what it does for a reader, one thing to try."""

    title: _Line
    says: _Words
    attempt: _Words


class AccountRule(Value):
    """What is said where its signs are there, and where they are missing; either may be silent."""

    kind: OnAccount
    there: Wording | None = None
    missing: Wording | None = None
    phrases: Phrases | Literal[""] = ""  # its signs, where it is known by words


class AskingRule(Value):
    """What is said of a question of this kind."""

    kind: OnAsking
    says: Wording
    phrases: Phrases | Literal[""] = ""


class CommentRules(Value):
    """All of it."""

    format: Literal["interview-comments"]
    word_list: tuple[WordList, ...] = ()
    account: Annotated[tuple[AccountRule, ...], Field(min_length=1)]
    asking: Annotated[tuple[AskingRule, ...], Field(min_length=1)]
