"""Practice: which made-up case, and whose part to take in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from interview.errors import InterviewError
from interview.tui import messages, presenter
from interview.tui.doors import Doors, Part
from interview.tui.screens.base import FrameScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import Key
from interview.tui.widgets.rows import Item, Rows
from interview.tui.widgets.text import Words

_HOW = (
    "You get a card to answer from, in your own words. It takes about 20 minutes, or as long as "
    "you like."
)


class PartsScreen(FrameScreen):
    """The made-up cases, and the parts in each."""

    CSS_PATH = "../styles/home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("ctrl+n,ctrl+j", "choose", show=False),
    ]

    def __init__(self, doors: Doors) -> None:
        super().__init__()
        self._doors = doors
        self._parts: tuple[Part, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The question and the parts."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words("Choose a part to play.", classes="question")
            yield Words(_HOW, classes="quiet")
            yield Rows(id="doors")
        yield Words(id="notice", classes="gap")

    def on_mount(self) -> None:
        """Look which there are."""
        try:
            self._parts = self._doors.parts()
        except InterviewError as error:
            self._notice(str(error))
        rows = self.query_one(Rows)
        rows.show(tuple(self._rows()))
        rows.focus()

    def _rows(self) -> Iterator[Row]:
        wide = max((len(one.code) for one in self._parts), default=0)
        case = ""
        for at, one in enumerate(self._parts):
            head, case = (one.title if one.case != case else ""), one.case
            yield Item(str(at), one.role, number=f"{one.code:<{wide}}", head=head)

    def top_line(self) -> tuple[Content, Content]:
        """Return where this is."""
        return (
            presenter.line(("PRACTICE", "bold $place"), ("Made-up people and places", "$place")),
            Content(""),
        )

    def foot_line(self) -> tuple[Content, Content]:
        """Return that nothing here is real."""
        return presenter.words(
            "No real person, family or place is in any of these.", "$quiet"
        ), Content("")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        return (
            Key("Up and Down", "Move", "nothing", columns=80),
            Key("Enter", "Choose", "choose"),
            Key("Esc", "Back", "close"),
        )

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Sit down to it."""
        event.stop()
        if self._doors.practise is None:
            return
        try:
            seat = self._doors.practise(self._parts[int(event.key)])
        except InterviewError as error:
            self._notice(str(error))
        else:
            self.post_message(messages.SeatTaken(seat))

    def action_choose(self) -> None:
        """Do what Enter does, for a click on it."""
        self.query_one(Rows).action_choose()

    def action_close(self) -> None:
        """Esc: back home."""
        self.dismiss(None)

    def _notice(self, text: str) -> None:
        self.query_one("#notice", Words).say(text)
