"""The list of turning points: one's own, then the reviewers' beside them.

The one decision: the person's words stay on top and our reading of them under it, quiet. It is asked
about once, after the words are kept; nobody is held up for a date.
"""

from __future__ import annotations

from collections.abc import Iterator
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
from interview.tui import messages, presenter
from interview.tui.saver import Standing
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.date_asked import CHANGE, DateAsked
from interview.tui.widgets.frame import Key
from interview.tui.widgets.point_form import ASIDE, KEEP, UP, PointForm
from interview.tui.widgets.rows import Item, Rows
from interview.tui.widgets.text import Words

_ADD, _DONE = "+add", "+done"  # no id begins with a plus
_LIST, _FORM, _DATE, _PART = "list", "form", "date", "part"


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
    view: View

    _part = _LIST  # which part of the screen is in hand
    _point = ""  # the one in hand; empty for one that is not yet on the list
    _asked = False  # something was asked of the core, and its answer is not here yet
    _closing = False  # the form is to be left once all is kept
    _rewording = False  # they chose to put a date in other words
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
        with VerticalScroll(id="part", classes="scroll", can_focus=False):
            yield Words(id="part-asked", classes="quiet")
            yield Words(id="part-title", classes="question")
            yield Words(id="part-when", classes="quiet")
            yield Choices(id="part-answers", classes="far")
        yield Words(id="notice", classes="quiet")

    def on_mount(self) -> None:
        """Begin at the list."""
        self._turn_to(_LIST)

    def draw(self) -> None:
        """Draw the list as it is now."""
        super().draw()
        said = self.view.words
        self._say("signpost", self.signpost)
        self._say("asked", self.question)
        self._say("hint", "" if self.view.signpost and self.reviewers else said["points_hint"])
        points, rows = self.query_one(Points), tuple(self._rows())
        key = points.key
        if rows != points.rows:
            points.show(rows)
            if key is not None:
                points.go_to(key)
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
        if self._part == _FORM:
            return (
                Key("Enter", "Next line", "next_line"),
                Key("Ctrl+N", "Keep it", "next"),
                Key("Esc", "Back to the list", "menu", short="List"),
            )
        if self._part in (_DATE, _PART):
            return (
                Key("Up and Down", "Move", "nothing", columns=80),
                Key("Enter", "Choose", "choose"),
                Key("Esc", "Back to the list", "menu", short="List"),
            )
        return (
            Key("Enter", "Change", "choose"),
            Key("A", "Add", "add"),
            Key("U/D", "Move", "nothing", columns=80),
            Key("X", "Set aside", "set_aside"),
            Key("Ctrl+N", "Done", "next"),
            Key("Esc", "Menu", "menu"),
        )

    # ------------------------------------------------------------------------------- the list

    @property
    def _roster(self) -> Roster:
        return self.view.roster or Roster((), (), 0)

    def _found(self, key: str) -> Point | None:
        every = (*self._roster.rows, *self._roster.aside)
        return next((one for one in every if one.id == key), None)

    def _rows(self) -> Iterator[Row]:
        for number, point in enumerate(self._roster.rows, start=1):
            yield Item(
                point.id,
                point.title,
                number=f"{number:>2}",
                beside=point.words or _reviewers_put(point),
                note=_under(point),
            )
        add = "Add another moment" if self._roster.rows else "Add a moment"
        yield Item(_ADD, add, number="  ", gap=bool(self._roster.rows))
        yield Item(_DONE, "My list is done", number="  ")
        for at, point in enumerate(self._roster.aside):
            head = "Set aside, still kept. Enter brings one back." if at == 0 else ""
            yield Item(point.id, point.title, number="  ", head=head, quiet=True)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what was chosen, in whichever list it was."""
        event.stop()
        if event.choices.id == "points":
            self._open(event.key)
        elif event.choices.id == "doings":
            self._do(event.key)
        else:
            self._say_part(there=event.key == "yes")

    def _open(self, key: str) -> None:
        point = self._found(key)
        if key == _DONE:
            self.action_next()
        elif key == _ADD:
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
            self._aside = ""
            self._notice("")

    def _in_hand(self) -> Point | None:
        point = self._found(self.query_one(Points).key or "")
        return point if self._part == _LIST and point is not None and not point.aside else None

    def _set_aside(self, point: Point) -> None:
        self._aside = point.id
        self._want(do.SetAside(point.id))
        self._notice("Set aside, and kept. Press Z to bring it back.")

    # ------------------------------------------------------------------- one moment, in its lines

    def _write(self, point: Point | None, *, at: str = "") -> None:
        self._point = point.id if point else ""
        self._turn_to(_FORM)
        self.query_one(PointForm).open(point, self.view.words, at=at)

    @on(PointForm.Left)
    def _line_left(self) -> None:
        if self._part == _FORM:
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
        self._closing = True
        if self._keep():
            self._closing = self._asked
            return
        self._closing = False
        self._settle()

    def _do(self, doing: str) -> None:
        """Do something else with the moment whose lines are in hand."""
        point = self._found(self._point)
        if doing == KEEP or point is None:
            self._leave_form()
            return
        self._keep()
        self._turn_to(_LIST)
        if doing == ASIDE:
            self._set_aside(point)
        else:
            self._want(do.MoveEpisode(point.id, -1 if doing == UP else 1))

    # ----------------------------------------------------------------------------- when it was

    def _settle(self) -> None:
        """Ask about our reading of the date, where there is one to ask about; else to the list."""
        point = self._found(self._point)
        if point is None or not (point.reading or point.needs_year):
            self._turn_to(_LIST)
        elif self._rewording:
            self._rewording = False
            self._want(do.ConfirmWhen(point.id, None))
            self._turn_to(_LIST)
        else:
            self._turn_to(_DATE)
            self.query_one(DateAsked).ask(self.view, point)

    @on(DateAsked.Answered)
    def _date_answered(self, event: DateAsked.Answered) -> None:
        point = self._found(self._point)
        if event.answer == CHANGE and point is not None:
            self._rewording = True
            self._write(point, at="words")
            return
        self._turn_to(_LIST)
        self._want(do.ConfirmWhen(self._point, event.edtf))

    # --------------------------------------------------------------------- a part in theirs, or not

    def _ask_part(self, point: Point) -> None:
        self._point = point.id
        self._turn_to(_PART)
        self._say("part-asked", "Did you have a part in this?")
        self._say("part-title", point.title)
        self._say("part-when", _reviewers_put(point))
        answers = self.query_one("#part-answers", Choices)
        chosen = None if point.there is None else "yes" if point.there else "no"
        answers.show((Row("yes", "Yes"), Row("no", "No")), chosen=chosen)
        answers.focus()

    def _say_part(self, *, there: bool) -> None:
        self._want(do.SayPart(self._point, there=there))
        point = self._found(self._point)
        if there and point is not None:
            self._write(point)
        else:
            self._turn_to(_LIST)

    # ------------------------------------------------------------------------------- the frame

    def show(self, view: View) -> None:
        """Show what came of it, in place."""
        known = {one.id for one in self._roster.rows}
        self.view = view
        self._asked = False
        if self._part == _FORM:
            new = [one.id for one in self._roster.rows if one.id not in known and one.own]
            self._point = self._point or (new[0] if new else "")
            self.query_one(PointForm).point = self._found(self._point)
        self.draw()
        if self._closing:
            self._leave_form()

    def refused(self, error: InterviewError) -> None:
        """Say why not, under the list or the lines."""
        self._asked = self._closing = False
        self._notice(str(error))

    def stand(self, standing: Standing) -> None:
        """Say what is on disk; where it isn't, what is written stays in hand."""
        if standing.trouble is not None:
            self._asked = self._closing = False
        super().stand(standing)

    def action_next(self) -> None:
        """Ctrl+N: done with what is in hand."""
        if self._part == _FORM:
            self._leave_form()
        elif self._part == _DATE:
            self.query_one(DateAsked).go_on()
        elif self._part == _PART:
            self.query_one("#part-answers", Choices).action_choose()
        else:
            self._want(do.CloseRoster())

    def action_choose(self) -> None:
        """Do what Enter does, for a click on it."""
        if isinstance(self.focused, Choices):
            self.focused.action_choose()
        elif self._part == _DATE:
            self.query_one(DateAsked).go_on()

    def action_next_line(self) -> None:
        """Do what Enter does in a line, for a click on it."""
        self.query_one(PointForm).action_next_line()

    def action_menu(self) -> None:
        """Esc: close what is open, and nothing is lost; on the list, the menu."""
        if self._part == _FORM:
            self._leave_form()
        elif self._part != _LIST:
            self._turn_to(_LIST)
        else:
            super().action_menu()

    def action_back(self) -> None:
        """Ctrl+B: back to the list, or from the list back a step."""
        if self._part == _LIST:
            self._want(do.Back())
        else:
            self.action_menu()

    def action_save(self) -> None:
        """Ctrl+S: what is written here is kept now."""
        if self._part != _FORM or not self._keep():
            super().action_save()

    def action_pause(self) -> None:
        """Ctrl+L: hide, then keep."""
        super().action_pause()
        if self._part == _FORM:
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
        for name in (_LIST, _FORM, _DATE, _PART):
            self.query_one(f"#{name}", Widget).display = name == part
        self._notice("")
        if part == _LIST:
            points = self.query_one(Points)
            points.go_to(self._point or points.key or _ADD)
            points.focus()
        self.draw()

    def _notice(self, text: str) -> None:
        self._say("notice", text)

    def _say(self, name: str, text: str) -> None:
        self.query_one(f"#{name}", Words).say(text)


class ReviewersListScreen(RosterScreen):
    """The reviewers' moments beside one's own: had a part, or not."""

    @property
    def reviewers(self) -> bool:
        """They are."""
        return True

    @property
    def question(self) -> str:
        """What is said of the reviewers' moments."""
        return self.view.signpost or "Add any of the reviewers' moments that you had a part in."

    @property
    def signpost(self) -> str:
        """It is the question here."""
        return ""

    @property
    def afterwards(self) -> str:
        """What becomes of those that nothing is said of."""
        return "Those you say nothing of are left out. Nobody asks why."


def _reviewers_put(point: Point) -> str:
    return f"The reviewers put it at: {point.reviewers_when}" if point.reviewers_when else ""


def _under(point: Point) -> str:
    """Return what stands under the words for when it was: our reading of them, and what it needs."""
    if not point.own and not point.there:
        return "you had no part in it" if point.there is False else "had you a part in it?"
    if point.said:
        return f"read as {point.said}, confirmed"
    if point.reading_said:
        return f"read as {point.reading_said}: is it right?"
    return "no date yet, and that is fine"
