"""A workbook of decisions that came back, as plain rows, each with its sheet and its row.

The one decision: nothing is judged here but whether this is such a workbook at all. Whatever a row
holds is handed on, and a cell with a formula is said to be one and never worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, Final

from interview.errors import InterviewError
from interview.reading import ContentTrouble
from interview.reading.refusals import short
from interview.report.case_workbook import opened
from interview.report.decisions_workbook import (
    BY,
    CASE,
    DECIDED,
    ID,
    LAYOUTS,
    MADE_FROM,
    READER,
    README,
    WENT_OUT,
    Layout,
)
from interview.text import clean

if TYPE_CHECKING:
    from openpyxl import Workbook

_MOST_ROWS: Final = 200_000
_MADE: Final = "the workbook that `interview report DIR -f xlsx` makes for this case."
_AGAIN: Final = f"Use {_MADE}"
_CALL_IT: Final = f"Call it that again, or use {_MADE}"


@dataclass(frozen=True, slots=True)
class BackRow:
    """A row of a sheet, empty ones left out."""

    sheet: str
    row: int
    id: str
    fields: tuple[str, ...]
    by: str
    formula: bool


@dataclass(frozen=True, slots=True)
class Back:
    """What came back; `went_out` has what a row held by its sheet and id.

    `decided`: how many decisions the case had when it went out.
    """

    case_id: str
    made_from: str
    decided: int
    reader: str
    rows: tuple[BackRow, ...]
    went_out: Mapping[tuple[str, str], tuple[str, ...]]


def read(name: str, data: bytes) -> Back:
    """Return what the workbook `data`, called `name`, holds.

    Raise FileTrouble where it is no workbook, ContentTrouble where it isn't one of decisions, or a
    sheet or a column of it is gone.
    """
    book = opened(short(name), data)
    wanted = (README, *(one.name for one in LAYOUTS), WENT_OUT)
    if gone := [one for one in wanted if one not in book.sheetnames]:
        raise ContentTrouble(short(name), None, f"its sheet {gone[0]} is gone", _CALL_IT)
    (case_id, made_from, decided), went_out = _went_out(name, book)
    return Back(
        case_id=case_id,
        made_from=made_from,
        decided=int(decided),
        reader=_reader(book),
        rows=tuple(row for one in LAYOUTS for row in _rows(name, book, one)),
        went_out=went_out,
    )


def filled_in(data: bytes) -> bool:
    """Return whether somebody may have put anything into `data`, which lies where one would go."""
    try:
        back = read("", data)
    except InterviewError:
        return True
    return bool(back.reader) or any(
        one.by or one.formula or back.went_out.get((one.sheet, one.id)) != one.fields
        for one in back.rows
    )


def _went_out(
    name: str, book: Workbook
) -> tuple[tuple[str, str, str], Mapping[tuple[str, str], tuple[str, ...]]]:
    lines = [[_text(one) for one in row] for row in _lines(book, WENT_OUT)]
    first = dict([*line, "", ""][:2] for line in lines[:3])
    whole = list(first) == [CASE, MADE_FROM, DECIDED] and min(map(len, lines)) > 1
    if not whole or not first[DECIDED].isdecimal():
        told = f"its sheet {WENT_OUT} isn't as it was made"
        raise ContentTrouble(short(name), None, told, _AGAIN)
    sizes = {one.name: len(one.fields) for one in LAYOUTS}
    found = {}
    for line in lines[3:]:
        size = sizes.get(line[0], 0)
        found[line[0], line[1]] = tuple([*line[2:], *[""] * size][:size])
    return (first[CASE], first[MADE_FROM], first[DECIDED]), found


def _reader(book: Workbook) -> str:
    for row in _lines(book, README):
        if _text(row[0]) == READER and len(row) > 1:
            return "" if _is_formula(row[1]) else _text(row[1])
    return ""


def _rows(name: str, book: Workbook, layout: Layout) -> Iterator[BackRow]:
    lines = _lines(book, layout.name)
    head = [_text(cell) for cell in next(lines, ())]
    wanted = (ID, *(one.name for one in layout.fields), BY)
    for one in wanted:
        if one not in head:
            where = f"{short(name)}, sheet {layout.name}"
            raise ContentTrouble(where, None, f"its column {one} is gone", _CALL_IT)
    places = [head.index(one) for one in wanted]
    for number, row in enumerate(lines, start=2):
        cells = [row[at] if at < len(row) else None for at in places]
        texts = [_text(cell) for cell in cells]
        if any(texts):
            formula = any(_is_formula(cell) for cell in cells)
            yield BackRow(layout.name, number, texts[0], tuple(texts[1:-1]), texts[-1], formula)


def _lines(book: Workbook, sheet: str) -> Iterator[tuple[Any, ...]]:
    yield from book[sheet].iter_rows(max_row=_MOST_ROWS)


def _is_formula(cell: Any) -> bool:
    """Return whether a cell holds a formula, or an error, such as #REF!, that one left behind."""
    return cell is not None and cell.data_type in ("f", "e")


def _text(cell: Any) -> str:
    value = None if cell is None else cell.value
    if isinstance(value, datetime) and value.time() == time():  # how a cell holds a day
        value = value.date()
    return "" if value is None else clean(str(value)).strip()
