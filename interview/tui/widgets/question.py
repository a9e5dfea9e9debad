"""A question as it was put, and what it is answered with: a box, or a choice.

The one decision: it knows its place and what stands in it, and nothing else. What becomes of that is
for the screen to say.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical

from interview.engine.events import Place
from interview.engine.intents import Reply
from interview.engine.view import Box
from interview.model.guide import Choice, Form
from interview.model.taxonomy import AnswerState
from interview.tui.saver import Hand
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.line_box import LineBox
from interview.tui.widgets.text import Words


@dataclass(frozen=True, slots=True)
class Put:
    """What a block shows: the words put, and what stands as the answer."""

    place: Place
    asked: str
    hint: str = ""
    lead: str = ""  # the thanks before a follow-up
    text: str = ""  # in the box at first: a draft, or what was answered before
    before: str = ""  # what is in the journal
    choices: tuple[Choice, ...] = ()
    chosen: str | None = None
    follow_up: bool = False

    @classmethod
    def of(cls, box: Box, draft: str | None) -> Put:
        """Return a question of the View as it is shown."""
        given = box.given
        before = given.text if given else ""
        choices = box.choices if box.form is Form.CHOICE else ()
        return cls(
            place=box.place,
            asked=box.asked,
            hint=box.hint,
            text=draft if draft is not None else (before or box.suggested),
            before=before,
            choices=choices,
            chosen=_chosen(box) if choices else None,
        )


def _chosen(box: Box) -> str | None:
    if box.given is None or box.given.state is not AnswerState.ANSWERED:
        return None
    codes = [one.code for one in box.choices]
    if box.given.value in codes:
        return str(box.given.value)
    return next((one.code for one in box.choices if one.other), None)


class Question(Vertical):
    """One question and room for its answer."""

    def __init__(self, put: Put) -> None:
        super().__init__()
        self.put = put

    def compose(self) -> ComposeResult:
        """The words, then the box or the choices."""
        yield Words(self.put.lead, classes="lead quiet")
        yield Words(self.put.asked, classes="question")
        yield Words(self.put.hint, classes="hint quiet")
        if self.put.choices:
            rows = [Row(one.code, one.label) for one in self.put.choices]
            yield Choices(rows, chosen=self.put.chosen, classes="gap")
            yield LineBox(self.put.text, classes="gap other")
        else:
            yield AnswerBox()

    def on_mount(self) -> None:
        """Show what stands in it."""
        for box in self.query(AnswerBox):
            box.put(self.put.text)
        for line in self.query(LineBox):
            line.display = self._other(self.put.chosen)

    def take_focus(self) -> None:
        """Put the cursor where the answer goes."""
        for widget in (*self.query(AnswerBox), *self.query(Choices)):
            widget.focus()

    def choose(self, code: str) -> bool:
        """Take a choice. Return whether it is whole, or opens a line for the person's own words."""
        self.query_one(Choices).mark(code)
        line = self.query_one(LineBox)
        line.display = self._other(code)
        if line.display:
            line.focus()
        return not line.display

    @property
    def text(self) -> str:
        """The words that stand in it."""
        for box in self.query(AnswerBox):
            return box.text
        line = self.query_one(LineBox)
        return line.text if line.display else ""

    def reply(self, state: AnswerState = AnswerState.ANSWERED) -> Reply:
        """Return what was said here."""
        value = None
        for choices in self.query(Choices):
            value = choices.chosen or choices.key
        if state is not AnswerState.ANSWERED:
            value = None
        return Reply(self.put.place, text=self.text, value=value, state=state)

    def hand(self) -> Hand:
        """Return the words in hand here, for whoever keeps them."""
        put = self.put
        return Hand(put.place, put.follow_up, lambda: self.text, before=put.before)

    def _other(self, code: str | None) -> bool:
        return any(one.other for one in self.put.choices if one.code == code)
