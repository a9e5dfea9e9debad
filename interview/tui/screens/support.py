"""Words of support, alone on the screen: the answer is kept, and nothing is asked but how to go on.

The one decision: nothing is said of what brought it here, and no way on is in hand to be pressed by
mistake that would lose a word.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from interview.engine import intents as do
from interview.engine.place import Kind
from interview.tui import messages
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import Key
from interview.tui.widgets.text import Words

_ROWS = (
    Row("on", "Go on"),
    Row("break", "Take a break"),
    Row("leave", "Leave this question"),
)


class SupportScreen(ViewScreen):
    """Go on, take a break, or leave the question."""

    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+n,ctrl+enter", "choose", show=False)]

    def compose_body(self) -> ComposeResult:
        """The words, and the three ways on."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words(self.view.supporting, classes="said")
            # A list of moments is no question that could be left.
            asked = self.view.kind not in (Kind.ROSTER, Kind.REVIEWERS_LIST)
            yield Choices(_ROWS if asked else _ROWS[:-1])

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the list."""
        return (
            Key("Up and Down", "Move", "nothing", columns=80),
            Key("Enter", "Choose", "choose"),
            Key("Ctrl+L", "Hide", "pause"),
            Key("Esc", "Menu", "menu"),
        )

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Go on; a break hides the screen, and what comes next waits behind it."""
        message.stop()
        leave = message.key == "leave"
        self.post_message(messages.Wanted(do.GoOnFromSupport(leave=leave)))
        if message.key == "break":
            self.post_message(messages.PauseWanted())

    def action_choose(self) -> None:
        """Choose what is in hand."""
        self.query_one(Choices).action_choose()

    def action_nothing(self) -> None:
        """Up and Down are the list's own."""
