"""Colours, cursor, and how long a silence may be: settings of this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from textual.message import Message

from interview.storage.settings import CARETS, COLOURS, SILENCES, Settings
from interview.tui import messages
from interview.tui.desk import Desk
from interview.tui.screens.listing import ListScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import Key

_One = TypeVar("_One", str, int)
_CARET = {"drawn": "a block, drawn here", "terminal": "the terminal's own"}


class SettingsScreen(ListScreen):
    """Enter changes the line in hand; it is so at once, and the next time too."""

    heading = "Colours and cursor"
    said = "For this computer. Enter changes a line."

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk)
        self._settings = settings

    def rows(self) -> list[Row]:
        """Return each setting with what it is now."""
        now = self._settings
        silence = f"after {now.silence} minutes" if now.silence else "never"
        return [
            Row("colours", "Colours", aside=now.colours),
            Row("caret", "Cursor in the box", aside=_CARET[now.caret]),
            Row("silence", "Hide the screen in a long silence", aside=silence),
        ]

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Change it, and stay."""
        event.stop()
        event.prevent_default()  # a list leaves with what was chosen; here nothing is left
        self._settings = _CHANGES[event.key](self._settings)
        self.query_one(Choices).keep(self.rows())
        self.post_message(messages.SettingsChanged(self._settings))

    def chosen(self, key: str) -> Message | None:
        """Nothing is left with."""

    def keys(self) -> tuple[Key, ...]:
        """Return the keys."""
        return (
            Key("Up and Down", "Move", "down"),
            Key("Enter", "Change", "choose"),
            Key("Esc", "Back", "close"),
        )


def _next(all_: tuple[_One, ...], now: _One) -> _One:
    return all_[(all_.index(now) + 1) % len(all_)]


_CHANGES: dict[str, Callable[[Settings], Settings]] = {
    "colours": lambda now: replace(now, colours=_next(COLOURS, now.colours)),
    "caret": lambda now: replace(now, caret=_next(CARETS, now.caret)),
    "silence": lambda now: replace(now, silence=_next(SILENCES, now.silence)),
}
