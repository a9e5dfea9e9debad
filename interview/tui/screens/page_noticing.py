"""A note on language at the foot of the notes page, while somebody practises.

The one decision: it stands where things are offered, and lets them wait; Esc or going on keeps the
words as they are.
"""

from __future__ import annotations

from interview.engine.practising import LanguageNote
from interview.engine.view import View
from interview.tui import presenter
from interview.tui.screens.page_drawn import PageDrawn
from interview.tui.widgets.button import GoButton
from interview.tui.widgets.corner import Corner
from interview.tui.widgets.frame import Key
from interview.tui.widgets.text import Words


class PageNoticing(PageDrawn):
    """The notes page, and a note on how something in a corner is put."""

    noted: LanguageNote | None = None

    def notice(self, corner: Corner) -> bool:
        """Show the note that the words of a corner call for; return whether one is shown."""
        if self.noted is None:
            self.noted = self.desk.language_note(corner.put.place, corner.box.text)
            if self.noted is not None:
                corner.box.mark(self.noted.phrase)
                self.draw()
        return self.noted is not None

    def keep_as_it_is(self) -> None:
        """Let the note go; the words stay."""
        self.noted = None
        for corner in self.corners:
            corner.box.mark("")
        self.draw()

    def show(self, view: View) -> None:
        """Show this page as it stands now, or another: whatever was noted is behind it."""
        if self.noted is not None:
            self.keep_as_it_is()
        super().show(view)

    def _draw_offer(self) -> None:
        super()._draw_offer()
        note = self.noted
        self.set_class(note is not None, "-noting")
        if note is not None:
            said = presenter.words(f"{note.about}. {note.offer}", "$quiet")
            self.query_one("#offer", Words).say(said)
            self.query_one(GoButton).display = not self.short

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        keys = super().keys()
        if self.noted is None:
            return keys
        keep = Key("Esc", self.noted.keep, "menu")
        return (*(one for one in keys if one.action not in ("menu", "turn")), keep)
