"""What an interview is to be locked with on this computer, asked once, before anything is kept.

The one decision: a lock is offered first, and each way says what it means, the open one too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from interview.engine import lock_words as said
from interview.errors import InterviewError, OpensWith
from interview.tui import messages, presenter
from interview.tui.helpful import Part
from interview.tui.screens.base import FrameScreen
from interview.tui.screens.words import CoveredScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import Key
from interview.tui.widgets.text import Words

if TYPE_CHECKING:
    from interview.tui.doors import Seat

_HEADING = "A lock on this computer"
_WORDS, _OWN, _OPEN = "words", "own", "open"


class LockScreen(FrameScreen):
    """The ways, and what each means. Leaves with `then` once one was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("ctrl+n,ctrl+j", "choose", show=False),
    ]

    def __init__(self, seat: Seat, then: Message) -> None:
        super().__init__()
        self._seat = seat
        self._then = then

    def compose_body(self) -> ComposeResult:
        """What a lock is, the ways, and what it means to have none."""
        words = self._seat.has_words
        first = (Row(_WORDS, said.LOCK_WITH_WORDS),) if words else ()
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words(said.WITH_WORDS if words else said.WITHOUT_WORDS, classes="said")
            yield Choices(
                [*first, Row(_OWN, said.LOCK_WITH_OWN), Row(_OPEN, said.LEAVE_OPEN)],
                classes="far",
            )
            yield Words(said.NO_LOCK, classes="far quiet")

    def on_mount(self) -> None:
        """Take the list in hand."""
        super().on_mount()
        self.query_one(Choices).focus()

    def top_line(self) -> tuple[Content, Content]:
        """Return what this is about."""
        return presenter.words(_HEADING, "$place"), Content("")

    def foot_line(self) -> tuple[Content, Content]:
        """Return whom to turn to."""
        view = self._seat.view
        return presenter.support(view.about, view.words), Content("")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        return (
            Key("Up and Down", "Move", "nothing", columns=80),
            Key("Enter", "Choose", "choose"),
            Key("F1", "Help", "help"),
            Key("Esc", "Back", "close"),
        )

    def help_parts(self) -> tuple[Part, ...]:
        """Return what each way means."""
        return (Part(said.NO_LOCK), Part(said.LOST[OpensWith.OWN]))

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Have it so; words of one's own are asked for first."""
        event.stop()
        if event.key == _OWN:
            self.app.push_screen(OwnWordsScreen(self._seat), self._own)
            return
        self._seat.lock(OpensWith.WORDS if event.key == _WORDS else None)
        self.dismiss(self._then)

    def _own(self, chosen: Message | None) -> None:
        if isinstance(chosen, messages.WordsChosen):
            self._seat.lock(OpensWith.OWN, chosen.words)
            self.dismiss(self._then)

    def action_choose(self) -> None:
        """Do what Enter does, for a click on it."""
        self.query_one(Choices).action_choose()

    def action_close(self) -> None:
        """Esc: back to the page before."""
        self.dismiss(None)


class OwnWordsScreen(CoveredScreen):
    """Words of one's own, told twice: what is covered is easily mistyped."""

    heading = _HEADING
    asked = said.CHOOSE
    how = said.CHOOSE_HOW
    lost = said.LOST[OpensWith.OWN]
    enter = "Go on"
    _first = ""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat

    def foot_line(self) -> tuple[Content, Content]:
        """Return whom to turn to."""
        return presenter.support(self._seat.view.about, self._seat.view.words), Content("")

    def taken(self, typed: str) -> None:
        """Take them once they have been told twice."""
        if said.is_too_short(typed):
            raise InterviewError(said.TOO_SHORT)
        if not self._first:
            self._first = typed
            self.ask(said.AGAIN)
        elif not said.is_the_same(self._first, typed):
            self._first = ""
            self.ask(said.CHOOSE)
            raise InterviewError(said.NOT_THE_SAME)
        else:
            self.dismiss(messages.WordsChosen(self._first))
