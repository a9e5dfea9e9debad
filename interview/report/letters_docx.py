"""A letter as a DOCX: for those who print it, or want it in larger letters.

Real headings and lists, so that a screen reader finds its way; nothing that runs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from interview.report.letters import Kind, Piece
from interview.report.office import held, packed_anew

_STYLES: Final = {
    Kind.HEADING: "Heading 2",
    Kind.PARAGRAPH: "Normal",
    Kind.POINT: "List Bullet",
}
_LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)  # the same letter says nothing of when


def as_docx(letter: Iterable[Piece]) -> bytes:
    """Return a letter as the bytes of a DOCX. Its first piece is its title."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(12)
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "en-GB"})
    normal.element.get_or_add_rPr().append(language)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
    for number, piece in enumerate(letter):
        style = _STYLES[piece.kind] if number else "Title"
        document.add_paragraph(held(piece.text), style=style)
        if not number:
            document.core_properties.title = held(piece.text)
    properties = document.core_properties
    properties.author, properties.comments, properties.language = "", "", "en-GB"
    properties.created = properties.modified = _LONG_AGO
    written = BytesIO()
    document.save(written)
    return packed_anew(written.getvalue())
