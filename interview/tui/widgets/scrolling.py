"""Scrollbars in whole cells: the part-block ends of textual's own are missing from old fonts."""

from __future__ import annotations

from textual.scrollbar import ScrollBar, ScrollBarRender


class WholeCells(ScrollBarRender):
    """A bar that starts and ends with a cell."""

    VERTICAL_BARS = [" "] * 8
    HORIZONTAL_BARS = [" "] * 8


def whole_cells() -> None:
    """Draw every scrollbar in whole cells, from here on."""
    ScrollBar.renderer = WholeCells
