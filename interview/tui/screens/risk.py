"""Somebody may be unsafe now: whom to ring, and nothing else. Amber, in words too."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from interview.tui import messages, presenter
from interview.tui.screens.listing import ListScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import Key
from interview.tui.widgets.text import Words

_SAID = "You say that a child or adult may be unsafe today."
_ALONE = "Nobody is watching this screen. The review team can't see it until you hand it over."
_TOLD = "This screen calls nobody, and neither does what is typed in it."  # a reviewer sits at it
_CALL = "So this needs a call, not a note."
_SAFE = "Your words are kept as you typed them."


class RiskScreen(ListScreen):
    """It opens when that question is answered yes, or from the menu; never guessed from words."""

    CSS_PATH = "../styles/risk.tcss"
    in_hand = False  # no line is in hand until an arrow key is pressed

    def compose_body(self) -> ComposeResult:
        """What to know, whom to ring, what to do next."""
        with VerticalScroll(classes="scroll", can_focus=False):
            calls = _TOLD if self.view.about.told else _ALONE
            for one in (_SAID, f"{calls} {_CALL}"):
                yield Words(one, classes="told")
            yield Words(self._whom(), id="whom")
            yield Choices(self.rows(), in_hand=self.in_hand)
            yield Words("" if self.standing.trouble else _SAFE, classes="quiet safe")

    def rows(self) -> list[Row]:
        """Return the ways on."""
        return [
            Row("acting", "I am acting on it now: hide this screen"),
            Row("passed", "I have already passed it on today: back to my answer"),
            Row("past", "It is not about today: back to my answer"),
        ]

    def chosen(self, key: str) -> Message | None:
        """Return what the app is asked for."""
        return messages.PauseWanted() if key == "acting" else None

    def top_line(self) -> tuple[Content, Content]:
        """Return the heading, in amber."""
        _, right = super().top_line()
        return presenter.words("Please read this now", "bold $alarm"), right

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the list."""
        return (Key("Up and Down", "Move", "down"), Key("Enter", "Choose", "choose"))

    def _whom(self) -> str:
        return self.view.about.setting.act_now or self.view.words.get("act_now", "")
