"""A list laid over the interview: something is chosen, or it is closed, and the interview is there."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from interview.tui import messages, presenter
from interview.tui.desk import Desk
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import Key
from interview.tui.widgets.text import Words


class OverScreen(ViewScreen):
    """A heading, a lead and a list. A subclass says what each row is for."""

    CSS_PATH = "../styles/over.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "choose", show=False)]
    HEADING = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows = self.list_rows()

    def list_rows(self) -> tuple[Row, ...]:
        """Return what there is to choose."""
        return ()

    def lead(self) -> Content:
        """Return the words before the list."""
        return Content("")

    def standing_at(self) -> str | None:
        """Return the row to stand at first."""
        return None

    def chosen(self, key: str) -> Message | None:
        """Return what is wanted with the row `key`; None only closes the list."""
        return None

    def compose_body(self) -> ComposeResult:
        """The lead and the list."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words(id="lead")
            yield Choices(self.rows, id="list")

    def on_mount(self) -> None:
        """Stand at the first row, or where the person is."""
        super().on_mount()
        self.query_one("#lead", Words).say(self.lead())
        choices = self.query_one("#list", Choices)
        if (key := self.standing_at()) is not None:
            choices.go_to(key)
        choices.focus()

    def top_line(self) -> tuple[Content, Content]:
        """Return the heading, opened by PRACTICE where it is."""
        mark = presenter.words("PRACTICE   " if self.view.about.practice else "", "bold $place")
        heading = presenter.words(self.HEADING, "$place")
        right = presenter.saved(self.standing, short=self.narrow)
        return Content.assemble(mark, heading), right

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        return (
            Key("Up and Down", "Move", "nothing", columns=80),
            Key("Enter", "Choose", "choose"),
            Key("Esc", "Close", "menu"),
        )

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Close, and hand over what is wanted."""
        message.stop()
        self.dismiss(self.chosen(message.key))

    def action_choose(self) -> None:
        """Do what Enter does, for a click on it."""
        self.query_one("#list", Choices).action_choose()

    def action_menu(self) -> None:
        """Esc: close."""
        self.dismiss(None)

    def action_pause(self) -> None:
        """Ctrl+L: hide, from here too."""
        self.dismiss(messages.PauseWanted())

    def action_places(self) -> None:
        """One thing at a time: not from here."""
