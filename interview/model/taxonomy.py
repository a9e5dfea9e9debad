"""The field's closed lists: answer states, permitted use, kinds of knowledge, lens, effect.

Codes are stable and go into records; the words people see for them live in the guide.
Sources: method.md 3 (knowledge), 4 (answer states), 5 (factors).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class AnswerState(StrEnum):
    """What became of a question. A blank is not one thing."""

    ANSWERED = "answered"
    CANNOT_RECALL = "cannot_recall"
    DID_NOT_KNOW_THEN = "did_not_know_then"
    PREFER_NOT_TO_SAY = "prefer_not_to_say"
    NOT_APPLICABLE = "not_applicable"
    COME_BACK_LATER = "come_back_later"
    WOULD_RATHER_TALK = "would_rather_talk"
    NOT_THERE = "not_there"  # the person was not part of that episode
    LEFT_BLANK = "left_blank"  # put, no reply
    NEVER_PUT = "never_put"  # not reached, or not asked
    PARKED = "parked"  # its episode was set aside; kept, can be restored


# Why a question was never put, as its answer's value: another answer of theirs says it. None where
# it simply wasn't reached.
SAID_ELSEWHERE: Final = "said_elsewhere"


class Form(StrEnum):
    """How an answer is given."""

    NARRATIVE = "narrative"
    CHOICE = "choice"
    ITEMS = "items"  # knowledge items
    FACTORS = "factors"  # factor notes


class Use(StrEnum):
    """How the reviewers may use a person's exact words."""

    QUOTE = "quote"
    PARAPHRASE = "paraphrase"
    LEADS_ONLY = "leads_only"


class Mode(StrEnum):
    """Whose hands made the record."""

    SELF = "self"  # alone at a keyboard
    TALK = "talk"  # a reviewer types while they speak
    FROM_NOTES = "from_notes"  # from a filled paper or Word pack
    SCRIPTED = "scripted"  # a walked story; every product says so


class HowRead(StrEnum):
    """How what somebody else typed was read back to the person whose account it is."""

    TOGETHER = "together"
    PHONE = "phone"
    PAPER = "paper"  # on paper that they were given
    SCREEN = "screen"  # they read it on the screen themselves


class Nominated(StrEnum):
    """Who named an episode."""

    PRACTITIONER = "practitioner"
    REVIEWERS = "reviewers"


class Witness(StrEnum):
    """Whether a person may take part who may be a witness in court."""

    NOT_CHECKED = "not_checked"
    NO = "no"
    CLEARED = "cleared"
    NOT_CLEARED = "not_cleared"


class Knowing(StrEnum):
    """How a thing stood in somebody's mind at that point."""

    KNEW = "knew"
    BELIEVED = "believed"
    ASSUMED = "assumed"
    LEARNED_LATER = "learned_later"
    DID_NOT_KNOW = "did_not_know"


class Source(StrEnum):
    """How a thing reached somebody."""

    SAW = "saw"
    TOLD = "told"
    READ = "read"
    INFERRED = "inferred"


class Lens(StrEnum):
    """The triad, and the person in it."""

    TASK = "task"
    TOOL = "tool"
    ENVIRONMENT = "environment"
    PERSON = "person"


class Effect(StrEnum):
    """Which way a factor pulled."""

    HELPED = "helped"
    HINDERED = "hindered"
    MIXED = "mixed"


class Usual(StrEnum):
    """Whether that is how it goes here."""

    USUAL = "usual"
    NOW_AND_THEN = "now_and_then"
    UNUSUAL = "unusual"
    CANT_SAY = "cant_say"


class Appraised(StrEnum):
    """How a review team sees the practice at an episode. method.md 7."""

    GOOD = "good"
    MIXED = "mixed"
    PROBLEMATIC = "problematic"
    UNDECIDED = "undecided"


class Direction(StrEnum):
    """Which way an underlying pattern pulls. method.md 6."""

    CONSTRUCTIVE = "constructive"
    UNSAFE = "unsafe"
