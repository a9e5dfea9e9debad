"""Shapes on paper: lines, bars, marks and writing, in one group that stands in the text.

The one decision: they are shapes that Word draws and edits itself, never a bitmap, so they print
sharp, and their writing is text that can be found, read aloud and led from. All lengths are in
units of the drawing. Ids count up on one paper: same calls, same bytes.

Source: ECMA-376, DrawingML and alternate content; [MS-ODRAWXML], Word's groups and shapes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph

from interview.report.paper import Place

if TYPE_CHECKING:
    from interview.report.paper import Paper

_WORD: Final = "http://schemas.microsoft.com/office/word/2010"
_SPACES: Final = {
    "w": nsmap["w"],
    "wp": nsmap["wp"],
    "a": nsmap["a"],
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wpg": f"{_WORD}/wordprocessingGroup",
    "wps": f"{_WORD}/wordprocessingShape",
}
_INSETS: Final = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
_POINT: Final = 12_700  # in the units of the format
_SPARE: Final = 4  # Word hides a line that its box is a hair too low for


@dataclass(frozen=True, slots=True)
class Box:
    """Where a shape is: its left upper corner, how wide and how high it is."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Look:
    """A shape's form, the colours inside and of its line (six digits), the line's points, dash.

    A line is a thin "rect": one without any width is placed wrongly by some office programs.
    """

    form: str
    inside: str = ""
    line: str = ""
    points: float = 0.75
    dash: str = "solid"


class Shapes:
    """One drawing in a paragraph: `wide` by `high` units, `across` cm on paper."""

    def __init__(self, paper: Paper, wide: float, high: float, across: float) -> None:
        self._paper, self._wide, self._high = paper, wide, high
        self._unit = Cm(across) / wide
        self._group: Any = None

    def begin(self, paragraph: Any, name: str, described: str) -> None:
        """Put the drawing into a paragraph; `described` is what is read out in its place."""
        run = paragraph.add_run()._r  # noqa: SLF001  python-docx has no shapes
        outer = run.makeelement(f"{{{_SPACES['mc']}}}AlternateContent", nsmap=_SPACES)
        run.append(outer)
        choice = _added(outer, "mc:Choice", Requires="wpg")
        inline = _added(
            _added(choice, "w:drawing"), "wp:inline", distT=0, distB=0, distL=0, distR=0
        )
        size = {"cx": self._long(self._wide), "cy": self._long(self._high)}
        _added(inline, "wp:extent", **size)
        _added(inline, "wp:effectExtent", l=0, t=0, r=0, b=0)
        _added(inline, "wp:docPr", id=next(self._paper.drawn), name=name, descr=described)
        _added(inline, "wp:cNvGraphicFramePr")
        data = _added(_added(inline, "a:graphic"), "a:graphicData", uri=_SPACES["wpg"])
        self._group = _added(data, "wpg:wgp")
        _added(self._group, "wpg:cNvGrpSpPr")
        place = _added(_added(self._group, "wpg:grpSpPr"), "a:xfrm")
        for tag, values in (("off", None), ("ext", size), ("chOff", None), ("chExt", size)):
            _added(place, f"a:{tag}", **(values or {"x": 0, "y": 0}))

    def shape(self, box: Box, look: Look) -> None:
        """Draw one shape."""
        self._shaped(box, look)

    def writing(self, box: Box, line: float, *, middle: bool = False) -> Place:
        """Return where to write, in lines `line` high, from the left or about the middle."""
        box = replace(box, height=box.height + _SPARE)
        shape = self._shaped(box, Look("rect"), txBox=1)
        content = shape.makeelement(_name("w:txbxContent"))
        held = shape.makeelement(_name("wps:txbx"))
        held.append(content)
        shape.insert(len(shape) - 1, held)  # before what says how it is set
        return Place(self._paper, _Lines(self._paper, content, self._long(line), middle=middle))

    def _shaped(self, box: Box, look: Look, **more: int) -> Any:
        shape = _added(self._group, "wps:wsp")
        number = next(self._paper.drawn)
        _added(shape, "wps:cNvPr", id=number, name=f"Shape {number}")
        _added(shape, "wps:cNvSpPr", **more)
        properties = _added(shape, "wps:spPr")
        place = _added(properties, "a:xfrm")
        _added(place, "a:off", x=self._long(box.left), y=self._long(box.top))
        _added(place, "a:ext", cx=self._long(box.width), cy=self._long(box.height))
        _added(_added(properties, "a:prstGeom", prst=look.form), "a:avLst")
        _filled(properties, look.inside)
        line = _added(properties, "a:ln", w=round(look.points * _POINT))
        _filled(line, look.line)
        if look.line:
            _added(line, "a:prstDash", val=look.dash)
        _added(shape, "wps:bodyPr", wrap="square", **_INSETS, anchor="t")
        return shape

    def _long(self, units: float) -> int:
        return round(units * self._unit)


class _Lines:
    """What a place writes into: paragraphs of one exact height, nothing between them."""

    def __init__(self, paper: Paper, content: Any, high: int, *, middle: bool) -> None:
        self._paper, self._content, self._high, self._middle = paper, content, high, middle

    def add_paragraph(self) -> Paragraph:
        """Return a new paragraph at the end."""
        made = OxmlElement("w:p")
        self._content.append(made)
        paragraph = Paragraph(made, self._paper.body)
        setting = paragraph.paragraph_format
        setting.space_before = setting.space_after = Emu(0)
        setting.line_spacing_rule, setting.line_spacing = WD_LINE_SPACING.EXACTLY, Emu(self._high)
        if self._middle:
            setting.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph


def _added(parent: Any, name: str, /, **values: object) -> Any:
    made = parent.makeelement(_name(name), {key: str(value) for key, value in values.items()})
    parent.append(made)
    return made


def _filled(parent: Any, colour: str) -> None:
    if colour:
        _added(_added(parent, "a:solidFill"), "a:srgbClr", val=colour)
    else:
        _added(parent, "a:noFill")


def _name(prefixed: str) -> str:
    prefix, _, name = prefixed.partition(":")
    return f"{{{_SPACES[prefix]}}}{name}"
