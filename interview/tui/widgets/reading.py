"""Text to be read before something is chosen: paragraphs with headings, scrolled with Enter too.

The one decision: Enter never passes over what has not been on the screen. While there is more
below, it reads on; only then does it go on.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from interview.tui.presenter import words
from interview.tui.widgets.text import Words

_HEADING = "## "


def paragraphs(text: str) -> Content:
    """Return a page: an empty line between paragraphs, a heading bold and close to its text.

    Lines of one paragraph are joined, so that the width there is decides where they break.
    """
    lines: list[Content] = []
    close = True  # nothing, or a heading, stands just before
    for block in filter(None, (one.strip() for one in text.split("\n\n"))):
        heading = block.startswith(_HEADING)
        told = " ".join(block.removeprefix(_HEADING).split())
        lines += [] if close else [words("")]
        lines.append(words(told, "bold" if heading else ""))
        close = heading
    return Content("\n").join(lines)


class Reading(VerticalScroll, can_focus=True):
    """A page to read. Posts `Read` for Enter at its end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,pagedown", "read_on", show=False),
        Binding("backspace,pageup", "page_up", show=False),
    ]

    class Read(Message):
        """It was read to its end, and Enter was pressed."""

    class Moved(Message):
        """It was drawn or scrolled: what is below may be another."""

    _laid_out = False

    def __init__(self, *more: Widget, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(Words(id="page"), *more, id=id, classes="scroll")

    def say(self, text: str | Content) -> None:
        """Show a page from its beginning."""
        self._laid_out = False
        self.query_one("#page", Words).say(paragraphs(text) if isinstance(text, str) else text)
        self.scroll_home(animate=False)
        # How tall it is, is known once it has been drawn, and again once what is in it has been.
        self.call_after_refresh(self.call_after_refresh, self._drawn)

    def _drawn(self) -> None:
        self._laid_out = True
        self.post_message(self.Moved())

    @property
    def more(self) -> bool:
        """Whether there is more below, or it isn't known yet."""
        return not self._laid_out or self.scroll_offset.y < self.max_scroll_y

    def action_read_on(self) -> None:
        """Go down a page, or say that it has been read."""
        if not self._laid_out:
            return
        if self.more:
            self.scroll_page_down(animate=False)
        else:
            self.post_message(self.Read())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that it was scrolled."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved())
