"""The case template: a workbook that a review team fills in, in the place of a case file in TOML.

A sheet for the case, and one for each list in it. The one decision: what is wrong is told by sheet
and row, in the same words as for a case file, since it is the same check.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from interview.errors import FileTrouble
from interview.reading import ContentTrouble, Source
from interview.reading.refusals import Spot, short
from interview.text import clean

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_CASE: Final = "Case"
_CASE_ROWS: Final = (
    ("title", "What the review is called. It stands on every invitation."),
    ("question", "What the review wants to understand. It is read for words that colour."),
    ("kind", "routine or serious"),
    ("depth", "full, mid-range, focused or learning-event"),
    ("support", "Whom somebody can turn to, shown on every screen"),
    ("act_now", "Numbers to ring if a child or adult may be unsafe today"),
    ("disclosure", "Limits of confidentiality. Left empty: words of ours."),
    ("contact", "Whom to ask, and to say no to"),
    ("reply_by", "By when accounts are hoped for"),
    ("drafts", "When drafts come"),
    ("review_on", "When the case is to be closed, and what was told is erased: 2027-03-31"),
)


class _Sheet(NamedTuple):
    """A list in a case file: its name there, its sheet, its columns. `into` lists go to people."""

    name: str
    table: str
    columns: tuple[str, ...]
    about: str
    into: str = ""


_SHEETS: Final = (
    _Sheet("Readers", "reader", ("code", "name", "agency"), "Who will read the accounts"),
    _Sheet(
        "Moments", "episode", ("id", "title", "when", "ask"),
        "Turning points that you have in mind; ask: yes, if you want one gone into",
    ),
    _Sheet(
        "People", "participant",
        ("code", "role", "agency", "witness", "cleared_by", "cleared_on", "scope"),
        "Who is invited. Codes, never names. witness: not_checked, no, cleared, not_cleared",
    ),
    _Sheet("Questions", "participant", ("code", "question"), "Your own, to one person", "queries"),
    _Sheet(
        "Contacts", "participant", ("code", "contact"),
        "A person's own recorded contacts, dates only", "memory_aid",
    ),
    _Sheet("Alongside", "parallel", ("kind", "status", "since"), "Police, coroner, court, HR"),
)  # fmt: skip
_CHOICES: Final = {
    "kind": ("routine", "serious"),
    "depth": ("full", "mid-range", "focused", "learning-event"),
    "witness": ("not_checked", "no", "cleared", "not_cleared"),
    "ask": ("yes", "no"),
}
_FIRST: Final = 3  # the row under what a sheet is for and the names of its columns
_MOST_ROWS: Final = 2000
_MOST_BYTES: Final = 50_000_000  # unpacked
_MOST_PARTS: Final = 200


def template() -> bytes:
    """Return the empty template as the bytes of an XLSX."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = _CASE
    _head(sheet, "The case. Fill in the second column.", ("what", "your words", "about"))
    for row, (key, about) in enumerate(_CASE_ROWS, start=_FIRST):
        sheet.cell(row, 1, key)
        sheet.cell(row, 3, about)
        _offer(sheet, key, f"B{row}")
    for one in _SHEETS:
        listed = book.create_sheet(one.name)
        _head(listed, one.about, one.columns)
        for number, column in enumerate(one.columns):
            letter = chr(ord("A") + number)
            _offer(listed, column, f"{letter}{_FIRST}:{letter}{_FIRST + _MOST_ROWS}")
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _head(sheet: Worksheet, about: str, columns: tuple[str, ...]) -> None:
    from openpyxl.styles import Font

    sheet["A1"] = about
    for number, name in enumerate(columns, start=1):
        sheet.cell(2, number, name).font = Font(bold=True)
        sheet.column_dimensions[chr(ord("A") + number - 1)].width = 60 if number == 2 else 24  # noqa: PLR2004  the words themselves
    sheet.freeze_panes = f"A{_FIRST}"


def _offer(sheet: Worksheet, name: str, cells: str) -> None:
    """Let a cell offer the words that it can hold."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if name in _CHOICES:
        offered = DataValidation("list", formula1=f'"{",".join(_CHOICES[name])}"', allow_blank=True)
        sheet.add_data_validation(offered)
        offered.add(cells)


@dataclass(frozen=True, slots=True)
class SheetSource(Source):
    """What a workbook says, and on which sheet and in which row each part of it stands."""

    rows: Mapping[Spot, tuple[str, int]] = field(default_factory=dict)

    def wrong(self, spot: Spot, what: str, do: str) -> ContentTrouble:
        """Return what is wrong at `spot` with sheet and row."""
        where = self._where(spot)
        place = f", sheet {where[0]}, row {where[1]}" if where else ""
        return ContentTrouble(f"{self.name}{place}", None, what, do)

    def key(self, spot: Spot) -> str:
        """Return how to name `spot`: the column."""
        named = [part for part in spot if isinstance(part, str)]
        return f"`{short(named[-1])}`" if named else f"the {self.what}"

    def _where(self, spot: Spot) -> tuple[str, int] | None:
        for length in range(len(spot), 0, -1):
            if spot[:length] in self.rows:
                return self.rows[spot[:length]]
        return None


def read(name: str, data: bytes) -> SheetSource:
    """Return what the workbook `data`, called `name`, says, as plain data of a case file.

    Raise FileTrouble where it is no workbook, ContentTrouble where it isn't our template's or a
    cell holds a formula, which is never worked out.
    """
    book = opened(short(name), data)
    plain: dict[str, Any] = {"format": "interview-case"}
    rows: dict[Spot, tuple[str, int]] = {}
    for row, (key, words) in _cells(name, book, _CASE, ("what", "your words")):
        if words != "":
            plain[key] = words
            rows[(key,)] = (_CASE, row)
    for sheet in _SHEETS:
        for row, values in _cells(name, book, sheet.name, sheet.columns):
            given = {key: one for key, one in zip(sheet.columns, values, strict=True) if one != ""}
            if sheet.into:
                _give_to(name, sheet, plain, rows, row, given)
            else:
                listed = plain.setdefault(sheet.table, [])
                rows[(sheet.table, len(listed))] = (sheet.name, row)
                listed.append(given)
    return SheetSource(short(name), "case", "", plain, is_toml=False, rows=rows)


def _give_to(
    name: str,
    sheet: _Sheet,
    plain: dict[str, Any],
    rows: dict[Spot, tuple[str, int]],
    row: int,
    given: dict[str, Any],
) -> None:
    """Put a row that names a person among what that person has."""
    wanted = str(given.get("code", "")).casefold()
    for number, person in enumerate(plain.get(sheet.table, [])):
        if str(person.get("code", "")).casefold() == wanted:
            listed = person.setdefault(sheet.into, [])
            rows[(sheet.table, number, sheet.into, len(listed))] = (sheet.name, row)
            listed.append(given.get(sheet.columns[1], ""))
            return
    where = f"{short(name)}, sheet {sheet.name}, row {row}"
    raise ContentTrouble(where, None, "nobody on the sheet People has that code", "Mend the code.")


def opened(name: str, data: bytes) -> Workbook:
    """Return a workbook that somebody filled in, to be read. Raise FileTrouble where it is none."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
        small = len(parts) <= _MOST_PARTS and sum(one.file_size for one in parts) <= _MOST_BYTES
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False) if small else None
    except Exception:  # noqa: BLE001  openpyxl lets through whatever it meets in a broken file
        book = None
    if book is None:
        raise FileTrouble(
            f"{name} can't be read as a workbook.",
            "Save it as .xlsx, without a password, and try again.",
        )
    return book


def _cells(
    name: str, book: Workbook, sheet: str, columns: tuple[str, ...]
) -> Iterator[tuple[int, list[Any]]]:
    """Yield the number and the values of each row that isn't empty."""
    if sheet not in book.sheetnames:
        told = f"it has no sheet {sheet}"
        raise ContentTrouble(short(name), None, told, "Use the workbook of `case template`.")
    most = _FIRST + _MOST_ROWS
    for number, row in enumerate(
        book[sheet].iter_rows(min_row=_FIRST, max_row=most, max_col=len(columns)), start=_FIRST
    ):
        if any(cell.data_type == "f" for cell in row):
            where = f"{short(name)}, sheet {sheet}, row {number}"
            raise ContentTrouble(where, None, "a cell holds a formula", "Type words instead.")
        values = [_plain(column, cell.value) for column, cell in zip(columns, row, strict=False)]
        values += [""] * (len(columns) - len(values))
        if any(value != "" for value in values):
            yield number, values


def _plain(column: str, value: Any) -> Any:
    """Return a cell's value as a case file has it: words, or yes and no for `ask`."""
    if value is None:
        return ""
    if column == "ask":
        return str(value).strip().casefold() in ("yes", "true", "1", "x")
    if isinstance(value, datetime) and (value.hour, value.minute) == (0, 0):
        value = value.date()
    return clean(value.isoformat() if isinstance(value, date) else str(value)).strip()
