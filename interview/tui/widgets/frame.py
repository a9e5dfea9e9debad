"""The frame of every screen: the top line, the rule, and the foot with its keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from interview.tui.presenter import words

USUAL, WIDE = 80, 110  # from this many columns on


class SplitLine(Widget):
    """One line with something at either end; what is at the left gives way."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(id=id, classes=classes)
        self._ends = (Content(""), Content(""))

    def show(self, left: Content, right: Content | None = None) -> None:
        """Put `left` and `right` at the ends."""
        ends = (left, right if right is not None else Content(""))
        if ends != self._ends:
            self._ends = ends
            self.refresh()

    def render(self) -> Content:
        """Draw the line at the width there is."""
        left, right = self._ends
        room = self.size.width - right.cell_length - (2 if right else 0)
        if left.cell_length > room:
            left = Content.assemble(left.truncate(max(room - 4, 0)).rstrip(), " ...")
        gap = max(self.size.width - left.cell_length - right.cell_length, 0)
        return Content.assemble(left, " " * gap, right)


class SupportLine(SplitLine):
    """Whom to turn to, whole: what is at the right gives way, and a long contact takes two rows."""

    def show(self, left: Content, right: Content | None = None) -> None:
        """Put `left` and `right` at the ends."""
        before = self._ends
        super().show(left, right)
        if before != self._ends:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - textual's own
        """Return the rows that whom to turn to takes in `width` columns."""
        return min(max(len(self._ends[0].wrap(max(width, 1))), 1), 2)

    def render(self) -> Content:
        """Draw both ends where there is room for them, else the left one."""
        left, right = self._ends
        beside = left.cell_length + 2 + right.cell_length <= self.size.width
        return super().render() if beside else left


class Rule(Widget):
    """The thin line over the foot."""

    def render(self) -> Content:
        """Draw it as wide as it is."""
        return Content("\u2500" * self.size.width)


@dataclass(frozen=True, slots=True)
class Key:
    """A key in the foot: what it does, and the action that a click on it does."""

    name: str
    does: str
    action: str
    short: str = ""  # what it does, in a narrow window
    columns: int = 0  # shown from this many columns on


class Keys(Widget):
    """The keys that work here. A click does the same."""

    @dataclass
    class Clicked(Message):
        """A key was clicked."""

        action: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(id=id)
        self._keys: tuple[Key, ...] = ()

    def show(self, keys: Sequence[Key]) -> None:
        """Show these keys, as far as they are for this width."""
        self._keys = tuple(keys)
        self.refresh()

    def render(self) -> Content:
        """Draw the keys in bold, what they do beside them."""
        shown = [
            Content.assemble(words(key.name, "bold"), " ", words(self._does(key), "$quiet"))
            for key in self._fitting()
        ]
        return Content("   ").join(shown)

    def on_click(self, event: events.Click) -> None:
        """Say which key was clicked."""
        start = 0
        for key in self._fitting():
            end = start + len(key.name) + 1 + len(self._does(key))
            if start <= event.x < end:
                self.post_message(self.Clicked(key.action))
                return
            start = end + 3

    def _does(self, key: Key) -> str:
        return key.short if key.short and self.app.size.width < USUAL else key.does

    def _fitting(self) -> list[Key]:
        return [key for key in self._keys if key.columns <= self.app.size.width]
