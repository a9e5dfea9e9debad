"""Whether our reading of somebody's words for a date is right. Nobody is held up for it.

The one decision: a reading is only ever put to the person. A year that their words leave out is
theirs to give.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from interview.engine.roster_view import Row as Point
from interview.engine.view import View
from interview.model import when
from interview.tui.helpful import Part
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.help import WHY
from interview.tui.widgets.line_box import LineBox
from interview.tui.widgets.text import Words

_YEAR = re.compile(r"[0-9]{4}")
_COMES_TO = (
    "If it's right, the date is kept beside your own words. If you can't say, your words stay as "
    "they are, without a date."
)
RIGHT, CHANGE, CANT_SAY = "right", "change", "cant_say"
_ANSWERS = (Row(RIGHT, "That's right"), Row(CHANGE, "Change it"), Row(CANT_SAY, "Can't say"))


class DateAsked(VerticalScroll, can_focus=False):
    """The person's words, our reading of them, and three answers."""

    @dataclass
    class Answered(Message):
        """What was said to it: RIGHT with a range, CHANGE or CANT_SAY."""

        answer: str
        edtf: str | None = None

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(id=id, classes="scroll")
        self._view: View | None = None
        self._point: Point | None = None
        self._edtf: str | None = None

    def compose(self) -> ComposeResult:
        """Their words, the question, and either the answers or a line for a year."""
        yield Words(id="date-title", classes="quiet")
        yield Words(id="date-words")
        yield Words(id="date-asked", classes="question far")
        yield Words(id="date-hint", classes="quiet")
        yield LineBox(id="year", classes="gap")
        yield Choices(_ANSWERS, id="date-answers", classes="gap")

    def help_parts(self) -> tuple[Part, ...]:
        """Return why it is asked, and what each answer comes to."""
        why = self._view.say("reading_why") if self._view is not None else ""
        return (Part(why, WHY), Part(_COMES_TO))

    def ask(self, view: View, point: Point) -> None:
        """Ask about `point`: the year first, where its words leave that out."""
        self._view, self._point = view, point
        self._say("date-title", point.title)
        self._say("date-words", point.words)
        if point.reading is not None:
            self._ask_reading(point.reading)
            return
        self._say("date-asked", "Which year was that?")
        self._say("date-hint", "Leave it empty if you can't say.")
        self._show(year=True)

    @property
    def asking_year(self) -> bool:
        """Whether it is the year that is asked for."""
        return self.query_one("#year").display

    def go_on(self) -> None:
        """Do what Enter does to what is in hand."""
        if self.asking_year:
            self._take_year()
        else:
            self.query_one("#date-answers", Choices).action_choose()

    def on_input_submitted(self, event: LineBox.Submitted) -> None:
        """Take the year that was given."""
        event.stop()
        self._take_year()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Say what was chosen."""
        event.stop()
        self.post_message(self.Answered(event.key, self._edtf if event.key == RIGHT else None))

    def _take_year(self) -> None:
        said = self.query_one("#year", LineBox).text
        if said and not _YEAR.fullmatch(said):
            self._say("date-hint", "Type the year in four figures, or leave it empty.")
            return
        words = self._point.words if self._point else ""
        edtf = when.read(words, year=int(said)).edtf if said else None
        if edtf is None:
            self.post_message(self.Answered(CANT_SAY))
        else:
            self._ask_reading(edtf)

    def _ask_reading(self, edtf: str) -> None:
        self._edtf = edtf
        asked = self._view.say("reading_ask", when=when.say(edtf)) if self._view else ""
        self._say("date-asked", asked)
        self._say("date-hint", "")
        self._show(year=False)

    def _show(self, *, year: bool) -> None:
        line, answers = self.query_one("#year", LineBox), self.query_one("#date-answers", Choices)
        line.display, answers.display = year, not year
        if year:
            line.put("")
            line.focus()
        else:
            answers.show(_ANSWERS)
            answers.focus()

    def _say(self, name: str, text: str) -> None:
        self.query_one(f"#{name}", Words).say(text)
