"""Which turning points to go through in detail, the one that matters most first.

The one decision: order is the order of choosing. Enter gives a moment the next number, and Enter
again takes it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from interview.engine import intents as do
from interview.engine.roster_view import Roster
from interview.engine.roster_view import Row as Point
from interview.errors import InterviewError
from interview.tui import messages, presenter
from interview.tui.helpful import Part
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import Key
from interview.tui.widgets.help import WHY
from interview.tui.widgets.rows import Item, Rows
from interview.tui.widgets.text import Words

_ORDER = (
    "Enter gives a moment the next number; Enter again takes it back. Number 1 is the one that "
    "matters most to you. Any short page can be gone through in detail later."
)
_NONE = (
    "None is chosen yet: Enter chooses the one in hand. To go on with a short page for each, press "
    "Ctrl+N again."
)
_DONE = "+done"  # no id begins with a plus


class ToChoose(Rows):
    """The moments to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "screen.next", show=False)]


class ChooseScreen(ViewScreen):
    """Choose in order of importance."""

    CSS_PATH = "../styles/points.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter", "next", show=False),
        Binding("ctrl+b", "back", show=False),
    ]
    _none = False  # that none is chosen was said

    def compose_body(self) -> ComposeResult:
        """The question, the moments, and what can't be done."""
        # What the reviewers ask for is taken in any case: it is not somebody's choice of weight.
        self._order = [one.id for one in self._roster.rows if one.deep and not one.ask]
        with VerticalScroll(id="list", classes="scroll", can_focus=False):
            yield Words(id="asked", classes="question")
            yield Words(id="hint", classes="quiet")
            yield ToChoose(id="points")
        yield Words(id="notice", classes="quiet")

    def on_mount(self) -> None:
        """Stand at the first."""
        self.query_one(ToChoose).focus()

    def draw(self) -> None:
        """Draw the list with the numbers given so far."""
        super().draw()
        said = self.view.words
        limit = self._roster.limit
        room = f"There is time for {limit} in detail. The others get one short page each."
        self._say("asked", said.get("choose_ask", ""))
        self._say("hint", f"{said.get('choose_hint', '')} {room}".strip())
        self.query_one(ToChoose).keep(tuple(self._rows()))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        return (
            Key("Up and Down", "Move", "nothing", columns=80),
            Key("Enter", "Choose, or take back", "choose", short="Choose"),
            Key("Ctrl+N", "Done", "next"),
            Key("Esc", "Menu", "menu"),
        )

    @property
    def _roster(self) -> Roster:
        return self.view.roster or Roster((), (), 0)

    def _rows(self) -> Iterator[Row]:
        for point in self._roster.rows:
            asked = self.view.words.get("choose_asked_for", "") if point.ask else ""
            yield Item(
                point.id, point.title, number=self._number(point), beside=point.words, note=asked
            )
        yield Item(_DONE, "Go on with these", number="   ", gap=True)

    def _number(self, point: Point) -> str:
        return f"[{self._order.index(point.id) + 1}]" if point.id in self._order else "[ ]"

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Give the next number, or take one back."""
        event.stop()
        if event.key == _DONE:
            self.action_next()
            return
        notice, self._none = "", False
        if event.key in self._order:
            self._order.remove(event.key)
        elif len(self._order) < self._roster.limit:
            self._order.append(event.key)
        else:
            notice = f"There is time for {self._roster.limit} in detail. Take one back first."
        self._say("notice", notice)
        self.draw()

    def refused(self, error: InterviewError) -> None:
        """Say why not, under the list."""
        self._say("notice", str(error))

    def action_next(self) -> None:
        """Ctrl+N: these are the ones. That it is to be none is asked for twice."""
        if not self._order and not self._none:
            self._none = True
            self._say("notice", _NONE)
            return
        self.post_message(messages.Wanted(do.ChooseDeep(tuple(self._order))))

    def help_parts(self) -> tuple[Part, ...]:
        """Return why it is asked, and how an order is given."""
        return (Part(self.view.words.get("choose_why", ""), WHY), Part(_ORDER))

    def action_back(self) -> None:
        """Ctrl+B: back a step."""
        self.post_message(messages.Wanted(do.Back()))

    def action_choose(self) -> None:
        """Do what Enter does, for a click on it."""
        self.query_one(ToChoose).action_choose()

    def top_line(self) -> tuple[Content, Content]:
        """Return where this is, on wide screens too: there is no list beside it."""
        right = presenter.saved(self.standing, short=self.narrow)
        return presenter.place(self.view, short=self.narrow), right

    def _say(self, name: str, text: str) -> None:
        self.query_one(f"#{name}", Words).say(text)
