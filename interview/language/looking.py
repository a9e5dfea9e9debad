"""Many phrases looked for in one text: each only where its rarest word is there at all.

The one decision: a phrase is filed under one word, or one beginning or end of a word, without which
it can't stand. Of several that is the one that the fewest other phrases need, so that a text of
everyday words brings few phrases up. One is compared only where that word stands, and given up at
the first neighbour that is another word than it needs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from interview.language.phrases import Item, Pattern
from interview.language.words import Words

Of = TypeVar("Of")

_NO_WORD: Final = ""  # stands beyond either end of a text


class Met(NamedTuple, Generic[Of]):
    """A phrase that stands in a text: what it is a sign of, from word `first` to before `end`."""

    of: Of
    first: int
    end: int


class _Key(NamedTuple):
    """What a phrase is filed under, and what stands at a known distance from that word."""

    item: Item
    first: int | None  # to its first noticed word; None: at no known distance
    beside: tuple[tuple[int, frozenset[str]], ...]  # distances, and one of which words is there
    length: int | None  # of what is noticed, where item and `beside` are all there is to it


class _Filed(NamedTuple, Generic[Of]):
    number: int
    pattern: Pattern
    of: Of
    key: _Key


class Phrases(Generic[Of]):
    """Phrases that are ready to be looked for, each with what it is a sign of."""

    def __init__(self, rows: Iterable[tuple[Pattern, Of]]) -> None:
        given = list(rows)
        self.patterns = tuple(pattern for pattern, _ in given)
        rarity = _rarity(self.patterns)
        filed = [
            _Filed(number, pattern, of, _key(pattern, rarity))
            for number, (pattern, of) in enumerate(given)
        ]
        apart = [abs(distance) for one in filed for distance, _ in one.key.beside]
        self._beyond = (_NO_WORD,) * max(apart, default=0)
        items = [one.key.item for one in filed]
        self._beginning = min((len(part) for item in items for part in item.begins), default=0)
        self._end = min((len(part) for item in items for part in item.ends), default=0)
        self._by_word: dict[str, list[_Filed[Of]]] = {}
        self._by_beginning: dict[str, list[_Filed[Of]]] = {}
        self._by_end: dict[str, list[_Filed[Of]]] = {}
        for one in filed:
            for word in one.key.item.words:
                self._by_word.setdefault(word, []).append(one)
            for part in one.key.item.begins:
                self._by_beginning.setdefault(part[: self._beginning], []).append(one)
            for part in one.key.item.ends:
                self._by_end.setdefault(part[-self._end :], []).append(one)

    def met(self, words: Words) -> list[Met[Of]]:
        """Return every place where a phrase stands, from the first word to the last.

        Phrases that begin at the same word come in the order that they were given in.
        """
        wide = (*self._beyond, *words.words, *self._beyond)
        found: dict[tuple[int, int], Met[Of]] = {}
        loose: dict[int, _Filed[Of]] = {}
        for word, places in words.places.items():
            for one in self._brought_up(word):
                if one.key.first is None:
                    loose[one.number] = one
                else:
                    self._beside(one, places, words, wide, found)
        there = set(words.places) if loose else set()
        for one in loose.values():
            if one.pattern.may_stand(there):
                firsts = _firsts(one.pattern.noticed[0], words, there)
                found.update(_standing(one, firsts, words))
        return [found[place] for place in sorted(found)]

    def _brought_up(self, word: str) -> Iterable[_Filed[Of]]:
        """Return the phrases filed under a word, and some that only may be."""
        brought = self._by_word.get(word, ())
        if self._beginning and (more := self._by_beginning.get(word[: self._beginning])):
            brought = (*brought, *more)
        if self._end and (more := self._by_end.get(word[-self._end :])):
            brought = (*brought, *more)
        return brought

    def _beside(
        self,
        one: _Filed[Of],
        places: Sequence[int],
        words: Words,
        wide: Sequence[str],
        found: dict[tuple[int, int], Met[Of]],
    ) -> None:
        """Add to `found` where a phrase stands around its own word, which stands at `places`."""
        _, first, beside, length = one.key
        for place in places:
            at = place + len(self._beyond)
            for distance, wanted in beside:
                if wide[at + distance] not in wanted:
                    break
            else:
                start = place + (first or 0)
                end = start + length if length else one.pattern.at(words.words, start)
                if end is not None:
                    found[start, one.number] = Met(one.of, start, end)


def _standing(
    one: _Filed[Of], firsts: Iterable[int], words: Words
) -> Iterator[tuple[tuple[int, int], Met[Of]]]:
    for first in firsts:
        end = one.pattern.at(words.words, first)
        if end is not None:
            yield (first, one.number), Met(one.of, first, end)


def _rarity(patterns: Iterable[Pattern]) -> dict[frozenset[str], int]:
    """Return of each set of words that a pattern needs, how often patterns need one of them."""
    sets = Counter(words for pattern in patterns for words in pattern.needed)
    common: Counter[str] = Counter()
    for words, times in sets.items():
        for word in words:
            common[word] += times
    return {words: sum(common[word] for word in words) for words in sets}


def _key(pattern: Pattern, rarity: Mapping[frozenset[str], int]) -> _Key:
    """Return what a pattern is filed under: its first noticed item, if none is of whole words."""
    items = (*pattern.before[::-1], *pattern.noticed, *pattern.after)
    noticed = len(pattern.before)
    whole = [at for at, item in enumerate(items) if item.only_words]
    key = min(whole, key=lambda at: rarity[items[at].words], default=noticed)
    near = {key, *_known(items, range(key + 1, len(items))), *_known(items, range(key - 1, -1, -1))}
    beside = tuple((at - key, items[at].words) for at in sorted(near) if at in whole and at != key)
    complete = key in whole and len(beside) == len(items) - 1
    return _Key(
        items[key],
        noticed - key if noticed in near else None,
        beside,
        len(pattern.noticed) if complete else None,
    )


def _known(items: Sequence[Item], way: Iterable[int]) -> Iterator[int]:
    """Yield the items along a `way` that stand at a known distance from its beginning."""
    for at in way:
        if items[at].least != 1 or items[at].most != 1:
            return
        yield at


def _firsts(item: Item, words: Words, there: set[str]) -> Iterator[int]:
    """Yield where the first noticed word of a phrase stands."""
    for word in item.words & there:
        yield from words.places[word]
    if item.begins or item.ends:
        for word in there - item.words:
            if word.startswith(item.begins) or word.endswith(item.ends):
                yield from words.places[word]
