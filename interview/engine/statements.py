"""What an answer says, statement by statement: which follow-ups it calls for, and how much.

A statement is some words of the person's that set a follow-up off: "it seemed off", "so I decided
to wait". What is asked about is the most telling one: **the statement that most hangs on and that
a reader can see behind least.** Each kind has a weight in the guide for how much lies hidden behind
such words (a decision hides more than a phone call). Standing in the part of the moment where that
kind is at home adds to it, and so do words of surprise or strain in the same sentence. Of two that
weigh the same the later counts, since people come to what matters.

A statement is passed over where its own neighbours have said already what would be asked ("I could
tell because she was laughing"), and where it is nothing of the person's own: in quotation marks, or
as the guide has it (`passed_over`), such as after "she said that".

Rules come from the guide, as phrases in the grammar of `language.phrases`; each is looked for only
where its first word stands, so that time is in proportion to the answer, whatever is in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from interview.language import phrases
from interview.language import words as reading
from interview.language.looking import Met, Phrases
from interview.language.near import Near, Span
from interview.language.notices import QUOTED, inside
from interview.language.rules import lists
from interview.language.words import QUESTION, SENTENCE, Words
from interview.model.guide import Guide
from interview.model.language import LeftAlone, WordList
from interview.model.probes import Probe, Telling
from interview.text import word_count

_READY: Final = 4  # guides that are kept ready
_ROWS: Final = 32  # rows of phrases that are kept ready by themselves
_NEAR: Final = range(-1, 3)  # sentences around a statement that may say already what is asked


class Statement(NamedTuple):
    """Words that set a follow-up off, `start` to `end` in code points, and how much they weigh."""

    probe: Probe
    start: int
    end: int
    weight: int


class Sign(NamedTuple):
    """What a phrase is a sign of: a row of the guide, by number."""

    row: int
    of: str  # "probe", "covered", "telling", "over" (what passes one over) or "until" (its end)


def statements(text: str, guide: Guide, part: str | None) -> tuple[Statement, ...]:
    """Return the statements of an answer given in a part of a moment, the most telling first.

    Never raises, whatever the text; of a very long one the first `words.MOST` characters are read.
    """
    words = reading.read(text)
    met = signs(guide).met(words)
    said = [found.span() for found in QUOTED.finditer(text, 0, reading.MOST)]
    around = _Around(words, met, everywhere=is_long(text, guide))
    passes_over = _passing_over(words, met, guide.passed_over)
    found = list(_short(text, guide))
    for one in met:
        if one.of.of != "probe" or inside(words.starts[one.first], said):
            continue
        if around.covers(one) or passes_over.lets_go(None, Span(one.first, one.end)):
            continue
        probe = guide.probes[one.of.row]
        weight = probe.weight + around.adds(one, guide.telling)
        weight += guide.follow_ups.at_home if part in probe.home else 0
        found.append(Statement(probe, words.starts[one.first], words.ends[one.end - 1], weight))
    return tuple(sorted(_whole(found), key=lambda one: (-one.weight, -one.start)))


def is_long(text: str, guide: Guide) -> bool:
    """Return whether an answer is a long one, as the guide counts it."""
    most = guide.follow_ups.long_answer
    return bool(most) and word_count(text) > most


def has(text: str, written: str, word_lists: tuple[WordList, ...]) -> bool:
    """Return whether `text` has one of the phrases of `written`, outside quotation marks."""
    return count(text, written, word_lists) > 0


def count(text: str, written: str, word_lists: tuple[WordList, ...]) -> int:
    """Return how often phrases of `written` stand in `text`, outside quotation marks."""
    words = reading.read(text)
    said = [found.span() for found in QUOTED.finditer(text, 0, reading.MOST)]
    met = _only(written, word_lists).met(words)
    return sum(not inside(words.starts[one.first], said) for one in met)


def _short(text: str, guide: Guide) -> Iterator[Statement]:
    plain = text.strip().rstrip(".").casefold()
    for probe in guide.probes:
        if word_count(text) <= probe.max_words and plain not in probe.leave:
            yield Statement(probe, 0, 0, probe.weight)


def _whole(found: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the statements but those that are only a part of another of the same follow-up."""
    reached: dict[str, int] = {}
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.end > reached.get(one.probe.id, -1):
            reached[one.probe.id] = one.end
            yield one


class _Around:
    """What stands in the sentences around a statement."""

    def __init__(self, words: Words, met: Iterable[Met[Sign]], *, everywhere: bool) -> None:
        ends = (word in {SENTENCE, QUESTION} for word in words.words)
        self._sentence = tuple(accumulate(ends))
        self._everywhere = everywhere  # a long answer says it wherever it says it
        self._where: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
        for one in met:
            self._where[one.of.of, one.of.row].add(self._sentence[one.first])

    def covers(self, one: Met[Sign]) -> bool:
        """Return whether what would be asked is said already near a statement."""
        said = self._where.get(("covered", one.of.row), set())
        at = self._sentence[one.first]
        return bool(said) and (self._everywhere or any(at + step in said for step in _NEAR))

    def adds(self, one: Met[Sign], telling: Iterable[Telling]) -> int:
        """Return what words of surprise or strain in its sentence add to a statement."""
        at = self._sentence[one.first]
        return sum(
            row.adds
            for number, row in enumerate(telling)
            if at in self._where.get(("telling", number), ())
        )


def _passing_over(words: Words, met: Iterable[Met[Sign]], rows: Sequence[LeftAlone]) -> Near:
    stands: dict[int, list[Span]] = {row: [] for row in range(len(rows))}
    until: dict[int, list[int]] = {row: [] for row in range(len(rows))}
    for one in met:
        if one.of.of == "over":
            stands[one.of.row].append(Span(one.first, one.end))
        elif one.of.of == "until":
            until[one.of.row].append(one.first)
    return Near(words, stands, until, list(enumerate(rows)))


def signs(guide: Guide) -> Phrases[Sign]:
    """Return all phrases of a guide's follow-ups, ready to be looked for."""
    return _ready(guide.probes, guide.telling, guide.passed_over, guide.probe_lists)


@lru_cache(maxsize=_READY)
def _ready(
    probes: tuple[Probe, ...],
    telling: tuple[Telling, ...],
    over: tuple[LeftAlone, ...],
    word_lists: tuple[WordList, ...],
) -> Phrases[Sign]:
    written = [
        *((one.phrases, Sign(row, "probe")) for row, one in enumerate(probes)),
        *((one.covered, Sign(row, "covered")) for row, one in enumerate(probes)),
        *((one.phrases, Sign(row, "telling")) for row, one in enumerate(telling)),
        *((one.phrases, Sign(row, "over")) for row, one in enumerate(over)),
        *((one.until, Sign(row, "until")) for row, one in enumerate(over)),
    ]
    return _read(written, word_lists)


@lru_cache(maxsize=_ROWS)
def _only(written: str, word_lists: tuple[WordList, ...]) -> Phrases[Sign]:
    return _read([(written, Sign(0, "probe"))], word_lists)


def _read(written: Iterable[tuple[str, Sign]], word_lists: tuple[WordList, ...]) -> Phrases[Sign]:
    named = lists(word_lists)
    return Phrases(
        (phrases.read(phrase, named), sign)
        for several, sign in written
        for phrase in phrases.each(several)
    )
