"""The notes that are kept at a question, in a list that can be gone to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from interview.tui.helpful import Part
from interview.tui.widgets.choices import Choices, Row

_KEPT = "Enter opens a note, to change it. X takes it out, and U puts it back. Tab goes on."


class Noted(Choices):
    """The notes kept so far. Enter opens one; X takes it out. None is in hand from elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,X,delete", "screen.take_out", show=False),
        Binding("u,U", "screen.put_back", show=False),
    ]

    def help_parts(self) -> tuple[Part, ...]:
        """Return what can be done with a note that is kept."""
        return (Part(_KEPT),)

    def list(self, rows: Sequence[Row]) -> None:
        """Show other rows, standing where one stood."""
        at = self.at
        self.show(rows)
        self.at = min(at, len(rows) - 1)

    def on_focus(self) -> None:
        """Take the first in hand."""
        self.at = max(self.at, 0)

    def on_blur(self) -> None:
        """Take none in hand."""
        self.at = -1
