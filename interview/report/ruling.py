"""What is drawn in a table on paper: hairlines, and a soft ground for its head.

The one decision: lines only where they tell rows apart, so that what is read is the words.
"""

from __future__ import annotations

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_RULE: Final = "C9C6BD"
_SOFT: Final = "EEF4F2"


def shade() -> Any:
    """Return what sets a cell of a table's head off."""
    drawn = OxmlElement("w:shd")
    drawn.set(qn("w:val"), "clear")
    drawn.set(qn("w:fill"), _SOFT)
    return drawn


def borders() -> Any:
    """Return hairlines between rows, and a little room in each cell."""
    properties, lines = OxmlElement("w:tblPr"), OxmlElement("w:tblBorders")
    for side in ("w:top", "w:bottom", "w:insideH"):
        lines.append(line(side))
    properties.append(lines)
    room = OxmlElement("w:tblCellMar")
    for side, width in (("w:top", 60), ("w:left", 90), ("w:bottom", 60), ("w:right", 90)):
        one = OxmlElement(side)
        one.set(qn("w:w"), str(width))
        one.set(qn("w:type"), "dxa")
        room.append(one)
    properties.append(room)
    return properties


def line(side: str) -> Any:
    """Return a hairline at a side, by its name in the format."""
    drawn = OxmlElement(side)
    for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _RULE)):
        drawn.set(qn(f"w:{key}"), value)
    return drawn
