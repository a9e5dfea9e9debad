"""Structured answers as they are read: what, and then what is known of it, a label each.

The one decision: where somebody's words may not be quoted, what they chose from our lists and the
days they confirmed stay, and every word of theirs is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.report import words
from interview.report.codes import code_labels
from interview.report.statements import SENSE, Manner, Statement, fact, said_date

if TYPE_CHECKING:
    from interview.model.guide import Guide
    from interview.model.notes import FactorNote, KnowledgeItem


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a note: its label, and what was said, in parts.

    `field` is what the record calls it.
    """

    label: str
    says: tuple[Statement, ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A knowledge item or a factor note. `episode` is the moment it is about, by its own id."""

    what: Statement | None
    facts: tuple[Fact, ...]
    episode: str = ""


def item_note(item: KnowledgeItem, *, quoted: bool) -> Note:
    """Return a thing known; `quoted` says whether the person's words may stand here."""
    said = _Said(quoted=quoted)
    status = said.chosen(words.KNOWING[item.status], item.status) if item.status else []
    source = said.chosen(words.SOURCE[item.source], item.source) if item.source else []
    passed = [part for who in item.passed_to for part in said.words(who)]
    return Note(
        what=Statement(Manner.WORDS, item.what) if quoted else SENSE,
        facts=_facts(
            ("At that point", "status", status),
            ("How it reached them", "source", [*source, *said.words(item.source_role)]),
            ("Happened", "happened", said.date(item.happened, item.happened_edtf)),
            (words.LEARNED, "learned", said.date(item.learned, item.learned_edtf)),
            ("Passed on to", "passed_to", passed),
            ("By", "channel", said.words(item.channel)),
            ("What came back", "came_back", said.words(item.came_back)),
        ),
    )


def factor_note(note: FactorNote, guide: Guide, *, quoted: bool) -> Note:
    """Return a thing that shaped the work; `quoted` says whether the words may stand here."""
    said = _Said(quoted=quoted)
    texts = [one for one in (note.what, note.how) if one]
    what = Statement(Manner.WORDS, texts[0]) if texts and quoted else SENSE if texts else None
    code, lens, effect, usual, rank = note.code, note.lens, note.effect, note.usual, note.rank
    return Note(
        what=what,
        facts=_facts(
            ("In what way", "how", said.words(note.how if len(texts) > 1 else None)),
            ("Group", "code", said.chosen(factor_label(code, guide), code) if code else []),
            ("Part of", "lens", said.chosen(words.LENS[lens], lens) if lens else []),
            ("Direction", "effect", said.chosen(words.EFFECT[effect], effect) if effect else []),
            ("How usual", "usual", said.chosen(words.USUAL[usual], usual) if usual else []),
            ("Weight", "rank", said.chosen(str(rank), str(rank)) if rank else []),
        ),
        episode=note.episode or "",
    )


def factor_label(code: str | None, guide: Guide) -> str:
    """Return a factor's code and label; an unknown code stays as it is."""
    if code is None:
        return words.NO_CODE
    return code_labels(guide).get(code, code)


class _Said:
    """Statements of one note; words only where they may be quoted."""

    def __init__(self, *, quoted: bool) -> None:
        self._quoted = quoted

    def words(self, text: str | None, code: str = "") -> list[Statement]:
        return [Statement(Manner.WORDS, text, code)] if text and self._quoted else []

    def chosen(self, label: str, code: str) -> list[Statement]:
        return [fact(label, str(code))] if label else []

    def date(self, text: str | None, edtf: str | None) -> list[Statement]:
        said = said_date(edtf)
        code = edtf if edtf and said else ""
        if text == said and self._quoted:
            return self.words(text, code)  # said once
        return [*self.words(text if text != edtf else None), *self.chosen(said, code)]


def _facts(*rows: tuple[str, str, list[Statement]]) -> tuple[Fact, ...]:
    return tuple(_given(rows))


def _given(rows: tuple[tuple[str, str, list[Statement]], ...]) -> Iterator[Fact]:
    for label, field, says in rows:
        if says:
            yield Fact(label, tuple(says), field)
