"""The role card of a made-up case, to be read again in the middle of practice."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from interview.tui import messages, presenter
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.frame import Key
from interview.tui.widgets.reading import Reading


class CardScreen(ViewScreen):
    """The card, over the interview."""

    own_keys = True
    CSS_PATH = "../styles/begin.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+n,ctrl+j", "menu", show=False)]

    def compose_body(self) -> ComposeResult:
        """The card."""
        yield Reading(id="reading")

    def on_mount(self) -> None:
        """Show it from its beginning."""
        reading = self.query_one(Reading)
        reading.say("\n\n".join(self.view.about.setting.card))
        reading.focus()

    def top_line(self) -> tuple[Content, Content]:
        """Return what this is."""
        mark = presenter.words("PRACTICE   ", "bold $place")
        case = presenter.words(self.view.about.case, "$quiet")
        return Content.assemble(mark, presenter.words(self.view.about.part, "$place")), case

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        return (
            Key("Enter", "Read on", "read_on"),
            Key("Esc", "Back to the interview", "menu", short="Back"),
        )

    def on_reading_read(self) -> None:
        """Enter at its end goes back."""
        self.action_menu()

    def action_read_on(self) -> None:
        """Do what Enter does, for a click on it."""
        self.query_one(Reading).action_read_on()

    def action_menu(self) -> None:
        """Esc: back to the interview."""
        self.dismiss(None)

    def action_pause(self) -> None:
        """Ctrl+L: hide."""
        self.dismiss(messages.PauseWanted())

    def action_places(self) -> None:
        """There is one thing at a time: not from here."""
