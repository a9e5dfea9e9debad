"""Handed over: the file and what comes next; and adding to it or putting it right, with a reason.

The one decision: what was handed over is never touched. An addition or a correction is kept beside
it, and goes to the review team in a new file when the person hands over again.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import TextArea

from interview.engine import intents as do
from interview.engine.introduction import around
from interview.engine.lock_words import NOT_SEALED, RECEIPT, spaced, to_whom
from interview.engine.naming import LooksLikeNames
from interview.engine.place import Place
from interview.engine.read_back import Account, Item
from interview.engine.view import View
from interview.errors import InterviewError
from interview.tui import presenter
from interview.tui.messages import CommentsWanted, StopWanted, Wanted
from interview.tui.saver import Hand
from interview.tui.screens.base import ViewScreen
from interview.tui.screens.hand_over import hand_over
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import USUAL, Key
from interview.tui.widgets.passages import Passages
from interview.tui.widgets.text import Words
from interview.tui.widgets.writing_line import WritingLine

_ADDITION = Place("later.addition")  # where words being added wait, if they are not ended
_HOME, _CHOOSE, _PICK, _WRITE = "home", "choose", "pick", "write"
_AGAIN = "Handed over again. This is a new file; the first stays as it was."
_FEW = 3  # names that are pointed out at once
_OR_KEEP = "or press Ctrl+N again to keep it."
_MORE = "Thought of something else? You can add to your account, with a reason."
_ROWS = (Row("add", "Add something"), Row("correct", "Put an answer right"))


class HandedOverScreen(ViewScreen):
    """After the hand-over: home, a choice, the account to choose from, and a place to write."""

    CSS_PATH = "../styles/account.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,A", "later", show=False),
        Binding("h,H", "hand_over", show=False),
        Binding("t,T", "as_text", show=False),
        Binding("c,C", "comments", show=False),
        Binding("ctrl+n,ctrl+enter", "keep", show=False),
    ]

    _part = _HOME
    _item: Item | None = None  # the answer being put right; None for an addition
    _keeping = False
    _looked_at = ("", "")  # words and reason in which names were pointed out
    _news = ""  # what has just come of it

    def compose_body(self) -> ComposeResult:
        """The parts; one of them shows."""
        with VerticalScroll(id=_HOME, classes="scroll"):
            yield Words("Thank you. Nobody else could have told this part.", classes="question")
            yield Words(id="news", classes="gap")
            yield Words("What to do now", classes="quiet gap")
            yield Words(id="send")
            yield Words(id="file", classes="place step")
            yield Words(id="folder", classes="quiet step")
            yield Words(id="open", classes="step")
            yield Words(f"2  {RECEIPT}")
            yield Words(id="receipt", classes="place step")
            yield Words("What happens next", classes="quiet gap")
            yield Words(id="next")
            yield Words("The rest of today", classes="quiet gap")
            yield Words(id="today")
            yield Words(id="more", classes="gap")
        with Vertical(id=_CHOOSE):
            yield Words("You can add to your account, with a reason.", classes="question")
            yield Words("What was handed over stays as it was.", classes="quiet")
            yield Choices(_ROWS, id="kinds", classes="far")
        with Vertical(id=_PICK):
            yield Words("Choose the answer to put right.", classes="question")
            yield Passages(id="account")
        with Vertical(id=_WRITE):
            yield Words(id="about", classes="quiet")
            yield Words(id="asked", classes="question gap")
            yield AnswerBox(id="text")
            yield Words(id="reason-asked", classes="question gap")
            yield WritingLine(id="reason", classes="-bar")
        yield Words(id="told", classes="gap")

    def on_mount(self) -> None:
        """Begin at home."""
        super().on_mount()
        self._turn_to(_HOME)
        self.watch(self._home, "show_vertical_scrollbar", self._draw_keys, init=False)

    def draw(self) -> None:
        """Draw all parts as they stand."""
        super().draw()
        view = self.view
        drafts = view.about.setting.drafts
        near = around(view.about.setting, view.words)
        told = f"{view.say('handed_over')} {f'Drafts: {drafts}' if drafts else ''}".strip()
        self.query_one("#file", Words).say(view.handed)
        self.query_one("#folder", Words).say(f"It is in {self.desk.exports}")
        told_whom = to_whom(sealed=self._sealed, practice=view.about.practice)
        self.query_one("#send", Words).say(f"1  {told_whom}")
        self.query_one("#open", Words).say("" if self._sealed else NOT_SEALED)
        self.query_one("#receipt", Words).say(spaced(self.desk.seat.receipt))
        self.query_one("#next", Words).say(told)
        self.query_one("#today", Words).say(
            "Going back over work can stay with you. Tell someone you have done this. "
            f"Support: {near.support}"
        )
        self.query_one("#news", Words).say(f"{self._news} {self._unsent()}".strip())
        self.query_one("#more", Words).say("" if self._account.unsent else _MORE)
        self.query_one(Passages).show(self._account)

    @property
    def _home(self) -> VerticalScroll:
        return self.query_one(f"#{_HOME}", VerticalScroll)

    @property
    def _sealed(self) -> bool:
        return self.desk.seat.sealed

    @property
    def _account(self) -> Account:
        found = self.view.account
        assert found is not None  # noqa: S101 - the engine gives it at this step
        return found

    def _unsent(self) -> str:
        n = self._account.unsent
        what = "One thing was" if n == 1 else f"{n} things were"
        again = "Press H to hand over again: that makes a new file beside the first."
        return f"{what} added since. {again}" if n else ""

    def top_line(self) -> tuple[Content, Content]:
        """Say that it is handed over, and what is saved."""
        mark = "PRACTICE   " if self.view.about.practice else ""
        left = presenter.line((f"{mark}Handed over", "$place"))
        return left, presenter.saved(self.standing, short=self.narrow)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the part in hand."""
        back = Key("Esc", "Back", "menu")
        if self._part == _HOME:
            again = (Key("H", "Hand over again", "hand_over", short="Hand over"),)
            text = (Key("T", "As text", "as_text", columns=USUAL),)
            more = (Key("PgDn", "Read on", "read_on"),)
            comments = (Key("C", "Comments", "comments"),)
            return (
                *(more if self._home.show_vertical_scrollbar else ()),
                *(comments if self.view.about.practice else ()),
                Key("A", "Add or correct", "later"),
                *(again if self._account.unsent else ()),
                *(text if self._sealed else ()),
                Key("Ctrl+L", "Hide", "pause"),
                Key("Esc", "Leave", "menu"),
            )
        if self._part == _WRITE:
            return (
                Key("Tab", "Next line", "next_line"),
                Key("Ctrl+N", "Keep it", "keep"),
                Key("Ctrl+L", "Hide", "pause", columns=80),
                back,
            )
        move = Key("Up and Down", "Move", "nothing", columns=80)
        return (move, Key("Enter", "Choose", "choose"), Key("Ctrl+L", "Hide", "pause"), back)

    def show(self, view: View) -> None:
        """Show it again: what was being written is kept, or a new file was made."""
        made = view.handed != self.view.handed
        self.view = view
        self._news = _AGAIN if made else ""
        if self._keeping:
            self._kept()
        self.draw()

    def refused(self, error: InterviewError) -> None:
        """Say it under what is written."""
        self._keeping = False
        if isinstance(error, LooksLikeNames):
            self._looked_at = (self.query_one("#text", AnswerBox).text, self._reason.text)
            listed = ", ".join(f'"{one}"' for one in error.words[:_FEW])
            self._tell(f"Looks like a name: {listed}. Say who it is by role, {_OR_KEEP}")
        else:
            self._tell(str(error))

    # ---------------------------------------------------------------------------- what is asked

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Add, or choose what to put right."""
        message.stop()
        if message.key == "add":
            self._write(None)
        else:
            self._turn_to(_PICK)

    def on_passages_opened(self, message: Passages.Opened) -> None:
        """Put an answer right."""
        message.stop()
        if message.item.given:
            self._write(message.item)
        else:
            self._tell("There is no answer here to put right. You can add to your account instead.")

    def on_passages_moved(self) -> None:
        """Say nothing any more about the passage before."""
        self._tell("")

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Keep the words in hand."""
        if message.text_area.id == "text" and self._part == _WRITE:
            box = message.text_area
            self.desk.saver.touch(Hand(self._place, False, lambda: box.text))  # noqa: FBT003 - no follow-up

    def on_answer_box_next(self, message: AnswerBox.Next) -> None:
        """Ctrl+N keeps it."""
        message.stop()
        self.action_keep()

    def action_read_on(self) -> None:
        """PgDn, as the page itself has it."""
        self._home.scroll_page_down()

    def action_later(self) -> None:
        """A: add or correct."""
        if self._part == _HOME:
            self._turn_to(_CHOOSE)

    def action_choose(self) -> None:
        """Choose what is in hand."""
        if self._part == _CHOOSE:
            self.query_one(Choices).action_choose()
        elif self._part == _PICK:
            self.query_one(Passages).action_open()

    def action_next_line(self) -> None:
        """Go on to the next line."""
        self.focus_next()

    def action_nothing(self) -> None:
        """Up and Down are the list's own."""

    def action_hand_over(self) -> None:
        """H: a new file with what was added."""
        if self._part != _HOME or not self._account.unsent:
            return
        if self.desk.saver.drafts:  # handing over ends all that was begun
            self._tell("What you had begun is not kept yet. Press A to go on with it first.")
        else:
            hand_over(self)

    def action_as_text(self) -> None:
        """T: the sealed file as text too."""
        if self._part != _HOME or not self._sealed:
            return
        try:
            path = self.desk.seat.as_text(self.desk.exports)
        except InterviewError as error:
            self._tell(str(error))
        else:
            self._tell(f"The same, as text to paste into a secure mail: {path.name}")

    def action_comments(self) -> None:
        """C: the comments on the account, in practice."""
        if self._part == _HOME and self.view.about.practice:
            self.post_message(CommentsWanted())

    def action_keep(self) -> None:
        """Keep the addition or the correction, once it has its reason."""
        if self._part != _WRITE:
            return
        text, reason = self.query_one("#text", AnswerBox).text, self._reason.text
        if not text.strip():
            self._tell("There is nothing here yet.")
        elif not reason.strip() and self._item is not None:
            self._reason.focus()
            self._tell("A correction needs a reason.")
        else:
            self._keeping = True
            seen = (text, reason) == self._looked_at
            intent = (
                do.Add(text, reason, seen)
                if self._item is None
                else do.Correct(self._item.place, text, reason, seen)
            )
            self.post_message(Wanted(intent))

    def action_menu(self) -> None:
        """Esc: back to where this began; there, leave."""
        if self._part == _HOME:
            self.post_message(StopWanted())
        else:
            self.desk.saver.flush()
            self._turn_to(_PICK if self._part == _WRITE and self._item else _HOME)

    # ------------------------------------------------------------------------------- how it goes

    @property
    def _reason(self) -> WritingLine:
        return self.query_one("#reason", WritingLine)

    @property
    def _place(self) -> Place:
        return self._item.place if self._item is not None else _ADDITION

    def _write(self, item: Item | None) -> None:
        before, self._item = self._place, item
        box = self.query_one("#text", AnswerBox)
        if before != self._place or not box.text:  # else the words are still in it
            box.put(self.desk.saver.draft(self._place) or "")
            self._reason.put("")
        said = self.view.words
        kind = "addition" if item is None else "correction"
        about = "" if item is None else f"{item.asked}\n{' '.join(item.words) or item.state}"
        lines = presenter.last_lines(about.partition("\n")[2], self.columns, 3)
        shown = "\n".join([about.partition("\n")[0], *lines]) if about else ""
        self.query_one("#about", Words).say(shown)
        self.query_one("#asked", Words).say(said.get(f"{kind}_ask", ""))
        self.query_one("#reason-asked", Words).say(said.get(f"{kind}_reason_ask", ""))
        self._turn_to(_WRITE)

    def _kept(self) -> None:
        self._keeping = False
        self.desk.saver.answered((self._place, False))
        self.query_one("#text", AnswerBox).put("")
        self._reason.put("")
        self._item = None
        self._news = "Kept."
        self._turn_to(_HOME)

    def _turn_to(self, part: str) -> None:
        self._part = part
        for one in (_HOME, _CHOOSE, _PICK, _WRITE):
            self.query_one(f"#{one}").display = one == part
        focus = {_HOME: f"#{_HOME}", _CHOOSE: "#kinds", _PICK: "#account", _WRITE: "#text"}
        self.set_focus(self.query_one(focus[part]))  # at once: the next key is for it
        self._tell("")
        super().draw()

    def _tell(self, text: str) -> None:
        self.query_one("#told", Words).say(text)
