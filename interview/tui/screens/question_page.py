"""How a question is drawn: in place, with room for its answer before all else.

The one decision: the box keeps its rows. What stands above it (what was just said, a signpost)
takes what is left, and a signpost that is too long for that has a page of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from interview.errors import InterviewError
from interview.tui import presenter
from interview.tui.helpful import Part, in_hand
from interview.tui.put import Put, puts
from interview.tui.screens.base import ViewScreen
from interview.tui.silence import SAID
from interview.tui.widgets.ask import Ask
from interview.tui.widgets.button import GoButton
from interview.tui.widgets.frame import WIDE, Key
from interview.tui.widgets.help import Help, own_dates
from interview.tui.widgets.lead import Lead
from interview.tui.widgets.other_answers import OtherAnswers
from interview.tui.widgets.place_list import PlaceList
from interview.tui.widgets.text import Words

if TYPE_CHECKING:
    from interview.engine.view import View
    from interview.tui.saver import Standing

_BOX, _SHORT_BOX = 8, 6  # rows that the box keeps; fewer in a short window
COPY = "copy"  # what is offered under the box while nothing can be saved
_ON_PURPOSE = "Go to an answer with Up or Down, then press Enter."
_DRAFT = "Your words are here as you left them."


class QuestionPage(ViewScreen):
    """A question, a follow-up or a page of boxes; what is done with it is InterviewScreen's."""

    CSS_PATH = "../styles/interview.tcss"

    own_keys = True

    _dating = False  # their own dates are shown there
    _signpost = ""  # the one that has been read on a page of its own
    _told = ""  # what to say at the next question
    _confirmed = ""  # what is said at this one of what was done before it
    _asked: tuple[Put, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The list and the help at the left of a wide window, the question beside them."""
        self._asked = puts(self.view)
        if any(self._drafted(put) is not None for put in self._asked):
            self._signpost = self.view.signpost  # it was read before those words were typed
        self._confirm()
        with Horizontal(id="sides"):
            yield PlaceList(id="places", in_hand=False)
            yield Help(id="help-side")
            with Vertical(id="main"):
                yield Words(id="where")
                yield Lead(id="lead")
                yield Words(id="signpost")
                with VerticalScroll(id="asks", can_focus=False):
                    for put in self._asked:
                        yield Ask(put, self._words(put))
                yield Help(id="help")
                yield Words(id="notice", classes="quiet")
                with Horizontal(id="ways"):
                    yield OtherAnswers(id="others")
                    yield GoButton("Next", id="go")

    def on_mount(self) -> None:
        """Draw, say where words were put back, and take the first box in hand."""
        super().on_mount()
        self._begin()

    def on_resize(self) -> None:
        """Draw again at the new size."""
        if self.is_mounted:
            self.draw()

    def show(self, view: View) -> None:
        """Show another moment in the same widgets, so that nothing flashes."""
        self.helping = self._dating = False
        self.view = view
        self._confirm()
        self._asked = puts(view)
        asks = list(self.query(Ask))
        for ask, put in zip(asks, self._asked, strict=False):
            ask.show(put, self._words(put))
        for ask in asks[len(self._asked) :]:
            ask.remove()
        more = [Ask(put, self._words(put)) for put in self._asked[len(asks) :]]
        if more:
            self.query_one("#asks").mount_all(more)
        self.query_one("#asks").scroll_home(animate=False)
        self.draw()
        self.call_after_refresh(self._begin)

    def _confirm(self) -> None:
        """Have said once what came of the answer before, where a signpost takes its place too."""
        noted = self.view.noted if self._signposted else ""
        self._confirmed, self._told = self._told or noted, ""

    def _begin(self, *, confirm: bool = True) -> None:
        drafted = any(self._drafted(put) is not None for put in self._asked)
        confirmed = self._confirmed if confirm else ""
        self.say(confirmed or (_DRAFT if drafted else ""))
        if self._apart:
            self.query_one(GoButton).focus()
        elif found := self.query(Ask):
            found.first(Ask).take()

    def _drafted(self, put: Put) -> str | None:
        return self.desk.saver.draft(put.place, follow_up=put.follow_up)

    def _words(self, put: Put) -> str:
        draft = self._drafted(put)
        return put.text if draft is None else draft

    def stand(self, standing: Standing) -> None:
        """Say what is on disk now; NOT SAVED changes the keys and the button too."""
        changed = (standing.trouble is None) is not (self.standing.trouble is None)
        super().stand(standing)
        if changed and self.is_mounted:
            self.draw()

    def draw(self) -> None:
        """Draw everything but the boxes, at the size there is."""
        super().draw()
        paged = len(self._asked) > 1
        self.query_one("#asks").set_class(paged, "-page")
        self.query_one("#where", Words).say(presenter.where(self.view) if self.wide else "")
        self._draw_others()
        self._draw_lead()
        self._draw_sides()
        self.query_one(GoButton).call(
            "Try again" if self.standing.trouble else "Go on" if self._apart else "Next"
        )

    def _draw_others(self) -> None:
        ask = self._in_hand
        others = self.query_one(OtherAnswers)
        if self.standing.trouble is not None:
            others.show([(COPY, "Keep a copy in another folder")], folds=False)
            self._place_the_button()
            return
        put = ask.put if ask is not None else self._asked[0]
        offered = [(str(one.code), one.label) for one in put.states]
        chosen = ask.state if ask is not None else put.state
        if (tuple(offered), chosen) != (others.offered, others.chosen):
            others.show(offered, str(chosen) if chosen else None)
        others.display = bool(offered) and not self._apart
        self._place_the_button()

    def _place_the_button(self) -> None:
        others = self.query_one(OtherAnswers)
        down = self._rows_of_others - 1 if others.display else 0
        self.query_one(GoButton).styles.margin = (down, 0, 0, 0)  # beside the last of them

    def _draw_lead(self) -> None:
        lead = self.query_one(Lead)
        signpost = self.query_one("#signpost", Words)
        apart = self._apart
        signpost.say(self.view.signpost if apart else "")
        self.query_one("#asks").display = not apart
        if apart or self._squeezed or self.standing.trouble is not None:
            lead.say("")
            return
        asking = self.view.asking
        noted = "" if self._confirmed else self.view.noted
        above = self.view.signpost if self._signposted else noted
        said = asking.said if asking is not None else self.view.said
        lead.show(said=said, lead=above, width=self.columns, rows=self._rows_for_lead)

    def _draw_sides(self) -> None:
        places = self.query_one(PlaceList)
        places.display = self.wide and not self.helping
        if self.wide:
            places.show_places(self.desk.seat.contents, self.view.part)
        self.set_class(self._squeezed, "-helping")

    def draw_help(self) -> None:
        """Show help under the box, or in the place of the list."""
        dates = self.view.dates if self._dating else ()
        for name, shown in (("#help", self._squeezed), ("#help-side", self.helping and self.wide)):
            place = self.query_one(name, Help)
            place.display = shown
            if shown:
                asked_for = (own_dates(dates),) if dates else ()
                place.show((*asked_for, *in_hand(self)))

    def compose_help(self) -> ComposeResult:
        """The body has places for it."""
        yield from ()

    def help_parts(self) -> tuple[Part, ...]:
        """Return the help with the question in hand, whatever has the focus."""
        ask = self._in_hand
        return ask.help_parts() if ask is not None else ()

    @property
    def _squeezed(self) -> bool:
        """Whether help takes the rows under the box."""
        return self.helping and not self.wide

    @property
    def _signposted(self) -> bool:
        """Whether a signpost stands here that has not been read on a page of its own."""
        return bool(self.view.signpost) and self.view.signpost != self._signpost

    @property
    def _apart(self) -> bool:
        """Whether a signpost has a page of its own: the box would not keep its rows beside it."""
        if not self._signposted:
            return False
        return len(presenter.wrapped(self.view.signpost, self.columns)) >= self._rows_for_lead

    @property
    def _rows_for_lead(self) -> int:
        """How many rows are left above the question once the box has its own."""
        put = self._asked[0]
        asked = len(presenter.wrapped(put.asked, self.columns))
        hint = 0 if self.short else len(presenter.wrapped(put.hint, self.columns))
        around = (4 if self.short else 7) + (4 if self.wide else 0) + self._rows_of_others
        thanks = 1 if put.thanks else 0
        box = _SHORT_BOX if self.short else _BOX
        return self.app.size.height - around - asked - hint - thanks - box

    @property
    def _rows_of_others(self) -> int:
        """How many rows the other answers take, or the button without them."""
        others = self.query_one(OtherAnswers)
        beside = self.query_one(GoButton).width + 2
        return 1 if others.folded else max(others.rows(self.columns - beside), 1)

    def foot_line(self) -> tuple[Content, Content]:
        """Return whom to turn to, and the part of the moment in hand."""
        left, _ = super().foot_line()
        if self.silent:
            return left, presenter.words("" if self.narrow else SAID, "$quiet")
        part = "" if self.narrow or self.wide else self.view.part
        if (foot := self.foot_in_a_round(part)) is not None:
            return foot
        minutes = 0 if self.narrow else self.desk.seat.minutes
        return left, presenter.time_so_far(part, minutes)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        hide = Key("Ctrl+L", "Hide", "pause")
        menu = Key("Esc", "Menu", "menu")
        if self.standing.trouble is not None:
            again = Key("Ctrl+S", "Try again", "save")
            return (again, hide, Key("F1", "Help", "help"), menu)
        first = Key("Ctrl+N", "Go on" if self._apart else "Next", "next")
        if not self._apart and self._asked[0].choices and len(self._asked) == 1:
            first = Key("Enter", "Choose", "choose")
        move = Key("Up and Down", "Move", "nothing", columns=WIDE)
        return (
            *((move,) if self._asked[0].on_purpose else ()),
            first,
            Key("Ctrl+B", "Back", "back", columns=80),
            Key("Ctrl+G", "Go to", "places", columns=WIDE),
            *((Key("F2", "Notes page", "turn", columns=WIDE),) if self._has_page else ()),
            hide,
            Key("F1", "Why we ask", "help", short="Why"),
            *self._note_key,
            menu,
        )

    @property
    def _has_page(self) -> bool:
        """Whether this is on a notes page too: all but a choice that is of no moment."""
        return not self._asked[0].choices or self._asked[0].place.episode is not None

    @property
    def _note_key(self) -> tuple[Key, ...]:
        """The key that makes a note of the words in hand, where one can be made."""
        ask = self._in_hand
        place = ask.put.place if ask is not None else self._asked[0].place
        can = any(box.notable for box in self.view.boxes if box.place == place)
        return (Key("F4", "Note", "note"),) if can and not self._apart else ()

    def action_nothing(self) -> None:
        """Up and Down are the choices' own."""

    def on_choices_none_in_hand(self) -> None:
        """Enter, with nothing in hand: what is asked here is answered on purpose."""
        if self._asked[0].on_purpose:
            self.say(_ON_PURPOSE)

    def say(self, text: str) -> None:
        """Say something under the box, until the next question."""
        notice = self.query_one("#notice", Words)
        notice.say(text)
        notice.display = True  # its row stays, so that nothing shifts

    def refused(self, error: InterviewError) -> None:
        """Say why something wasn't done, near where it was asked."""
        self._told = ""
        self.say(str(error))

    @property
    def _in_hand(self) -> Ask | None:
        """The question in hand: the one last focused, else the first."""
        asks = list(self.query(Ask))
        return next((one for one in asks if one.has_class("-in-hand")), asks[0] if asks else None)
