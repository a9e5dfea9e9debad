"""One line of a form with a few things to choose from: Left and Right choose.

The one decision: what is chosen has brackets and nothing has to be. Left of the first is nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from interview.tui.presenter import words, wrapped

_MARK, _GAP = "\u203a ", "   "
Option = tuple[str, str]  # a key, and its words


class ChoiceLine(Widget, can_focus=True):
    """The options in a row, as many lines as they take; `folded` shows only the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("down,enter", "screen.focus_next", show=False),
        Binding("up", "screen.focus_previous", show=False),
        Binding("delete,backspace", "clear", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Another option was chosen, or none."""

        line: ChoiceLine

    def __init__(
        self,
        options: Sequence[Option] = (),
        *,
        folded: bool = False,
        id: str | None = None,  # noqa: A002 - textual's own name
    ) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        self.chosen: str | None = None
        self.lead = ""  # a quiet line over the options
        self._folded = folded

    def put(self, chosen: str | None) -> None:
        """Show `chosen` as the chosen one."""
        self.chosen = chosen
        self.refresh(layout=True)

    def offer(self, options: Sequence[Option], *, lead: str = "") -> None:
        """Offer other options, with none chosen."""
        self.options, self.lead = tuple(options), lead
        self.put(None)

    def action_move(self, by: int) -> None:
        """Choose the option before or after; none before the first."""
        keys = [None, *(key for key, _ in self.options)]
        at = keys.index(self.chosen) if self.chosen in keys else 0
        self._choose(keys[min(max(at + by, 0), len(keys) - 1)])

    def action_clear(self) -> None:
        """Choose none."""
        self._choose(None)

    def _choose(self, key: str | None) -> None:
        if key != self.chosen:
            self.put(key)
            self.post_message(self.Changed(self))

    def on_focus(self) -> None:
        """Show that it is in hand."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that it isn't."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the option that was clicked."""
        rows = self._rows(self.size.width)
        row = event.y - len(self._lead_lines(self.size.width))
        left = len(_MARK)
        for key, label in rows[row] if 0 <= row < len(rows) else ():
            if left <= event.x < left + len(self._label(key, label)):
                self._choose(None if key == self.chosen else key)
                return
            left += len(self._label(key, label)) + len(_GAP)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - textual's own names
        """Return how many lines it takes."""
        return len(self._lead_lines(width)) + max(len(self._rows(width)), 1)

    def render(self) -> Content:
        """Draw the options."""
        lines = [words(one, "$quiet") for one in self._lead_lines(self.size.width)]
        for row in self._rows(self.size.width) or [[]]:
            labels = [words(self._label(*one), self._style(one[0])) for one in row]
            lines.append(Content(_GAP).join(labels))
        mark = words(_MARK, "bold $place") if self.has_focus else words("  ")
        inset = [mark, *[words("  ")] * (len(lines) - 1)]
        return Content("\n").join(
            Content.assemble(before, line) for before, line in zip(inset, lines, strict=True)
        )

    def _lead_lines(self, width: int) -> list[str]:
        return wrapped(self.lead, width - len(_MARK))

    def _style(self, key: str) -> str:
        if key == self.chosen:
            return "$ink on $chosen"
        return "$quiet" if self._folded else "$ink"

    def _label(self, key: str, label: str) -> str:
        return f"[{label}]" if key == self.chosen else label

    def _rows(self, width: int) -> list[list[Option]]:
        """Return the options in as many rows as they take at `width`; room is kept for brackets."""
        shown = self.options
        if self._folded:
            shown = tuple(one for one in self.options if one[0] == self.chosen)
            shown = shown or (("", "Left and Right choose, or leave it"),)
        rows: list[list[Option]] = []
        used = width
        for key, label in shown:
            wide = len(label) + len(_GAP)
            if used + wide > width - len(_MARK) - 2 + len(_GAP):
                rows.append([])
                used = 0
            rows[-1].append((key, label))
            used += wide
        return rows
