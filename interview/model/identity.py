"""What a guide says of identity: words by which a name is known, and words that are none.

The words are the guide's (`identity.toml`), so that people who don't program can add to them;
`language.identity` reads texts by them. What is looked for is method.md 8.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from interview.model.base import Value

# Parted by spaces and lines, in small letters; one text, not a list, since a guide is read at every
# start.
WordsOfIt = Annotated[str, Field(max_length=20_000)]


def _left_out(value: str) -> bool:
    return not value


_Says = Annotated[str, Field(min_length=1, max_length=500)]


class Likeness(StrEnum):
    """What a word or a number may say about who somebody is."""

    NAME = "name"  # of a person or a place
    NHS_NUMBER = "nhs_number"
    PHONE = "phone"
    POSTCODE = "postcode"
    EMAIL = "email"
    BIRTH = "birth"  # a date of birth


class LooksLike(Value):
    """What is said of one kind, after the word itself, and what may stand there instead of it."""

    kind: Likeness
    says: _Says  # "looks like a name."
    instead: _Says  # "Say who it is by role, and we will keep it that way."


class Identity(Value):
    """The words by which names are known. None of them is ever shown."""

    titles: WordsOfIt = ""  # what comes after one is a name: mrs
    small_titles: WordsOfIt = ""  # the same, where they are written small
    called: WordsOfIt = ""  # the same: called
    relations: WordsOfIt = ""  # what has one is somebody: Robin's mum
    places: WordsOfIt = ""  # what stands before one is a place: Hawthorn Lane
    given: WordsOfIt = ""  # given names that are nothing else
    names_and_words: WordsOfIt = ""  # given names that are words too: mark
    not_names: WordsOfIt = ""  # written with a capital, and no name: monday
    services: WordsOfIt = ""  # the same; capitals beside one are part of what it is called
    posts: WordsOfIt = ""  # words of these that a name may follow: visitor
    does: Annotated[WordsOfIt, Field(exclude_if=_left_out)] = ""  # what somebody does: rang
    was: Annotated[WordsOfIt, Field(exclude_if=_left_out)] = ""  # after one that is a word too: was
    looks_like: Annotated[tuple[LooksLike, ...], Field(min_length=1)]
