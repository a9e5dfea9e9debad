"""One line to write in, with the bar at its left. Enter goes on from it.

The one decision: it has an office's habits, as the big box has: Ctrl+A marks all, and no key
deletes more than it seems to.
"""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from interview.text import clean
from interview.tui.messages import Cleaned
from interview.tui.presenter import in_box

_UNBOUND = {"ctrl+d", "ctrl+e", "ctrl+f", "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+a", "ctrl+shift+a"}


class LineBox(Input, inherit_bindings=False):
    """A box of one line. `covered`: a star stands for each letter, so that nobody reads along."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            kept
            for one in Input.BINDINGS
            if isinstance(one, Binding)
            for kept in one.make_bindings([one])
            if kept.key not in _UNBOUND
        ),
        Binding("ctrl+a", "select_all", show=False),
    ]

    def __init__(
        self,
        text: str = "",
        *,
        covered: bool = False,
        id: str | None = None,  # noqa: A002 - textual's own name
        classes: str | None = None,
    ) -> None:
        self._covered = covered
        super().__init__(
            text, id=id, classes=classes, compact=True, select_on_focus=False, highlighter=None
        )
        self.cursor_blink = False

    @property
    def text(self) -> str:
        """The words in it, without spaces at the ends."""
        return clean(self.value).strip()

    @property
    def _value(self) -> Text:
        """What is painted: nothing in it can turn the line round."""
        painted = in_box(self.value)
        if self._covered:
            painted = "*" * cell_len(painted)  # as wide, so that the cursor stands where it stands
        return Text(painted, no_wrap=True, overflow="ignore", end="")

    def cover(self, *, covered: bool) -> None:
        """Show what is in it, or stars."""
        self._covered = covered
        self.refresh()

    def put(self, text: str) -> None:
        """Show `text` with the cursor at its end."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        kept = clean(event.text)
        if len(kept) != len(event.text.replace("\r\n", "\n")):
            self.post_message(Cleaned())
        text = " ".join(kept.split("\n"))
        start, end = self.selection
        self.replace(text, min(start, end), max(start, end))
