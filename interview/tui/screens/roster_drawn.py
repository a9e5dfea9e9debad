"""How the list of turning points is drawn: one's own, then the reviewers' beside them.

The one decision: the list, a moment's lines and what is asked about it take each other's place, so
that one thing is in hand at a time; what is done with them is RosterScreen's.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widget import Widget

from interview.engine.roster_view import Roster
from interview.engine.roster_view import Row as Point
from interview.tui import points_shown, presenter
from interview.tui.helpful import Part
from interview.tui.points_shown import DATE, FORM, LIST, PART
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.date_asked import DateAsked
from interview.tui.widgets.frame import Key
from interview.tui.widgets.help import WHY
from interview.tui.widgets.part_asked import PartAsked
from interview.tui.widgets.point_form import PointForm
from interview.tui.widgets.rows import Rows
from interview.tui.widgets.text import Words

_ON_THE_LIST = (
    "Enter opens a moment, to put it in other words or say when it was. A adds one, U and D move "
    "it up and down. X sets it aside, and Z brings it back. Ctrl+N when your list is done."
)


class Points(Rows):
    """The list in hand. The letters work only here, where nobody is writing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,A", "screen.add", show=False),
        Binding("u,U", "screen.move(-1)", show=False),
        Binding("d,D", "screen.move(1)", show=False),
        Binding("x,X", "screen.set_aside", show=False),
        Binding("z,Z", "screen.undo", show=False),
        Binding("ctrl+j", "screen.next", show=False),
    ]


class RosterDrawn(ViewScreen):
    """The list, and what takes its place for a while."""

    CSS_PATH = "../styles/points.tcss"
    _part = LIST  # which part of the screen is in hand
    _point = ""  # the one in hand; empty for one that is not yet on the list
    _aside = ""  # the one set aside last

    def compose_body(self) -> ComposeResult:
        """The list, and what takes its place for a while."""
        with VerticalScroll(id="list", classes="scroll", can_focus=False):
            yield Words(id="signpost", classes="quiet")
            yield Words(id="asked", classes="question")
            yield Words(id="hint", classes="quiet")
            yield Points(id="points")
            yield Words(id="after", classes="quiet")
        yield PointForm(id="form")
        yield DateAsked(id="date")
        yield PartAsked(id="part")
        yield Words(id="notice", classes="quiet")

    def draw(self) -> None:
        """Draw the list as it is now."""
        super().draw()
        said = self.view.words
        self._say("signpost", self.signpost)
        self._say("asked", self.question)
        # In a short window a signpost takes the rows of the hint.
        led = self.view.signpost and (self.reviewers or (self.short and self.signpost))
        self._say("hint", "" if led else said["points_hint"])
        points = self.query_one(Points)
        at = points.at
        points.keep(points_shown.rows(self._roster))
        if points.key == self._aside:  # it went to the end of the list, the person did not
            points.at = at
        self._say("after", self.afterwards)

    @property
    def reviewers(self) -> bool:
        """Whether the reviewers' moments are on the list."""
        return False

    @property
    def question(self) -> str:
        """What is asked for."""
        return self.view.words.get("points_ask", "")

    @property
    def signpost(self) -> str:
        """What is said on coming here, while there is room for it."""
        return self.view.signpost if not self._roster.rows else ""

    @property
    def afterwards(self) -> str:
        """What comes when the list is done; before there is anything on it, how to begin one."""
        if not self._roster.rows and not self._roster.aside:
            return self.view.words.get("points_none", "")
        if self.view.about.setting.episodes:
            return "When your list is done, the reviewers' own moments are shown beside it."
        return ""

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Name the keys of what is in hand: of a date, first its year and then our reading."""
        super().on_descendant_focus(event)
        self._draw_keys()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys for what is in hand."""
        if self._part == LIST and not self._roster.rows and not self._roster.aside:
            return points_shown.KEYS[points_shown.EMPTY]
        if self._part == DATE and self.query_one(DateAsked).asking_year:
            return points_shown.KEYS[points_shown.YEAR]
        return points_shown.KEYS[self._part]

    @property
    def _roster(self) -> Roster:
        return self.view.roster or Roster((), (), 0)

    def _found(self, key: str) -> Point | None:
        every = (*self._roster.rows, *self._roster.aside)
        return next((one for one in every if one.id == key), None)

    def help_parts(self) -> tuple[Part, ...]:
        """Return why the moments are asked for, and what can be done with the list."""
        return (Part(self.view.words.get("points_why", ""), WHY), Part(_ON_THE_LIST, "On the list"))

    def top_line(self) -> tuple[Content, Content]:
        """Return where this is, on wide screens too: there is no list beside it."""
        right = presenter.saved(self.standing, short=self.narrow)
        return presenter.place(self.view, short=self.narrow), right

    def _turn_to(self, part: str) -> None:
        """Put a part of the screen in hand; the others are not seen."""
        self._part = part
        for name in (LIST, FORM, DATE, PART):
            self.query_one(f"#{name}", Widget).display = name == part
        self._notice("")
        if part == LIST:
            points = self.query_one(Points)
            points.go_to(self._point or points.key or points_shown.ADD)
            points.focus()
        self.draw()

    def _notice(self, text: str) -> None:
        self._say("notice", text)

    def _say(self, name: str, text: str) -> None:
        self.query_one(f"#{name}", Words).say(text)
