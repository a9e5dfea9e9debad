"""Hand over: what it means, what is still open, and the choice itself.

The one decision: nothing is handed over but by the choice that says so, with its limits said first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from interview.engine import intents as do
from interview.engine.confirming import MEANS
from interview.engine.lock_words import NOT_SEALED
from interview.engine.view import View
from interview.errors import InterviewError, NotSaved
from interview.tui import presenter
from interview.tui.helpful import Part
from interview.tui.messages import StopWanted, Wanted
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import USUAL, WIDE, Key
from interview.tui.widgets.text import Words
from interview.tui.widgets.writing_line import WritingLine

if TYPE_CHECKING:
    from interview.tui.app import InterviewApp

NOT_MADE = "Your account is safe on this computer. Put that right, then hand it over again."
ASK_CODE = "Tell me the code that the review team gave you. If you have none, leave it empty."
_COMES_TO = (
    "Handing over writes one file on this computer; nothing is sent from here. You send the file "
    "yourself. Afterwards you can add to your account, and put right what reads wrongly."
)
_ROWS = (Row("hand", "Hand it over"), Row("read", "Read it again"), Row("stop", "Not yet"))
_ROWS_UNREAD = (
    Row("hand", "Hand it over, not yet confirmed"),
    Row("read", "Read it back first"),
    Row("stop", "Not now"),
)


def hand_over(screen: ViewScreen) -> None:
    """Write the record and show what comes; what can't be written is said, and nothing changes.

    The app shows it: a screen that waited for its own end would wait for ever.
    """
    desk = screen.desk
    try:
        view = desk.hand_over()
    except NotSaved as trouble:  # all that was said is on disk: it is the file that isn't
        screen.refused(NotSaved(f"The file was not made. {trouble.what}", NOT_MADE))
    except InterviewError as refused:
        screen.refused(refused)
    else:
        app = cast("InterviewApp", screen.app)
        app.call_later(app.show, view)


class HandOverScreen(ViewScreen):
    """The last step."""

    CSS_PATH = "../styles/account.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter", "next", show=False),
        Binding("ctrl+b", "again", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        """The words, the code if there is none, and the choice."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Words(id="means", classes="question")
            yield Words("" if self.desk.seat.sealed else NOT_SEALED, classes="gap")
            yield Words(id="open", classes="gap quiet")
            with Horizontal(id="code-line", classes="line far"):
                yield Words("Your code", classes="label")
                yield WritingLine(id="code")
            yield Words(ASK_CODE, id="code-asked", classes="quiet")
            yield Words(id="told", classes="gap")
            rows = _ROWS_UNREAD if self.view.not_read_back else _ROWS
            yield Choices(rows, id="choices", classes="far")

    def on_mount(self) -> None:
        """Begin with the code where it is missing, else with the choice."""
        super().on_mount()
        self.query_one("#code" if self._needs_code else "#choices").focus()

    @property
    def _needs_code(self) -> bool:
        return not self.view.about.code

    def help_parts(self) -> tuple[Part, ...]:
        """Return what each choice comes to."""
        return (Part(_COMES_TO),)

    def draw(self) -> None:
        """Draw it as it stands."""
        super().draw()
        unread = MEANS.format(code=self.view.about.code or "them")
        means = unread if self.view.not_read_back else self.view.words.get("hand_over", "")
        self.query_one("#means", Words).say(means)
        account = self.view.account
        n = account.open if account else 0
        self.query_one("#open", Words).say(self.view.say("left_open", n=n) if n else "")
        for name in ("#code-line", "#code-asked"):
            self.query_one(name).display = self._needs_code

    def show(self, view: View) -> None:
        """Show it again; with its code known, go on to the choice."""
        super().show(view)
        self.query_one("#told", Words).say("")
        if not self._needs_code:
            self.query_one("#choices").focus()

    def top_line(self) -> tuple[Content, Content]:
        """Say where this is; the core counts it to the read-back."""
        mark = "PRACTICE   " if self.view.about.practice else ""
        left = presenter.words(f"{mark}Hand over", "$place")
        return left, presenter.saved(self.standing, short=self.narrow)

    def foot_line(self) -> tuple[Content, Content]:
        """Whom to turn to; and that it is not read back yet, where it isn't."""
        not_yet = "" if self.narrow else self.view.not_read_back
        return super().foot_line()[0], presenter.words(not_yet, "$quiet")

    def keys(self) -> tuple[Key, ...]:
        """Choose, or go back to reading."""
        return (
            Key("Up and Down", "Move", "nothing", columns=WIDE),
            Key("Enter", "Choose", "choose"),
            Key("Ctrl+B", "Read it again", "again", columns=USUAL),
            Key("Esc", "Menu", "menu"),
        )

    def refused(self, error: InterviewError) -> None:
        """Say it over the choice."""
        self.query_one("#told", Words).say(str(error))

    def on_answer_box_next(self, message: AnswerBox.Next) -> None:
        """Ctrl+N in the code's line keeps the code."""
        message.stop()
        self._keep_code()

    def on_descendant_blur(self) -> None:
        """Leaving the code's line keeps the code, where one was typed."""
        if self._needs_code and self._code:
            self.post_message(Wanted(do.GiveCode(self._code)))

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Do what was chosen."""
        message.stop()
        if message.key == "hand":
            self._hand()
        elif message.key == "read":
            self.action_again()
        else:
            self.post_message(StopWanted())

    def action_choose(self) -> None:
        """Choose what is in hand."""
        self.query_one(Choices).action_choose()

    def action_next(self) -> None:
        """Ctrl+N: stand at the choice. Only Enter hands over: it can't be taken back."""
        self.query_one("#choices").focus()

    def action_again(self) -> None:
        """Read it again."""
        self.post_message(Wanted(do.ReadBack()))

    def action_nothing(self) -> None:
        """Up and Down are the list's own."""

    @property
    def _code(self) -> str:
        return self.query_one("#code", WritingLine).text.strip()

    def _keep_code(self) -> None:
        if self._code:
            self.post_message(Wanted(do.GiveCode(self._code)))
        else:
            self.query_one("#choices").focus()

    def _hand(self) -> None:
        if self.desk.saver.drafts:  # what was written since is part of what is handed over
            self.post_message(Wanted(do.ReadBack()))
        elif self.view.account and self.view.account.names:
            self.post_message(Wanted(do.GoOn()))  # it stood here before there was a check
        else:
            hand_over(self)
