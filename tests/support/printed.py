"""All that is said in a booklet, for tests that look for words in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.report.booklet import Cell, Grid, Heading, Items, Line, Piece, Room, Sheet


def texts(sheets: Iterable[Sheet]) -> Iterator[str]:
    """Yield every text of every sheet."""
    for sheet in sheets:
        yield from (sheet.whose, sheet.title)
        for piece in sheet.pieces:
            yield from _of(piece)


def _of(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading():
            yield piece.text
        case Line():
            yield from (piece.label, piece.text)
        case Items():
            yield from piece.items
        case Grid():
            yield from piece.head
            for row in piece.rows:
                yield from (text for cell in row for text in _cell(cell))
        case Room():
            pass


def _cell(cell: Cell) -> Iterator[str]:
    for line in (Line(cell),) if isinstance(cell, str) else cell:
        yield from (line.label, line.text)
