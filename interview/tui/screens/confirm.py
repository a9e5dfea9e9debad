"""How what somebody typed for another was read back, or that it hasn't been yet.

The one decision: it is asked once, when all of it has been gone through, and the person who has
gone already is no reason to stop: what isn't read back can be handed over, and says so.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from interview.engine import intents as do
from interview.engine.confirming import HOW_READ, NOT_YET
from interview.model.taxonomy import HowRead
from interview.tui.messages import Wanted
from interview.tui.screens.listing import ListScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.text import Words

_NOT_YET = "not_yet"
_MEANS = "Choose one of the first four once they have said that it's right."
_LATER = "Hand it over all the same. It says not yet confirmed until it is read back."


class ConfirmScreen(ListScreen):
    """The ways it may have been read back, and that it was not."""

    heading = "Read it back"

    def compose_body(self) -> ComposeResult:
        """The question, and the list."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words(
                f"How was it read back to {self.view.about.code or 'them'}?", classes="question"
            )
            yield Words(_MEANS, classes="quiet")
            yield Choices(self.rows(), classes="far")

    def rows(self) -> list[Row]:
        """Return the ways."""
        ways = [Row(str(how), words.capitalize()) for how, words in HOW_READ.items()]
        return [*ways, Row(_NOT_YET, NOT_YET, note=_LATER)]

    def chosen(self, key: str) -> Message:
        """Confirm it that way, or go on to hand over without."""
        return Wanted(do.GoToHandOver() if key == _NOT_YET else do.Confirm(HowRead(key)))
