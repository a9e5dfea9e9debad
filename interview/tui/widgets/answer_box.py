"""Where people write. A TextArea with an office's habits, and nothing that deletes by surprise.

The one decision: Enter is a new line, always. Going on is Ctrl+N (or Ctrl+Enter where a terminal
sends it); Ctrl+J is what a pasted line feed looks like, so it goes on only when it comes alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from interview.text import clean
from interview.tui.messages import Cleaned
from interview.tui.presenter import in_box

ALONE = 0.05  # seconds without another key before a line feed is taken for Ctrl+J

# In the old places of an editor's keys: what an office user presses by habit must not delete.
_UNBOUND = ("ctrl+d", "ctrl+e", "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+shift+k", "f6", "f7")


class AnswerBox(TextArea, inherit_bindings=False):
    """A box for words, without a limit to them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            kept
            for one in TextArea.BINDINGS
            if isinstance(one, Binding)
            for kept in one.make_bindings([one])
            if kept.key not in {*_UNBOUND, "ctrl+a"}
        ),
        Binding("ctrl+a", "select_all", show=False),
        Binding("ctrl+n,ctrl+enter", "next", show=False),
    ]

    @dataclass
    class Next(Message):
        """Go on with what is written."""

        box: AnswerBox

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - textual's own name
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(
            id=id, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False
        )
        self.cursor_blink = False
        self._now = now
        self._last_key = -ALONE
        self._marked: tuple[str, ...] = ()  # what is underlined, wherever it stands

    def put(self, text: str) -> None:
        """Show `text` with the cursor at its end, as the words in hand."""
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        self.move_cursor(self.document.end)

    def action_next(self) -> None:
        """Go on."""
        self.post_message(self.Next(self))

    def mark(self, phrase: str) -> None:
        """Underline `phrase` wherever it stands, or nothing; the cursor stays where it is."""
        self._marked = tuple(part for part in phrase.split("\n") if part.strip())
        self._line_cache.clear()
        self.refresh()

    @property
    def characters_before(self) -> int:
        """How many characters stand before the cursor."""
        row, column = self.cursor_location
        return sum(len(self.document.get_line(one)) + 1 for one in range(row)) + column

    @property
    def mid_word(self) -> bool:
        """Whether the cursor stands after a letter, so that a word may be half written."""
        row, column = self.cursor_location
        return self.document.get_line(row)[column - 1 : column].isalnum()

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is painted: nothing in it can turn the rest of the screen round."""
        line = self.document.get_line(line_index)
        painted = Text(in_box(line), end="", no_wrap=True)
        for part in self._marked:
            at = line.find(part)
            while at >= 0:
                painted.stylize("underline", at, at + len(part))
                at = line.find(part, at + len(part))
        return painted

    def undo(self) -> None:
        """Take the last change back."""
        self._whole(super().undo)

    def redo(self) -> None:
        """Make it again."""
        self._whole(super().redo)

    def _whole(self, step: Callable[[], None]) -> None:
        """Do `step`, and wrap all the words anew where textual loses its place.

        It wraps only what changed, at a width that the scrollbar may have changed meanwhile.
        """
        try:
            step()
        except (ValueError, IndexError):
            self.wrapped_document.wrap(self.wrap_width, self.indent_width)
            self.move_cursor(self.document.end)
            self.refresh(layout=True)
            self.post_message(self.Changed(self))

    async def _on_key(self, event: events.Key) -> None:
        last, self._last_key = self._last_key, self._now()
        if event.key != "ctrl+j":
            return  # textual goes on to TextArea's own
        event.stop()
        event.prevent_default()
        if self._last_key - last >= ALONE:
            self.action_next()
        else:
            self._replace_via_keyboard("\n", *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        kept = clean(event.text)
        if result := self._replace_via_keyboard(kept, *self.selection):
            self.move_cursor(result.end_location)
        if len(kept) != len(event.text.replace("\r\n", "\n")):
            self.post_message(Cleaned())
