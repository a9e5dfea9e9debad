"""A guide's rules of language, made ready: each phrase is read once, and kept by its first word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from interview.language import phrases
from interview.language.phrases import Item, Pattern, PhraseTrouble
from interview.model.guide import Guide
from interview.model.language import LeftAlone, NoticeKind, NoticeRule, WordList

_READY: Final = 4  # guides that are kept ready: the one in hand, and what a test compares it with


class Use(NamedTuple):
    """A pattern and what it is for: a kind of notice, what is left alone, or where that ends."""

    pattern: Pattern
    row: int
    part: str  # "notice", "alone" or "until"


class Rules(NamedTuple):
    """Rules that are ready to be used; `kinds` and `alone` are the guide's rows, in order."""

    notices: tuple[NoticeRule, ...]
    alone: tuple[LeftAlone, ...]
    by_word: Mapping[str, tuple[Use, ...]]
    by_form: tuple[Use, ...]  # those whose first noticed word is a beginning or an end of a word

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
    by_word: defaultdict[str, list[Use]] = defaultdict(list)
    by_form: list[Use] = []
    for use in _uses(lists(word_lists), notices, alone):
        first = use.pattern.noticed[0]
        for word in first.words:
            by_word[word].append(use)
        if first.begins or first.ends:
            by_form.append(use)
    ready = {word: tuple(found) for word, found in by_word.items()}
    return Rules(notices, alone, ready, tuple(by_form))


def _uses(
    named: Mapping[str, Item], notices: Sequence[NoticeRule], alone: Sequence[LeftAlone]
) -> Iterator[Use]:
    for row, notice in enumerate(notices):
        yield from (
            Use(phrases.read(one, named), row, "notice") for one in phrases.each(notice.phrases)
        )
    for row, left in enumerate(alone):
        yield from (
            Use(phrases.read(one, named), row, "alone") for one in phrases.each(left.phrases)
        )
        yield from (Use(phrases.read(one, named), row, "until") for one in phrases.each(left.until))


__all__ = ["PhraseTrouble", "Rules", "Use", "lists", "of"]
