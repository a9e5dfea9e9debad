"""A booklet for Word: real headings and lists, heads that repeat, room to write by hand.

The one decision: each sheet is a section of its own, so that it begins a page, upright or on its
side, framed or not; the mark stands in the head that all sections share. Same booklet, same bytes.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Any, Final

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from interview.report.booklet import (
    Booklet,
    Bullet,
    Cell,
    Grid,
    Heading,
    Items,
    Line,
    Manner,
    Piece,
    Room,
    Sheet,
)
from interview.report.office import held
from interview.report.paper import Cell as Written
from interview.report.paper import Paper, Place
from interview.report.paper_sizes import HANDED_OUT, UPRIGHT, WIDE
from interview.report.paper_styles import ACCENT, SANS, SERIF
from interview.text import shown

_ROOM: Final = 0.85  # cm from one ruled line to the next: for handwriting
_BOX: Final = "\u2610  "  # to tick
_STYLES: Final = {
    Manner.OURS: "Body",
    Manner.LEAD: "Lead",
    Manner.QUIET: "Aside",
    Manner.ASK: "To ask",
    Manner.SAY: "To say",
    Manner.WORDS: "Words",
}
_RULED, _TICKED, _WHOSE, _MARK = "To write on", "To tick", "Whose", "Marked"
_SIDES: Final = ("top", "left", "bottom", "right")
_LINE_COLOUR, _FRAME_COLOUR, _BAR_COLOUR = "9AA0A3", "4A5257", "12695C"
# What follows lines in the settings of a section, a table and a paragraph: the format has an order.
_AFTER_FRAME: Final = ("w:lnNumType", "w:pgNumType", "w:cols", "w:titlePg", "w:docGrid")
_AFTER_TABLE: Final = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
_AFTER_LINES: Final = ("w:bidi", "w:spacing", "w:ind", "w:jc", "w:rPr")


def docx(booklet: Booklet) -> bytes:
    """Return the booklet as the bytes of a DOCX."""
    paper = Paper(booklet.title, booklet.foot, size=HANDED_OUT, on_its_side=_first_wide(booklet))
    _add_styles(paper)
    section = paper.head(booklet.mark, _MARK)
    for number, sheet in enumerate(booklet.sheets):
        if number:
            section = paper.page(on_its_side=sheet.wide)
        section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
        _frame(section, framed=sheet.framed)
        lines = _write(paper, sheet)
        if sheet.framed:
            section.top_margin, section.bottom_margin = Cm(2), Cm(1.4)
            _set_close(lines)
    return paper.packed()


def _first_wide(booklet: Booklet) -> bool:
    return any(sheet.wide for sheet in booklet.sheets[:1])


def _write(paper: Paper, sheet: Sheet) -> list[Any]:
    """Write a sheet; return its headings and lines."""
    lines = [paper.line(sheet.whose, _WHOSE)] if sheet.whose else []
    lines.append(paper.line(sheet.title, "Heading 1"))
    for piece, following in zip_longest(sheet.pieces, sheet.pieces[1:]):
        if isinstance(piece, Heading):
            lines.append(paper.line(piece.text, f"Heading {piece.level}"))
        elif isinstance(piece, Line):
            lines.append(_line(paper, piece))
            lines[-1].paragraph_format.keep_with_next = _leads(piece, following)
        else:
            _piece(paper, piece, following, WIDE if sheet.wide else UPRIGHT)
    return lines


def _leads(line: Line, following: Piece | None) -> bool | None:
    """Return whether a line stays on one page with what follows; None: as its style says."""
    if isinstance(following, Line):
        return (line.manner is Manner.SAY and following.manner is not Manner.SAY) or None
    return isinstance(following, Room | Grid | Items) or None


def _piece(
    paper: Paper, piece: Items | Room | Grid, following: Piece | None, across: float
) -> None:
    match piece:
        case Items():
            _items(paper, piece, leads=isinstance(following, Line))
        case Room():
            _room(paper, piece.lines)
        case Grid():
            _grid(paper, piece, across)


def _line(place: Place, line: Line) -> Any:
    style = _STYLES[line.manner]
    if not line.label:
        return place.line(line.text, style)
    written = place.line(line.label, style)
    written.runs[0].bold = True
    written.add_run(f" {held(shown(line.text))}")
    return written


def _room(paper: Paper, lines: int) -> None:
    for number in range(lines):
        line = paper.line("", _RULED)
        line.paragraph_format.keep_with_next = number + 1 < lines
    paper.line("", "Place").paragraph_format.space_after = Pt(8)


def _items(paper: Paper, piece: Items, *, leads: bool) -> None:
    """Write a list; boxes to tick stay together, and by the line that they lead to."""
    if piece.bullet is Bullet.TICK:
        for number, one in enumerate(piece.items):
            line = paper.line(f"{_BOX}{one}", _TICKED)
            line.paragraph_format.keep_with_next = leads or number + 1 < len(piece.items)
        return
    style = "List Number" if piece.bullet is Bullet.STEP else "List Bullet"
    lines = [paper.line(one, style) for one in piece.items]
    if piece.bullet is Bullet.STEP and lines:
        _count_anew(lines)


def _set_close(lines: list[Any]) -> None:
    """Let what stands on a card come as near to one page as it can be read."""
    for line in lines:
        form, is_heading = line.paragraph_format, line.style.name.startswith("Heading")
        form.line_spacing, form.space_after = 1.0, Pt(1 if is_heading else 1.5)
        form.space_before = Pt(4 if is_heading else 0)
    lines[0].paragraph_format.space_before = Pt(0)


def _count_anew(lines: list[Any]) -> None:
    """Let these paragraphs be a list of their own, that begins with 1."""
    numbering = lines[0].part.numbering_part.element
    style = lines[0].style.element.pPr.numPr.numId.val
    counted = next(one for one in numbering.num_lst if one.numId == style)
    own = numbering.add_num(counted.abstractNumId.val)
    own.add_lvlOverride(ilvl=0).add_startOverride(1)
    for line in lines:
        place = line._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001  no lists of its own
        place.get_or_add_ilvl().val = 0
        place.get_or_add_numId().val = own.numId


def _grid(paper: Paper, piece: Grid, across: float) -> None:
    whole = sum(piece.shares)
    widths = [across * share / whole for share in piece.shares]
    rows = [[_cell(one) for one in row] for row in piece.rows]
    made = paper.grid(piece.head, widths, rows, least=piece.room * _ROOM)
    for row in made.rows:
        settings = row._tr.get_or_add_trPr()  # noqa: SLF001  python-docx has no word for it
        if settings.find(qn("w:cantSplit")) is None:
            settings.append(OxmlElement("w:cantSplit"))
    if piece.room:
        made._tbl.tblPr.insert_element_before(_all_lines(), *_AFTER_TABLE)  # noqa: SLF001
    paper.line("", "Place").paragraph_format.space_after = Pt(6)


def _cell(cell: Cell) -> Written:
    lines = (Line(cell),) if isinstance(cell, str) else cell

    def write(place: Place) -> None:
        for line in lines:
            written = _line(place, line)
            written.paragraph_format.space_after = Pt(3)

    return write


def _add_styles(paper: Paper) -> None:
    for name, font, size, bold, below in (
        ("Body", SANS, 11, False, 6),
        ("Lead", SERIF, 13, False, 8),
        ("Aside", SANS, 11, False, 6),
        ("To ask", SANS, 12, True, 3),
        ("To say", SERIF, 12, False, 6),
        (_RULED, SANS, 11, False, 0),
        (_TICKED, SANS, 11, False, 4),
        (_WHOSE, SANS, 11, True, 2),
        (_MARK, SANS, 11, True, 0),
    ):
        made = paper.new_style(name, font, size, bold=bold, italic=False, below=below)
        made.paragraph_format.line_spacing = 1.12
    for name in (_WHOSE, _MARK):
        paper.style(name).font.color.rgb = ACCENT
    asked = paper.style("To ask").paragraph_format
    asked.keep_with_next, asked.space_before = True, Pt(10)
    said = paper.style("To say")
    said.paragraph_format.left_indent = Cm(0.5)
    _draw(said, {"left": ("single", 18, 8)}, _BAR_COLOUR)
    ticked = paper.style(_TICKED).paragraph_format
    ticked.left_indent, ticked.first_line_indent = Cm(0.7), Cm(-0.7)
    _rule(paper.style(_RULED))
    for level, above in ((1, 0), (2, 14), (3, 10)):
        paper.style(f"Heading {level}").paragraph_format.space_before = Pt(above)
        paper.style(f"Heading {level}").paragraph_format.space_after = Pt(6)
    for name in ("List Bullet", "List Number"):
        form = paper.style(name).element.get_or_add_pPr()
        for tight in form.findall(qn("w:contextualSpacing")):
            form.remove(tight)
        paper.style(name).paragraph_format.space_after = Pt(4)


def _rule(style: Any) -> None:
    form = style.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Cm(_ROOM)
    _draw(style, dict.fromkeys(("bottom", "between"), ("single", 4, 0)), _LINE_COLOUR)


def _draw(style: Any, sides: dict[str, tuple[str, int, int]], colour: str) -> None:
    """Draw lines at `sides` of each paragraph of a style."""
    form = style.element.get_or_add_pPr()
    form.insert_element_before(_lines(sides, colour), *_AFTER_LINES)


def _lines(sides: dict[str, tuple[str, int, int]], colour: str, name: str = "pBdr") -> Any:
    """Return lines at `sides`: their kind, how thick in eighths of a point, and how far off."""
    borders = OxmlElement(f"w:{name}")
    for side, (kind, thick, off) in sides.items():
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", kind), ("sz", thick), ("space", off), ("color", colour)):
            line.set(qn(f"w:{key}"), str(value))
        borders.append(line)
    return borders


def _all_lines() -> Any:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return _lines(dict.fromkeys(sides, ("single", 4, 0)), _LINE_COLOUR, "tblBorders")


def _frame(section: Any, *, framed: bool) -> None:
    settings = section._sectPr  # noqa: SLF001  python-docx has no lines round a page
    for one in settings.findall(qn("w:pgBorders")):
        settings.remove(one)
    if not framed:
        return
    lines = _lines(dict.fromkeys(_SIDES, ("dashed", 6, 12)), _FRAME_COLOUR, "pgBorders")
    lines.set(qn("w:offsetFrom"), "text")
    settings.insert_element_before(lines, *_AFTER_FRAME)
