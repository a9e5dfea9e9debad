"""What can be noticed in a text: phrases that look back, blame, or read another's mind.

The one decision: a false alarm costs more than a miss, so every phrase that is found is looked at
in its sentence, and let go where that quotes, plans, denies or tells of the family. The order of
the kinds in the guide is their order of precedence: self-blame comes before everything else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from interview.language import words as reading
from interview.language.rules import Rules
from interview.language.words import QUESTION, SENTENCE, Words
from interview.model.language import LeftAlone, NoticeKind, Where

# Straight and curly quotation marks. An apostrophe inside a word opens and closes nothing.
QUOTED: Final = re.compile(
    r'"[^"\n]*+"'
    "|\u201c[^\u201c\u201d\n]*+\u201d"
    r"|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w))*+'(?!\w)"
    "|\u2018(?:[^\u2018\u2019\n]|(?<=\\w)\u2019(?=\\w))*+\u2019(?!\\w)"
)


class Notice(NamedTuple):
    """A phrase that was noticed: its kind, and where it stands (code points, half-open)."""

    kind: NoticeKind
    start: int
    end: int


@lru_cache(maxsize=1)  # an answer is read by all who look at it, one after the other
def notices(text: str, rules: Rules, *, asked: bool = False) -> tuple[Notice, ...]:
    """Return what `rules` notice in `text`, in order and never one over another.

    `asked` says that it is put to somebody, as a guide's question or a reviewer's query is.
    Never raises, whatever the text; of a very long one the first `words.MOST` characters are read.
    """
    words = reading.read(text)
    found = _find(words, rules)
    if not found.notices:
        return ()
    alone = [(row, one) for row, one in enumerate(rules.alone) if not (asked and one.told_only)]
    near = _Near(words, found, alone)
    quoted = [match.span() for match in QUOTED.finditer(text, 0, reading.MOST)]
    taken = bytearray(len(words.words))
    kept: list[tuple[_Span, NoticeKind]] = []
    for row, span in sorted(found.notices, key=lambda one: (one[0], one[1].start, -one[1].end)):
        kind = rules.notices[row].kind
        start = words.starts[span.start]
        if any(taken[span.start : span.end]) or inside(start, quoted) or near.lets_go(kind, span):
            continue
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
        kept.append((span, kind))
    return tuple(
        Notice(kind, words.starts[span.start], words.ends[span.end - 1])
        for span, kind in _joined(sorted(kept))
    )


class _Span(NamedTuple):
    """Places of words, half-open."""

    start: int
    end: int


class _Found(NamedTuple):
    """Where the phrases of each row stand, in order."""

    notices: list[tuple[int, _Span]]
    alone: Mapping[int, list[_Span]]
    until: Mapping[int, list[int]]


def _joined(kept: Iterable[tuple[_Span, NoticeKind]]) -> Iterator[tuple[_Span, NoticeKind]]:
    """Yield `kept`, which is in order, with phrases of one kind that follow each other as one."""
    last: tuple[_Span, NoticeKind] | None = None
    for span, kind in kept:
        if last is not None and last == (_Span(last[0].start, span.start), kind):
            last = (_Span(last[0].start, span.end), kind)
            continue
        if last is not None:
            yield last
        last = (span, kind)
    if last is not None:
        yield last


def _find(words: Words, rules: Rules) -> _Found:
    rows = range(len(rules.alone))
    found = _Found([], {row: [] for row in rows}, {row: [] for row in rows})
    for (row, part), first, end in rules.phrases.met(words):
        if part == "notice":
            found.notices.append((row, _Span(first, end)))
        elif part == "alone":
            found.alone[row].append(_Span(first, end))
        else:
            found.until[row].append(first)
    return found


class _Near:
    """What stands near a noticed phrase in its sentence, and lets it go."""

    def __init__(self, words: Words, found: _Found, alone: Sequence[tuple[int, LeftAlone]]) -> None:
        ending = [word in {SENTENCE, QUESTION} for word in words.words]
        self._sentence = [0, *accumulate(ending)]  # which sentence a word belongs to
        self._alone = alone
        self._starts = {row: [span.start for span in spans] for row, spans in found.alone.items()}
        self._spans = found.alone
        self._by_end = {
            row: sorted(spans, key=lambda span: span.end) for row, spans in found.alone.items()
        }
        self._ends = {row: [span.end for span in spans] for row, spans in self._by_end.items()}
        self._until = found.until
        self._anywhere = {
            row: {self._sentence[span.end - 1] for span in spans}
            for row, spans in found.alone.items()
        }

    def lets_go(self, kind: NoticeKind, span: _Span) -> bool:
        """Return whether what is noticed at `span` is to be left alone."""
        return any(
            bool(self._spans[row])
            and (not rule.kinds or kind in rule.kinds)
            and self._by(row, rule, span)
            for row, rule in self._alone
        )

    def _by(self, row: int, rule: LeftAlone, span: _Span) -> bool:
        if rule.where is Where.SENTENCE:
            return self._sentence[span.start] in self._anywhere[row]
        if rule.where is Where.OVER:
            return self._over(row, span)
        if rule.where is Where.BEFORE:
            index = bisect_right(self._ends[row], span.start) - 1
            if index < 0:
                return False
            phrase = self._by_end[row][index]
            gap = _Span(phrase.end, span.start)
        else:
            index = bisect_left(self._starts[row], span.end)
            if index == len(self._starts[row]):
                return False
            phrase = self._spans[row][index]
            gap = _Span(span.end, phrase.start)
        same = self._sentence[phrase.end - 1] == self._sentence[span.start]
        return same and self._reaches(row, rule.within, gap)

    def _over(self, row: int, span: _Span) -> bool:
        last = bisect_left(self._starts[row], span.end)
        first = bisect_left(self._starts[row], span.start - _LONGEST)
        return any(one.end > span.start for one in self._spans[row][first:last])

    def _reaches(self, row: int, within: int, gap: _Span) -> bool:
        """Return whether a phrase of `row` reaches over the words of `gap`."""
        if within and gap.end - gap.start > within:
            return False
        until = self._until[row]
        index = bisect_left(until, gap.start)
        return index == len(until) or until[index] >= gap.end


_LONGEST: Final = 40  # words that a phrase can be long


def inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether `place` stands in one of `spans`, which are in order and apart."""
    index = bisect_right(spans, (place, place)) - 1
    return index >= 0 and spans[index][0] <= place < spans[index][1]
