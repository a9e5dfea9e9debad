"""A booklet for a screen that shows lines: the same pieces, a paragraph a line.

The one decision: nothing is laid out in columns. A row of a table is its cells one after the other,
each with the head of its column, so that it can be heard as well as read.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.report.booklet import Booklet, Bullet, Cell, Grid, Heading, Items, Line, Piece, Room

_BULLETS = {Bullet.POINT: "- ", Bullet.STEP: "", Bullet.TICK: "[ ] "}


def lines(booklet: Booklet) -> Iterator[str]:
    """Yield the booklet line by line, an empty one between paragraphs."""
    yield f"{booklet.mark}. {booklet.title}"
    for sheet in booklet.sheets:
        yield from ("", f"== {sheet.title} ==")
        if sheet.whose:
            yield sheet.whose
        for piece in sheet.pieces:
            yield from _piece(piece)


def _piece(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading():
            yield from ("", f"-- {piece.text} --")
        case Line():
            yield from ("", piece.whole)
        case Items():
            yield ""
            for number, one in enumerate(piece.items, start=1):
                step = f"{number}. " if piece.bullet is Bullet.STEP else _BULLETS[piece.bullet]
                yield f"{step}{one}"
        case Grid():
            for row in piece.rows:
                yield ""
                yield from _row(piece.head, row)
        case Room():
            pass  # for writing by hand


def _row(head: tuple[str, ...], row: tuple[Cell, ...]) -> Iterator[str]:
    for number, cell in enumerate(row):
        texts = [cell] if isinstance(cell, str) else [line.whole for line in cell]
        first, *others = "\n".join(texts).split("\n")
        yield f"{head[number]}: {first}" if head else first
        yield from (f"  {text}" for text in others)
