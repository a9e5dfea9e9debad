"""Words that open something: asked in one line, as often as it takes.

The one decision: what is typed is covered, since this is asked on shared computers, with others
near, and after every long break; one key shows it, for whoever would rather see it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from interview.engine import lock_words as said
from interview.errors import InterviewError, Locked, OpensWith, WrongWords
from interview.tui import messages, presenter
from interview.tui.doors import Shut
from interview.tui.helpful import Part
from interview.tui.screens.base import FrameScreen
from interview.tui.widgets.frame import Key
from interview.tui.widgets.line_box import LineBox
from interview.tui.widgets.text import Words


class CoveredScreen(FrameScreen):
    """A question, a covered line, and what was wrong. Override `taken` and `back`."""

    CSS_PATH = ["../styles/points.tcss", "../styles/home.tcss"]  # noqa: RUF012 - as textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("ctrl+n,ctrl+enter", "open", show=False),
        Binding("f2", "uncover", show=False),
    ]

    heading = "Locked"
    asked = ""
    how = ""
    lost = ""
    enter = "Open"
    back = "Back"
    _covered = True

    def compose_body(self) -> ComposeResult:
        """The question, how to answer it, a line, and what was wrong."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words(self.asked, id="asked", classes="question far")
            yield Words(self.how, id="how", classes="quiet")
            yield LineBox(id="words", classes="gap", covered=True)
            yield Words(id="notice", classes="gap")
            yield Words(id="lost", classes="gap quiet")

    def on_mount(self) -> None:
        """Begin to write."""
        super().on_mount()
        self.query_one(LineBox).focus()

    def top_line(self) -> tuple[Content, Content]:
        """Return where this is: no case, and nobody's name."""
        return presenter.words(self.heading, "$place"), Content("")

    def foot_line(self) -> tuple[Content, Content]:
        """Return whom to ask."""
        who = "the person who sent you the invitation"
        return presenter.line(("Help with this program", "$quiet"), (who, "$quiet")), Content("")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        show = "Show the words" if self._covered else "Cover the words"
        return (
            Key("Enter", self.enter, "open"),
            Key("F2", show, "uncover", short=show.partition(" ")[0]),
            Key("F1", "Help", "help"),
            Key("Esc", self.back, "close"),
        )

    def on_input_submitted(self, event: LineBox.Submitted) -> None:
        """Enter takes them."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Take what was typed, once it can be seen that something goes on."""
        typed = self.query_one(LineBox).text
        if typed:
            self.notice(said.OPENING)
            # What is laid out anew is painted one refresh later.
            self.call_after_refresh(self.call_after_refresh, self.call_later, self._take, typed)

    def _take(self, typed: str) -> None:
        try:
            self.taken(typed)
        except InterviewError as error:
            self.notice(str(error))
            self.query_one("#lost", Words).say(self.lost)
            if self._covered:  # what can't be seen can't be put right, only typed again
                self.query_one(LineBox).put("")

    def taken(self, typed: str) -> None:
        """Do with the words what they are for. Raise InterviewError where they don't do."""

    def ask(self, asked: str) -> None:
        """Ask for other words."""
        self.query_one("#asked", Words).say(asked)
        self.query_one(LineBox).put("")
        self.notice("")

    def notice(self, text: str) -> None:
        """Say what goes on, or what was wrong."""
        self.query_one("#notice", Words).say(text)

    def action_uncover(self) -> None:
        """F2: show what is typed, or cover it again."""
        self._covered = not self._covered
        self.query_one(LineBox).cover(covered=self._covered)
        self.draw()

    def help_parts(self) -> tuple[Part, ...]:
        """Return how to tell them, and what to do where they are lost."""
        return (Part(self.how), Part(self.lost))

    def action_close(self) -> None:
        """Esc: back."""
        self.dismiss(None)


class WordsScreen(CoveredScreen):
    """What opens an interview or an invitation. `first`: nothing lies under it."""

    def __init__(self, shut: Shut, *, first: bool = False) -> None:
        super().__init__()
        self._shut = shut
        self._first = first
        self._said: tuple[str, ...] = ()
        self.back = "Leave" if first else "Back"
        self._by(shut.by)

    def _by(self, by: OpensWith) -> None:
        self.asked, self.how, self.lost = said.ASKED[by], said.HOW[by], said.LOST[by]

    def taken(self, typed: str) -> None:
        """Open it, or ask for what else it is locked with."""
        words = (*self._said, typed)
        try:
            seat = self._shut.opened(words)
        except Locked as more:  # the invitation is open; its interview has words of its own
            self._said = words
            self._by(more.by)
            self.query_one("#how", Words).say(self.how)
            self.ask(self.asked)
        else:
            self.post_message(messages.SeatTaken(seat))

    def action_close(self) -> None:
        """Esc: back, or leave where nothing lies under it."""
        if self._first:
            self.app.exit(0)
        else:
            super().action_close()


class AgainScreen(CoveredScreen):
    """The words of the interview in hand, asked again after a long break."""

    def __init__(self, by: OpensWith, opens: Callable[[str], bool]) -> None:
        super().__init__()
        self.asked, self.how, self.lost = said.ASKED[by], said.HOW[by], said.LOST[by]
        self._opens = opens

    def taken(self, typed: str) -> None:
        """Leave with a yes where these are the words."""
        if not self._opens(typed):
            raise WrongWords
        self.dismiss(messages.Opened())
