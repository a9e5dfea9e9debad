"""A copy in another folder of what can't be saved where it belongs: which folder, and where it is.

The one decision: it makes nothing saved. NOT SAVED stays, and the words stay in hand; but whoever
has a copy of all that is in hand may leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from interview.errors import InterviewError
from interview.reading.paths import folder_there, from_desk
from interview.tui import messages, presenter
from interview.tui.desk import Desk
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.frame import Key
from interview.tui.widgets.line_box import LineBox
from interview.tui.widgets.text import Words

_ASKED = "Where may a copy go?"
_HOW = (
    "Type the name of a folder, on a memory stick say, or drag it into this window, then press "
    "Enter. The copy is a text file with all your words in it. It is not locked: anyone who gets "
    "it can read it."
)
_NONE = "Type the name of a folder, or press Esc to go back."
_NO_FOLDER = "There is no such folder. See how it is written, or choose another one."
_STILL = "It is not saved in the interview yet: your words stay on the screen too."


class CopyScreen(ViewScreen):
    """One line for a folder that a copy of what is `written`, and all before it, goes to."""

    CSS_PATH = "../styles/points.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter", "keep", show=False),
    ]
    own_keys = True

    def __init__(self, desk: Desk, written: Sequence[str]) -> None:
        super().__init__(desk)
        self._written = written

    def compose_body(self) -> ComposeResult:
        """The question, how to answer it, a line, and what came of it."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words(_ASKED, classes="question")
            yield Words(_HOW, classes="quiet")
            yield LineBox(id="folder", classes="gap")
            yield Words(id="told", classes="gap")
            yield Words(id="where", classes="place")
            yield Words(id="still", classes="gap")

    def on_mount(self) -> None:
        """Begin to write."""
        super().on_mount()
        self.query_one(LineBox).focus()

    def top_line(self) -> tuple[Content, Content]:
        """Return where this is, and that it is not saved."""
        _, right = super().top_line()
        return presenter.words("A copy in another folder", "$place"), right

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        return (
            Key("Enter", "Keep a copy there", "keep", short="Keep it"),
            Key("Ctrl+L", "Hide", "pause"),
            Key("Esc", "Back", "menu"),
        )

    def on_input_submitted(self, event: LineBox.Submitted) -> None:
        """Enter keeps it."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep a copy in the folder that is named; say where it is, or why not."""
        folder = from_desk(self.query_one(LineBox).value)
        if folder is None:
            self._tell(_NONE)
        elif not folder_there(folder):
            self._tell(_NO_FOLDER)
        else:
            try:
                path = self.desk.keep_copy(folder.absolute(), self._written)
            except InterviewError as error:
                self._tell(f"{error.what} Choose another folder.")
            else:
                self._tell("A copy of all your words is here:", str(path), _STILL)

    def _tell(self, told: str, where: str = "", still: str = "") -> None:
        for name, text in (("told", told), ("where", where), ("still", still)):
            self.query_one(f"#{name}", Words).say(text)

    def _not_saved(self) -> Content:
        return Content("")  # it is said at the top, and what can be done is being done

    def action_others(self) -> None:
        """It is open already."""

    def action_places(self) -> None:
        """One thing at a time: not from here."""

    def action_menu(self) -> None:
        """Esc: back to the words."""
        self.dismiss(None)

    def action_pause(self) -> None:
        """Ctrl+L: hide."""
        self.dismiss(messages.PauseWanted())
