"""The list of places: any question that was put, and any that will be, can be gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from interview.engine import intents as do
from interview.engine.place import Kind
from interview.tui import messages
from interview.tui.screens.listing import ListScreen
from interview.tui.widgets.choices import Row
from interview.tui.widgets.place_list import rows_of

if TYPE_CHECKING:
    from interview.engine.account import PlaceRow


def intent_for(row: PlaceRow) -> do.Intent:
    """Return what going to a place of the list asks of the core."""
    if row.kind is Kind.READ_BACK:
        return do.ReadBack()
    return do.GoTo(row.place) if row.place is not None else do.GoToRoster()


class GoToScreen(ListScreen):
    """Where to go."""

    heading = "Go to"

    def rows(self) -> list[Row]:
        """Return the places, standing at the one in hand."""
        rows = rows_of(self.desk.seat.contents)
        self.at = next((row.key for row in rows if row.aside == "here"), None)
        return rows

    def chosen(self, key: str) -> Message | None:
        """Go there."""
        return messages.Wanted(intent_for(self.desk.seat.contents[int(key)]))
