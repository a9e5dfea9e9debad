"""The list of turning points: one's own, then the reviewers' beside them.

The one decision: the person's words stay on top and our reading of them under it, quiet. It is
asked about once, after the words are kept; nobody is held up for a date.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from interview.engine import intents as do
from interview.engine import typed
from interview.engine.place import Place
from interview.engine.roster_view import Row as Point
from interview.engine.typed import Command
from interview.engine.view import View
from interview.errors import InterviewError
from interview.model.taxonomy import AnswerState
from interview.tui import asked, messages, point_drafts, points_shown
from interview.tui.point_drafts import LINES
from interview.tui.points_shown import DATE, FORM, LIST, PART
from interview.tui.saver import Hand, Standing
from interview.tui.screens.roster_drawn import Points, RosterDrawn
from interview.tui.widgets.choices import Choices
from interview.tui.widgets.date_asked import CHANGE, DateAsked
from interview.tui.widgets.part_asked import PartAsked
from interview.tui.widgets.point_form import ASIDE, KEEP, UP, PointForm

_DRAFT = "Your words are here as you left them."
_NO_MOMENT = (
    "That is not a moment to list. Where there is none to name, say that your list is done."
)


class RosterScreen(RosterDrawn):
    """Name the moments that mattered most."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter", "next", show=False),
        Binding("ctrl+b", "back", show=False),
    ]
    _asked = False  # something was asked of the core, and its answer is not here yet
    _leaving = False  # the form is to be left once all is kept
    _reworded = ""  # the words for a date that they chose to put in others

    def on_mount(self) -> None:
        """Begin at the list, or at the lines that were being written."""
        self._turn_to(LIST)
        self.call_after_refresh(self._go_on_writing)

    def _go_on_writing(self) -> None:
        for episode in point_drafts.waiting(self.desk.saver.drafts):
            point = self._found(episode) if episode else None
            if point is not None or episode is None:
                self._write(point)
                self._notice(_DRAFT)
                return

    # ------------------------------------------------------------------------------- the list

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
        drafts = {line: self.desk.saver.draft(self._place(line)) for line in LINES}
        begun = {line: text for line, text in drafts.items() if text is not None}
        at = at or next(reversed(begun), "")
        self.query_one(PointForm).open(point, self.view.words, begun, at=at)

    def _place(self, line: str) -> Place:
        return point_drafts.place(line, self._point or None)

    @on(PointForm.Typed)
    def _line_typed(self, event: PointForm.Typed) -> None:
        """Words have changed: they are kept within a second."""
        form = self.query_one(PointForm)
        line = form.line(event.line)
        hand = Hand(self._place(event.line), False, lambda: line.text, form.before(event.line))  # noqa: FBT003 - no follow-up
        self.desk.saver.touch(hand)

    @on(PointForm.Left)
    def _line_left(self) -> None:
        if self._part == FORM:
            self._keep(quietly=True)

    def _keep(self, *, quietly: bool = False) -> bool:
        """Have kept what is written; return whether anything was left to keep."""
        if self._asked:
            return True
        unkept = self.query_one(PointForm).unkept()
        if self._asked_in_words(unkept):
            return True
        if isinstance(unkept, do.NameEpisode) and not unkept.title:
            if not quietly:
                self._notice("A moment needs a few words to know it by.")
                self.query_one(PointForm).line("title").focus()
            return True
        if unkept is not None:
            self._want(unkept)
        return unkept is not None

    def _asked_in_words(self, unkept: do.NameEpisode | do.ChangeEpisode | None) -> bool:
        """Do what was typed alone in place of a name; return whether that was so."""
        if not isinstance(unkept, do.NameEpisode) or unkept.words or unkept.why:
            return False
        said = typed.read(unkept.title, self.view.other_answers)
        if said is None:
            return False
        form = self.query_one(PointForm)
        form.line("title").put("")
        self.desk.saver.answered((self._place("title"), False))
        if isinstance(said, AnswerState):
            self._notice(_NO_MOMENT)
            form.line("title").focus()
        elif said in (Command.WHY, Command.HELP):
            self.action_help()
        else:
            self._turn_to(LIST)
            if (wanted := asked.message(said, self.view)) is not None:
                self.post_message(wanted)
            else:
                self._notice(asked.refusal(said, self.view))
        return True

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

    def _want(self, intent: do.Intent) -> None:
        self._asked = True
        self.post_message(messages.Wanted(intent))
