"""The workbook in which a review team decides: written here, and read back by `decisions_read`.

A sheet a kind of decision, a row a thing to decide, and a very hidden sheet that holds what each
row said when it went out. The one decision: a row is known by its id alone, so rows may be sorted,
moved and left out, and what somebody changed is seen by what went out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from interview.report.office import held
from interview.report.sheets import Column, Row, Sheet
from interview.report.xlsx import MADE, OPTIONS, Writing, handed

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

README: Final = "README"
WENT_OUT: Final = "Went out"
ID: Final = "Id"
BY: Final = "By"
READER: Final = "Your code as a reader"
CASE, MADE_FROM, DECIDED = "case", "made from", "decided"  # first rows of the hidden sheet
_CHOICES: Final = "Choices"
_READERS: Final = "readers"
_SPARE: Final = 200  # rows below the last that offer the same choices
_FOOT: Final = "For the review team only"
_HOW: Final = """\
Put your code as a reader into the cell above, or into the column By of a row.
Fill in the columns named below. Where a cell offers a list, choose from it.
To take back what was decided, empty all of those in its row; for a match choose "its own".
Rows may be sorted, moved or left out. Leave the ids as they are.
A passage may have several codes: use a spare row below, and copy the passage's id into it.
Nothing is taken from a cell with a formula.
When you are done: interview case decisions DIR FILE.xlsx"""


@dataclass(frozen=True, slots=True)
class Field:
    """A column to fill in; `choices` names the list that its cells offer, if any."""

    name: str
    width: int
    choices: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet: what its rows show, and what is filled in."""

    name: str
    about: str
    shows: tuple[Column, ...]
    fields: tuple[Field, ...]
    spare: int = 0  # empty rows below, whose id somebody types


MATCHES: Final = Layout(
    "Matches",
    "Whether somebody's own turning point is one of the others.",
    (
        *(Column("Who", 8), Column("What they call it", 40), Column("When", 26)),
        Column("Proposed", 44),
    ),
    (Field("Same as", 16, "episodes"),),
)
APPRAISAL: Final = Layout(
    "Appraisal",
    "How the team sees the practice at a turning point.",
    (Column("Turning point", 40), Column("When", 26), Column("Told by", 24)),
    (
        *(Field("Appraisal", 16, "appraisals"), Field("In words", 60)),
        *(Field("On what basis", 50), Field("Open questions", 50)),
    ),
)
USUAL: Final = Layout(
    "Usual",
    "What the team says is usual here, by factor and service.",
    (Column("Factor", 40), Column("Service", 28), Column("What people said", 36)),
    (Field("How usual", 20, "usual"), Field("Who says so", 50)),
)
CODES: Final = Layout(
    "Codes",
    "Patterns and factors that a reader sees in a passage.",
    (
        *(Column("Who", 8), Column("Turning point", 12), Column("Asked", 40)),
        Column("What they said", 70),
    ),
    (Field("Code", 36, "codes"), Field("Direction", 16, "directions"), Field("Note", 50)),
    spare=50,
)
LAYOUTS: Final = (MATCHES, APPRAISAL, USUAL, CODES)


@dataclass(frozen=True, slots=True)
class OutRow:
    """A row that goes out: its id, what it shows, and what is filled in now."""

    id: str
    shows: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """All that goes out. `rows` by the name of a sheet, `choices` by the name of a list."""

    case_id: str
    title: str
    made_from: str  # one digest of all that the rows were made from
    decided: int  # how many decisions had been made by then, those taken back since counted too
    readers: tuple[str, ...]
    rows: Mapping[str, tuple[OutRow, ...]]
    choices: Mapping[str, tuple[str, ...]]


def made(out: Outgoing) -> bytes:
    """Return the workbook: the same for the same rows."""
    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(file, OPTIONS)
    book.set_properties({"title": held(out.title), "created": MADE})
    writing = Writing(book)
    front = writing.sheet(_readme(out), _FOOT)
    pages = [(one, writing.sheet(_sheet(one, out), _FOOT)) for one in LAYOUTS]
    lists = {**out.choices, _READERS: out.readers}
    _hidden(book, _CHOICES, _turned(lists.values())).hide()
    _hidden(book, WENT_OUT, _went_out(out)).very_hidden()
    ranges = {name: _range(at, len(lists[name])) for at, name in enumerate(lists)}
    for layout, page in pages:
        _offer(page, layout, len(out.rows[layout.name]), ranges)
    front.data_validation(1, 1, 1, 1, {"validate": "list", "source": ranges[_READERS]})
    book.close()
    return file.getvalue()


def _readme(out: Outgoing) -> Sheet:
    rows = [(READER, ""), ("Review", out.title), ("Case", out.case_id)]
    rows += [("Made from", out.made_from), ("How", _HOW)]
    for one in LAYOUTS:
        fill = ", ".join(field.name for field in one.fields)
        rows.append((one.name, f"{one.about} To fill in: {fill}."))
    columns = (Column("About", 28), Column("What", 110))
    return Sheet(README, "", columns, tuple(_held(Row(one)) for one in rows), frozen=0)


def _sheet(layout: Layout, out: Outgoing) -> Sheet:
    fields = (Column(one.name, one.width) for one in layout.fields)
    columns = (Column(ID, 24), *layout.shows, *fields, Column(BY, 10))
    rows = [Row((one.id, *one.shows, *one.fields, "")) for one in out.rows[layout.name]]
    rows += [Row(("",) * len(columns))] * layout.spare
    return Sheet(layout.name, layout.about, columns, tuple(_held(row) for row in rows))


def _held(row: Row) -> Row:
    return Row(tuple(held(str(cell)) for cell in row.cells))


def _hidden(book: Workbook, name: str, rows: Iterable[tuple[str, ...]]) -> Worksheet:
    page = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for at, text in enumerate(row):
            page.write_string(number, at, handed(held(text)))
    return page


def _turned(lists: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield lists that stand beside each other as the rows that they make."""
    several = list(lists)
    for number in range(max(map(len, several), default=0)):
        yield tuple(one[number] if number < len(one) else "" for one in several)


def _went_out(out: Outgoing) -> Iterator[tuple[str, ...]]:
    yield CASE, out.case_id
    yield MADE_FROM, out.made_from
    yield DECIDED, str(out.decided)
    for layout in LAYOUTS:
        for row in out.rows[layout.name]:
            yield (layout.name, row.id, *row.fields)


def _range(column: int, length: int) -> str:
    letter = chr(ord("A") + column)
    return f"={_CHOICES}!${letter}$1:${letter}${max(length, 1)}"


def _offer(page: Worksheet, layout: Layout, rows: int, ranges: Mapping[str, str]) -> None:
    """Let the cells of a sheet offer what they can hold."""
    first = 1 + len(layout.shows)
    offers = [(first + at, one.choices) for at, one in enumerate(layout.fields) if one.choices]
    offers.append((first + len(layout.fields), _READERS))
    for column, name in offers:
        how = {"validate": "list", "source": ranges[name]}
        page.data_validation(1, column, rows + layout.spare + _SPARE, column, how)
