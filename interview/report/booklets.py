"""The forms a booklet comes in: all are made of the same pieces, so none says more than another."""

from __future__ import annotations

from interview.report import booklet_docx, booklet_html
from interview.report.booklet import Booklet


def files(name: str, booklet: Booklet) -> dict[str, bytes]:
    """Return the booklet's files by their names: `name` and the ending of each form."""
    return {
        f"{name}.docx": booklet_docx.docx(booklet),
        f"{name}.html": booklet_html.html(booklet),
    }
