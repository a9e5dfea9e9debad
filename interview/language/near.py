"""What stands near a phrase in its sentence and lets it go: a quotation, a plan, a denial.

The one decision: a rule reaches over a few words of one sentence, before or after, and not beyond
a phrase at which the sentence turns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from interview.language.words import QUESTION, SENTENCE, Words
from interview.model.language import LeftAlone, NoticeKind, Where

_LONGEST: Final = 40  # words that a phrase can be long


class Span(NamedTuple):
    """Places of words, half-open."""

    start: int
    end: int


class Near:
    """What stands near a phrase in its sentence, and lets it go.

    `stands` and `until` say, for each rule of `alone` by its number, where its phrases stand and
    where what it reaches over ends, in order.
    """

    def __init__(
        self,
        words: Words,
        stands: Mapping[int, list[Span]],
        until: Mapping[int, list[int]],
        alone: Sequence[tuple[int, LeftAlone]],
    ) -> None:
        ending = [word in {SENTENCE, QUESTION} for word in words.words]
        self._sentence = [0, *accumulate(ending)]  # which sentence a word belongs to
        self._alone = alone
        self._starts = {row: [span.start for span in spans] for row, spans in stands.items()}
        self._spans = stands
        self._by_end = {
            row: sorted(spans, key=lambda span: span.end) for row, spans in stands.items()
        }
        self._ends = {row: [span.end for span in spans] for row, spans in self._by_end.items()}
        self._until = until
        self._anywhere = {
            row: {self._sentence[span.end - 1] for span in spans} for row, spans in stands.items()
        }

    def lets_go(self, kind: NoticeKind | None, span: Span) -> bool:
        """Return whether what is found at `span` is to be left alone; `kind` where it has one."""
        return any(
            bool(self._spans[row])
            and (not rule.kinds or kind in rule.kinds)
            and self._by(row, rule, span)
            for row, rule in self._alone
        )

    def _by(self, row: int, rule: LeftAlone, span: Span) -> bool:
        if rule.where is Where.SENTENCE:
            return self._sentence[span.start] in self._anywhere[row]
        if rule.where is Where.OVER:
            return self._over(row, span)
        if rule.where is Where.BEFORE:
            index = bisect_right(self._ends[row], span.start) - 1
            if index < 0:
                return False
            phrase = self._by_end[row][index]
            gap = Span(phrase.end, span.start)
        else:
            index = bisect_left(self._starts[row], span.end)
            if index == len(self._starts[row]):
                return False
            phrase = self._spans[row][index]
            gap = Span(span.end, phrase.start)
        same = self._sentence[phrase.end - 1] == self._sentence[span.start]
        return same and self._reaches(row, rule.within, gap)

    def _over(self, row: int, span: Span) -> bool:
        last = bisect_left(self._starts[row], span.end)
        first = bisect_left(self._starts[row], span.start - _LONGEST)
        return any(one.end > span.start for one in self._spans[row][first:last])

    def _reaches(self, row: int, within: int, gap: Span) -> bool:
        """Return whether a phrase of `row` reaches over the words of `gap`."""
        if within and gap.end - gap.start > within:
            return False
        until = self._until[row]
        index = bisect_left(until, gap.start)
        return index == len(until) or until[index] >= gap.end
