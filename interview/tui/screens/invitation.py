"""Which file is the invitation: asked in one line, as often as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from interview.errors import InterviewError, Locked
from interview.reading.paths import from_desk
from interview.tui import messages, presenter
from interview.tui.doors import Doors, Seat, Shut
from interview.tui.helpful import Part
from interview.tui.screens.base import FrameScreen
from interview.tui.widgets.frame import Key
from interview.tui.widgets.line_box import LineBox
from interview.tui.widgets.text import Words

_ASKED = "Where is the invitation that you were sent?"
_HOW = (
    "Type where the file is, or drag the file into this window, then press Enter. It may be in "
    "your downloads, or still in an email: save it from there first."
)
_WHERE = (
    "Its name has the word invitation in it. If you can't find it, ask the person who sent it to "
    "send it again: nothing is lost by that."
)


class InvitationScreen(FrameScreen):
    """One line for a file's path."""

    CSS_PATH = ["../styles/points.tcss", "../styles/home.tcss"]  # noqa: RUF012 - as textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("ctrl+n,ctrl+enter", "open", show=False),
    ]

    def __init__(self, doors: Doors) -> None:
        super().__init__()
        self._doors = doors

    def compose_body(self) -> ComposeResult:
        """The question, how to answer it, a line, and what was wrong."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words(_ASKED, classes="question")
            yield Words(_HOW, classes="quiet")
            yield LineBox(id="path", classes="gap")
            yield Words(id="notice", classes="gap")

    def on_mount(self) -> None:
        """Begin to write."""
        self.query_one(LineBox).focus()

    def top_line(self) -> tuple[Content, Content]:
        """Return where this is."""
        return presenter.words("Begin from an invitation", "$place"), Content("")

    def foot_line(self) -> tuple[Content, Content]:
        """Return whom to ask."""
        who = "the person who sent you the invitation"
        what = "Help" if self.narrow else "Help with this program"
        return presenter.line((what, "$quiet"), (who, "$quiet")), Content("")

    def help_parts(self) -> tuple[Part, ...]:
        """Return where such a file mostly is."""
        return (Part(_HOW), Part(_WHERE))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        return (Key("Enter", "Open", "open"), Key("Esc", "Back", "close"))

    def on_input_submitted(self, event: LineBox.Submitted) -> None:
        """Enter opens it."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open what is named; say what is wrong with it, and let them try again."""
        path = from_desk(self.query_one(LineBox).value)
        if path is None:
            self._notice("Type where the file is, or press Esc to go back.")
            return

        def opened(said: Sequence[str]) -> Seat:
            return self._doors.begin(path, said)

        try:
            seat = opened(())
        except Locked as locked:
            from interview.tui.screens.words import WordsScreen

            self.app.push_screen(WordsScreen(Shut(locked.by, opened)))
        except InterviewError as error:
            self._notice(str(error))
        else:
            self.post_message(messages.SeatTaken(seat))

    def action_close(self) -> None:
        """Esc: back home."""
        self.dismiss(None)

    def _notice(self, text: str) -> None:
        self.query_one("#notice", Words).say(text)
