"""One turning point in three lines: what to call it, when it was, what made it matter.

The one decision: each line is kept when it is left, so a point is on the list as soon as it has a
name; the others can come later, or never.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from interview.engine import intents as do
from interview.engine.roster_view import Row as Point
from interview.tui.helpful import Part
from interview.tui.point_drafts import LINES
from interview.tui.widgets.help import WHY
from interview.tui.widgets.line_box import LineBox
from interview.tui.widgets.rows import Item, Rows
from interview.tui.widgets.text import Words

_DATES = (
    "8 March 2024, early March, ?12 March, mid to late April, the week before half term. Whatever "
    "you type stays as you typed it; a date is set beside it only when you say that it is right."
)
_TITLE = "A place, or what happened, in a few words. Say people by their role, not by name."
_KEPT = "Each line is kept as you type. Only the first is needed, and all of them can be changed."
_NOTHING: Mapping[str, str] = MappingProxyType({})
KEEP, UP, DOWN, ASIDE = "keep", "up", "down", "aside"


class PointForm(VerticalScroll, can_focus=False):
    """The lines of one point, and what else can be done with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "next_line", show=False),
        Binding("up", "line_before", show=False),
    ]

    @dataclass
    class Typed(Message):
        """Words in a line have changed."""

        line: str

    class Left(Message):
        """A line was left: what is in the form may be kept."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(id=id, classes="scroll")
        self.point: Point | None = None
        self._said: Mapping[str, str] = {}

    def help_parts(self) -> tuple[Part, ...]:
        """Return the help with the line in hand."""
        if self.line("words").has_focus:
            return (Part(self._said.get("when_why", ""), WHY), Part(_DATES, "What can be read"))
        if self.line("why").has_focus:
            return (Part(self._said.get("mattered_why", ""), WHY),)
        return (Part(_TITLE), Part(_KEPT))

    def compose(self) -> ComposeResult:
        """A label, a hint and a line for each, then the choices."""
        yield Words(id="title-ask", classes="question")
        yield LineBox(id="title")
        yield Words(id="words-ask", classes="question gap")
        yield Words(id="words-hint", classes="quiet roomy")
        yield LineBox(id="words")
        yield Words(id="why-ask", classes="question gap")
        yield Words(id="why-hint", classes="quiet roomy")
        yield LineBox(id="why")
        yield Rows(id="doings", classes="gap")

    def open(
        self,
        point: Point | None,
        said: Mapping[str, str],
        begun: Mapping[str, str] = _NOTHING,
        *,
        at: str = "",
    ) -> None:
        """Show `point`, or a new one, with the cursor in the line called `at`, else the first.

        `begun` holds what was being typed in its lines.
        """
        self.point, self._said = point, said
        own = point is None or point.own
        self._say("title-ask", "A few words to know the moment by" if own else "")
        if point is not None and not own:
            self._say("title-ask", point.title)
        self.line("title").display = own
        for name, asked in (("words", "when"), ("why", "mattered")):
            self._say(f"{name}-ask", said.get(f"{asked}_ask", ""))
            self._say(f"{name}-hint", said.get(f"{asked}_hint", ""))
        for name in LINES:
            self.line(name).put(begun.get(name, self.before(name)))
        doings = [Item(KEEP, "Keep it and go back to the list")]
        if point is not None:
            doings += [Item(UP, "Move it up"), Item(DOWN, "Move it down")]
            doings += [Item(ASIDE, "Set it aside")]
        self.query_one("#doings", Rows).show(doings)
        self.scroll_home(animate=False)
        self.line(at or ("title" if own else "words")).focus()

    def before(self, name: str) -> str:
        """Return what is kept of a line already."""
        return getattr(self.point, name) if self.point else ""

    def on_input_changed(self, event: LineBox.Changed) -> None:
        """Words in a line have changed."""
        event.stop()
        if event.input.id in LINES:
            self.post_message(self.Typed(event.input.id))

    def line(self, name: str) -> LineBox:
        """Return the line called `name`: title, words or why."""
        return self.query_one(f"#{name}", LineBox)

    def unkept(self) -> do.NameEpisode | do.ChangeEpisode | None:
        """Return what is written here and not yet kept, None where nothing is."""
        title, words, why = (self.line(name).text for name in LINES)
        if self.point is None:
            return do.NameEpisode(title, words, why) if title or words or why else None
        point = self.point
        changed = {
            "title": title if point.own and title and title != point.title else None,
            "words": words if words != point.words else None,
            "why": why if why != point.why else None,
        }
        if not any(text is not None for text in changed.values()):
            return None
        return do.ChangeEpisode(point.id, **changed)

    def on_input_submitted(self, event: LineBox.Submitted) -> None:
        """Enter goes to the next line."""
        event.stop()
        self.action_next_line()

    def on_descendant_blur(self) -> None:
        """A line is left."""
        if self.display:
            self.post_message(self.Left())

    def action_next_line(self) -> None:
        """Go down a line."""
        self.screen.focus_next()

    def action_line_before(self) -> None:
        """Go up a line."""
        if not self.line("title").has_focus:
            self.screen.focus_previous()

    def _say(self, name: str, text: str) -> None:
        self.query_one(f"#{name}", Words).say(text)
