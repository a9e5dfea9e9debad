"""A list to choose from: one line a choice (or more where it is long), the `>` where one is.

The one decision: it draws itself as text. Where one is has a mark, what is chosen has brackets, so
that it reads the same without colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interview.tui.presenter import words, wrapped

_MARK = "\u203a "


@dataclass(frozen=True, slots=True)
class Row:
    """A line to choose. `note` stands under it, quiet; `key` says which it is."""

    key: str
    label: str
    note: str = ""
    aside: str = ""  # at the right end of its first line, quiet
    level: int = 0  # how far it is set in


class Choices(Widget, can_focus=True):
    """A list of rows. Up and Down move, Enter chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "move(-1000)", show=False),
        Binding("end", "move(1000)", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    at: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        choices: Choices
        key: str

    @dataclass
    class NoneInHand(Message):
        """Enter was pressed while no row is in hand."""

        choices: Choices

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        chosen: str | None = None,
        in_hand: bool = True,
        id: str | None = None,  # noqa: A002 - textual's own name
        classes: str | None = None,
    ) -> None:
        """Hold `rows`. `in_hand` False: no line is in hand until an arrow key is pressed."""
        super().__init__(id=id, classes=classes)
        self.rows = tuple(rows)
        self.chosen = chosen
        self.set_reactive(Choices.at, self._index(chosen) if in_hand else -1)

    def show(self, rows: Sequence[Row], *, chosen: str | None = None, in_hand: bool = True) -> None:
        """Show other rows, standing at the chosen one, or at none until an arrow key is pressed."""
        self.rows = tuple(rows)
        self.chosen = chosen
        self.at = self._index(chosen) if in_hand else -1
        self.refresh(layout=True)

    def keep(self, rows: Sequence[Row]) -> None:
        """Show other rows in place of these, staying at the row in hand, or where it was."""
        if tuple(rows) == self.rows:
            return
        key, at = self.key, self.at
        self.show(rows)
        if key is not None:
            found = next((n for n, row in enumerate(self.rows) if row.key == key), at)
            self.at = min(found, len(self.rows) - 1)

    @property
    def key(self) -> str | None:
        """The row in hand."""
        return self.rows[self.at].key if 0 <= self.at < len(self.rows) else None

    def go_to(self, key: str) -> None:
        """Stand at the row called `key`."""
        self.at = self._index(key)

    def mark(self, key: str | None) -> None:
        """Show `key` as the chosen one."""
        self.chosen = key
        self.refresh(layout=True)

    def action_move(self, by: int) -> None:
        """Move up or down, as far as there are rows."""
        self.at = min(max(self.at + by, 0), len(self.rows) - 1)

    def action_choose(self) -> None:
        """Choose the row in hand."""
        key = self.key
        self.post_message(self.NoneInHand(self) if key is None else self.Chosen(self, key))

    def watch_at(self) -> None:
        """Keep the row in hand in sight."""
        self.refresh()
        if self.is_mounted and self.key is not None:
            top = sum(len(self._lines(row, self.size.width)) for row in self.rows[: self.at])
            tall = len(self._lines(self.rows[self.at], self.size.width))
            self.scroll_to_region(Region(0, top, 1, tall), animate=False)
            self.screen.scroll_to_widget(self, animate=False) if tall == 0 else None
            parent = self.parent
            if isinstance(parent, Widget):
                place = self.virtual_region
                parent.scroll_to_region(Region(0, place.y + top, 1, tall), animate=False)

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        line = 0
        for index, row in enumerate(self.rows):
            line += len(self._lines(row, self.size.width))
            if event.y < line:
                self.at = index
                self.action_choose()
                return

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - textual's own signature
        """Return how many lines all rows take."""
        return sum(len(self._lines(row, width)) for row in self.rows)

    def render(self) -> Content:
        """Draw the rows."""
        lines = [line for row in self.rows for line in self._lines(row, self.size.width)]
        return Content("\n").join(lines)

    def _index(self, key: str | None) -> int:
        return next((index for index, row in enumerate(self.rows) if row.key == key), 0)

    def _lines(self, row: Row, width: int) -> list[Content]:
        here = self.rows.index(row) == self.at and (self.has_focus or self.key is not None)
        inset = "  " * row.level
        label = f"[{row.label}]" if row.key == self.chosen else row.label
        style = "$ink on $chosen" if row.key == self.chosen else "$ink"
        room = width - len(inset) - 2 - (len(row.aside) + 2 if row.aside else 0)
        found: list[Content] = []
        for number, text in enumerate(wrapped(label, room) or [""]):
            mark = words(_MARK, "bold $place") if here and number == 0 else words("  ")
            parts = [words(inset), mark, words(text, style)]
            if row.aside and number == 0:
                gap = width - len(inset) - 2 - Content(text).cell_length - len(row.aside)
                parts += [words(" " * max(gap, 1)), words(row.aside, "$quiet")]
            found.append(Content.assemble(*parts))
        return found + [
            Content.assemble(inset, "    ", words(text, "$quiet"))
            for text in wrapped(row.note, width - len(inset) - 4)
        ]
