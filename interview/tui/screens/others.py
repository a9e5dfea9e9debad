"""The other answers, where the window is too narrow to show them under the box."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from interview.model.taxonomy import AnswerState
from interview.tui.desk import Desk
from interview.tui.put import Put
from interview.tui.screens.listing import ListScreen
from interview.tui.widgets.choices import Row


@dataclass
class Said(Message):
    """One was chosen."""

    state: AnswerState


class OthersScreen(ListScreen):
    """A list of them."""

    heading = "Other answers"

    def __init__(self, desk: Desk, put: Put, state: AnswerState | None) -> None:
        super().__init__(desk)
        self._put = put
        self.at = str(state) if state else None
        self.said = put.asked

    def rows(self) -> list[Row]:
        """Return what may be said."""
        return [Row(str(one.code), one.label) for one in self._put.states]

    def chosen(self, key: str) -> Message | None:
        """Say it."""
        return Said(AnswerState(key))
