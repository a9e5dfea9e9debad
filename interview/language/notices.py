"""What can be noticed in a text: phrases that look back, blame, or read another's mind.

The one decision: a false alarm costs more than a miss, so every phrase that is found is looked at
in its sentence, and let go where that quotes, plans, denies or tells of the family. The order of
the kinds in the guide is their order of precedence: self-blame comes before everything else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from interview.language import words as reading
from interview.language.near import Near, Span
from interview.language.rules import Rules
from interview.language.words import Words
from interview.model.language import NoticeKind

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
    met = rules.phrases.met(words)
    if not met:
        return ()
    around = _around(words, rules)
    alone = [(row, one) for row, one in enumerate(rules.alone) if not (asked and one.told_only)]
    near = Near(words, around.alone, around.until, alone)
    quoted = [match.span() for match in QUOTED.finditer(text, 0, reading.MOST)]
    taken = bytearray(len(words.words))
    kept: list[tuple[Span, NoticeKind]] = []
    for row, first, end in sorted(met, key=lambda one: (one.of, one.first, -one.end)):
        kind, span = rules.notices[row].kind, Span(first, end)
        start = words.starts[span.start]
        if any(taken[span.start : span.end]) or inside(start, quoted) or near.lets_go(kind, span):
            continue
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
        kept.append((span, kind))
    return tuple(
        Notice(kind, words.starts[span.start], words.ends[span.end - 1])
        for span, kind in _joined(sorted(kept))
    )


class _Stands(NamedTuple):
    """Where the phrases of each row of what is left alone stand, in order."""

    alone: Mapping[int, list[Span]]
    until: Mapping[int, list[int]]


def _joined(kept: Iterable[tuple[Span, NoticeKind]]) -> Iterator[tuple[Span, NoticeKind]]:
    """Yield `kept`, which is in order, with phrases of one kind that follow each other as one."""
    last: tuple[Span, NoticeKind] | None = None
    for span, kind in kept:
        if last is not None and last == (Span(last[0].start, span.start), kind):
            last = (Span(last[0].start, span.end), kind)
            continue
        if last is not None:
            yield last
        last = (span, kind)
    if last is not None:
        yield last


def _around(words: Words, rules: Rules) -> _Stands:
    rows = range(len(rules.alone))
    found = _Stands({row: [] for row in rows}, {row: [] for row in rows})
    for (row, part), first, end in rules.around.met(words):
        if part == "alone":
            found.alone[row].append(Span(first, end))
        else:
            found.until[row].append(first)
    return found


def inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether `place` stands in one of `spans`, which are in order and apart."""
    index = bisect_right(spans, (place, place)) - 1
    return index >= 0 and spans[index][0] <= place < spans[index][1]
