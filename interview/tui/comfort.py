"""What makes it bearable to sit at: colours, the cursor, and a screen that hides when nobody types.

The one decision: silence is never remarked on. After a long one the foot says that there is time,
after a longer one the screen is hidden, and any key takes the first back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Event, InputEvent, Paste

from interview.tui import messages, silence
from interview.tui.opening import OpeningApp
from interview.tui.router import screen_over
from interview.tui.screens.base import ViewScreen
from interview.tui.silence import Due
from interview.tui.theme import themes

if TYPE_CHECKING:
    from interview.tui.doors import Opening


class ComfortApp(OpeningApp, inherit_bindings=False):
    """An app that keeps to the settings of this machine."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.settings = opening.doors.settings
        self._since = self.doors.clock()  # the last key
        self._dress()

    def _dress(self) -> None:
        builtin = set(self.available_themes)
        for theme in themes():
            self.register_theme(theme)
        few_colours = self.console.color_system in ("standard", "windows")
        self.theme = "terminal" if few_colours else self.settings.colours
        for name in builtin:
            self.unregister_theme(name)

    def on_settings_changed(self, message: messages.SettingsChanged) -> None:
        """Take other settings, and keep them for the next time."""
        self.settings = message.settings
        if self.theme != "terminal":
            self.theme = message.settings.colours
        self.doors.keep_settings(message.settings)
        self.on_focus_moved()

    def on_focus_moved(self) -> None:
        """Show the terminal's own cursor where words are written, if that was asked for."""
        native = self.settings.caret == "terminal"
        if native != self.has_class("-native"):
            self.set_class(native, "-native")
            self.refresh_css(animate=False)
        if native:
            self.call_after_refresh(self._place_cursor)
        elif self._driver is not None:
            self._driver.write("\x1b[?25l")
            self._driver.flush()

    def _place_cursor(self) -> None:
        from interview.tui.widgets.answer_box import AnswerBox
        from interview.tui.widgets.line_box import LineBox

        box, driver = self.focused, self._driver
        if driver is None:
            return
        if isinstance(box, AnswerBox | LineBox):
            self.cursor_position = box.cursor_screen_offset
            column, row = self.cursor_position
            driver.write(f"\x1b[{row + 1};{column + 1}H\x1b[?25h")
        else:
            driver.write("\x1b[?25l")
        driver.flush()

    async def on_event(self, event: Event) -> None:
        """A key ends a silence."""
        if isinstance(event, InputEvent | Paste):
            self._since = self.doors.clock()
            self._hush(silent=False)
        await super().on_event(event)

    def watch_silence(self) -> None:
        """Look at the clock from time to time."""
        self.set_interval(silence.LOOK, self.look)

    def look(self) -> None:
        """Say or do what a silence calls for; say what time is left of a round."""
        self._tell_time()
        due = silence.due(self._since, self.doors.clock(), self.settings.silence)
        if self.desk is None or due is Due.NOTHING:
            return
        self._hush(silent=True)
        hidden = any(
            isinstance(one, screen_over(messages.PauseWanted)) for one in self.screen_stack
        )
        if due is Due.HIDE and not hidden:
            self.post_message(messages.PauseWanted())

    def _tell_time(self) -> None:
        if self.desk is not None and self.desk.seat.round_time is not None:
            for screen in self.screen_stack:
                if isinstance(screen, ViewScreen):
                    screen.tell_time()

    def _hush(self, *, silent: bool) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, ViewScreen) and screen.silent is not silent:
                screen.hush(silent=silent)
