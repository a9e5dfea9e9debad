"""Sizes of paper, and how much of each there is to write on."""

from __future__ import annotations

from typing import Final, NamedTuple

MARGIN: Final = 1.6  # cm


class Size(NamedTuple):
    """A size of paper: its sides in cm, the smallest type on it in points, from line to line."""

    short: float
    long: float
    smallest: float
    leading: float | None = None  # lines; None: as the office program has it


A4: Final = Size(21, 29.7, 8.5)
HANDED_OUT: Final = Size(21, 29.7, 11)  # A4 to read standing, and to write on
A3: Final = Size(29.7, 42, 11, 1.0)  # to be read where it hangs on a wall
WIDE: Final = A4.long - 2 * MARGIN  # cm to write on, on its side
UPRIGHT: Final = A4.short - 2 * MARGIN
WIDEST: Final = A3.long - 2 * MARGIN
