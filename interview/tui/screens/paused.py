"""The paused screen: nothing on it that a passer-by could read."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message

from interview.engine.lock_words import ASKED_AGAIN_AFTER
from interview.tui import messages, presenter
from interview.tui.desk import Desk
from interview.tui.screens.listing import ListScreen
from interview.tui.widgets.choices import Row
from interview.tui.widgets.frame import Key

_HERE = "Your words are still here."


class PausedScreen(ListScreen):
    """Enter comes back to the same letter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._since = desk.clock()
        at = presenter.clock(self._since)
        kept = "Your words are kept." if desk.saver.standing.trouble is None else _HERE
        self.said = f"Paused at {at}.\n\n{kept} Take all the time you need."

    def rows(self) -> list[Row]:
        """Go on, or stop."""
        return [Row("on", "Go on"), Row("stop", "Stop for today")]

    def leave(self, key: str) -> None:
        """Stop, or go on: after a long break with the words that it is locked with."""
        if key == "stop":
            self.dismiss(messages.StopWanted())
        else:
            self.action_close()

    def top_line(self) -> tuple[Content, Content]:
        """No case, no role, no question."""
        return Content(""), Content("")

    def _not_saved(self) -> Content:
        if self.standing.trouble is None:
            return Content("")
        return presenter.words("NOT SAVED. Please go on, and keep this window open.", "bold $alarm")

    def keys(self) -> tuple[Key, ...]:
        """Return the one key."""
        return (Key("Enter", "Choose", "choose"),)

    def action_close(self) -> None:
        """Esc goes on too: nothing else is open."""
        by, away = self.desk.seat.locked_by, self.desk.clock() - self._since
        if by is None or away < ASKED_AGAIN_AFTER:
            self._go_on()
            return
        from interview.tui.screens.words import AgainScreen

        self.app.push_screen(AgainScreen(by, self.desk.seat.opens), self._opened)

    def _opened(self, told: Message | None) -> None:
        if told is not None:
            self._go_on()

    def _go_on(self) -> None:
        self.desk.seat.rested(self._since)
        self.dismiss(None)

    def action_pause(self) -> None:
        """It is hidden already."""

    def action_save(self) -> None:
        """All that is in hand is kept already."""
