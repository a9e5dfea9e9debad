"""The report as a workbook of office programs, with all of a text in it as it was said.

The one decision: nobody's words are ever taken for a formula, a number, an address or markup. Same
tables, same bytes. What can't be seen in somebody's words stays as it is, since a cell is read by
programs too; only what XML can't hold is shown as an escape.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.sax.saxutils import escape

from interview.report import words
from interview.report.office import held
from interview.report.sheets import Cell, Column, Link, Row, Sheet, laid_out, sheet_anchor, text_of
from interview.report.statements import Manner, Statement
from interview.report.workbook import sheets

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from interview.report.tables import Tables

MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001  the format has no zone; a fixed day, no clock
OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
ACCENT: Final = "#12695C"  # with white 6.6 to 1: AA asks for 4.5
_QUIET: Final = "#4A5257"
_RULE: Final = "#D5D1C6"
_MOST_LINKS: Final = 65_530  # on a sheet, as office programs have it
_PAPER_A4: Final = 9
_ACROSS: Final = 200  # characters of a sheet on a page on its side that can still be read
_SMALLER: Final = 1.1  # how many of our characters are as wide as one that a width counts
_LINE, _AIR, _TALLEST = 13.5, 4, 409  # points; office programs have no taller row
_LIKE_AN_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class _Spot(NamedTuple):
    """A row of a sheet, counted as people do."""

    sheet: str
    row: int


NO_SPOTS: Final[Mapping[str, _Spot]] = MappingProxyType({})


def xlsx(tables: Tables) -> bytes:
    """Return the report as a whole workbook."""
    made = [one for sheet in sheets(tables) for one in laid_out(sheet)]
    return written(made, title=tables.front.title, foot=words.FOR[tables.audience])


def written(made: Iterable[Sheet], *, title: str, foot: str) -> bytes:
    """Return a workbook of these sheets; `foot` stands at the foot of every printed page."""
    from xlsxwriter import Workbook

    made, file = list(made), BytesIO()
    book = Workbook(file, OPTIONS)
    book.set_properties({"title": held(title), "created": MADE})
    writing = Writing(book, _spots(made))
    for sheet in made:
        writing.sheet(sheet, foot)
    book.close()
    return file.getvalue()


def _spots(made: Iterable[Sheet]) -> Mapping[str, _Spot]:
    """Return where each anchor is: its first row, the header being row 1."""
    found: dict[str, _Spot] = {}
    for sheet in made:
        found.setdefault(sheet_anchor(sheet.name), _Spot(sheet.name, 1))
        for number, row in enumerate(sheet.rows, start=2):
            if row.anchor:
                found.setdefault(row.anchor, _Spot(sheet.name, number))
    return found


class Writing:
    """Writes sheets into one workbook."""

    def __init__(self, book: Workbook, spots: Mapping[str, _Spot] = NO_SPOTS) -> None:
        self._book, self._spots = book, spots
        plain = {"valign": "top", "text_wrap": True, "font_size": 10}
        plain |= {"bottom": 1, "bottom_color": _RULE}
        # An office program keeps a quoted cell as text, also when somebody edits it.
        text = plain | {"quote_prefix": True}
        self._formats: dict[str, Format] = {
            name: book.add_format(how)
            for name, how in {
                "head": plain | {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT},
                "words": text,
                "ours": text | {"italic": True, "font_color": _QUIET},
                "number": plain | {"align": "center"},
                "day": plain | {"num_format": "d mmm yyyy", "align": "left"},
                "link": text | {"font_color": ACCENT, "underline": 1},
                "counted": plain | {"font_color": ACCENT, "underline": 1, "align": "center"},
            }.items()
        }

    def sheet(self, sheet: Sheet, foot: str) -> Worksheet:
        """Write one sheet and return it."""
        page = self._book.add_worksheet(sheet.name)
        # Our texts are within a cell's limit; as runs some are longer in XML, and would be cut.
        page.xls_strmax = sys.maxsize
        for number, column in enumerate(sheet.columns):
            page.set_column(number, number, column.width)
            page.write_string(0, number, column.name, self._formats["head"])
        page.set_row(0, _height(Row(tuple(one.name for one in sheet.columns)), sheet.columns))
        links = 0
        for number, row in enumerate(sheet.rows, start=1):
            page.set_row(number, _height(row, sheet.columns))
            for at, cell in enumerate(row.cells):
                leads = isinstance(cell, Link) and links < _MOST_LINKS
                links += self._cell(page, number, at, cell, leads=leads)
        _look(page, sheet, foot)
        return page

    def _cell(self, page: Worksheet, row: int, at: int, cell: Cell, *, leads: bool) -> bool:
        """Write one cell; return whether it is a link."""
        spot = self._spots.get(cell.to) if leads and isinstance(cell, Link) else None
        says = cell.says if isinstance(cell, Link) else cell
        if spot is not None:
            where = f"internal:'{spot.sheet}'!A{spot.row}"
            look = self._formats["counted" if isinstance(says, int) else "link"]
            page.write_url(row, at, where, look, string=_said(says))
            self._value(page, row, at, says, look)
        elif says is None or says == "":
            page.write_blank(row, at, None, self._formats["words"])
        else:
            self._value(page, row, at, says, self._look_of(says))
        return spot is not None

    def _value(self, page: Worksheet, row: int, at: int, says: Any, look: Format) -> None:
        if isinstance(says, int):
            page.write_number(row, at, says, look)
        elif isinstance(says, date):
            page.write_datetime(row, at, datetime(says.year, says.month, says.day), look)  # noqa: DTZ001  a day
        else:
            page.write_string(row, at, _said(says), look)

    def _look_of(self, says: Any) -> Format:
        if isinstance(says, Statement) and says.manner is not Manner.WORDS:
            return self._formats["ours"]
        kinds = {int: "number", date: "day"}
        return self._formats[kinds.get(type(says), "words")]


def _said(says: Cell) -> str:
    text = text_of(says)
    return str(says) if text is None else handed(text)


def handed(text: str) -> str:
    """Return `text` as the library writes it letter for letter.

    The library takes a text from `<r>` to `</r>` for markup and writes it raw, and escapes only
    every other one of `_x0041_x0041_`. Such a text is handed over as the run that it asks for, with
    an XML reference in the place of each underscore so that it escapes nothing again.
    """
    if not (text.startswith("<r>") and text.endswith("</r>")) and "_x" not in text:
        return text
    plain = _LIKE_AN_ESCAPE.sub("&#95;x005F&#95;", escape(text)).replace("\r", "&#95;x000D&#95;")
    return f'<r><t xml:space="preserve">{plain}</t></r>'


def _look(page: Worksheet, sheet: Sheet, foot: str) -> None:
    """Set how a sheet is looked at and printed."""
    last, wide = max(len(sheet.rows), 1), len(sheet.columns)
    page.freeze_panes(1, sheet.frozen)
    page.autofilter(0, 0, last, wide - 1)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    page.set_landscape()
    page.set_paper(_PAPER_A4)
    page.repeat_rows(0)
    page.fit_to_pages(-(-sum(one.width for one in sheet.columns) // _ACROSS), 0)
    if sheet.frozen:
        page.repeat_columns(0, sheet.frozen - 1)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer(f"&L{foot}&C&A&R&P of &N")


def _height(row: Row, columns: Iterable[Column]) -> float:
    """Return how tall a row is to be, in points: not every program finds that out by itself."""
    lines = (
        sum(max(ceil(len(line) / column.width / _SMALLER), 1) for line in text.split("\n"))
        for cell, column in zip(row.cells, columns, strict=True)
        if (text := text_of(cell))
    )
    return min(max(lines, default=1) * _LINE + _AIR, _TALLEST)
