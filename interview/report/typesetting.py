"""How a line is put on paper: the style that it has, and what is written in it.

The one decision: what is made many thousands of times in a report is built as the format has it.
The library would look for its place among what is there, each time; what comes of it is the same.
"""

from __future__ import annotations

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_BROKEN: Final = frozenset("\t\r\n")  # what the format has elements for


def give_style(paragraph: Any, style: str) -> None:
    """Give a new paragraph, which has no style yet, the style of this id."""
    properties = paragraph._p.pPr  # noqa: SLF001
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph._p.insert(0, properties)  # noqa: SLF001
    properties.insert(0, _named("w:pStyle", style))


def run(text: str, style: str = "") -> Any:
    """Return a run of `text`, which XML can hold, in the character style of this id."""
    made = OxmlElement("w:r")
    if style:
        properties = OxmlElement("w:rPr")
        properties.append(_named("w:rStyle", style))
        made.append(properties)
    if not _BROKEN.isdisjoint(text):
        made.text = text  # the library's own way: it breaks lines
        return made
    written = OxmlElement("w:t")
    written.text = text
    if text != text.strip():
        written.set(qn("xml:space"), "preserve")
    made.append(written)
    return made


def _named(element: str, style: str) -> Any:
    made = OxmlElement(element)
    made.set(qn("w:val"), style)
    return made
