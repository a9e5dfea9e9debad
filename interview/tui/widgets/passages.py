"""A long account to read and move through: one widget, however long it is.

The one decision: it draws only the lines in sight, and keeps the rest as they were wrapped, so that
two hundred answers move as quickly as two. Up and Down go by passage; a passage longer than the
window is read to its end first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from interview.engine.place import Place
from interview.engine.read_back import CHANGED, USES, Account, Heading, Item
from interview.tui.presenter import words, wrapped

_MARK = "\u203a "
_WIDEST = 76  # columns of text, the mark's two left out
Line = tuple[str, str]  # words, style


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a passage stands among the lines; `start` counts its heading in."""

    start: int
    mark: int
    end: int


class Passages(Widget, can_focus=True):
    """The account. Enter opens the passage in hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter", "open", show=False),
    ]

    @dataclass
    class Opened(Message):
        """A passage was opened."""

        item: Item

    class Moved(Message):
        """Another passage is in hand."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(id=id)
        self.items: tuple[Item, ...] = ()
        self.at = 0
        self.first = 0  # the line at the top of the window
        self._lead: tuple[Line, ...] = ()
        self._end: tuple[Line, ...] = ()
        self._lines: list[Content] = []
        self._spans: list[_Span] = []
        self._width = 0

    def show(
        self, account: Account, *, lead: Sequence[Line] = (), end: Sequence[Line] = ()
    ) -> None:
        """Show an account, with (words, style) paragraphs before and after it."""
        self.items = account.items
        self._lead, self._end = tuple(lead), tuple(end)
        self.at = min(self.at, max(len(self.items) - 1, 0))
        self._width = 0
        self._follow()
        self.refresh()

    @property
    def item(self) -> Item | None:
        """The passage in hand."""
        return self.items[self.at] if self.items else None

    def go_to(self, place: Place) -> None:
        """Stand at the passage of `place`, if it is here."""
        for index, one in enumerate(self.items):
            if one.place == place:
                self._stand(index)

    def next_open(self) -> bool:
        """Stand at the next passage that waits for an answer, round to the start; False if none."""
        order = [*range(self.at + 1, len(self.items)), *range(self.at + 1)]
        found = next((index for index in order if self.items[index].open), None)
        if found is not None and self.items:
            self._stand(found)
        return found is not None

    def action_move(self, by: int) -> None:
        """Go to the passage before or after; first to the end of one that is longer than this."""
        if not self._laid_out():
            return
        span = self._spans[self.at]
        last = self.first + self.size.height
        if by > 0 and span.end > last:
            self._scroll(max(min(self.size.height - 2, span.end - last), 1))
        elif by < 0 and span.mark < self.first:
            self._scroll(-min(self.size.height - 2, self.first - span.start))
        elif by > 0 and self.at == len(self.items) - 1:
            self._scroll(self.size.height - 2)
        elif by < 0 and self.at == 0:
            self._scroll(-self.first)
        else:
            self._stand(self.at + by)

    def action_page(self, by: int) -> None:
        """Go a window up or down, taking in hand what is in sight."""
        if not self._laid_out():
            return
        self._scroll(by * max(self.size.height - 2, 1))
        inside = [n for n, one in enumerate(self._spans) if one.mark >= self.first]
        edge = len(self._lines) - self.size.height
        if by > 0 and self.first >= edge:
            self._take(len(self.items) - 1)
        elif self.first == 0:
            self._take(0)
        else:
            self._take(inside[0] if inside else len(self.items) - 1)

    def action_edge(self, by: int) -> None:
        """Go to the beginning or the end."""
        if self._laid_out():
            self._take(0 if by < 0 else len(self.items) - 1)
            self._scroll(by * len(self._lines))

    def action_open(self) -> None:
        """Open the passage in hand."""
        if self.item is not None:
            self.post_message(self.Opened(self.item))

    def on_click(self, event: events.Click) -> None:
        """Take the passage in hand that was clicked."""
        line = self.first + event.y
        for index, span in enumerate(self._spans):
            if span.start <= line < span.end:
                self._take(index)

    def on_mouse_scroll_down(self) -> None:
        """Scroll on."""
        self._scroll(3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll back."""
        self._scroll(-3)

    def on_resize(self) -> None:
        """Keep the passage in hand in sight."""
        self._follow()
        self.refresh()

    def render(self) -> Content:
        """Draw the lines in sight."""
        if not self._laid_out() and not self._lines:
            return Content("")
        mark = self._spans[self.at].mark if self._spans else -1
        shown = self._lines[self.first : self.first + self.size.height]
        return Content("\n").join(
            Content.assemble(words(_MARK, "bold $place") if index == mark else words("  "), line)
            for index, line in enumerate(shown, start=self.first)
        )

    def _take(self, index: int) -> None:
        self.at = min(max(index, 0), max(len(self.items) - 1, 0))
        self.refresh()
        self.post_message(self.Moved())

    def _stand(self, index: int) -> None:
        self._take(index)
        self._follow()

    def _follow(self) -> None:
        """Scroll as little as it takes to have the passage in hand in sight, heading and all."""
        if not self._laid_out():
            return
        span = self._spans[self.at]
        top = 0 if self.at == 0 else span.start
        if span.end > self.first + self.size.height:
            self.first = min(span.end - self.size.height, top)
        self.first = min(self.first, top)
        self._scroll(0)

    def _scroll(self, by: int) -> None:
        edge = max(len(self._lines) - self.size.height, 0)
        self.first = min(max(self.first + by, 0), edge)
        self.refresh()

    def _laid_out(self) -> bool:
        """Wrap all for the width there is, once; return whether there is anything to stand at."""
        width = min(self.size.width - 2, _WIDEST)
        if width > 0 and width != self._width:
            self._width = width
            self._lines, self._spans = [], []
            self._put(self._lead)
            before: Heading | None = None
            for item in self.items:
                self._put_item(item, before)
                before = item.heading
            self._put(self._end)
        return bool(self._spans)

    def _put(self, paragraphs: Sequence[Line]) -> None:
        for text, style in paragraphs:
            self._lines += [words(one, style) for one in wrapped(text, self._width) or [""]]

    def _put_item(self, item: Item, before: Heading | None) -> None:
        start = len(self._lines)
        if item.heading != before:
            self._put((("", ""),) if start else ())
            self._put_heading(item.heading)
        asked = wrapped(item.asked, self._width) or [""]
        self._lines += [words(one, "bold") for one in asked]
        mark = len(self._lines)
        for text, style, inset in told(item):
            for one in wrapped(text, self._width - inset):
                self._lines.append(Content.assemble(" " * inset, words(one, style)))
        self._lines.append(Content(""))
        self._spans.append(_Span(start, mark, len(self._lines)))

    def _put_heading(self, heading: Heading) -> None:
        lead = f"{heading.where}   " if heading.title else heading.where
        room = max(self._width - len(lead), 20)
        first, *more = wrapped(heading.title, room) or [""]
        self._lines.append(Content.assemble(words(lead, "$place"), words(first, "$ink")))
        for text, style in [*((one, "$ink") for one in more), *_quiet(heading.dates, room)]:
            self._lines.append(Content.assemble(" " * len(lead), words(text, style)))
        self._lines.append(Content(""))


def _quiet(text: str, width: int) -> list[Line]:
    return [(one, "$quiet") for one in wrapped(text, width)]


def told(item: Item) -> Iterator[tuple[str, str, int]]:
    """Yield what stands under a question: (words, style, how far it is set in)."""
    if item.state:
        yield item.state, "$quiet", 0
    for text in item.words:
        yield text, "$ink", 0
    for one in item.follow_ups:
        yield one.asked, "bold", 2
        yield one.reply, "$ink", 2
    for text in item.corrected:
        yield f"Corrected: {text}", "$ink", 0
    if item.changed:
        yield CHANGED, "$quiet", 0
    if item.own_use:
        yield USES[item.use], "$quiet", 0
