"""A screen with a form for a note: what is the same wherever one is made."""

from __future__ import annotations

from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.note_form import NoteForm
from interview.tui.widgets.text import Words

SAY_WHAT = "Type what it was in a few words."


class NoteTaking(ViewScreen):
    """The form, and what is said under it. Override `action_next`, which keeps the note."""

    CSS_PATH = "../styles/account.tcss"

    @property
    def form(self) -> NoteForm:
        """The form."""
        return self.query_one(NoteForm)

    def tell(self, text: str) -> None:
        """Say something under the form."""
        self.query_one("#told", Words).say(text)

    def on_answer_box_next(self, message: AnswerBox.Next) -> None:
        """Ctrl+N in a line."""
        message.stop()
        self.action_next()

    def on_go_button_pressed(self) -> None:
        """The button does as Ctrl+N."""
        self.action_next()

    def action_next(self) -> None:
        """Keep the note in hand."""

    def action_next_line(self) -> None:
        """Go on to the next line."""
        self.focus_next()

    def action_nothing(self) -> None:
        """Left and Right are the lines' own."""
