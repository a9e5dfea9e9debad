"""The list of turning points: one's own, then the reviewers' beside them.

The one decision: the person's words stay on top and our reading of them under it, quiet. It is
asked about once, after the words are kept; nobody is held up for a date.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from interview.engine import intents as do
from interview.engine.roster_view import Roster
from interview.engine.roster_view import Row as Point
from interview.engine.view import View
from interview.errors import InterviewError
from interview.tui import messages, points_shown, presenter
from interview.tui.helpful import Part
from interview.tui.points_shown import DATE, FORM, LIST, PART
from interview.tui.saver import Standing
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.choices import Choices
from interview.tui.widgets.date_asked import CHANGE, DateAsked
from interview.tui.widgets.frame import Key
from interview.tui.widgets.help import WHY
from interview.tui.widgets.part_asked import PartAsked
from interview.tui.widgets.point_form import ASIDE, KEEP, UP, PointForm
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


class RosterScreen(ViewScreen):
    """Name the moments that mattered most."""

    CSS_PATH = "../styles/points.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter", "next", show=False),
        Binding("ctrl+b", "back", show=False),
    ]
    _part = LIST  # which part of the screen is in hand
    _point = ""  # the one in hand; empty for one that is not yet on the list
    _asked = False  # something was asked of the core, and its answer is not here yet
    _leaving = False  # the form is to be left once all is kept
    _reworded = ""  # the words for a date that they chose to put in others
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

    def on_mount(self) -> None:
        """Begin at the list."""
        self._turn_to(LIST)

    def draw(self) -> None:
        """Draw the list as it is now."""
        super().draw()
        said = self.view.words
        self._say("signpost", self.signpost)
        self._say("asked", self.question)
        self._say("hint", "" if self.view.signpost and self.reviewers else said["points_hint"])
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

    def keys(self) -> tuple[Key, ...]:
        """Return the keys for what is in hand."""
        return points_shown.KEYS[self._part]

    # ------------------------------------------------------------------------------- the list

    @property
    def _roster(self) -> Roster:
        return self.view.roster or Roster((), (), 0)

    def _found(self, key: str) -> Point | None:
        every = (*self._roster.rows, *self._roster.aside)
        return next((one for one in every if one.id == key), None)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what was chosen, in whichever list it was."""
        event.stop()
        if event.choices.id == "points":
            self._open(event.key)
        else:
            self._do(event.key)

    def _open(self, key: str) -> None:
        point = self._found(key)
        if key == points_shown.DONE:
            self.action_next()
        elif key == points_shown.ADD:
            self.action_add()
        elif point is None:
            return
        elif point.aside:
            self._want(do.Restore(point.id))
        elif not point.own:
            self._ask_part(point)
        else:
            self._write(point)

    def action_add(self) -> None:
        """Name another moment."""
        self._write(None)

    def action_move(self, by: int) -> None:
        """Move the moment in hand up or down the list."""
        if (point := self._in_hand()) is not None:
            self._want(do.MoveEpisode(point.id, by))

    def action_set_aside(self) -> None:
        """Set the moment in hand aside; it is kept."""
        if (point := self._in_hand()) is not None:
            self._set_aside(point)

    def action_undo(self) -> None:
        """Bring back the one set aside last."""
        if self._aside:
            self._want(do.Restore(self._aside))
            self._point, self._aside = self._aside, ""
            self._notice("")

    def _in_hand(self) -> Point | None:
        point = self._found(self.query_one(Points).key or "")
        return point if self._part == LIST and point is not None and not point.aside else None

    def _set_aside(self, point: Point) -> None:
        self._aside = point.id
        self._want(do.SetAside(point.id))
        self._notice("Set aside, and kept. Press Z to bring it back.")

    # ------------------------------------------------------------------- one moment, in its lines

    def _write(self, point: Point | None, *, at: str = "") -> None:
        self._point = point.id if point else ""
        self._turn_to(FORM)
        self.query_one(PointForm).open(point, self.view.words, at=at)

    @on(PointForm.Left)
    def _line_left(self) -> None:
        if self._part == FORM:
            self._keep(quietly=True)

    def _keep(self, *, quietly: bool = False) -> bool:
        """Have kept what is written; return whether anything was left to keep."""
        if self._asked:
            return True
        unkept = self.query_one(PointForm).unkept()
        if isinstance(unkept, do.NameEpisode) and not unkept.title:
            if not quietly:
                self._notice("A moment needs a few words to know it by.")
                self.query_one(PointForm).line("title").focus()
            return True
        if unkept is not None:
            self._want(unkept)
        return unkept is not None

    def _leave_form(self) -> None:
        """Go back to the list, by way of the date, once all that is written is kept."""
        self._leaving = True
        if self._keep():
            self._leaving = self._asked
            return
        self._leaving = False
        self._settle()

    def _do(self, doing: str) -> None:
        """Do something else with the moment whose lines are in hand."""
        point = self._found(self._point)
        if doing == KEEP or point is None:
            self._leave_form()
            return
        self._keep()
        self._turn_to(LIST)
        if doing == ASIDE:
            self._set_aside(point)
        else:
            self._want(do.MoveEpisode(point.id, -1 if doing == UP else 1))

    # ----------------------------------------------------------------------------- when it was

    def _settle(self) -> None:
        """Ask about our reading of the date, where there is one to ask about; else to the list."""
        point = self._found(self._point)
        if point is None or not (point.reading or point.needs_year):
            self._turn_to(LIST)
        elif self._reworded == point.words:  # asked about once, and left as they were
            self._want(do.ConfirmWhen(point.id, None))
            self._turn_to(LIST)
        else:
            self._turn_to(DATE)
            self.query_one(DateAsked).ask(self.view, point)

    @on(DateAsked.Answered)
    def _date_answered(self, event: DateAsked.Answered) -> None:
        point = self._found(self._point)
        if event.answer == CHANGE and point is not None:
            self._reworded = point.words
            self._write(point, at="words")
            return
        self._turn_to(LIST)
        self._want(do.ConfirmWhen(self._point, event.edtf))

    # --------------------------------------------------------------------- a part in theirs, or not

    def _ask_part(self, point: Point) -> None:
        self._point = point.id
        self._turn_to(PART)
        self.query_one(PartAsked).ask(point, points_shown.reviewers_put(point))

    @on(PartAsked.Answered)
    def _part_said(self, event: PartAsked.Answered) -> None:
        self._want(do.SayPart(self._point, there=event.there))
        point = self._found(self._point)
        if event.there and point is not None:
            self._write(point)
        else:
            self._turn_to(LIST)

    # ------------------------------------------------------------------------------- the frame

    def show(self, view: View) -> None:
        """Show what came of it, in place."""
        known = {one.id for one in self._roster.rows}
        self.view = view
        self._asked = False
        if self._part == FORM:
            new = [one.id for one in self._roster.rows if one.id not in known and one.own]
            self._point = self._point or (new[0] if new else "")
            self.query_one(PointForm).point = self._found(self._point)
        self.draw()
        if self._part == LIST and self._point:
            self.query_one(Points).go_to(self._point)
            self._point = ""
        if self._leaving:
            self._leave_form()

    def refused(self, error: InterviewError) -> None:
        """Say why not, under the list or the lines."""
        self._asked = self._leaving = False
        self._notice(str(error))

    def stand(self, standing: Standing) -> None:
        """Say what is on disk; where it isn't, what is written stays in hand."""
        if standing.trouble is not None:
            self._asked = self._leaving = False
        super().stand(standing)

    def action_next(self) -> None:
        """Ctrl+N: done with what is in hand."""
        if self._part == FORM:
            self._leave_form()
        elif self._part == DATE:
            self.query_one(DateAsked).go_on()
        elif self._part == PART:
            self.query_one(PartAsked).go_on()
        else:
            self._want(do.CloseRoster())

    def action_choose(self) -> None:
        """Do what Enter does, for a click on it."""
        if isinstance(self.focused, Choices):
            self.focused.action_choose()
        elif self._part == DATE:
            self.query_one(DateAsked).go_on()

    def action_next_line(self) -> None:
        """Do what Enter does in a line, for a click on it."""
        self.query_one(PointForm).action_next_line()

    def action_menu(self) -> None:
        """Esc: close what is open, and nothing is lost; on the list, the menu."""
        if self._part == FORM:
            self._leave_form()
        elif self._part != LIST:
            self._turn_to(LIST)
        else:
            super().action_menu()

    def help_parts(self) -> tuple[Part, ...]:
        """Return why the moments are asked for, and what can be done with the list."""
        return (Part(self.view.words.get("points_why", ""), WHY), Part(_ON_THE_LIST, "On the list"))

    def action_back(self) -> None:
        """Ctrl+B: back to the list, or from the list back a step."""
        if self._part == LIST:
            self._want(do.Back())
        else:
            self.action_menu()

    def action_save(self) -> None:
        """Ctrl+S: what is written here is kept now."""
        if self._part != FORM or not self._keep():
            super().action_save()

    def action_pause(self) -> None:
        """Ctrl+L: hide, then keep."""
        super().action_pause()
        if self._part == FORM:
            self._keep(quietly=True)

    def top_line(self) -> tuple[Content, Content]:
        """Return where this is, on wide screens too: there is no list beside it."""
        right = presenter.saved(self.standing, short=self.narrow)
        return presenter.place(self.view, short=self.narrow), right

    def _want(self, intent: do.Intent) -> None:
        self._asked = True
        self.post_message(messages.Wanted(intent))

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
