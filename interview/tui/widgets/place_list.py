"""The list of places at the left of a wide window: for finding one's way, not a score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from interview.tui.presenter import words, wrapped
from interview.tui.widgets.choices import Choices, Row

if TYPE_CHECKING:
    from interview.engine.account import PlaceRow

_TITLES = 22  # columns of titles; how each stands comes after


def rows_of(contents: Sequence[PlaceRow]) -> list[Row]:
    """Return the places as rows; a row's key is its number."""
    return [
        Row(str(number), one.title, aside=one.state, level=one.level)
        for number, one in enumerate(contents)
    ]


class PlaceList(Choices):
    """Where one is has the `>`; a place in hand has the chosen background."""

    def show_places(self, contents: Sequence[PlaceRow], part: str) -> None:
        """Show the places; `part` is the part of the moment in hand."""
        self._part = part
        rows = rows_of(contents)
        here = [row.key for row in rows if self._is_here(row)]
        self.show(rows)
        if here:
            self.go_to(here[-1])

    _part = ""

    def _is_here(self, row: Row) -> bool:
        if row.aside == "here":
            return True
        return row.level > 1 and self._part.split(",")[0] == row.label

    def _lines(self, row: Row, width: int) -> list[Content]:  # noqa: ARG002 - its columns are fixed
        here = self._is_here(row)
        inset = "  " * (row.level - 1)
        mark = "" if row.level == 0 else "\u203a " if here else "  "
        room = _TITLES - len(inset) - len(mark) - 1
        title = (wrapped(row.label, room) or [""])[0]
        in_hand = self.has_focus and row.key == self.key
        style = "$ink on $chosen" if in_hand else "bold $place" if here else "$quiet"
        gap = " " * max(room + 1 - Content(title).cell_length, 1)
        return [
            Content.assemble(
                inset,
                words(mark, "bold $place"),
                words(title, style),
                gap,
                words(row.aside, "$place" if here else "$quiet"),
            )
        ]
