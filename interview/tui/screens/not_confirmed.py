"""Handed over before it was read back: the file, and what is left to do.

The one decision: nothing has ended. Reading it back is the first choice, whenever this interview is
opened again, until the person has said that it is right.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from interview.engine import intents as do
from interview.engine.confirming import LEFT
from interview.engine.lock_words import NOT_SEALED, RECEIPT, spaced, to_whom
from interview.tui import presenter
from interview.tui.messages import CommentsWanted, StopWanted, Wanted
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import USUAL, Key
from interview.tui.widgets.text import Words


class NotConfirmedScreen(ViewScreen):
    """Where the file is, and the way back to the account."""

    CSS_PATH = "../styles/account.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("c,C", "comments", show=False)]

    def compose_body(self) -> ComposeResult:
        """What was handed over, what is left, and the two ways on."""
        code = self.view.about.code or "them"
        rows = (Row("read", f"Read it back to {code}"), Row("stop", "Stop for today"))
        with VerticalScroll(classes="scroll", can_focus=False):
            sealed = self.desk.seat.sealed
            practice = self.view.about.practice
            yield Words(to_whom(sealed=sealed, practice=practice), classes="question")
            yield Words(str(self.desk.exports / self.view.handed), classes="place")
            yield Words(f"It says not yet confirmed. {'' if sealed else NOT_SEALED}".strip())
            yield Words(RECEIPT)
            yield Words(spaced(self.desk.seat.receipt), classes="place")
            yield Words("What is left", classes="quiet gap")
            yield Words(LEFT.format(code=code))
            yield Choices(rows, classes="far")

    def top_line(self) -> tuple[Content, Content]:
        """Say that it is handed over, when, and how it stands."""
        mark = "PRACTICE   " if self.view.about.practice else ""
        at = self.view.handed_at
        on = f"on {presenter.day(at)}, not yet confirmed" if at else "not yet confirmed"
        left = presenter.line((f"{mark}Handed over", "$place"), (on, "$ink"))
        return left, presenter.saved(self.standing, short=self.narrow)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the list."""
        comments = (Key("C", "Comments", "comments"),) if self.view.about.practice else ()
        return (
            Key("Up and Down", "Move", "nothing", columns=USUAL),
            Key("Enter", "Choose", "choose"),
            *comments,
            Key("Ctrl+L", "Hide", "pause"),
            Key("Esc", "Menu", "menu"),
        )

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Read it back, or leave it for another day."""
        message.stop()
        self.post_message(Wanted(do.ReadBack()) if message.key == "read" else StopWanted())

    def action_comments(self) -> None:
        """C: the comments on the account, in practice."""
        if self.view.about.practice:
            self.post_message(CommentsWanted())

    def action_choose(self) -> None:
        """Choose what is in hand."""
        self.query_one(Choices).action_choose()

    def action_nothing(self) -> None:
        """Up and Down are the list's own."""
