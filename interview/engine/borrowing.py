"""Saying somebody's own words back: which of them, and whether they read well as they stand.

The one decision: a phrase is said back letter for letter or not at all. It is not where it is long,
breaks off, holds anything but plain words, or may hold a name: a question goes into the record as
it was put, and a name that is taken out of an answer has to be out of it everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from interview.engine.statements import Statement
from interview.model.probes import Borrow, Borrowing

_FAR: Final = 200  # characters to either side: no phrase that reads well is longer
_MARKS: Final = r"[^\w\s'\u2019-]|\n|\s-\s"
_BESIDE_LETTERS: Final = frozenset(" '\N{RIGHT SINGLE QUOTATION MARK}-")


class _Ready(NamedTuple):
    parts: re.Pattern[str]  # what a clause ends at
    not_last: frozenset[str]
    capitals: frozenset[str]


def borrowed(
    text: str, statement: Statement, rules: Borrowing | None, avoid: Iterable[tuple[int, int]] = ()
) -> str:
    """Return the words of `text` that a follow-up to `statement` says back; empty for none.

    `avoid` holds places (code points, half-open) that are not said back, such as words of blame.
    """
    how = statement.probe.borrow
    if rules is None or how is None:
        return ""
    ready = _ready(rules)
    start, end = statement.start, statement.end
    if how is Borrow.CLAUSE:
        before = text[max(start - _FAR, 0) : start]
        start -= len(before) - max((one.end() for one in ready.parts.finditer(before)), default=0)
    if how is not Borrow.MARKED:
        after = ready.parts.search(text, end, end + _FAR)
        end = after.start() if after else min(end + _FAR, len(text))
    phrase = text[start:end].strip()
    broken = how is not Borrow.MARKED and (
        _plain(phrase.rpartition(" ")[2]) in ready.not_last
        or len(phrase.split()) < rules.fewest_words
    )
    if broken or any(start < stop and first < end for first, stop in avoid):
        return ""
    return phrase if _reads_well(phrase, rules, ready) else ""


def _reads_well(phrase: str, rules: Borrowing, ready: _Ready) -> bool:
    words = phrase.split()
    return (
        0 < len(words) <= rules.most_words
        and all(char.isalpha() or char in _BESIDE_LETTERS for char in phrase)
        and all(_plain(word) in ready.capitals for word in words if word != word.lower())
    )


def _plain(word: str) -> str:
    return word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


@lru_cache(maxsize=4)
def _ready(rules: Borrowing) -> _Ready:
    joins = "|".join(re.escape(word) for word in rules.ends_before.split())
    parts = re.compile(rf"{_MARKS}|(?<!\w)(?:{joins})(?!\w)" if joins else _MARKS, re.IGNORECASE)
    return _Ready(parts, frozenset(rules.not_last.split()), frozenset(rules.capitals.split()))
