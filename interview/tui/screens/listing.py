"""A screen that is a heading, a few words and a list: the menu, the places, the paused screen.

It lies over the interview and leaves with a message (tui.messages) for the app, or with nothing.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from interview.tui import messages, presenter
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import Key
from interview.tui.widgets.text import Words


class ListScreen(ViewScreen):
    """Override `heading`, `words`, `rows` and `chosen`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+b", "close", show=False)]

    heading = ""
    said = ""
    at: str | None = None  # the row to stand at
    in_hand = True
    own_keys = True

    def rows(self) -> list[Row]:
        """Return what can be chosen."""
        return []

    def chosen(self, key: str) -> Message | None:
        """Return what the choice of `key` asks of the app; None only closes the list."""

    def compose_body(self) -> ComposeResult:
        """A few words and the list."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words(self.said, classes="said")
            choices = Choices(self.rows(), in_hand=self.in_hand)
            if self.at is not None:
                choices.go_to(self.at)
            yield choices

    def on_mount(self) -> None:
        """Take the list in hand."""
        super().on_mount()
        self.query_one(Choices).focus()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Leave with what was chosen."""
        event.stop()
        self.leave(event.key)

    def leave(self, key: str) -> None:
        """Leave with what the choice of `key` asks for."""
        self.dismiss(self.chosen(key))

    def top_line(self) -> tuple[Content, Content]:
        """Return the heading, and what is saved."""
        _, right = super().top_line()
        return presenter.words(self.heading, "$place"), right

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of a list."""
        return (
            Key("Up and Down", "Move", "down"),
            Key("Enter", "Choose", "choose"),
            Key("Esc", "Back", "close"),
        )

    def action_down(self) -> None:
        """Do what Down does, for a click on it."""
        self.query_one(Choices).action_move(1)

    def action_choose(self) -> None:
        """Do what Enter does, for a click on it."""
        self.query_one(Choices).action_choose()

    def action_close(self) -> None:
        """Back to where it was opened."""
        self.dismiss(None)

    def action_menu(self) -> None:
        """Esc closes."""
        self.action_close()

    def action_places(self) -> None:
        """One thing at a time: not from here."""

    def action_pause(self) -> None:
        """Ctrl+L: hide."""
        self.dismiss(messages.PauseWanted())
