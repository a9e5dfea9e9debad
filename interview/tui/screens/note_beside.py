"""A note of something known, made from a sentence that was just written, over the question in hand.

The one decision: it begins with their sentence, letter for letter, and is one note; keeping it or
leaving it comes back to the question, where nothing has changed.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import TextArea

from interview.engine import intents as do
from interview.engine import note_words
from interview.engine.beside import Beside
from interview.tui import presenter
from interview.tui.desk import Desk
from interview.tui.messages import Wanted
from interview.tui.saver import Hand
from interview.tui.screens.note_taking import SAY_WHAT, NoteTaking
from interview.tui.widgets.button import GoButton
from interview.tui.widgets.choice_line import ChoiceLine
from interview.tui.widgets.frame import Key
from interview.tui.widgets.note_form import NoteForm
from interview.tui.widgets.text import Words


class NoteBesideScreen(NoteTaking):
    """The form, with a sentence of theirs in its first line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter", "next", show=False),
    ]

    def __init__(self, desk: Desk, beside: Beside) -> None:
        super().__init__(desk)
        self._beside = beside

    def compose_body(self) -> ComposeResult:
        """What it is about, the form, what is noted already."""
        box = self._beside.box
        yield Words(box.asked, id="asked", classes="question")
        yield Words("" if self.short else self.view.say("note_beside"), id="hint", classes="quiet")
        yield NoteForm(self.view, box, self.desk.seat.signs)
        yield Words(self._so_far, id="told", classes="quiet")
        with Horizontal(id="ways"):
            yield GoButton("Keep note", id="go")

    @property
    def _so_far(self) -> str:
        given = self._beside.box.given
        made = given.value or () if given is not None else ()
        last = f"Noted last: {note_words.said(made[-1])}" if made else ""
        return presenter.first_lines(last, self.columns, 1 if self.short else 2)

    def on_mount(self) -> None:
        """Begin with the sentence, or with a note that was begun before."""
        super().on_mount()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        begun = self.desk.saver.draft(self._beside.box.place)
        if begun is not None:
            self.tell(self.view.say("note_begun"))
        self.form.put({}, what=begun or self._beside.what, passed_on=self._beside.passed_on)
        self.form.begin()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        return (
            Key("Ctrl+N", "Keep note", "next"),
            Key("Tab", "Next line", "next_line"),
            Key("Left and Right", "Choose", "nothing", columns=80),
            Key("Esc", "Back", "menu"),
        )

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Keep the words in hand; the sentence as it was is in the answer already."""
        if message.text_area.id == "f-what":
            place, what = self._beside.box.place, self._beside.what
            self.desk.saver.touch(Hand(place, False, lambda: self.form.words, what))  # noqa: FBT003 - as it is named

    def on_choice_line_changed(self, message: ChoiceLine.Changed) -> None:
        """A choice may call for a line under it."""
        message.stop()
        self.form.show_lines()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:  # noqa: ARG002 - textual's own
        """Another line is in hand: ask what the one before calls for."""
        if self.form.is_mounted:
            self.form.reveal()

    def action_next(self) -> None:
        """Keep the note, once a new reading of a date in it was asked about."""
        if (reading := self.form.reveal()) is not None:
            reading.focus()
        elif not any(letter.isalnum() for letter in self.form.what):
            self.form.begin()
            self.tell(SAY_WHAT)
        else:
            self.dismiss(Wanted(do.KeepNote(self._beside.box.place, self.form.note)))

    def action_menu(self) -> None:
        """Esc: back to the question; what was changed of the sentence is kept as it stands."""
        self.desk.saver.flush()
        self.dismiss(None)

    def action_places(self) -> None:
        """The list of places is for the question."""
