"""How a paper in Word looks: its type, its colours, the room between lines.

The one decision: people's words are set in a serif and ours in a sans, as on the page, so nobody
takes one for the other. What sets them apart is always a style, so a reader can change all at once.
"""

from __future__ import annotations

from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from interview.report import ruling
from interview.report.paper_sizes import Size

SANS, SERIF = "Arial", "Georgia"
ACCENT, QUIET = RGBColor(0x12, 0x69, 0x5C), RGBColor(0x4A, 0x52, 0x57)
_USUAL: Final = 21  # cm: the short side of the paper that the headings are made for

# Our paragraph styles: the font, its size in points, bold, italic, colour, space below in points.
_STYLES: Final = {
    "Words": (SERIF, 10, False, False, None, 4),
    "Ours": (SANS, 9, False, False, None, 3),
    "State": (SANS, 8.5, False, True, QUIET, 3),
    "Quiet": (SANS, 8.5, False, False, QUIET, 3),
    "Label": (SANS, 8.5, True, False, None, 2),
    "Mark": (SANS, 8.5, True, False, ACCENT, 3),
}
# Our character styles: the font, bold, italic. What stands within a line, by its manner.
_CHARACTERS: Final = {
    "Label within": (SANS, True, False),
    "Words within": (SERIF, False, False),
    "State within": (SANS, False, True),
}
# Sizes, space above and below, in points.
_HEADINGS: Final = {
    "Title": (26, 0, 14),
    "Heading 1": (18, 16, 6),
    "Heading 2": (13, 14, 4),
    "Heading 3": (11, 10, 3),
}


def set_styles(document: Any, size: Size) -> None:
    """Give a new document its styles, for paper of this size."""
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = SANS, Pt(max(9.5, size.smallest))
    normal.paragraph_format.line_spacing = size.leading
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(spoken)
    for name, (font, points, bold, italic, colour, below) in _STYLES.items():
        made = new_style(
            document, name, font, max(points, size.smallest), bold=bold, italic=italic, below=below
        )
        if colour is not None:
            made.font.color.rgb = colour
    for name, (font, bold, italic) in _CHARACTERS.items():
        within = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        within.font.name, within.font.bold, within.font.italic = font, bold, italic
    place = styles.add_style("Place", WD_STYLE_TYPE.PARAGRAPH)
    place.paragraph_format.keep_with_next = True
    place.font.size = Pt(1)
    place.paragraph_format.space_after = place.paragraph_format.space_before = Pt(0)
    for level in (1, 2):
        listed = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        listed.base_style, listed.font.size = normal, Pt(11 - level)
        listed.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        listed.paragraph_format.space_before = Pt(8 - 4 * level)
        listed.paragraph_format.space_after = Pt(4)
    table = styles.add_style("Report table", WD_STYLE_TYPE.TABLE)
    table.element.append(ruling.borders())
    _set_headings(document, size)


def _set_headings(document: Any, size: Size) -> None:
    styles = document.styles
    for name, (points, above, below) in _HEADINGS.items():
        heading = styles[name]
        room = heading.paragraph_format
        room.space_before, room.space_after = Pt(above), Pt(below)
        heading.font.name = SERIF
        heading.font.size = Pt(round(points * size.short / _USUAL))
        heading.font.color.rgb = RGBColor(0, 0, 0)
        fonts = heading.element.get_or_add_rPr().get_or_add_rFonts()
        for key in [one for one in fonts.attrib if "heme" in one]:
            del fonts.attrib[key]
    caption = styles["Caption"]
    caption.font.size, caption.font.bold = Pt(size.smallest), False
    caption.font.color.rgb = QUIET
    caption.paragraph_format.space_before = Pt(8)
    caption.paragraph_format.space_after = Pt(4)


def new_style(
    document: Any, name: str, font: str, size: float, *, bold: bool, italic: bool, below: float
) -> Any:
    """Make a paragraph style and return it; `size` and the space `below` it are in points."""
    styles = document.styles
    made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = styles["Normal"]
    made.font.name, made.font.size = font, Pt(size)
    made.font.bold, made.font.italic = bold, italic
    made.paragraph_format.space_after, made.paragraph_format.space_before = Pt(below), Pt(0)
    return made
