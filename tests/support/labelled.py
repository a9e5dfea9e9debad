"""Sentences with the kinds and words that ought to be found in them, and how well that went.

The table is split in two by a digest of the sentence: rules are tuned on one half, and the other is
only ever looked at as a total (`UNSEEN`), so that its figures say what a new sentence would meet.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[1] / "data" / "language"
TUNED, UNSEEN = 0, 1


class Mark(NamedTuple):
    """A kind, and the place of the words it is about (half-open)."""

    kind: str
    start: int
    end: int


class Labelled(NamedTuple):
    """A sentence, and what ought to be found in it; nothing in a neutral one."""

    text: str
    marks: tuple[Mark, ...]


class Figures(NamedTuple):
    """How often what was found was right, and what ought to be found was."""

    right: int
    found: int
    met: int
    wanted: int
    false_alarms: int  # things found in neutral sentences
    neutral: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what ought to be found that was."""
        return self.met / self.wanted if self.wanted else 1.0

    @property
    def alarms_in_100(self) -> float:
        """Things found in 100 neutral sentences."""
        return 100 * self.false_alarms / self.neutral if self.neutral else 0.0

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.2f} ({self.right}/{self.found})  "
            f"recall {self.recall:.2f} ({self.met}/{self.wanted})  "
            f"false alarms in 100 neutral {self.alarms_in_100:.1f}"
            f" ({self.false_alarms}/{self.neutral})"
        )


def table(name: str) -> tuple[Labelled, ...]:
    """Return the sentences of a table: `kind:words; kind:words` (or `-`), a tab, the sentence."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()[1:]
    return tuple(_labelled(*line.split("\t")) for line in lines)


def half(sentences: Iterable[Labelled], which: int) -> tuple[Labelled, ...]:
    """Return one half of `sentences`, TUNED or UNSEEN: always the same one."""
    return tuple(
        one for one in sentences if hashlib.sha256(one.text.encode()).digest()[-1] % 2 == which
    )


def figures(
    sentences: Iterable[Labelled], find: Callable[[str], Iterable[Mark]]
) -> dict[str, Figures]:
    """Return the figures of `find` on `sentences`, by kind, and for "all".

    What is found is right where words of its kind that it ought to find are among it.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for one in sentences:
        found = tuple(find(one.text))
        counts["all", "neutral"] += not one.marks
        for mark in found:
            right = any(_same(mark, wanted) for wanted in one.marks)
            _count(counts, mark.kind, "found")
            _count(counts, mark.kind, "right", right)
            _count(counts, mark.kind, "false_alarms", not one.marks)
        for wanted in one.marks:
            _count(counts, wanted.kind, "wanted")
            _count(counts, wanted.kind, "met", any(_same(mark, wanted) for mark in found))
    neutral = counts["all", "neutral"]
    return {kind: _figures(counts, kind, neutral) for kind in sorted({kind for kind, _ in counts})}


def _labelled(labels: str, text: str) -> Labelled:
    marks = () if labels == "-" else tuple(_marks(labels, text))
    return Labelled(text, marks)


def _marks(labels: str, text: str) -> Iterator[Mark]:
    for label in labels.split("; "):
        kind, _, words = label.partition(":")
        start = text.lower().index(words.lower())
        yield Mark(kind, start, start + len(words))


def _same(found: Mark, wanted: Mark) -> bool:
    return found.kind == wanted.kind and found.start < wanted.end and wanted.start < found.end


def _count(counts: Counter[tuple[str, str]], kind: str, what: str, number: int = 1) -> None:
    counts[kind, what] += number
    counts["all", what] += number


def _figures(counts: Counter[tuple[str, str]], kind: str, neutral: int) -> Figures:
    return Figures(
        right=counts[kind, "right"],
        found=counts[kind, "found"],
        met=counts[kind, "met"],
        wanted=counts[kind, "wanted"],
        false_alarms=counts[kind, "false_alarms"],
        neutral=neutral,
    )
