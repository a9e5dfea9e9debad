"""Words that look like names, one at a time, before the account is handed over.

The one decision: nothing is changed but by a choice that says so. What may stand there instead is
written first, so that leaving the line by itself changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus

from interview.engine import intents as do
from interview.engine.naming import Likely
from interview.engine.view import View
from interview.errors import InterviewError
from interview.model.identity import Likeness
from interview.tui import presenter
from interview.tui.messages import Wanted
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import USUAL, WIDE, Key
from interview.tui.widgets.text import Words
from interview.tui.widgets.writing_line import WritingLine

_EMPTY = "Type first what can stand there instead."


class Instead(WritingLine):
    """What may stand in the word's place: Enter puts it there."""

    def action_next_line(self) -> None:
        """Put it there."""
        self.action_next()


class NamesScreen(ViewScreen):
    """One word, where it stands, and what can be done with it."""

    CSS_PATH = "../styles/account.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter", "next", show=False),
        Binding("ctrl+b", "back", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        """The word, where it stands, the line to write in, and the choice."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words(id="says", classes="question")
            yield Words(id="around", classes="gap")
            yield Words(id="advice", classes="gap quiet")
            yield Words(id="told", classes="gap")
            yield Choices(tuple(self._rows()), id="choices", classes="far")
            with Horizontal(id="instead-line", classes="line far"):
                yield Words("Instead", classes="label")
                yield Instead(id="instead")

    def on_mount(self) -> None:
        """Begin with the choice."""
        super().on_mount()
        self.query_one(Choices).focus()

    @property
    def word(self) -> Likely:
        """The word in hand."""
        assert self.view.account is not None  # noqa: S101 - the engine gives it at this step
        return self.view.account.names[0]

    @property
    def instead(self) -> Instead:
        """The line for what may stand there instead."""
        return self.query_one(Instead)

    def draw(self) -> None:
        """Draw the word in hand."""
        super().draw()
        one = self.word
        more = [f"... and in {one.more} more"] if one.more else []
        self._say("says", f'"{one.word}" {one.says}')
        self._say("around", "\n".join([*one.around, *more]))
        coded = one.code and not self.instead.has_focus
        self._say("advice", f"The code for this person is {one.code}." if coded else one.instead)
        self.query_one(Choices).keep(tuple(self._rows()))
        self.query_one("#instead-line").display = self.instead.has_focus or bool(self.instead.text)

    def show(self, view: View) -> None:
        """Show the next word, at its first choice."""
        self.view = view
        self.instead.put("")
        self._say("told", "")
        choices = self.query_one(Choices)
        choices.show(tuple(self._rows()))
        choices.focus()
        self.draw()

    def top_line(self) -> tuple[Content, Content]:
        """Say where this is and how many there are."""
        names = self.view.account.names if self.view.account else ()
        left = f"{len(names)} to check before you hand over"
        mark = "PRACTICE   " if self.view.about.practice else ""
        right = presenter.saved(self.standing, short=self.narrow)
        return presenter.words(f"{mark}{left}", "$place"), right

    def keys(self) -> tuple[Key, ...]:
        """Choose, or go back to reading."""
        return (
            Key("Up and Down", "Move", "nothing", columns=WIDE),
            Key("Enter", "Put it there" if self.instead.has_focus else "Choose", "choose"),
            Key("Ctrl+B", "Read it again", "back", columns=USUAL),
            Key("Esc", "Menu", "menu"),
        )

    def refused(self, error: InterviewError) -> None:
        """Say it over the choice."""
        self._say("told", str(error))

    def on_answer_box_next(self, message: AnswerBox.Next) -> None:
        """Ctrl+N in the line puts what was written in the word's place."""
        message.stop()
        self._put()

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Do what was chosen."""
        message.stop()
        if message.key == "code":
            self.post_message(Wanted(do.ReplaceName(self.word.word, self.word.code)))
        elif message.key == "keep":
            self.post_message(Wanted(do.KeepName(self.word.word)))
        elif self.instead.text.strip():
            self._put()
        else:
            self.query_one("#instead-line").display = True
            self.instead.focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say what Enter does here."""
        super().on_descendant_focus(event)
        self.draw()

    def action_choose(self) -> None:
        """Choose what is in hand."""
        if self.instead.has_focus:
            self._put()
        else:
            self.query_one(Choices).action_choose()

    def action_next(self) -> None:
        """Ctrl+N: stand at the choice. Nothing is kept or changed by going on."""
        self.query_one(Choices).focus()

    def action_back(self) -> None:
        """Read it again."""
        self.post_message(Wanted(do.ReadBack()))

    def action_nothing(self) -> None:
        """Up and Down are the list's own."""

    def _rows(self) -> Iterator[Row]:
        one = self.word
        if one.code:
            yield Row("code", f"Use the code {one.code}")
        by_role = one.kind is Likeness.NAME
        yield Row("say", "Say who it is by role" if by_role else "Put other words in its place")
        yield Row("keep", "Keep as it is")

    def _put(self) -> None:
        said = self.instead.text.strip()
        if said:
            self.post_message(Wanted(do.ReplaceName(self.word.word, said)))
        else:
            self._say("told", _EMPTY)

    def _say(self, name: str, text: str) -> None:
        self.query_one(f"#{name}", Words).say(text)
