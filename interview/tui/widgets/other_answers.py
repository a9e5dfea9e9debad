"""What may be said other than an answer: columns beside the button, one word when narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interview.tui.helpful import Part
from interview.tui.presenter import words
from interview.tui.widgets.frame import USUAL

_FOR = (
    "Each of these is an answer too, and what you have written stays with it. Left and Right move, "
    "Enter chooses. Ctrl+B comes back to the question, where it can be changed."
)
_LEAD = "Or Ctrl+O   "
_GAP = 3


class OtherAnswers(Widget, can_focus=True):
    """Don't recall, Rather not say, and so on. Arrows move, Enter chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "line(-1)", show=False),
        Binding("down", "line(1)", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    at: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """One was chosen: its key, as it was given."""

        key: str

    class Opened(Message):
        """They were asked for where there is no room to show them."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(id=id)
        self.offered: tuple[tuple[str, str], ...] = ()
        self.chosen: str | None = None
        self._folds = True

    def help_parts(self) -> tuple[Part, ...]:
        """Return what the other answers are for."""
        return (Part(_FOR, "Other answers"),)

    def show(
        self,
        offered: Sequence[tuple[str, str]],
        chosen: str | None = None,
        *,
        folds: bool = True,
    ) -> None:
        """Offer (key, label) pairs; `chosen` is in brackets. A few short ones need not fold."""
        self._folds = folds
        self.offered = tuple(offered)
        self.chosen = chosen
        self.display = bool(offered)
        keys = [key for key, _ in offered]
        self.at = keys.index(chosen) if chosen in keys else 0
        self.refresh(layout=True)

    @property
    def folded(self) -> bool:
        """Whether there is no room to show them."""
        return self._folds and self.app.size.width < USUAL

    def action_move(self, by: int) -> None:
        """Move along."""
        self.at = min(max(self.at + by, 0), len(self.offered) - 1)

    def action_line(self, by: int) -> None:
        """Move up or down a line; the box lies above."""
        columns = len(self._columns(self.size.width))
        if 0 <= self.at + by * columns < len(self.offered):
            self.at += by * columns

    def action_choose(self) -> None:
        """Choose the one in hand."""
        if self.folded:
            self.post_message(self.Opened())
        elif self.offered:
            self.post_message(self.Chosen(self.offered[self.at][0]))

    def on_click(self, event: events.Click) -> None:
        """Choose the one that was clicked."""
        widths = self._columns(self.size.width)
        left = len(_LEAD)
        for column, width in enumerate(widths):
            index = event.y * len(widths) + column
            if left <= event.x < left + width and (self.folded or index < len(self.offered)):
                self.at = min(index, len(self.offered) - 1)
                self.action_choose()
            left += width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - textual's own signature
        """Return how many lines they take."""
        return 1 if self.folded else self.rows(width)

    def rows(self, width: int) -> int:
        """Return how many lines they take at `width` columns."""
        return -(-len(self.offered) // len(self._columns(width)))

    def render(self) -> Content:
        """Draw them in columns."""
        if self.folded:
            mark = " \u203a " if self.has_focus else "   "
            return Content.assemble(
                words(_LEAD[:-_GAP], "$quiet"), words(mark, "bold $place"), words("Other answers")
            )
        widths = self._columns(self.size.width)
        lines: list[Content] = []
        for start in range(0, len(self.offered), len(widths)):
            lead = _LEAD[:-_GAP] if start == 0 else " " * (len(_LEAD) - _GAP)
            parts = [words(lead, "$quiet")]
            for column, width in enumerate(widths):
                if start + column < len(self.offered):
                    parts += self._one(start + column, width)
            lines.append(Content.assemble(*parts))
        return Content("\n").join(lines)

    def _one(self, index: int, width: int) -> list[Content]:
        key, label = self.offered[index]
        here = self.has_focus and index == self.at
        mark = words(" \u203a ", "bold $place") if here else words("   ")
        label = f"[{label}]" if key == self.chosen else label
        style = "$ink on $chosen" if key == self.chosen or here else "$ink"
        return [mark, words(label, style), words(" " * max(width - _GAP - len(label), 0))]

    def _columns(self, width: int) -> list[int]:
        """Return the widths of as many columns as fit, gap included."""
        labels = [f"[{label}]" if key == self.chosen else label for key, label in self.offered]
        room = width - len(_LEAD) + _GAP
        for count in range(len(labels), 1, -1):
            widths = [max(map(len, labels[column::count])) + _GAP for column in range(count)]
            if sum(widths) <= room:
                return widths
        return [max(map(len, labels), default=0) + _GAP]
