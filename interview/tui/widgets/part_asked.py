"""Whether somebody had a part in one of the reviewers' moments."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from interview.engine.roster_view import Row as Point
from interview.tui.helpful import Part
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.text import Words

_COMES_TO = (
    "Yes if you were there, or had any part in it then: it joins your list. No leaves it out of "
    "your account. You can change your answer as long as the list is open."
)
_ANSWERS = (Row("yes", "Yes"), Row("no", "No"))


class PartAsked(VerticalScroll, can_focus=False):
    """The moment, the reviewers' words for when it was, yes and no."""

    @dataclass
    class Answered(Message):
        """What was said."""

        there: bool

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(id=id, classes="scroll")

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        yield Words("Did you have a part in this?", classes="question")
        yield Words(id="part-title")
        yield Words(id="part-when", classes="quiet")
        yield Choices(_ANSWERS, id="part-answers", classes="far")

    def help_parts(self) -> tuple[Part, ...]:
        """Return what yes and no come to."""
        return (Part(_COMES_TO),)

    def ask(self, point: Point, put_at: str) -> None:
        """Ask about `point`; what was said before is in brackets."""
        self.query_one("#part-title", Words).say(point.title)
        self.query_one("#part-when", Words).say(put_at)
        chosen = None if point.there is None else "yes" if point.there else "no"
        answers = self.query_one(Choices)
        answers.show(_ANSWERS, chosen=chosen)
        answers.focus()

    def go_on(self) -> None:
        """Do what Enter does."""
        self.query_one(Choices).action_choose()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Say what was chosen."""
        event.stop()
        self.post_message(self.Answered(event.key == "yes"))
