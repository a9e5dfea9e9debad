"""The menu: everything that can be done from anywhere, in words."""

from __future__ import annotations

from textual.message import Message

from interview.engine import intents as do
from interview.engine.place import Kind
from interview.tui import messages
from interview.tui.screens.listing import ListScreen
from interview.tui.widgets.choices import Row


class MenuScreen(ListScreen):
    """Esc opens it and closes it."""

    heading = "Menu"

    def rows(self) -> list[Row]:
        """Return what can be done from here."""
        view = self.view
        rows = [Row("on", "Go on")]
        if view.kind is not Kind.HANDED_OVER:
            rows += [
                Row("go_to", "Go to a question"),
                Row("turn", "One question at a time" if self.desk.paged else "The notes page"),
                Row("points", "Turning points"),
                Row("read", "Read it back"),
            ]
            if self._light:
                rows.append(Row("deeper", "Go through this moment in detail"))
        if view.dates:
            rows.append(Row("dates", "Your own dates"))
        if view.about.setting.card:
            rows.append(Row("card", f"{view.about.part} in the made-up case"))
        return [
            *rows,
            Row("risk", "Someone may be unsafe now"),
            Row("pause", "Pause and hide the screen"),
            Row("help", "Help"),
            Row("settings", "Colours and cursor"),
            Row("stop", "Stop for today"),
        ]

    def chosen(self, key: str) -> Message | None:
        """Return what the app is asked for."""
        episode = self._light
        wanted: dict[str, Message] = {
            "go_to": messages.GoToWanted(),
            "turn": messages.TurnWanted(),
            "points": messages.Wanted(do.GoToRoster()),
            "read": messages.Wanted(do.ReadBack()),
            "deeper": messages.Wanted(do.GoDeeper(episode)),
            "dates": messages.HelpWanted(dates=True),
            "card": messages.CardWanted(),
            "risk": messages.RiskWanted(),
            "pause": messages.PauseWanted(),
            "help": messages.HelpWanted(),
            "settings": messages.SettingsWanted(),
            "stop": messages.StopWanted(),
        }
        return wanted.get(key)

    @property
    def _light(self) -> str:
        """The moment in hand, where it is gone through on one page."""
        first = self.view.boxes[0].place.episode if self.view.boxes else None
        return first if first is not None and not self.view.deep else ""
