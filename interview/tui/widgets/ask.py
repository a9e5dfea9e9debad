"""One thing asked, with room for its answer: a box, or choices and a box for other words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from interview.model.taxonomy import AnswerState
from interview.tui.helpful import Part
from interview.tui.put import Put, reply
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.help import of_question
from interview.tui.widgets.text import Words

if TYPE_CHECKING:
    from interview.engine.intents import Reply


class Ask(Vertical):
    """A question and what is given to it."""

    @dataclass
    class Typed(Message):
        """Words have changed."""

        ask: Ask

    @dataclass
    class Chosen(Message):
        """A choice was made that needs no words."""

        ask: Ask

    def __init__(self, put: Put, text: str) -> None:
        super().__init__()
        self.put = put
        self.state: AnswerState | None = put.state
        self._text = text

    def compose(self) -> ComposeResult:
        """Question, hint, choices, box, and what else was said."""
        yield Words(classes="thanks")
        yield Words(classes="question")
        yield Words(classes="hint quiet")
        yield Choices()
        yield AnswerBox()
        yield Words(classes="state quiet")

    def on_mount(self) -> None:
        """Show what it was made for."""
        self.show(self.put, self._text)

    def show(self, put: Put, text: str) -> None:
        """Ask something else, with `text` in the box and the cursor at its end.

        Where it is the same question and the same words, the cursor stays.
        """
        same = (put.place, put.follow_up) == (self.put.place, self.put.follow_up)
        self.put = put
        self.state = put.state
        self.query_one(".thanks", Words).say(put.thanks)
        self.query_one(".question", Words).say(put.asked)
        self.query_one(".hint", Words).say(put.hint)
        rows = [Row(one.code, one.label) for one in put.choices]
        self.choices.show(rows, chosen=put.chosen, in_hand=not put.on_purpose)
        self.choices.display = bool(rows)
        if not same or self.box.text != text:
            self.box.put(text)
        self._fit()

    def help_parts(self) -> tuple[Part, ...]:
        """Return why it is asked and what can be typed; the hint where it has no row of its own."""
        hint = self.screen.has_class("-short")
        return of_question(self.put, hint=hint, typed=self.box.display)

    def say_state(self, state: AnswerState | None) -> None:
        """Give another answer than words, on a page of several; None takes it back."""
        self.state = state
        self._fit()

    @property
    def box(self) -> AnswerBox:
        """The box for words."""
        return self.query_one(AnswerBox)

    @property
    def choices(self) -> Choices:
        """The choices."""
        return self.query_one(Choices)

    @property
    def reply(self) -> Reply:
        """What is given now."""
        return reply(self.put, self.box.text, self.choices.chosen, self.state)

    def take(self) -> None:
        """Take the box in hand, or the choices."""
        (self.choices if self.put.choices and not self.box.display else self.box).focus()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Mark what was chosen; one that needs words opens the box for them."""
        event.stop()
        self.choices.mark(event.key)
        self.state = None
        self._fit()
        if self.box.display:
            self.box.focus()
        else:
            self.post_message(self.Chosen(self))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say that words have changed."""
        event.stop()
        if self.state is not None and len(self.screen.query(Ask)) > 1:
            self.say_state(None)  # on a page, writing takes another answer back
        self.post_message(self.Typed(self))

    def _fit(self) -> None:
        """Show the box where there are words to write, and the state where one is said."""
        others = {one.code for one in self.put.choices if one.other}
        self.box.display = not self.put.choices or self.choices.chosen in others
        label = next((one.label for one in self.put.states if one.code == self.state), "")
        self.query_one(".state", Words).say(f"[{label}]" if label else "")
