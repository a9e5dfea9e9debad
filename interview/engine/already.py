"""What has been said already: whether an earlier answer covers what a follow-up would ask.

The one decision: it goes by words. Where an earlier answer holds most of the words that a statement
is about, and words beside them say how that was known, what brought it about or whatever else would
be asked, asking it would be asking twice; and so it would where the same was asked before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from interview.engine.said import Given
from interview.engine.statements import Statement, signs
from interview.language import words as reading
from interview.language.looking import Phrases
from interview.language.words import MARKS
from interview.model.guide import Guide

_KEPT: Final = 256  # earlier answers that are not read again
_BESIDE: Final = 25  # words to either side: people leave full stops out
_CLAUSE: Final = 120  # characters that a statement is looked at for
_MOST_OF_IT: Final = 0.7
_SHORTEST: Final = 3  # letters: shorter words are about nothing


class Told(NamedTuple):
    """Words of an earlier answer beside those that say what a kind of follow-up would ask."""

    kind: str
    words: frozenset[str]


def told(given: Given, guide: Guide, but: str) -> Iterator[Told]:
    """Yield what an answer and its follow-ups tell, leaving out the text `but`."""
    covered = signs(guide).covered
    for text in (given.text, *(one.text for one in given.follow_ups)):
        if text and text != but:
            for row, words in _covers(text, covered):
                yield Told(guide.probes[row].kind, words)
    for one in given.follow_ups:
        yield Told(one.about, frozenset(reading.read(one.asked).words))


def says_it(text: str, statement: Statement, guide: Guide, earlier: Iterable[Told]) -> bool:
    """Return whether one of `earlier` tells what a `statement` of `text` would be asked."""
    about = _about(text, statement, guide)
    return bool(about) and any(
        one.kind == statement.probe.kind and len(about & one.words) >= _MOST_OF_IT * len(about)
        for one in earlier
    )


@lru_cache(maxsize=_KEPT)
def _covers(text: str, covered: Phrases[int]) -> tuple[tuple[int, frozenset[str]], ...]:
    words = reading.read(text)
    beside = (
        (one.of, frozenset(words.words[max(one.first - _BESIDE, 0) : one.end + _BESIDE]))
        for one in covered.met(words)
    )
    return tuple(dict.fromkeys(beside))


def _about(text: str, statement: Statement, guide: Guide) -> frozenset[str]:
    """Return the words that say what a statement is about: from its first to the next mark.

    One of a whole short answer is about none of its words.
    """
    if not statement.end:
        return frozenset()
    rules = guide.borrowing
    small = {*rules.not_last.split(), *rules.ends_before.split()} if rules else set()
    found: list[str] = []
    clause = reading.read(text[statement.start : max(statement.end, statement.start + _CLAUSE)])
    for word, end in zip(clause.words[1:], clause.ends[1:], strict=True):
        if word in MARKS and end > statement.end - statement.start:
            break
        if len(word) >= _SHORTEST and word not in small:
            found.append(word)
    return frozenset(found)
