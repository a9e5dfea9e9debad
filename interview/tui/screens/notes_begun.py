"""What a note begins with on a page of notes: nothing, or a sentence of their own by one key.

The one decision: a sentence is put in the form only where it takes the place of nothing they wrote.
"""

from __future__ import annotations

from interview.engine import note_offers
from interview.engine.own_words import OwnWords
from interview.engine.view import Box
from interview.tui.desk import Desk
from interview.tui.screens.note_taking import NoteTaking
from interview.tui.widgets.note_form import Note

KEEP_FIRST = "Keep the note in hand first, with Ctrl+N."


class NotesBegun(NoteTaking):
    """The notes of a question, and how the next one begins."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opened: int | None = None  # which kept note is in the form
        self._said = ""  # what stands under the form
        self._from: OwnWords | None = None  # what the note in the form began with
        self._helping = False  # something that helped was asked for before going on

    @property
    def _box(self) -> Box:
        return self.view.boxes[0]

    @property
    def _made(self) -> list[Note]:
        given = self._box.given
        return [dict(one) for one in given.value or ()] if given else []

    @property
    def _asks_for_help(self) -> bool:
        """Whether the note in hand is the one that something that helped is asked for."""
        still = self._helping and note_offers.lacks_help(self._box, self._made)
        return still or note_offers.asks_for_help(self._box, self._made)

    @property
    def _offers_help(self) -> bool:
        """Whether something that helped has still to be asked for before going on."""
        asked = self._helping or self._asks_for_help
        return not asked and note_offers.lacks_help(self._box, self._made)

    @property
    def _own(self) -> tuple[OwnWords, ...]:
        """What the note in hand may begin with, the next first."""
        helping = self._asks_for_help
        free = note_offers.may_begin_with(self._box, self._made, helping=helping)
        at = free.index(self._from) + 1 if self._from in free else 0
        return free[at:] + free[:at]

    def _prefer(self) -> None:
        """Where something that helped was asked for, that it helped is said already."""
        if self._asks_for_help and self.form.what.strip() and self._opened is None:
            self.form.prefer("effect", "helped")

    def action_from_own(self) -> None:
        """F4: begin with words of their own, each time with the next."""
        own = next(iter(self._own), None)
        if own is None:
            self.tell(self.view.say("note_none"))
            return
        if self._opened is not None or self.form.what not in ("", self._from and self._from.text):
            self.tell(KEEP_FIRST)
            return
        self._from = own
        self.form.begin_with(own.text, own.lens)
        self._prefer()
        self.form.begin()
        self.draw()

    def tell(self, text: str) -> None:
        """Say something under the form, and know what stands there."""
        self._said = text
        super().tell(text)
