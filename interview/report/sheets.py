"""A workbook before it is one: sheets as plain rows, the same for every office program.

The one decision: a cell keeps what manner of thing it is (somebody's own words, ours, a number, a
day), and a text is never cut: what one cell can't hold goes on in further rows that say so, and
what one sheet can't hold goes on in a further sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from interview.report.office import pieces
from interview.report.statements import Statement

MOST_ROWS: Final = 1_048_576  # of a sheet in an office program, its header among them
PART: Final = "Part"


@dataclass(frozen=True, slots=True)
class Link:
    """Something to read that leads to the row with the anchor `to`, where there is such a row."""

    says: str | int | Statement
    to: str


Cell = str | int | date | Statement | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, how wide it is (in characters), and whether it says which row this is."""

    name: str
    width: int
    names: bool = False  # stands again in each row in which a text goes on


@dataclass(frozen=True, slots=True)
class Row:
    """A row, with the anchor by which links find it."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `about` says what is in it; the first `frozen` columns stay in view."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    frozen: int = 1


def laid_out(sheet: Sheet, most: int = MOST_ROWS) -> Iterator[Sheet]:
    """Yield `sheet` as sheets of at most `most` rows, header included, with no cell too long."""
    parted = [list(_parted(row, sheet.columns)) for row in sheet.rows]
    rows = [row for several in parted for row in several]
    columns = sheet.columns
    if len(rows) > len(parted):
        columns = (*columns, Column(PART, 18))
        parts = [_part(n, len(several)) for several in parted for n in range(1, len(several) + 1)]
        rows = [
            replace(row, cells=(*row.cells, part)) for row, part in zip(rows, parts, strict=True)
        ]
    sheet = replace(sheet, columns=columns, rows=tuple(rows))
    for number, start in enumerate(range(0, max(len(sheet.rows), 1), most - 1), start=1):
        name = sheet.name if number == 1 else f"{sheet.name} {number}"
        yield replace(sheet, name=name, rows=sheet.rows[start : start + most - 1])


def sheet_anchor(name: str) -> str:
    """Return where a sheet begins."""
    return f"sheet-{name}"


def text_of(cell: Cell) -> str | None:
    """Return the text of a cell, None where it is a number, a day or empty."""
    says = cell.says if isinstance(cell, Link) else cell
    if isinstance(says, Statement):
        return says.text
    return says if isinstance(says, str) else None


def _parted(row: Row, columns: tuple[Column, ...]) -> Iterator[Row]:
    """Yield a row as the rows that its longest text takes."""
    parts = [_cells(cell) for cell in row.cells]
    longest = max((len(several) for several in parts), default=1)
    for number in range(longest):
        cells = tuple(
            several[number] if number < len(several) else several[0] if column.names else None
            for several, column in zip(parts, columns, strict=True)
        )
        yield Row(cells, row.anchor if number == 0 else "")


def _cells(cell: Cell) -> list[Cell]:
    text = text_of(cell)
    return [cell] if text is None else [_with(cell, one) for one in pieces(text)]


def _with(cell: Cell, text: str) -> Cell:
    if isinstance(cell, Link):
        says = replace(cell.says, text=text) if isinstance(cell.says, Statement) else text
        return replace(cell, says=says)
    return replace(cell, text=text) if isinstance(cell, Statement) else text


def _part(number: int, of: int) -> str:
    if of == 1:
        return ""
    return f"{number} of {of}" if number == 1 else f"{number} of {of}, continued"
