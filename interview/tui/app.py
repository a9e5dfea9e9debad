"""The app: it sits between the screens and the interview in hand, and decides nothing.

A screen posts what the person did; the desk has it done; the router says which screen shows what
comes of it. The one decision: whatever happens, the words in hand are kept first, and nothing of
anybody's words is ever printed, logged or handed to the system's clipboard.
"""

from __future__ import annotations

import asyncio
import contextlib
from threading import Timer
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from rich.segment import Segments
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from interview.errors import ExitCode, InterviewError, NotSaved
from interview.tui import closing, crash, messages, presenter
from interview.tui.comfort import ComfortApp
from interview.tui.pasting import whole_pastes
from interview.tui.router import screen_for, screen_over
from interview.tui.screens.base import FrameScreen, ViewScreen
from interview.tui.widgets.scrolling import whole_cells

if TYPE_CHECKING:
    from interview.engine.view import View
    from interview.tui.doors import Opening


class InterviewApp(ComfortApp, inherit_bindings=False):
    """The screens of one run of the program."""

    TITLE = "Interview"  # it shows on the taskbar: never a case, a name or a place
    ENABLE_COMMAND_PALETTE = False  # it offers a screenshot, and leaving without a word
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close_help", show=False, priority=True),
    ]
    CSS_PATH = [  # noqa: RUF012 - as textual has it
        "styles/frame.tcss",
        "styles/writing.tcss",
        "styles/lists.tcss",
    ]

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.animation_level = "none"
        whole_cells()
        whole_pastes()
        self._last: Timer | None = None  # ends what a closed window leaves stuck

    def on_mount(self) -> None:
        """Be ready for a window that is closed."""
        asyncio.get_running_loop().set_exception_handler(self._stray)
        closing.listen(self.closed_by)
        self.open()
        self.watch_silence()

    async def show(self, view: View) -> None:
        """Show a moment: in place where the screen is the same."""
        found = screen_for(view, on_page=self.desk is not None and self.desk.on_page)
        if isinstance(self.screen, ViewScreen) and type(self.screen) is found:
            self.screen.show(view)
            self.on_focus_moved()
        elif self.desk is not None:
            await self.switch_screen(found(self.desk))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc is for help only while help is open; else it is the screen's."""
        if action == "close_help":
            return isinstance(self.screen, FrameScreen) and self.screen.helping
        return super().check_action(action, parameters)

    def action_close_help(self) -> None:
        """Close the help that is open."""
        if isinstance(self.screen, FrameScreen):
            self.screen.action_close_help()

    async def on_wanted(self, message: messages.Wanted) -> None:
        """Have it done and show what comes of it. What can't be done, or kept, is said."""
        if self.desk is None:
            return
        alarmed = self.desk.view.alarm
        try:
            view = self.desk.submit(message.intent)
        except InterviewError as refusal:
            if not isinstance(refusal, NotSaved) and isinstance(self.screen, ViewScreen):
                self.screen.refused(refusal)
        else:
            await self.show(view)
            if view.alarm and not alarmed:
                self.lay_over(messages.RiskWanted())

    async def on_seat_taken(self, message: messages.SeatTaken) -> None:
        """Sit down at an interview that was opened from home."""
        await self.sit(message.seat)

    async def on_save_wanted(self) -> None:
        """Keep what is in hand; nothing moves. What could not be kept is tried again."""
        if self.desk is None or self.desk.saver.flush():
            return
        if self.desk.unkept is not None:
            await self.on_wanted(messages.Wanted(self.desk.unkept))

    @on(messages.MenuWanted)
    @on(messages.GoToWanted)
    @on(messages.RiskWanted)
    @on(messages.CardWanted)
    @on(messages.CommentsWanted)
    @on(messages.PauseWanted)
    def lay_over(self, wanted: Message) -> None:
        """Lay a screen over the interview: words are kept first, but hiding comes before all."""
        if self.desk is None:
            return
        hide = isinstance(wanted, messages.PauseWanted)
        if not hide:
            self.desk.saver.flush()
        self.push_screen(screen_over(type(wanted))(self.desk), self._then)
        if hide:
            self.call_after_refresh(self.desk.saver.flush)

    async def on_turn_wanted(self) -> None:
        """Turn to the other view of the same moment."""
        if self.desk is not None:
            await self.show(self.desk.turn())

    def on_help_wanted(self, message: messages.HelpWanted) -> None:
        """Open the help of the screen in hand."""
        if isinstance(self.screen, ViewScreen):
            self.screen.action_dates() if message.dates else self.screen.action_help()

    def on_settings_wanted(self) -> None:
        """Open the settings of this machine."""
        if self.desk is not None:
            from interview.tui.screens.settings import SettingsScreen

            self.push_screen(SettingsScreen(self.desk, self.settings), self._then)

    def on_copy_wanted(self) -> None:
        """Ask for a folder that a copy of what can't be saved may go to."""
        if self.desk is not None and isinstance(self.screen, ViewScreen):
            from interview.tui.screens.copy import CopyScreen

            self.push_screen(CopyScreen(self.desk, self.screen.standing_here), self._then)

    def on_stop_wanted(self) -> None:
        """Leave, with a word on what is on disk; stay where something is in no file at all."""
        if self.desk is None:
            self.exit()
        elif self.desk.saver.flush():
            told = presenter.farewell(self.desk.view, self.desk.seat, self.doors.clock())
            self.exit(message=Text(told))
        elif isinstance(self.screen, ViewScreen):
            copy = self.desk.copy_of(self.screen.standing_here)
            if copy is not None:
                told = presenter.left_with(copy, self.desk.seat, self.doors.clock())
                self.exit(return_code=int(ExitCode.FILES), message=Text(told))

    def _then(self, chosen: Message | None) -> None:
        # What was chosen on a screen that lay over the interview is done once that has gone.
        if chosen is not None:
            self.post_message(chosen)

    def copy_to_clipboard(self, text: str) -> None:
        """Keep a copy for pasting here: the system's clipboard would carry it out (OSC 52)."""
        self._clipboard = text

    def closed_by(self, number: int) -> None:
        """Leave tidily on signal `number`, with 128 + number."""
        self._last = closing.forced(128 + number)
        if self.desk is not None:
            self.desk.saver.flush()
        self.call_later(self.exit, return_code=128 + number)

    async def _shutdown(self) -> None:
        """Let the screen go; only then was the end tidy, and nothing has to be forced."""
        await super()._shutdown()
        if self._last is not None:
            self._last.cancel()

    def _fatal_error(self) -> None:
        """Say that it was our fault, in a sentence. textual would print every local variable."""
        self._return_code = int(ExitCode.OURS)
        error = self._exception or RuntimeError()
        log = crash.note(error, self.doors.data, self.doors.clock())
        all_kept = False
        if self.desk is not None:
            with contextlib.suppress(Exception):
                all_kept = self.desk.saver.flush()
        seat = self.desk.seat if self.desk else None
        interview = seat.id if seat and seat.kept else ""
        told = crash.sentence(interview, self.doors.data, log, all_kept=all_kept)
        self._exit_renderables[:] = [Segments(self.console.render(Text(told)))]
        self._close_messages_no_wait()

    def panic(self, *_: RenderableType) -> None:
        """Some errors draw themselves, source and all: they get the same sentence."""
        self._fatal_error()

    def _stray(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        # A task nobody waited for: asyncio would print its message.
        error = context.get("exception")
        crash.note(error or RuntimeError(), self.doors.data, self.doors.clock())
