"""Statements: what is read in a product, each with what manner of thing it is.

The one decision: somebody's own words, an answer other than words, and a note that words stand
elsewhere are three things and never look alike. So a blank is never one thing, and no writer can
take ours for theirs. Words are carried letter for letter; each writer makes what can't be seen
visible in its own way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from interview.model import when
from interview.model.taxonomy import Use
from interview.report import words
from interview.report.audience import Audience, Showing, showing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview.model.merged import Account

_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9._:/-]")
_NARROWNESS: Final = {use: number for number, use in enumerate(Use)}  # the widest comes first


class Manner(StrEnum):
    """What manner of thing a statement is."""

    WORDS = "words"  # the person's own, letter for letter
    STATE = "state"  # ours: an answer other than words, such as "don't recall"
    UNASKED = "unasked"  # ours: never put, or set aside, so that nothing was answered
    FACT = "fact"  # ours: what they chose from a list, or a day they confirmed
    SENSE = "sense"  # ours: in place of words that may not be quoted
    ABSENT = "absent"  # ours: in place of words that are not in this version


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing to be read: somebody's words, or ours.

    `code` is the record's own value where `text` only says it: a state, a choice, a date as EDTF.
    """

    manner: Manner
    text: str
    code: str = ""


SENSE: Final = Statement(Manner.SENSE, words.SENSE_ONLY)
ABSENT: Final = Statement(Manner.ABSENT, words.NOT_HERE)


def fact(text: str, code: str = "") -> Statement:
    """Return what somebody chose or confirmed, in words of ours, with the record's own `code`."""
    return Statement(Manner.FACT, text, code)


def own_words(text: str, use: Use, audience: Audience) -> Statement:
    """Return words of somebody's as `audience` may see them."""
    how = showing(use, audience)
    if how is Showing.WORD_FOR_WORD:
        return Statement(Manner.WORDS, text)
    return SENSE if how is Showing.SENSE_ONLY else ABSENT


def whole_use(account: Account) -> Use:
    """Return how an account as a whole may be used: the narrowest that its record says.

    Where nothing was said it is for the review team only: nothing is quoted by default.
    """
    if use_put_right(account):
        return Use.LEADS_ONLY
    said = account.at("close.use")
    given = [one.value for one in said.variants] if said else []
    return narrowest(Use(one) if one in list(Use) else Use.LEADS_ONLY for one in given)


def use_put_right(account: Account) -> bool:
    """Return whether somebody put right afterwards how their words may be used.

    It is in their own words then, which no program reads: all they said is for the team only.
    """
    said = account.at("close.use")
    return said is not None and bool(said.corrections)


def narrowest(uses: Iterable[Use]) -> Use:
    """Return the narrowest of `uses`; where there is none, for the review team only."""
    return max(uses, key=_NARROWNESS.__getitem__, default=Use.LEADS_ONLY)


def said_date(edtf: str | None) -> str:
    """Return a confirmed day or range as it is said, empty where there is none."""
    return when.say(edtf) if edtf and when.valid(edtf) else ""


def anchor(code: str, question: str, episode: str | None, version: int = 1) -> str:
    """Return where an answer stands in a product: the same in every one, made of plain letters."""
    place = f"{code}:{question}" + (f"/{episode}" if episode else "")
    plain = _NOT_PLAIN.sub(lambda one: f"~{ord(one[0]):x}~", place)
    return plain if version == 1 else f"{plain}~v{version}~"
