"""Home: how to begin, and what to go on with.

The one decision: an interview here is a day and a time. No name, no case and no words: whoever
looks over a shoulder, or sits down at this computer, learns nothing from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from interview.engine.lock_words import LOCKED
from interview.errors import InterviewError, Locked
from interview.tui import messages, presenter
from interview.tui.doors import Doors, Listed, Seat, Shut
from interview.tui.helpful import Part
from interview.tui.screens.base import FrameScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import Key
from interview.tui.widgets.rows import Item, Rows
from interview.tui.widgets.text import Words

_INVITED, _WITHOUT, _PRACTISE = "+invited", "+without", "+practise"  # no id begins with a plus
_ABOUT = (
    "A place to give your side of a piece of work, in your own words.",
    "It asks one question at a time and saves as you go.",
    "Nothing leaves this computer until you hand it over.",
)
_BEGINNING = "An invitation is the file that the review team sent you. It says who will read it."
_PRACTICE = "A made-up case to try it out on. Nothing from it can go into a real review."
_GOING_ON = "What was begun on this computer is listed by its day, with no name and no words."
_NOTHING = (
    "Nothing here yet. If you were sent an invitation, begin with that. If not, try a made-up case."
)


class HomeScreen(FrameScreen):
    """The first screen, where no interview is in hand."""

    CSS_PATH = "../styles/home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("h,H", "help", show=False),
        Binding("ctrl+n,ctrl+j", "choose", show=False),
    ]

    def __init__(self, doors: Doors) -> None:
        super().__init__()
        self._doors = doors

    def compose_body(self) -> ComposeResult:
        """What this is, how to begin, what to go on with."""
        with VerticalScroll(id="home", classes="scroll", can_focus=False):
            for sentence in _ABOUT:
                yield Words(sentence)
            yield Rows(id="doors")
            yield Words(id="nothing", classes="quiet gap")
        yield Words(id="notice", classes="gap")

    def on_mount(self) -> None:
        """Look what is on this computer."""
        self._look()
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        """Look again on coming back."""
        if self.is_mounted:
            self._look()

    def _look(self) -> None:
        rows = self.query_one(Rows)
        found, trouble = self._found()
        rows.keep(tuple(self._rows(found)))
        self._say("nothing", "" if found or trouble else _NOTHING)
        self._say("notice", trouble)

    def _found(self) -> tuple[tuple[Listed, ...], str]:
        """Return the interviews on this computer, and what went wrong where they can't be read."""
        try:
            return self._doors.listed(), ""
        except InterviewError as error:
            return (), str(error)

    def _rows(self, found: tuple[Listed, ...]) -> Iterator[Row]:
        yield Item(_INVITED, "Begin from an invitation", head="Start")
        yield Item(_WITHOUT, "Begin without an invitation")
        if self._doors.practise is not None:
            yield Item(_PRACTISE, "Practise on a made-up case")
        for at, one in enumerate(found):
            kind = "Practice" if one.practice else "An interview"
            yield Item(
                one.id,
                f"{kind} begun on {one.started}",
                note=LOCKED[one.locked] if one.locked else "",
                aside=one.standing,
                head="Go on" if at == 0 else "",
            )

    def top_line(self) -> tuple[Content, Content]:
        """Return the program's name."""
        return presenter.words("Interview", "bold"), Content("")

    def foot_line(self) -> tuple[Content, Content]:
        """Return whom to ask."""
        who = "the person who sent you the invitation"
        what = "Help" if self.narrow else "Help with this program"
        return presenter.line((what, "$quiet"), (who, "$quiet")), Content("")

    def help_parts(self) -> tuple[Part, ...]:
        """Return what each way to begin is for."""
        practise = Part(_PRACTICE, "Practise") if self._doors.practise is not None else Part("")
        return (Part(_BEGINNING, "Begin"), practise, Part(_GOING_ON, "Go on"))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        return (
            Key("Up and Down", "Move", "nothing", columns=80),
            Key("Enter", "Open", "choose"),
            Key("F1 or H", "Help", "help"),
            Key("Esc", "Leave", "leave"),
        )

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open what was chosen."""
        event.stop()
        self._say("notice", "")
        if event.key == _INVITED:
            from interview.tui.screens.invitation import InvitationScreen

            self.app.push_screen(InvitationScreen(self._doors))
        elif event.key == _PRACTISE:
            from interview.tui.screens.parts import PartsScreen

            self.app.push_screen(PartsScreen(self._doors))
        elif event.key == _WITHOUT:
            self._sit(self._doors.begin_without)
        else:
            self._go_on(event.key)

    def _go_on(self, interview: str) -> None:
        def opened(said: Sequence[str]) -> Seat:
            return self._doors.resume(interview, said)

        try:
            seat = opened(())
        except Locked as locked:
            from interview.tui.screens.words import WordsScreen

            self.app.push_screen(WordsScreen(Shut(locked.by, opened)))
        except InterviewError as error:
            self._say("notice", str(error))
        else:
            self.post_message(messages.SeatTaken(seat))

    def _sit(self, opened: Callable[[], Seat]) -> None:
        try:
            seat = opened()
        except InterviewError as error:
            self._say("notice", str(error))
        else:
            self.post_message(messages.SeatTaken(seat))

    def action_choose(self) -> None:
        """Do what Enter does, for a click on it."""
        self.query_one(Rows).action_choose()

    def action_leave(self) -> None:
        """Esc: leave the program."""
        self.app.exit(0)

    def _say(self, name: str, text: str) -> None:
        self.query_one(f"#{name}", Words).say(text)
