"""Paper for a report in Word: its pages, its tables, links and places that they lead to.

The one decision: whatever leads nowhere in this version is plain text. Same calls, same bytes:
fixed times, and the file packed anew.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from interview.report import ruling
from interview.report.office import held, packed_anew
from interview.report.paper_sizes import A4, MARGIN, Size
from interview.report.paper_styles import new_style, set_styles
from interview.report.places import Places
from interview.report.statements import Manner, Statement
from interview.report.typesetting import give_style, run
from interview.text import shown

_LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)  # the same report says nothing of when
_MANNER: Final = {Manner.WORDS: "Words", Manner.FACT: "Ours"}
_WITHIN: Final = {Manner.WORDS: "Words within", Manner.FACT: ""}

Cell = Callable[["Place"], None]


class Place:
    """Where something is written: the page, or a cell of a table."""

    def __init__(self, paper: Paper, holder: Any, first: Any = None) -> None:
        self._paper, self._holder, self._first = paper, holder, first
        self._here: list[str] = []

    def line(self, text: str, style: str = "Ours") -> Any:
        """Write a paragraph of `text`, what can't be seen as an escape; return it."""
        paragraph = self._first if self._first is not None else self._holder.add_paragraph()
        self._first = None
        give_style(paragraph, self._paper.style(style).style_id)
        if text:
            self._run(paragraph, text)
            _turn(paragraph, text)
        while self._here:
            self._paper.places.mark(paragraph, self._here.pop())
        return paragraph

    def say(self, one: Statement, label: str = "") -> None:
        """Write one statement, in the style of its manner, after a label that begins its line."""
        style = _MANNER.get(one.manner, "State")
        if not label:
            self.line(one.text, style)
            return
        line = self.line("", style)
        self._run(line, f"{label}  ", "Label within")
        self._run(line, one.text)
        _turn(line, one.text)

    def pairs(self, facts: Sequence[tuple[str, Sequence[Statement]]]) -> Any:
        """Write labels and what is said of each in one line, their own words in their own type.

        Return the paragraph.
        """
        line = self.line("", "Quiet")
        for before, (label, says) in enumerate(facts):
            self._run(line, f"{'; ' if before else ''}{label}: ")
            for number, one in enumerate(says):
                said = f"{', ' if number else ''}{one.text}"
                self._run(line, said, _WITHIN.get(one.manner, "State within"))
        return line

    def link(self, text: str, to: str, style: str = "Quiet") -> Any:
        """Write what leads to the place named `to`; return the run."""
        line = self.line("", style)
        _turn(line, text)
        return self._paper.places.lead(line, text, to)

    def set_apart(self) -> None:
        """Draw a line between this cell and the one before it."""
        left = OxmlElement("w:tcBorders")
        left.append(ruling.line("w:left"))
        self._holder._tc.get_or_add_tcPr().append(left)  # noqa: SLF001

    def here(self, anchor: str) -> None:
        """Name this place: the paragraph that is written next stands at it."""
        if anchor:
            self._here.append(anchor)

    def _run(self, paragraph: Any, text: str, style: str = "") -> None:
        named = self._paper.style(style).style_id if style else ""
        paragraph._p.append(run(held(shown(text)), named))  # noqa: SLF001


class Paper(Place):
    """A whole document, begun with a title. Call `packed` once, at the end."""

    def __init__(
        self, title: str, foot: str, *, size: Size = A4, on_its_side: bool = False
    ) -> None:
        self._document, self._size = Document(), size
        super().__init__(self, self._document)
        self._styles: dict[str, Any] = {}
        self.places = Places()
        self._captions: Counter[str] = Counter()
        self._headings: list[tuple[str, int, str]] = []
        self._contents: Any = None
        self.drawn = count(1)  # ids of shapes
        set_styles(self._document, size)
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = held(title)[:255], "", ""
        properties.language = "en-GB"
        properties.created = properties.modified = _LONG_AGO
        self._upright(self._document.sections[0], on_its_side=on_its_side)
        self._foot(foot)

    @property
    def body(self) -> Any:
        """The document's own text, of which every paragraph is a part."""
        return self._document._body  # noqa: SLF001

    def style(self, name: str) -> Any:
        """Return a style by its name."""
        if name not in self._styles:
            self._styles[name] = self._document.styles[name]
        return self._styles[name]

    def new_style(
        self, name: str, font: str, size: float, *, bold: bool, italic: bool, below: float
    ) -> Any:
        """Make a paragraph style and return it; `size` and the space `below` it are in points."""
        size = max(size, self._size.smallest)
        return new_style(self._document, name, font, size, bold=bold, italic=italic, below=below)

    def heading(self, text: str, level: int, anchor: str = "", *, listed: bool = False) -> None:
        """Write a heading; level 0 is the title. The contents list level 1 and what's `listed`."""
        paragraph = self.line(text, f"Heading {level}" if level else "Title")
        if level == 1 or listed:
            anchor = anchor or f"heading {len(self._headings)}"
            self._headings.append((text, level, anchor))
        if anchor:
            self.places.mark(paragraph, anchor)

    def contents(self) -> None:
        """Write the contents on the next page, once all are known: what leads to each heading."""
        titled = self.line("Contents", "Heading 2")
        titled.paragraph_format.page_break_before = True
        self._contents = self.line("", "Place")

    def page(self, *, on_its_side: bool) -> Any:
        """Begin a new page, upright or on its side; return the section that it begins."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        self._upright(section, on_its_side=on_its_side)
        return section

    def head(self, text: str, style: str) -> Any:
        """Write `text` at the head of every page; return the first section."""
        first = self._document.sections[0]
        line = first.header.paragraphs[0]
        line.style = self.style(style)
        line.add_run(held(shown(text)))
        return first

    def caption(self, kind: str, text: str) -> None:
        """Write what stands over a table or a figure, numbered by Word among those of its kind."""
        self._captions[kind] += 1
        titled = self.line("", "Caption")
        titled.add_run(f"{kind} ")
        titled.paragraph_format.keep_with_next = True
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), f" SEQ {kind} \\* ARABIC ")
        number.append(titled.add_run(str(self._captions[kind]))._r)  # noqa: SLF001
        titled._p.append(number)  # noqa: SLF001
        titled.add_run(f"  {held(shown(text))}")

    def table(
        self,
        caption: str,
        head: Sequence[str],
        widths: Sequence[float],
        rows: Sequence[list[Cell]],
        *,
        least: float = 0,
        first_whole: bool = True,
    ) -> None:
        """Write a table under its caption, its first row repeated on each page; widths in cm.

        The rest is as `grid` has it.
        """
        self.caption("Table", caption)
        self.grid(head, widths, rows, least=least, first_whole=first_whole)

    def grid(
        self,
        head: Sequence[str],
        widths: Sequence[float],
        rows: Sequence[list[Cell]],
        *,
        least: float = 0,
        first_whole: bool = True,
    ) -> Any:
        """Write a table without a caption; return it. Widths, and the least height of a row, in cm.

        `head` is a row repeated on each page; none where it is empty. A row of a least height stays
        on one page where it can; the first, which is to stay by its heading, only if `first_whole`.
        """
        made = self._document.add_table(rows=0, cols=len(widths), style=self.style("Report table"))
        made.autofit = False
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Cm(width)
        if head:
            row = self._row(made, [_name(one) for one in head], widths)
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
            for cell in row.cells:
                cell._tc.get_or_add_tcPr().append(ruling.shade())  # noqa: SLF001
        for number, cells in enumerate(rows):
            row = self._row(made, cells, widths)
            if least:
                row.height = Cm(least)
                if number or first_whole:
                    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
        self.line("", "Place")
        return made

    def _row(self, table: Any, cells: Sequence[Cell], widths: Sequence[float]) -> Any:
        row = table.add_row()
        for cell, fill, width in zip(row.cells, cells, widths, strict=True):
            cell.width = Cm(width)
            fill(Place(self, cell, cell.paragraphs[0]))
        return row

    def packed(self) -> bytes:
        """Return the whole document as the bytes of a DOCX."""
        if self._contents is not None:
            for text, level, anchor in self._headings:
                place = Place(self, None, self._contents.insert_paragraph_before())
                place.link(text, anchor, f"toc {level}")
        self.places.settle(self._document.element.body)
        written = BytesIO()
        self._document.save(written)
        return packed_anew(written.getvalue())

    def _upright(self, section: Any, *, on_its_side: bool) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if on_its_side else WD_ORIENT.PORTRAIT
        short, long = Cm(self._size.short), Cm(self._size.long)
        section.page_width, section.page_height = (long, short) if on_its_side else (short, long)
        section.left_margin = section.right_margin = Cm(MARGIN)
        section.top_margin = section.bottom_margin = Cm(1.6)
        section.footer_distance = Cm(0.8)

    def _foot(self, text: str) -> None:
        foot = self._document.sections[0].footer.paragraphs[0]
        foot.style = self.style("Quiet")
        foot.add_run(f"{held(shown(text))}    ")
        for name, between in (("PAGE", " of "), ("NUMPAGES", "")):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), f" {name} ")
            field.append(foot.add_run("1")._r)  # noqa: SLF001
            foot._p.append(field)  # noqa: SLF001
            foot.add_run(between)


def _name(text: str) -> Cell:
    def write(place: Place) -> None:
        place.line(text, "Label").paragraph_format.keep_with_next = True

    return write


def _turn(paragraph: Any, text: str) -> None:
    """Have a paragraph of `text` run from the right where that does."""
    if _from_right(text):
        setting = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        setting.insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc")


def _from_right(text: str) -> bool:
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def said_cell(text: str, style: str = "Ours") -> Cell:
    """Return what writes words of ours into a cell, a paragraph a line."""

    def write(place: Place) -> None:
        for one in text.split("\n"):
            place.line(one, style)

    return write
