"""Why an interview doesn't go on: the words for it, and the way out."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from interview.engine import intents as do
from interview.tui import messages, presenter
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.frame import Key
from interview.tui.widgets.text import Words


class StoppedScreen(ViewScreen):
    """Enter leaves; Ctrl+B goes back to what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+n", "leave", show=False),
        Binding("ctrl+b", "back", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        """The words."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words(self.view.stop.words if self.view.stop else "", classes="said")

    def top_line(self) -> tuple[Content, Content]:
        """Return whose interview it is."""
        return presenter.whose(self.view.about), Content("")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys."""
        return (Key("Enter", "Leave", "leave"), Key("Ctrl+B", "Back", "back"))

    def action_leave(self) -> None:
        """Leave."""
        self.post_message(messages.StopWanted())

    def action_menu(self) -> None:
        """Esc leaves too."""
        self.action_leave()

    def action_back(self) -> None:
        """Back to what was chosen."""
        self.post_message(messages.Wanted(do.Back()))
