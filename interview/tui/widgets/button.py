"""The button: `[ Next ]`, one Tab from the box.

The one decision: no key that words are typed with presses it, for somebody may be typing already.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from interview.tui.presenter import words


class GoButton(Widget, can_focus=True):
    """One line with brackets round it; Enter or a click presses it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "press", show=False)]

    class Pressed(Message):
        """It was pressed."""

    def __init__(self, label: str, *, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(id=id)
        self._label = label

    def call(self, label: str) -> None:
        """Give it another label."""
        if label != self._label:
            self._label = label
            self.refresh(layout=True)

    def action_press(self) -> None:
        """Press it."""
        self.post_message(self.Pressed())

    def on_click(self, _: events.Click) -> None:
        """A click presses it."""
        self.action_press()

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - textual's own signature
        """Return the width of label and brackets."""
        return self.width

    @property
    def width(self) -> int:
        """How many columns it takes."""
        return len(self._label) + 4

    def render(self) -> Content:
        """Draw it."""
        return words(f"[ {self._label} ]")
