"""A note on language under the box, while somebody practises; a real interview shows none.

The one decision: it waits for a pause, and for the end of a word, and takes nothing from anybody:
the cursor stays, going on is to keep the words as they are, and a phrase has its note once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

from interview.tui import presenter
from interview.tui.screens.question_page import QuestionPage
from interview.tui.widgets.ask import Ask
from interview.tui.widgets.button import GoButton
from interview.tui.widgets.lead import Lead
from interview.tui.widgets.other_answers import OtherAnswers

if TYPE_CHECKING:
    from interview.engine.practising import LanguageNote
    from interview.engine.view import View

PAUSE = 2.0  # seconds without a key: a pause in typing
_TWO = 2  # lines of a note that a short window has room for beside what was just said
KEEP, ADD = "keep_as_it_is", "add_a_sentence"


class NoticingPage(QuestionPage):
    """A question, and a note on how something in its box is put."""

    noted: LanguageNote | None = None
    _pause: Timer | None = None

    def look_after_a_pause(self, ask: Ask) -> None:
        """Look at the words of `ask` once nothing was typed for a while, in practice."""
        if self._pause is not None:
            self._pause.stop()
        if self.view.about.practice:
            self._pause = self.set_timer(PAUSE, lambda: self._look(ask, word_may_end=False))

    def _look(self, ask: Ask, *, word_may_end: bool) -> None:
        if self.noted is not None or self.helping or self.standing.trouble is not None:
            return
        if ask.box.mid_word and not word_may_end:  # as long again, and the word has ended
            self._pause = self.set_timer(PAUSE, lambda: self._look(ask, word_may_end=True))
            return
        self._note(ask, self.desk.language_note(ask.put.place, ask.box.text))

    def _note(self, ask: Ask, found: LanguageNote | None) -> None:
        if found is None or not ask.is_attached:
            return
        self.noted = found
        ask.box.mark(found.phrase)
        self.draw()
        self.say(self._said)

    @property
    def _said(self) -> str:
        """What the note says, as far as there is room for it."""
        note = self.noted
        if note is None:
            return ""
        if self.short:
            return f"{note.about}. {note.offer}"
        return f"{note.about}\n{note.offer} {note.stays}"

    def noted_chosen(self, key: str) -> bool:
        """Do what was chosen of a note's two ways on; return whether it was one of them."""
        if self.noted is None or key not in (KEEP, ADD):
            return False
        if key == KEEP:
            self.keep_as_it_is()
        elif (ask := self._in_hand) is not None:  # the note stays to be read meanwhile
            ask.box.move_cursor(ask.box.document.end)
            ask.take()
        return True

    def keep_as_it_is(self) -> None:
        """Let the note go; the words stay."""
        self._let_go()
        self.say("")
        self.draw()
        if (ask := self._in_hand) is not None:
            ask.take()

    def _let_go(self) -> None:
        self.noted = None
        for ask in self.query(Ask):
            ask.box.mark("")

    def show(self, view: View) -> None:
        """Show another moment: whatever was noted is behind it."""
        if self._pause is not None:
            self._pause.stop()
        self._let_go()
        super().show(view)

    def _draw_lead(self) -> None:
        super()._draw_lead()
        if self.short and len(presenter.wrapped(self._said, self.columns)) > _TWO:
            self.query_one(Lead).say("")  # the box keeps its rows

    def _draw_others(self) -> None:
        self.set_class(self.noted is not None, "-noting")
        if self.noted is None or self.standing.trouble is not None:
            super()._draw_others()
            return
        others = self.query_one(OtherAnswers)
        others.show([(KEEP, self.noted.keep), (ADD, self.noted.add)], folds=False)
        self.query_one(GoButton).styles.margin = 0
