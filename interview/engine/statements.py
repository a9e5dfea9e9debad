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

from interview.language import words as reading
from interview.language.looking import Met, Of, Phrases
from interview.language.near import Near, Span
from interview.language.notices import QUOTED, inside
from interview.language.rules import lists, ready
from interview.language.words import QUESTION, SENTENCE, Words
from interview.model.base import Itself
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
    """What a phrase around a statement is a sign of: a row of the guide, by number."""

    row: int
    of: str  # "covered", "telling", "over" (what passes one over) or "until" (its end)


class Signs(NamedTuple):
    """The phrases of a guide's follow-ups; a number says of which of its `probes`.

    What stands around a statement is looked for by itself: many answers have none.
    """

    probes: Phrases[int]
    around: Phrases[Sign]
    covered: Phrases[int]  # what says already what would be asked


def statements(text: str, guide: Guide, part: str | None) -> tuple[Statement, ...]:
    """Return the statements of an answer given in a part of a moment, the most telling first.

    Never raises, whatever the text; of a very long one the first `words.MOST` characters are read.
    """
    words, ready_signs = reading.read(text), signs(guide)
    found = list(_short(text, guide))
    met = _told(ready_signs.probes, text, words)
    if not met:
        return tuple(sorted(found, key=_telling_first))
    beside = ready_signs.around.met(words)
    around = _Around(words, beside, everywhere=is_long(text, guide))
    passes_over = _passing_over(words, beside, guide.passed_over)
    for one in met:
        if around.covers(one) or passes_over.lets_go(None, Span(one.first, one.end)):
            continue
        probe = guide.probes[one.of]
        weight = probe.weight + around.adds(one, guide.telling)
        weight += guide.follow_ups.at_home if part in probe.home else 0
        found.append(Statement(probe, words.starts[one.first], words.ends[one.end - 1], weight))
    return tuple(sorted(_whole(found), key=_telling_first))


def _telling_first(one: Statement) -> tuple[int, int]:
    return -one.weight, -one.start


def is_long(text: str, guide: Guide) -> bool:
    """Return whether an answer is a long one, as the guide counts it."""
    most = guide.follow_ups.long_answer
    return bool(most) and word_count(text) > most


def has(text: str, written: str, word_lists: tuple[WordList, ...]) -> bool:
    """Return whether `text` has one of the phrases of `written`, outside quotation marks."""
    return count(text, written, word_lists) > 0


def count(text: str, written: str, word_lists: tuple[WordList, ...]) -> int:
    """Return how often phrases of `written` stand in `text`, outside quotation marks."""
    return len(_told(_only(written, word_lists), text, reading.read(text)))


def _told(sought: Phrases[Of], text: str, words: Words) -> list[Met[Of]]:
    """Return where phrases stand in `text`, whose `words` these are, outside quotation marks."""
    met = sought.met(words)
    if not met:
        return met
    said = [found.span() for found in QUOTED.finditer(text, 0, reading.MOST)]
    return [one for one in met if not inside(words.starts[one.first], said)]


def _short(text: str, guide: Guide) -> Iterator[Statement]:
    plain, long = text.strip().rstrip(".").casefold(), word_count(text)
    for probe in guide.probes:
        if long <= probe.max_words and plain not in probe.leave:
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

    def covers(self, one: Met[int]) -> bool:
        """Return whether what would be asked is said already near a statement."""
        said = self._where.get(("covered", one.of), set())
        at = self._sentence[one.first]
        return bool(said) and (self._everywhere or any(at + step in said for step in _NEAR))

    def adds(self, one: Met[int], telling: Iterable[Telling]) -> int:
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


def signs(guide: Guide) -> Signs:
    """Return all phrases of a guide's follow-ups, ready to be looked for."""
    return _of(Itself(guide))


@lru_cache(maxsize=_READY)
def _of(one: Itself[Guide]) -> Signs:
    guide = one.value
    return _ready(guide.probes, guide.telling, guide.passed_over, guide.probe_lists)


@lru_cache(maxsize=_READY)
def _ready(
    probes: tuple[Probe, ...],
    telling: tuple[Telling, ...],
    over: tuple[LeftAlone, ...],
    word_lists: tuple[WordList, ...],
) -> Signs:
    named = lists(word_lists)
    covered = [(one.covered, row) for row, one in enumerate(probes)]
    around = [
        *((written, Sign(row, "covered")) for written, row in covered),
        *((one.phrases, Sign(row, "telling")) for row, one in enumerate(telling)),
        *((one.phrases, Sign(row, "over")) for row, one in enumerate(over)),
        *((one.until, Sign(row, "until")) for row, one in enumerate(over)),
    ]
    return Signs(
        ready(((one.phrases, row) for row, one in enumerate(probes)), named),
        ready(around, named),
        ready(covered, named),
    )


@lru_cache(maxsize=_ROWS)
def _only(written: str, word_lists: tuple[WordList, ...]) -> Phrases[None]:
    return ready([(written, None)], lists(word_lists))
