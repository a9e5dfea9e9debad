"""Many phrases looked for in one text: each only where its rarest word is there at all.

The one decision: a phrase is filed under one word, or one beginning or end of a word, without which
it can't stand. Of several that is the one that the fewest other phrases need, so that a text of
everyday words brings few phrases up, and only those are compared with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from interview.language.phrases import Item, Pattern
from interview.language.words import Words

Of = TypeVar("Of")


class Met(NamedTuple, Generic[Of]):
    """A phrase that stands in a text: what it is a sign of, from word `first` to before `end`."""

    of: Of
    first: int
    end: int


class _Filed(NamedTuple, Generic[Of]):
    number: int
    pattern: Pattern
    of: Of


class Phrases(Generic[Of]):
    """Phrases that are ready to be looked for, each with what it is a sign of."""

    def __init__(self, rows: Iterable[tuple[Pattern, Of]]) -> None:
        filed = [_Filed(number, pattern, of) for number, (pattern, of) in enumerate(rows)]
        self.patterns = tuple(one.pattern for one in filed)
        rarity = _rarity(self.patterns)
        keys = [(one, _filed_under(one.pattern, rarity)) for one in filed]
        self._beginning = min((len(part) for _, key in keys for part in key.begins), default=1)
        self._end = min((len(part) for _, key in keys for part in key.ends), default=1)
        self._by_word: dict[str, list[_Filed[Of]]] = {}
        self._by_beginning: dict[str, list[_Filed[Of]]] = {}
        self._by_end: dict[str, list[_Filed[Of]]] = {}
        for one, key in keys:
            for word in key.words:
                self._by_word.setdefault(word, []).append(one)
            for part in key.begins:
                self._by_beginning.setdefault(part[: self._beginning], []).append(one)
            for part in key.ends:
                self._by_end.setdefault(part[-self._end :], []).append(one)

    def met(self, words: Words) -> list[Met[Of]]:
        """Return every place where a phrase stands, from the first word to the last.

        Phrases that begin at the same word come in the order that they were given in.
        """
        there = set(words.places)
        found = [
            (first, one.number, Met(one.of, first, end))
            for one in self._brought_up(there)
            if one.pattern.may_stand(there)
            for first in _firsts(one.pattern.noticed[0], words, there)
            if (end := one.pattern.at(words.words, first)) is not None
        ]
        found.sort(key=lambda one: one[:2])
        return [met for _, _, met in found]

    def _brought_up(self, there: set[str]) -> Iterable[_Filed[Of]]:
        """Return the phrases filed under a word that is there, and some that only may be."""
        found: dict[int, _Filed[Of]] = {}
        for word in there:
            for drawer, key in (
                (self._by_word, word),
                (self._by_beginning, word[: self._beginning]),
                (self._by_end, word[-self._end :]),
            ):
                if key in drawer:
                    found.update((one.number, one) for one in drawer[key])
        return found.values()


def _rarity(patterns: Iterable[Pattern]) -> dict[frozenset[str], int]:
    """Return of each set of words that a pattern needs, how often patterns need one of them."""
    sets = Counter(words for pattern in patterns for words in pattern.needed)
    common: Counter[str] = Counter()
    for words, times in sets.items():
        for word in words:
            common[word] += times
    return {words: sum(common[word] for word in words) for words in sets}


def _filed_under(pattern: Pattern, rarity: Mapping[frozenset[str], int]) -> Item:
    """Return the item that a pattern is filed under: its first one, if none is of whole words."""
    if not pattern.needed:
        return pattern.noticed[0]
    return Item(min(pattern.needed, key=rarity.__getitem__))


def _firsts(item: Item, words: Words, there: set[str]) -> Iterator[int]:
    """Yield where the first noticed word of a phrase stands."""
    for word in item.words & there:
        yield from words.places[word]
    if item.begins or item.ends:
        for word in there - item.words:
            if item.takes(word):
                yield from words.places[word]
