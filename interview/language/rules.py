"""A guide's rules of language, made ready: each phrase is read once, and filed to be looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from interview.language import phrases
from interview.language.looking import Phrases
from interview.language.phrases import Item, Pattern, PhraseTrouble
from interview.model.guide import Guide
from interview.model.language import LeftAlone, NoticeKind, NoticeRule, WordList

_READY: Final = 4  # guides that are kept ready: the one in hand, and what a test compares it with


class Use(NamedTuple):
    """What a phrase is for: a kind of notice, what is left alone, or where that ends."""

    row: int
    part: str  # "notice", "alone" or "until"


@dataclass(frozen=True, eq=False)
class Rules:
    """Rules that are ready to be used; `notices` and `alone` are the guide's rows, in order."""

    notices: tuple[NoticeRule, ...]
    alone: tuple[LeftAlone, ...]
    phrases: Phrases[Use]

    def about(self, kind: NoticeKind) -> str:
        """Return the first sentence of what is offered for `kind`: what it is, in plain words."""
        offer = next((one.offer for one in self.notices if one.kind is kind), "")
        return offer.partition(". ")[0].removesuffix(".") + "."


def of(guide: Guide) -> Rules:
    """Return the rules of `guide`, ready. Raise PhraseTrouble where a phrase can't be read."""
    return _ready(guide.word_lists, guide.notices, guide.left_alone)


def lists(rows: Iterable[WordList]) -> dict[str, Item]:
    """Return the word lists by name. Raise PhraseTrouble for what is no single word."""
    return {row.id: phrases.word_list(row.words) for row in rows}


@lru_cache(maxsize=_READY)
def _ready(
    word_lists: tuple[WordList, ...],
    notices: tuple[NoticeRule, ...],
    alone: tuple[LeftAlone, ...],
) -> Rules:
    return Rules(notices, alone, Phrases(_uses(lists(word_lists), notices, alone)))


def _uses(
    named: Mapping[str, Item], notices: Sequence[NoticeRule], alone: Sequence[LeftAlone]
) -> Iterator[tuple[Pattern, Use]]:
    written = [
        *((notice.phrases, Use(row, "notice")) for row, notice in enumerate(notices)),
        *((left.phrases, Use(row, "alone")) for row, left in enumerate(alone)),
        *((left.until, Use(row, "until")) for row, left in enumerate(alone)),
    ]
    for several, use in written:
        for one in phrases.each(several):
            yield phrases.read(one, named), use


__all__ = ["PhraseTrouble", "Rules", "Use", "lists", "of"]
