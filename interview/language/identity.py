"""Words and numbers in a text that may say who somebody is, or where.

The one decision: a name is known by where it stands, not by a list of all names. A capital in the
middle of a sentence is one unless the guide, the case or the account itself uses the word for
something else; at the beginning of a sentence only what stands beside a word ("Vale rang"), or a
given name that is nothing else, makes it one. A word in letters that aren't Latin ones is taken for
one among words that are. Each text is read once, in time in proportion to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from interview.language import numbers
from interview.language.numbers import Found
from interview.language.words import MOST
from interview.model.identity import Identity, Likeness

__all__ = ["Found", "Rules", "find", "rules", "small_words"]

_WORD: Final = re.compile(r"\w+(?:['\u2019-]\w+)*+")
_POSSESSIVE: Final = ("'s", "'S", "\u2019s", "\u2019S")
# What a sentence may begin after: a mark, an opening quotation mark, a dash, and the bracket round
# what somebody left out.
_BEGINS: Final = re.compile(r"[.!?\u2026:\n\"\[\u201c\u2018\u2013\u2014\u2022*/]|(?:^|\s)['-]")
_NUMBERED: Final = re.compile(r" \d")  # Band 6, Section 47
_JOINED: Final = re.compile(r"[a-z][A-Z]")  # SystmOne
# Nothing else is written so.
_SURNAME: Final = re.compile(r"(?:O['\u2019]|Ma?c)[A-Z][a-z]+(?:-[A-Z][a-z]+)*+")
_TITLED: Final = 0.75  # a line with so many capitals, and no full stop, is a title
_KEPT: Final = 1024  # an account's answers: one that hasn't changed is not read again
_OTHER: Final = 3  # of so many words, one may be in letters that aren't Latin ones
_SHORTEST_TITLE: Final = 4  # words


class Rules(NamedTuple):
    """Words by which names are known, in small letters, ready to be looked up."""

    titles: frozenset[str]
    small_titles: frozenset[str]
    called: frozenset[str]
    relations: frozenset[str]
    places: frozenset[str]
    given: frozenset[str]
    either: frozenset[str]  # given names that are words too
    never: frozenset[str]
    services: frozenset[str]  # some of these: capitals beside one are part of what it is called
    posts: frozenset[str]  # but those after one of these
    does: frozenset[str]  # what somebody does: whoever rang is somebody
    was: frozenset[str]  # the same, after a given name that is a word too
    known: frozenset[str]  # the case's own words, and those that the account writes small


class _Word(NamedTuple):
    """A word of a text, without a possessive ending, and how it stands."""

    text: str
    low: str
    start: int
    end: int
    begins: bool  # it may begin a sentence
    titled: bool  # its line is a title
    owns: bool  # it has the ending
    near: bool  # only a space, or a title's full stop, parts it from the word before
    numbered: bool  # a figure follows


@lru_cache(maxsize=4)  # one interview's, and those that a test compares it with
def rules(
    identity: Identity, *, known: frozenset[str] = frozenset(), people: frozenset[str] = frozenset()
) -> Rules:
    """Return the rules of a guide, ready.

    `known` holds words (small) that are no names here; `people` words of names that are known to be
    somebody's, such as a reader's.
    """
    given = frozenset(identity.given.split()) | people
    either = frozenset(identity.names_and_words.split())
    never = f"{identity.not_names} {identity.services} {identity.titles}"
    return Rules(
        titles=frozenset(identity.titles.split()),
        small_titles=frozenset(identity.small_titles.split()),
        called=frozenset(identity.called.split()),
        relations=frozenset(identity.relations.split()),
        places=frozenset(identity.places.split()),
        given=given,
        either=either,
        never=frozenset(never.split()) - people,
        services=frozenset(identity.services.split()),
        posts=frozenset(identity.posts.split()),
        does=frozenset(identity.does.split()),
        was=frozenset(identity.was.split()),
        known=known - given - either,
    )


@lru_cache(maxsize=_KEPT)
def small_words(text: str) -> frozenset[str]:
    """Return the words that `text` writes without a capital, without possessive endings."""
    words = _WORD.findall(text, 0, MOST)
    return frozenset(_bare(word) for word in words if word.islower())


@lru_cache(maxsize=_KEPT)
def find(text: str, rules: Rules) -> tuple[Found, ...]:
    """Return what in `text` may say who somebody is, in order and never one over another.

    Of a very long text the first `words.MOST` characters are read. Never raises.
    """
    found = list(numbers.find(text[:MOST]))
    taken = bytearray(min(len(text), MOST))
    for one in found:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    words = [word for word in _read(text) if not taken[word.start]]
    found += _names(text, words, rules)
    return tuple(sorted(found, key=lambda one: one.start))


def _read(text: str) -> Iterator[_Word]:
    line = _Line(-1, titled=False)
    before = 0
    for match in _WORD.finditer(text, 0, MOST):
        word, start = _bare(match[0]), match.start()
        if start > line.end:
            line = _line(text, start)
        gap = text[before:start]
        yield _Word(
            text=word,
            low=word.lower(),
            start=start,
            end=start + len(word),
            begins=before == 0 or (gap != " " and _BEGINS.search(gap) is not None),
            titled=line.titled,
            owns=len(word) < len(match[0]),
            near=gap in (" ", ". "),
            numbered=word[0].isupper() and _NUMBERED.match(text, match.end()) is not None,
        )
        before = match.end()


class _Line(NamedTuple):
    end: int
    titled: bool


def _line(text: str, start: int) -> _Line:
    end = text.find("\n", start, MOST)
    end = len(text) if end < 0 else end
    words = [one for one in _WORD.findall(text, start, end) if one[0].isalpha() and one != "I"]
    capitals = sum(one[0].isupper() for one in words)
    titled = len(words) >= _SHORTEST_TITLE and capitals >= _TITLED * len(words)
    return _Line(end, titled=titled and text[end - 1] not in ".!?")


def _names(text: str, words: Sequence[_Word], rules: Rules) -> Iterator[Found]:
    """Yield the names among `words`, neighbours together, with the title before them."""
    other = [_in_other_letters(word.text) for word in words]
    few = sum(other) * _OTHER <= len(words)  # else it is told in another language
    named = [few if one else _is_name(words, at, rules) for at, one in enumerate(other)]
    goes_on = [
        _are_one(word, after) and (also or _is_kind_of_place(after, rules))
        for (word, after), also in zip(pairwise(words), named[1:], strict=False)
    ]
    at = 0
    while at < len(words):
        if not named[at]:
            at += 1
            continue
        first = at - (at > 0 and words[at].near and _is_title(words[at - 1], rules))
        while at < len(goes_on) and goes_on[at]:
            at += 1
        start, end = words[first].start, words[at].end
        yield Found(Likeness.NAME, text[start:end], start, end)
        at += 1


def _are_one(word: _Word, after: _Word) -> bool:
    """Return whether two words stand side by side in one sentence."""
    return after.near and not after.begins and not word.owns


def _is_kind_of_place(word: _Word, rules: Rules) -> bool:
    return word.low in rules.places and word.text[0].isupper()


def _is_title(word: _Word, rules: Rules) -> bool:
    return word.low in (rules.titles if word.text[0].isupper() else rules.small_titles)


def _is_name(words: Sequence[_Word], at: int, rules: Rules) -> bool:
    word = words[at]
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if word.low in rules.given:
        return word.text[0].isupper() or word.text.islower()
    titled = before is not None and word.near and _is_small_title(before, word, rules)
    if not (titled or word.text[0].isupper()) or _is_never(word.low, rules):
        return False
    if titled:
        return word.text[0].isalpha()
    if _SURNAME.fullmatch(word.text) or word.low.partition("-")[0] in rules.given:
        return True
    return _has_capital(word.text) and _stands_as_one(word, before, after, rules)


def _in_other_letters(word: str) -> bool:
    """Return whether a word is in letters that come after the Latin ones and their marks."""
    return word[0] > "\u036f" and not "\u1e00" <= word[0] <= "\u1eff"


def _is_small_title(before: _Word, word: _Word, rules: Rules) -> bool:
    """Return whether `before` is a title that is written as the words around it are."""
    if before.text.isupper():
        return before.low in rules.small_titles and word.text.isupper()
    return before.text in rules.small_titles


def _stands_as_one(word: _Word, before: _Word | None, after: _Word | None, rules: Rules) -> bool:
    """Return whether a word with a capital is a name, by where it stands."""
    return (
        (before is not None and word.near and _is_said_before(before, word, rules))
        or (after is not None and after.near and _is_said_after(word, after, rules))
        or _in_the_middle(word, before, after, rules)
    )


def _in_the_middle(word: _Word, before: _Word | None, after: _Word | None, rules: Rules) -> bool:
    """Return whether a capital has no other reason than that it is a name's."""
    if word.begins or word.titled or word.numbered:
        return False
    if word.low in rules.either:
        return True
    if _is_known(word.low, rules):
        return False
    leads = before is not None and word.near and _is_service(before, rules)
    ends = after is not None and after.near and not word.owns and _is_service(after, rules)
    return not (ends or (leads and before is not None and before.low not in rules.posts))


def _is_service(word: _Word, rules: Rules) -> bool:
    return word.text[0].isupper() and _is_one_of(word.low, rules.services)


def _is_said_before(before: _Word, word: _Word, rules: Rules) -> bool:
    """Return whether the word before makes a word a name: Mrs Vale, called Robin."""
    return _is_title(before, rules) or (before.low in rules.called and not word.begins)


def _is_said_after(word: _Word, after: _Word, rules: Rules) -> bool:
    """Return whether the word after makes one a name: Vale rang, Robin's mum, Hawthorn Lane."""
    if word.owns:
        return after.low in rules.relations and not _is_known(word.low, rules)
    if word.begins and after.text in rules.does:
        return word.low in rules.either or not _is_known(word.low, rules)
    if word.begins and after.text in rules.was:
        return word.low in rules.either
    return after.low in rules.places and after.text[0].isupper()


def _has_capital(word: str) -> bool:
    """Return whether a word is written as a name is: no figure in it, no acronym, no short form."""
    if not word[0].isupper() or len(word) == 1 or word.removesuffix("s").isupper():
        return False
    if any(char.isdigit() or char == "_" for char in word):
        return False
    return _JOINED.search(word) is None


def _is_never(low: str, rules: Rules) -> bool:
    first = re.split("['\u2019-]", low, maxsplit=1)[0]
    return first in rules.never or _is_one_of(low, rules.never)


def _is_known(low: str, rules: Rules) -> bool:
    return _is_one_of(low, rules.known)


def _is_one_of(low: str, listed: AbstractSet[str]) -> bool:
    return low in listed or low.removesuffix("s") in listed


def parts(word: str) -> AbstractSet[str]:
    """Return the words of a name, in small letters: `Robin Vale` has two."""
    return {_bare(one).lower() for one in _WORD.findall(word)}


def _bare(word: str) -> str:
    """Return a word without a possessive ending."""
    return word[:-2] if word.endswith(_POSSESSIVE) else word
