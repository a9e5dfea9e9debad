"""Documents for Word read back: as their XML says, and as LibreOffice reads them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from tests.support import workbooks

OFFICE = workbooks.OFFICE


def opened(data: bytes) -> Any:
    """Return a document as python-docx reads it."""
    return Document(BytesIO(data))


def text(data: bytes, *, pictures: bool = True) -> str:
    """Return all that is written, a line end for each end of a line or a paragraph."""
    body = opened(data).element.body
    for drawing in () if pictures else list(body.iter(qn("w:drawing"))):
        drawing.getparent().remove(drawing)
    parts = {qn("w:t"): None, qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:p"): "\n"}
    found = (one for one in body.iter() if one.tag in parts)
    return "".join(parts[one.tag] or one.text or "" for one in found)


def by_office(data: bytes, where: Path) -> str:
    """Return all that LibreOffice reads in a document."""
    (where / "paper.docx").write_bytes(data)
    workbooks.convert(where / "paper.docx", "txt:Text (encoded):UTF8", where)
    return (where / "paper.txt").read_text(encoding="utf-8-sig")
