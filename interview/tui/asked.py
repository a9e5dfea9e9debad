"""What a word typed alone asks of the app, on whatever screen it was typed.

The one decision: what belongs to the screen itself (back, skip, help, the notes page) is the
screen's; all that the menu has besides is the same from everywhere, in words as in the menu.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.engine.typed import Command
from interview.tui import messages

if TYPE_CHECKING:
    from textual.message import Message

    from interview.engine.intents import Intent
    from interview.engine.view import View

IN_YOUR_WORDS = "That has no place of its own here, so it is kept in your words."
NO_CARD = "There is no card here. Cards are for practice, on a made-up case."
NO_DATES = "There are no dates for you here."
NO_PAGE = "This one is asked by itself. The notes page comes with the others."
NOT_DEEPER = "This is not one of the short pages."
NOT_YET = "First your own account. After that your dates can be shown."


def message(said: Command, view: View) -> Message | None:
    """Return what a command asks of the app, None where it is the screen's or can't be done."""
    if said is Command.CARD and not view.about.setting.card:
        return None
    if said in _OVER:
        return _OVER[said]()
    intent = _intent(said, view)
    return messages.Wanted(intent) if intent is not None else None


def refusal(said: Command, view: View) -> str:
    """Return why a command can't be done here, in a line."""
    if said is Command.DATES:
        return NOT_YET if view.about.setting.memory_aid else NO_DATES
    return {Command.CARD: NO_CARD, Command.PAGE: NO_PAGE, Command.DEEPER: NOT_DEEPER}.get(said, "")


def _intent(said: Command, view: View) -> Intent | None:
    from interview.engine import intents as do  # not before somebody asks: the first paint is first

    episode = view.boxes[0].place.episode if view.boxes else None
    if said is Command.DEEPER and episode is not None and not view.deep:
        return do.GoDeeper(episode)
    leads: dict[Command, Intent] = {
        Command.READ_BACK: do.ReadBack(),
        Command.POINTS: do.GoToRoster(),
    }
    return leads.get(said)


_OVER: dict[Command, type[Message]] = {
    Command.PAUSE: messages.PauseWanted,
    Command.STOP: messages.StopWanted,
    Command.GO_TO: messages.GoToWanted,
    Command.UNSAFE: messages.RiskWanted,
    Command.SETTINGS: messages.SettingsWanted,
    Command.CARD: messages.CardWanted,
}
