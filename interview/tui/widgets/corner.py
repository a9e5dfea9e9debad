"""A corner of the notes page: its name and prompts at the left, room to write at the right.

The one decision: a corner's height is given to it by the page, so that all of them fit the window;
the prompts under its name take what rows that leaves.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from interview.engine.intents import Reply
from interview.model.taxonomy import AnswerState
from interview.tui.helpful import Part
from interview.tui.presenter import words, wrapped
from interview.tui.put import Put, reply
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.choice_line import ChoiceLine
from interview.tui.widgets.help import of_question

_MARK = "\u203a "


class CornerName(Widget):
    """The name, then the prompts in as many rows as there are."""

    def __init__(self, called: str, prompts: str) -> None:
        super().__init__()
        self._called, self._prompts = called, prompts
        self._said = ""
        self._in_hand = False

    def say(self, said: str, *, in_hand: bool) -> None:
        """Show that the corner is `in_hand`, and another answer than words in place of prompts."""
        if (said, in_hand) != (self._said, self._in_hand):
            self._said, self._in_hand = said, in_hand
            self.refresh()

    def rows(self, width: int) -> int:
        """Return how many rows the name and another answer take, prompts left out."""
        return max(len(wrapped(self._called, width - 2)), 1) + bool(self._said)

    def render(self) -> Content:
        """Draw what there is room for."""
        room = self.size.width - 2
        style = "bold $place" if self._in_hand else "$ink"
        lines = [words(one, style) for one in wrapped(self._called, room)]
        said = [words(one, "$ink on $chosen") for one in wrapped(self._said, room)]
        left = self.size.height - len(lines)
        lines += said or [words(one, "$quiet") for one in _whole(self._prompts, room, left)]
        mark = words(_MARK, "bold $place") if self._in_hand else words("  ")
        return Content("\n").join(
            Content.assemble(mark if index == 0 else words("  "), line)
            for index, line in enumerate(lines[: max(self.size.height, 1)])
        )


def _whole(prompts: str, width: int, rows: int) -> list[str]:
    """Return as many prompts as fit, in lines; none of them is cut."""
    while prompts and len(wrapped(prompts, width)) > rows:
        prompts = prompts.rpartition(",")[0]
    return wrapped(prompts, width)


class Corner(Horizontal):
    """A question, and what is written or chosen in its corner."""

    @dataclass
    class Changed(Message):
        """Something else is written or chosen."""

        corner: Corner

    def __init__(
        self, put: Put, text: str, margin: CornerName, *, part: str, main: bool = False
    ) -> None:
        super().__init__()
        self.put = put
        self.part = part
        self.main = main  # it has more room than the others
        self.state: AnswerState | None = put.state
        self.probe = ""  # the rule of the follow-up that was asked, where it is one
        self.touched = False  # since it was shown
        self.choices = ChoiceLine([(one.code, one.label) for one in put.choices])
        self.box = AnswerBox()
        self._text = text
        self._margin = margin

    def compose(self) -> ComposeResult:
        """Name and prompts, then choices, then the box."""
        yield self._margin
        with Vertical(classes="written"):
            yield self.choices
            yield self.box

    def on_mount(self) -> None:
        """Show what was given."""
        self.show(self.put, self._text)

    def show(self, put: Put, text: str) -> None:
        """Show what stands now; words that are the same stay as they are, cursor and all."""
        self.put = put
        self.state = put.state
        self.touched = text != put.text
        self.choices.put(put.chosen)
        self.choices.display = bool(put.choices)
        if self.box.text != text:
            self.box.put(text)
        self._fit()

    @property
    def field(self) -> AnswerBox | ChoiceLine:
        """What is taken in hand with it."""
        return self.choices if self.put.choices else self.box

    @property
    def in_hand(self) -> bool:
        """Whether it is being written in."""
        return self.box.has_focus or self.choices.has_focus

    @property
    def reply(self) -> Reply:
        """What is given now."""
        return reply(self.put, self.box.text, self.choices.chosen, self.state)

    @property
    def given(self) -> bool:
        """Whether there is something here that is not kept: written, chosen or taken out.

        A choice that needs words is none before it has them.
        """
        text = self.box.text
        if self.put.choices:
            return self.touched and not (self.box.display and not text.strip())
        return self.touched or (bool(text.strip()) and text != self.put.before)

    @property
    def given_words(self) -> bool:
        """Whether words stand here that are not kept: they stay when all else is shown anew."""
        return self.box.display and self.box.text not in ("", self.put.before)

    @property
    def filled(self) -> bool:
        """Whether something was said here, kept or not."""
        return bool(self.box.text.strip() or self.choices.chosen or self.state)

    def say_state(self, state: AnswerState | None) -> None:
        """Give another answer than words; None takes it back."""
        self.state = state
        self.touched = True
        self._fit()
        self.post_message(self.Changed(self))

    def help_parts(self) -> tuple[Part, ...]:
        """Return the question in full, why it is asked and what can be typed."""
        told = of_question(self.put, hint=True, typed=self.box.display)
        return (Part(self.put.asked, style="bold"), *told)

    def rows(self, *, most: int) -> int:
        """Return how many rows what stands here takes, up to `most`."""
        width = self._margin.size.width
        written = self.box.wrapped_document.height if self.box.display else 0
        if self.choices.display:
            written += self.choices.get_content_height(
                self.size, self.size, self.choices.size.width
            )
        return max(self._margin.rows(width) if width else 1, min(written, most))

    @property
    def choice_rows(self) -> int:
        """How many rows its choices take."""
        if not self.choices.display:
            return 0
        return self.choices.get_content_height(self.size, self.size, self.choices.size.width)

    def mark(self) -> None:
        """Show whether it is in hand."""
        label = next((one.label for one in self.put.states if one.code is self.state), "")
        self._margin.say(f"[{label}]" if label else "", in_hand=self.in_hand)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say that words have changed: writing takes another answer back."""
        event.stop()
        self.state = None
        self._touch()

    def on_choice_line_changed(self, event: ChoiceLine.Changed) -> None:
        """Say that another choice was made; one that needs words opens the box for them."""
        event.stop()
        self.state = None
        self._touch()

    def _touch(self) -> None:
        self.touched = True
        self._fit()
        self.post_message(self.Changed(self))

    def _fit(self) -> None:
        others = {one.code for one in self.put.choices if one.other}
        self.box.display = not self.put.choices or self.choices.chosen in others
        self.mark()
