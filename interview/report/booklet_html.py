"""A booklet for a browser: one file, to read and to print; no network, no script.

The one decision: it prints as the pages for Word do: a sheet begins a page, and the mark stands on
each page in every browser, also in one that knows no margins of a page. Same booklet, same bytes.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from markupsafe import Markup

from interview.report import webpage
from interview.report.booklet import Booklet, Bullet, Cell, Line, Piece

PAGE: Final = "booklet.html.j2"
_STYLE: Final = "booklet.css"
_MOST_ROOM: Final = 12  # lines in a row of a table
_LISTS: Final = {Bullet.POINT: "ul", Bullet.STEP: "ol", Bullet.TICK: "ul"}


def html(booklet: Booklet) -> bytes:
    """Return the booklet as a whole file, UTF-8."""
    style = _style()
    page = webpage.environment().get_template(PAGE)
    return page.render(
        booklet=booklet,
        style=Markup(style),  # noqa: S704 - our own file
        policy=webpage.policy(style),
        kind=_kind,
        tag=_LISTS,
        lines=_lines,
    ).encode("utf-8")


def _kind(piece: Piece) -> str:
    return type(piece).__name__.lower()


def _lines(cell: Cell) -> tuple[Line, ...]:
    return (Line(cell),) if isinstance(cell, str) else cell


@cache
def _style() -> str:
    """Return the style; widths and heights are classes in it, since no tag may have a style."""
    widths = "".join(f".w{share} {{ width: {share}%; }}\n" for share in range(1, 101))
    rooms = "".join(f".r{n} {{ height: {n * 8.5 - 2.8}mm; }}\n" for n in range(1, _MOST_ROOM + 1))
    return webpage.style_sheet(_STYLE) + widths + rooms
