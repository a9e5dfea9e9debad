"""A guide's rules of language, made ready: each phrase is read once, and filed to be looked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from interview.language import phrases
from interview.language.looking import Of, Phrases
from interview.language.phrases import Item, PhraseTrouble
from interview.model.base import Itself
from interview.model.guide import Guide
from interview.model.language import InQuestion, LeftAlone, NoticeKind, NoticeRule, WordList

_READY: Final = 4  # guides that are kept ready: the one in hand, and what a test compares it with


class Use(NamedTuple):
    """What a phrase around others is for: they are left alone, or that ends."""

    row: int
    part: str  # "alone" or "until"


@dataclass(frozen=True, eq=False)
class Rules:
    """Rules that are ready to be used; `notices` and `alone` are the guide's rows, in order.

    What stands around a phrase is looked for by itself: most answers have none to be noticed.
    """

    notices: tuple[NoticeRule, ...]
    alone: tuple[LeftAlone, ...]
    phrases: Phrases[int]  # each a sign of the row of `notices` with that number
    around: Phrases[Use]
    in_questions: Phrases[str]  # each gives something away; the sign is a sentence that says what

    def about(self, kind: NoticeKind) -> str:
        """Return the first sentence of what is offered for `kind`: what it is, in plain words."""
        offer = next((one.offer for one in self.notices if one.kind is kind), "")
        return offer.partition(". ")[0].removesuffix(".") + "."


def of(guide: Guide) -> Rules:
    """Return the rules of `guide`, ready. Raise PhraseTrouble where a phrase can't be read."""
    return _of(Itself(guide))


@lru_cache(maxsize=_READY)
def _of(one: Itself[Guide]) -> Rules:
    guide = one.value
    return _ready(guide.word_lists, guide.notices, guide.left_alone, guide.in_questions)


def lists(rows: Iterable[WordList]) -> dict[str, Item]:
    """Return the word lists by name. Raise PhraseTrouble for what is no single word."""
    return {row.id: phrases.word_list(row.words) for row in rows}


@lru_cache(maxsize=_READY)
def _ready(
    word_lists: tuple[WordList, ...],
    notices: tuple[NoticeRule, ...],
    alone: tuple[LeftAlone, ...],
    in_questions: tuple[InQuestion, ...],
) -> Rules:
    named = lists(word_lists)
    written = ((notice.phrases, row) for row, notice in enumerate(notices))
    around = [
        *((left.phrases, Use(row, "alone")) for row, left in enumerate(alone)),
        *((left.until, Use(row, "until")) for row, left in enumerate(alone)),
    ]
    asked = ((row.phrases, row.about) for row in in_questions)
    return Rules(notices, alone, ready(written, named), ready(around, named), ready(asked, named))


def ready(written: Iterable[tuple[str, Of]], named: Mapping[str, Item]) -> Phrases[Of]:
    """Return rows of phrases, each with what they are a sign of, ready to be looked for.

    Raise PhraseTrouble.
    """
    return Phrases(
        (phrases.read(phrase, named), sign)
        for several, sign in written
        for phrase in phrases.each(several)
    )


__all__ = ["PhraseTrouble", "Rules", "Use", "lists", "of", "ready"]
