"""How a run of the screens begins: a screen at once, the interview behind it, no key lost.

The one decision: people read before they write. So the first screen is drawn from the front that is
given with an interview, the interview is opened only then, and what was typed in between waits.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, InputEvent, Key, Paste
from textual.message import Message
from textual.screen import Screen

from interview.errors import InterviewError
from interview.tui import messages
from interview.tui.ahead import desk_of
from interview.tui.router import screen_for
from interview.tui.screens.base import ViewScreen

if TYPE_CHECKING:
    from interview.tui.desk import Desk
    from interview.tui.doors import Opening, Seat
    from interview.tui.saver import Standing

_ROUNDS = 4  # refreshes until the first screen stands still: how long a page is, is known by then


class OpeningApp(App[int], inherit_bindings=False):
    """An app with an interview in hand, or home. `refusal` says why one could not be opened."""

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.doors = opening.doors
        self.desk: Desk | None = None
        self.refusal: InterviewError | None = None
        self._ahead = opening.ahead
        self._shut = opening.shut
        self._at_once = opening.seat
        self._held: list[Event] | None = []  # what was typed before a screen could take it

    def get_default_screen(self) -> Screen[Message]:
        """Return the screen to begin with: an interview, the front of one, or home."""
        screen = self._first_screen()
        # What textual does for every screen but this one, so that another can take its place.
        screen._push_result_callback(self, None)  # noqa: SLF001 - there is no other way
        for path in screen.css_path:
            self.stylesheet.read(path)
        return screen

    def _first_screen(self) -> Screen[Message]:
        if self._ahead is not None:
            seen = desk_of(self._ahead.front)
            return screen_for(seen.view)(seen)
        if self._at_once is not None:
            desk = self.take(self._at_once)
            return screen_for(desk.view, on_page=desk.on_page)(desk)
        if self._shut is not None:
            from interview.tui.screens.words import WordsScreen

            return WordsScreen(self._shut, first=True)
        from interview.tui.screens.home import HomeScreen

        return HomeScreen(self.doors)

    def open(self) -> None:
        """Open what is behind the first screen, once that stands there."""
        self._settle(_ROUNDS if self._ahead is not None else 0)

    def _settle(self, rounds: int) -> None:
        if rounds:
            self.call_after_refresh(self.call_later, self._settle, rounds - 1)
        else:
            self.call_later(self._open)

    async def _open(self) -> None:
        try:
            if self._ahead is not None:
                await self._put_in_place(self._ahead.opened())
        except InterviewError as error:
            self.refusal = error
            self.exit()
            return
        if self.desk is not None and self.desk.view.alarm:
            self.post_message(messages.RiskWanted())
        gc.enable()  # put off by the command line until a screen is there
        self.call_after_refresh(self.call_later, self._let_go)

    async def _put_in_place(self, seat: Seat) -> None:
        """Give the screen that is being read its interview; nothing on it changes."""
        desk = self.take(seat)
        found = screen_for(desk.view, on_page=desk.on_page)
        if isinstance(self.screen, ViewScreen) and type(self.screen) is found:
            self.screen.adopt(desk)
        else:
            await self.switch_screen(found(desk))

    def take(self, seat: Seat) -> Desk:
        """Take an interview in hand and return its desk."""
        from interview.tui.desk import Desk

        self.desk = Desk(seat, self.doors, self._stand)
        return self.desk

    async def sit(self, seat: Seat) -> None:
        """Take an interview in hand, from home, and show where it stands."""
        desk = self.take(seat)
        await self.push_screen(screen_for(desk.view, on_page=desk.on_page)(desk))
        if desk.view.alarm:
            self.post_message(messages.RiskWanted())

    def _stand(self, standing: Standing) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, ViewScreen):
                screen.stand(standing)

    async def on_event(self, event: Event) -> None:
        """Hold what is typed before a screen can take it."""
        if self._held is not None and isinstance(event, InputEvent | Paste):
            self._held.append(event)
        else:
            await super().on_event(event)

    async def _let_go(self) -> None:
        """Have what was held do what it does, in its order."""
        held, self._held = self._held or [], None
        for event in held:
            await super().on_event(_as_meant(event))


def _as_meant(event: Event) -> Event:
    """Return an event that was held. Before the screen is ours a terminal sends Enter as Ctrl+J."""
    if isinstance(event, Key) and event.key == "ctrl+j":
        return Key("enter", "\r")
    return event
