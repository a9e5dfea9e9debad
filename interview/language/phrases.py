"""Phrases as people write them in `language.toml`, read and compared with words.

    should have          these words, one after the other, in any case
    have/of              either word
    (really)             may be there
    ignor*   *ed         a word that begins, or ends, so
    {who}                any word of the list `who`
    ..                   up to three words of any kind
    , ; . ?              a comma; another mark inside a sentence; its end; a question mark
    {who} <should have>  the words between < and > are what is noticed, the others stand around it

The one decision: a phrase is compared only where the first of its noticed words stands, and no
item of it takes more than a few words, so that no phrase makes a long text slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

from interview.errors import InterviewError
from interview.language.words import MARKS, normal

_GAP: Final = 3  # words that `..` may stand for
_MOST_LOOSE: Final = 4  # items of a phrase that may be there or not: each doubles the work
_KEPT: Final = 4096  # different places of phrases that are kept: most stand in many
_LIST: Final = re.compile(r"\{([a-z_]+)\}")
_ONE: Final = re.compile(r"\*?[\w'-]+\*?")


class PhraseTrouble(InterviewError):
    """A phrase that can't be read. `words` holds the part that can't."""

    def __init__(self, what: str, do: str, words: str) -> None:
        super().__init__(what, do)
        self.words = words


class Item(NamedTuple):
    """One place of a phrase: which words may stand there, and whether one has to."""

    words: frozenset[str] = frozenset()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    least: int = 1
    most: int = 1
    anything: bool = False

    @property
    def only_words(self) -> bool:
        """Whether one of its words has to stand here."""
        return self.least > 0 and not (self.anything or self.begins or self.ends)

    def takes(self, word: str) -> bool:
        """Return whether `word` may stand here."""
        if self.anything:
            return word not in MARKS
        return (
            word in self.words
            or (bool(self.begins) and word.startswith(self.begins))
            or (bool(self.ends) and word.endswith(self.ends))
        )


class Pattern(NamedTuple):
    """A phrase that has been read: what stands before, what is noticed, what stands after."""

    before: tuple[Item, ...]  # from the nearest to the farthest
    noticed: tuple[Item, ...]
    after: tuple[Item, ...]
    needed: tuple[frozenset[str], ...]  # of each of these one word has to be in the text

    def may_stand(self, among: AbstractSet[str]) -> bool:
        """Return whether a text of these words can have it at all; most phrases need no more."""
        return not any(one.isdisjoint(among) for one in self.needed)

    def at(self, words: Sequence[str], place: int) -> int | None:
        """Return where the noticed words end that begin at `place`; None where they don't."""
        end = _reach(words, place, self.noticed, 1)
        if end is None or _reach(words, end, self.after, 1) is None:
            return None
        return None if _reach(words, place - 1, self.before, -1) is None else end


def each(written: str) -> Iterator[str]:
    """Yield the phrases of a row: one a line, without blank lines and remarks."""
    lines = (line.strip() for line in written.splitlines())
    yield from (line for line in lines if line and not line.startswith("#"))


def read(phrase: str, lists: Mapping[str, Item]) -> Pattern:
    """Return `phrase` as a Pattern. Raise PhraseTrouble for what can't be read."""
    if phrase.count("<") > 1 or phrase.count("<") != phrase.count(">"):
        raise _unreadable(phrase, "Put one < before the words that are noticed and one > after.")
    before, marked, rest = phrase.partition("<")
    noticed, _, after = rest.partition(">") if marked else (phrase, "", "")
    parts = [tuple(_items(part, lists)) for part in (before if marked else "", noticed, after)]
    if not parts[1] or parts[1][0].least == 0:
        raise _unreadable(phrase, "What is noticed has to begin with a word that is always there.")
    if sum(item.least < item.most for part in parts for item in part) > _MOST_LOOSE:
        raise _unreadable(phrase, f"Use ( ) and .. at most {_MOST_LOOSE} times.")
    needed = tuple(item.words for part in parts for item in part if item.only_words)
    return Pattern(parts[0][::-1], parts[1], parts[2], needed)


def word_list(written: str) -> Item:
    """Return the words of a list as one Item. Raise PhraseTrouble for what is no single word."""
    return _any_of(tuple(_single(word) for line in each(written) for word in line.split()))


def _items(text: str, lists: Mapping[str, Item]) -> Iterator[Item]:
    for part in text.split():
        yield from _part(part, lists) if "{" in part else _plain(part)


@lru_cache(maxsize=_KEPT)
def _plain(part: str) -> tuple[Item, ...]:
    """Return the items of a part that names no list, and so is the same in every guide."""
    return tuple(_part(part, {}))


def _part(part: str, lists: Mapping[str, Item]) -> Iterator[Item]:
    """Yield the items of what stands between two spaces."""
    if part == "..":
        yield Item(least=0, most=_GAP, anything=True)
        return
    inner = part[1:-1] if part.startswith("(") and part.endswith(")") else part
    found = tuple(_several(inner, lists))
    if inner is not part and len(found) > 1:
        raise _unreadable(part, "Put one word, or words with / between them, into ( ).")
    yield from (item._replace(least=0) for item in found) if inner is not part else found


def _several(part: str, lists: Mapping[str, Item]) -> Iterator[Item]:
    """Yield the items of one part between spaces: more than one for `didn't`, `non-compliant`."""
    words = part.split("/") if part.replace("/", "").isalpha() else []
    if words and all(word and normal(word) == (word,) for word in words):  # most are no more
        yield Item(frozenset(words))
        return
    if "/" in part or part in MARKS or _LIST.fullmatch(part):
        yield _any_of(tuple(_one(word, lists) for word in part.split("/")))
    else:
        yield from (_single(word) for word in _apart(part))


def _one(word: str, lists: Mapping[str, Item]) -> Item:
    if word in MARKS:
        return Item(frozenset({word}))
    named = _LIST.fullmatch(word)
    if named is None:
        return _single(word)
    if named[1] not in lists:
        raise _unreadable(word, f"There is no list {named[1]}.")
    return lists[named[1]]


def _apart(part: str) -> list[str]:
    if _ONE.fullmatch(part) is None:
        raise _unreadable(part, "Use words, and the signs that the head of the file explains.")
    pieces = [piece for piece in part.split("-") if piece]
    return [word for piece in pieces for word in ([piece] if "*" in piece else normal(piece))]


def _single(word: str) -> Item:
    apart = _apart(word)
    if len(apart) != 1 or not apart[0].strip("*"):
        raise _unreadable(word, "Use single words here.")
    low = apart[0].lower()
    if low.endswith("*"):
        return Item(begins=(low[:-1],))
    return Item(ends=(low[1:],)) if low.startswith("*") else Item(frozenset({low}))


@lru_cache(maxsize=_KEPT)
def _any_of(items: tuple[Item, ...]) -> Item:
    return Item(
        frozenset().union(*(item.words for item in items)),
        tuple(start for item in items for start in item.begins),
        tuple(end for item in items for end in item.ends),
    )


def _reach(words: Sequence[str], at: int, items: Sequence[Item], step: int) -> int | None:
    """Return the place after `items`, met from `at` on by `step`; None where they aren't met."""
    if not items:
        return at
    item, rest = items[0], items[1:]
    taken = 0
    while taken < item.most and 0 <= at < len(words) and item.takes(words[at]):
        at, taken = at + step, taken + 1
    while taken >= item.least:
        end = _reach(words, at, rest, step)
        if end is not None:
            return end
        at, taken = at - step, taken - 1
    return None


def _unreadable(words: str, do: str) -> PhraseTrouble:
    return PhraseTrouble(f'the phrase "{words}" can\'t be read', do, words)
