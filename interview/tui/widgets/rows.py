"""A list in groups and columns: a heading over some rows, a number before one, words beside it.

The one decision: it is the list of choices with other lines in it, so that moving, choosing and
clicking are the same wherever there is a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from textual.content import Content
from textual.widget import Widget

from interview.tui.presenter import words, wrapped
from interview.tui.widgets.choices import Choices, Row

_HERE = "\u203a "
_BESIDE = 33  # columns from a row's own words to those beside them
_APART = 2  # columns between the two at least
_ROOMY = 66  # from this width on there is room for two columns


@dataclass(frozen=True, slots=True)
class Item(Row):
    """A row with more to it. `note` stands under `beside` where there is any, else under it."""

    head: str = ""  # over it, quiet, an empty line before
    gap: bool = False  # an empty line before it
    number: str = ""
    beside: str = ""  # in a second column, plain
    quiet: bool = False  # its own words are quiet


class Rows(Choices):
    """Rows in groups and columns. Up and Down move, Enter chooses."""

    def focus(self, scroll_visible: bool = False) -> Self:  # noqa: FBT001, FBT002 - as textual has it
        """Take it in hand; only the row in hand is kept in sight, never the whole list."""
        return super().focus(scroll_visible)

    def watch_at(self) -> None:
        """Keep the row in hand in sight, and with the first what stands above it."""
        super().watch_at()
        if self.at <= 0 and isinstance(self.parent, Widget):
            self.parent.scroll_home(animate=False)

    def _lines(self, row: Row, width: int) -> list[Content]:
        if not isinstance(row, Item):
            return super()._lines(row, width)
        return [*self._over(row, width), *self._own(row, width)]

    def _over(self, row: Item, width: int) -> list[Content]:
        first = self.rows[0] is row
        lines = [words("")] if (row.head or row.gap) and not first else []
        return lines + [words(line, "$quiet") for line in wrapped(row.head, width)]

    def _own(self, row: Item, width: int) -> list[Content]:
        lead = len(row.number) + 2 if row.number else 0
        left, right = self._columns(row, width, lead)
        lines: list[Content] = []
        for number in range(max(len(left), len(right), 1)):
            label = left[number] if number < len(left) else ""
            parts = [self._mark(row, number), words(self._number(row, number, lead))]
            parts.append(words(label, self._style(row)))
            if number < len(right):
                text, style = right[number]
                start = width - Content(text).cell_length if row.aside else _BESIDE + 6
                gap = start - 2 - lead - Content(label).cell_length
                parts += [words(" " * max(gap, _APART)), words(text, style)]
            lines.append(Content.assemble(*parts))
        return lines + [
            Content.assemble(" " * (2 + lead), words(text, style))
            for text, style in self._under(row, width, lead)
        ]

    def _columns(self, row: Item, width: int, lead: int) -> tuple[list[str], list[tuple[str, str]]]:
        """Return the lines of a row's own words, and those beside them with their style."""
        label = f"[{row.label}]" if row.key == self.chosen else row.label
        if row.aside:
            room = width - 2 - lead - Content(row.aside).cell_length - _APART
            return wrapped(label, room), [(row.aside, "$quiet")]
        if not row.beside and not (row.note and row.number):
            return wrapped(label, width - 2 - lead), []
        if width < _ROOMY:
            return wrapped(label, width - 2 - lead), []
        room = width - _BESIDE - 6
        right = [(text, "$ink") for text in wrapped(row.beside, room)]
        right += [(text, "$quiet") for text in wrapped(row.note, room)]
        return wrapped(label, _BESIDE + 4 - lead - _APART), right

    def _under(self, row: Item, width: int, lead: int) -> list[tuple[str, str]]:
        """Return the lines under a row, where there is no second column to hold them."""
        room = width - 2 - lead
        if row.number and width >= _ROOMY:
            return []
        beside = [(text, "$ink") for text in wrapped(row.beside, room)]
        return beside + [(text, "$quiet") for text in wrapped(row.note, room)]

    def _mark(self, row: Row, line: int) -> Content:
        here = line == 0 and self.key == row.key and self.has_focus
        return words(_HERE, "bold $place") if here else words("  ")

    def _number(self, row: Item, line: int, lead: int) -> str:
        return (row.number + "  " if line == 0 else " " * lead) if lead else ""

    def _style(self, row: Item) -> str:
        if row.key == self.chosen:
            return "$ink on $chosen"
        return "$quiet" if row.quiet else "$ink"
