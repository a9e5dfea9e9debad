"""What shaped the work, counted: people, never mentions; helped, hindered and mixed apart.

The one decision: a cell is a list of people, each leading to their words, and a count is only its
length. So a number can't stand without the words behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from interview.model.taxonomy import Effect, Lens
from interview.report import words
from interview.report.audience import SECTIONS, Section, Showing, showing
from interview.report.notes import Note, factor_label, factor_note

if TYPE_CHECKING:
    from interview.model.merged import Comparison, Factor
    from interview.report.index import Index
    from interview.report.passages import Reader

_Key = TypeVar("_Key", bound=Hashable)
NOT_LISTED: Final = 0  # an episode that was set aside, or that no account here has
_EFFECTS: Final = (*Effect, None)


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One thing that shaped the work, as somebody told it."""

    anchor: str
    code: str  # whose
    agency: str
    factor: str | None  # its code
    lens: Lens | None
    effect: Effect | None
    episode: int | None  # its number in the list; None: the work as a whole
    note: Note
    home: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One person in a cell, and where each of their words on it stands."""

    code: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The people who say so, by direction; a person who says both is in both."""

    by_effect: tuple[tuple[Effect | None, tuple[Voice, ...]], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Factors down, something across; `total` counts each person of a row once a direction."""

    id: str
    caption: str
    across: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...], Cell], ...]  # label, cells, total


@dataclass(frozen=True, slots=True)
class Factors:
    """All of what shaped the work: the words by factor, and the counts."""

    groups: tuple[tuple[str, tuple[FactorRow, ...]], ...]
    matrices: tuple[Matrix, ...]
    people: int  # of whom something may be told here
    returned: int


def factors(comparison: Comparison, index: Index, reader: Reader) -> Factors:
    """Return what shaped the work, as far as it may be told and counted."""
    rows = [row for one in comparison.factors if (row := _row(one, index, reader)) is not None]
    rows = [replace(row, anchor=f"factor-{number}") for number, row in enumerate(rows, start=1)]
    codes = [one.code for one in reader.guide.factors]
    present = sorted({one.factor for one in rows}, key=lambda code: _order(code, codes))
    labels = {code: factor_label(code, reader.guide) for code in present}
    return Factors(
        groups=tuple(
            (labels[code], tuple(one for one in rows if one.factor == code)) for code in present
        ),
        matrices=tuple(_matrices(rows, labels, comparison, reader)) if rows else (),
        people=len({one.code for one in rows}),
        returned=sum(one.returned for one in comparison.accounts),
    )


def _order(code: str | None, codes: list[str]) -> tuple[int, str]:
    return (codes.index(code) if code in codes else len(codes) + (code is None), code or "")


def _row(one: Factor, index: Index, reader: Reader) -> FactorRow | None:
    found = index.answer(one.answer)
    if found is None:
        return None
    how = showing(reader.use(found.account, found.said), reader.audience)
    if how is Showing.NOT_AT_ALL:
        return None
    return FactorRow(
        anchor="",
        code=one.code,
        agency=one.agency,
        factor=one.note.code,
        lens=one.note.lens or None,
        effect=one.note.effect or None,
        episode=index.numbers.get(one.episode, NOT_LISTED) if one.episode else None,
        note=factor_note(one.note, reader.guide, quoted=how is Showing.WORD_FOR_WORD),
        home=found.anchor,
    )


def _matrices(
    rows: list[FactorRow], labels: Mapping[str | None, str], comparison: Comparison, reader: Reader
) -> Iterator[Matrix]:
    numbers = range(1, len(comparison.episodes) + 1)
    episodes: dict[int | None, str] = {number: f"Turning point {number}" for number in numbers}
    episodes |= {NOT_LISTED: words.NOT_LISTED, None: words.NO_EPISODE}
    lenses: dict[Lens | None, str] = {lens: words.LENS[lens] for lens in Lens}
    lenses[None] = words.NO_LENS
    agencies = {one.who.agency: one.who.agency for one in comparison.accounts}
    if Section.BY_AGENCY in SECTIONS[reader.audience]:
        caption = "By service: how many people say that it helped or hindered"
        yield _matrix("by-service", caption, rows, labels, agencies, lambda row: row.agency)
    caption = "By turning point: how many people say that it helped or hindered"
    yield _matrix("by-episode", caption, rows, labels, episodes, lambda row: row.episode)
    caption = "By tasks, tools and environment: how many people say that it helped or hindered"
    yield _matrix("by-lens", caption, rows, labels, lenses, lambda row: row.lens)


def _matrix(
    name: str,
    caption: str,
    rows: list[FactorRow],
    labels: Mapping[str | None, str],
    across: Mapping[_Key, str],
    key: Callable[[FactorRow], _Key],
) -> Matrix:
    used = [one for one in across if any(key(row) == one for row in rows)]
    return Matrix(
        id=name,
        caption=caption,
        across=tuple(across[one] for one in used),
        rows=tuple(
            (
                label,
                tuple(
                    _cell(row for row in rows if row.factor == code and key(row) == one)
                    for one in used
                ),
                _cell(row for row in rows if row.factor == code),
            )
            for code, label in labels.items()
        ),
    )


def _cell(rows: Iterable[FactorRow]) -> Cell:
    said: dict[Effect | None, dict[str, list[str]]] = {effect: {} for effect in _EFFECTS}
    for row in rows:
        said[row.effect].setdefault(row.code, []).append(row.anchor)
    return Cell(
        tuple(
            (effect, tuple(Voice(code, tuple(anchors)) for code, anchors in people.items()))
            for effect, people in said.items()
            if people
        )
    )
