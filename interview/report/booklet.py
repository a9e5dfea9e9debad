"""A booklet to print: sheets of plain pieces. One writer each lays it out, for Word and a browser.

The one decision: what stands in a booklet is said once, as pieces; a writer lays them out and adds
no word. Each sheet begins a page, and each page carries the booklet's mark. Every text is taken as
it is: nothing in it is markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Manner(Enum):
    """How a line is set."""

    OURS = "ours"  # as most of what we say
    LEAD = "lead"  # what a sheet begins with, a little larger
    QUIET = "quiet"  # beside the matter
    ASK = "ask"  # a question to put: it stays on one page with what follows
    SAY = "say"  # words to say aloud
    WORDS = "words"  # somebody's own words


class Bullet(Enum):
    """What stands before each item of a list."""

    POINT = "point"
    STEP = "step"  # 1, 2, 3
    TICK = "tick"  # a box to tick


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a sheet: level 2, or 3 under one of level 2."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; each of its lines begins anew. `label` stands before it, bold."""

    text: str
    manner: Manner = Manner.OURS
    label: str = ""

    @property
    def whole(self) -> str:
        """The label and the text, where nothing can be set bold."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[str, ...]
    bullet: Bullet = Bullet.POINT


@dataclass(frozen=True, slots=True)
class Room:
    """Ruled lines to write on by hand."""

    lines: int


Cell: TypeAlias = str | tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. Its head, where it has one, stands on each page that it runs over.

    `shares` are the widths of its columns beside each other. `room` is how many lines of writing by
    hand each row has place for at least.
    """

    head: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    room: int = 0

    def __post_init__(self) -> None:
        if {len(self.head) or len(self.shares), *map(len, self.rows)} != {len(self.shares)}:
            raise ValueError("each row of a grid has as many cells as the grid has columns")


Piece: TypeAlias = Heading | Line | Items | Room | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """What begins on a page of its own.

    `whose` says above the title who it is for. `wide`: it lies on its side. `framed`: a dashed line
    runs round it, to cut along, and it is set close, to be one page.
    """

    title: str
    pieces: tuple[Piece, ...]
    whose: str = ""
    wide: bool = False
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Booklet:
    """A whole booklet. `mark` stands at the head of every page, `foot` at its foot."""

    title: str
    mark: str
    foot: str
    sheets: tuple[Sheet, ...]
