"""What screens tell the app. Small; the app does it, the screen only asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from interview.engine.intents import Intent
    from interview.storage.settings import Settings
    from interview.tui.doors import Seat


@dataclass
class Wanted(Message):
    """The person did something that the core decides about."""

    intent: Intent


@dataclass
class SeatTaken(Message):
    """An interview was opened, from home: sit down at it."""

    seat: Seat


class MenuWanted(Message):
    """Open the menu."""


class GoToWanted(Message):
    """Open the list of places."""


class PauseWanted(Message):
    """Hide the screen at once, then keep what is in hand."""


class RiskWanted(Message):
    """Somebody may be unsafe now."""


class CardWanted(Message):
    """Read the role card again (practice)."""


class CommentsWanted(Message):
    """Read the comments on the account (practice, once it is handed over)."""


class TurnWanted(Message):
    """Turn between one question at a time and the notes page."""


class SettingsWanted(Message):
    """See to the settings of this machine."""


@dataclass
class SettingsChanged(Message):
    """They are these from here on."""

    settings: Settings


class Cleaned(Message):
    """Something that can't be kept was left out of a paste."""


class Opened(Message):
    """The words of the interview in hand were told."""


@dataclass
class WordsChosen(Message):
    """Words of their own, to lock with."""

    words: str = field(repr=False)


class FocusMoved(Message):
    """Something else is in hand."""


class StopWanted(Message):
    """Stop for today: keep what is in hand and leave."""


class CopyWanted(Message):
    """Keep a copy in another folder of what can't be saved."""


class SaveWanted(Message):
    """Keep what is in hand now; nothing moves."""


@dataclass
class HelpWanted(Message):
    """Open the help of the screen in hand, with the person's own dates where they asked."""

    dates: bool = False
