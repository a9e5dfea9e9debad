"""Read it back: the whole account, what may be changed in it, and whether it is right.

The one decision: it is one page. Enter goes to a passage to change it, and the conversation comes
back here; only Ctrl+N says that it is right.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from interview.engine import confirming
from interview.engine import intents as do
from interview.engine.read_back import Account
from interview.errors import InterviewError
from interview.model.taxonomy import Use
from interview.tui import presenter
from interview.tui.helpful import Part
from interview.tui.messages import Wanted
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.frame import Key
from interview.tui.widgets.help import WHY
from interview.tui.widgets.passages import Line, Passages
from interview.tui.widgets.text import Words

LEAD = "This is your account as the review team will get it. Change what you like."
_PASSAGE = (
    "Enter goes to the question, to change the answer, and comes back here; what you said before "
    "is kept too. Q says whether these words may be quoted, told in other words, or read by the "
    "review team only. N goes to the next question that is open."
)
_NEXT_USE = {Use.LEADS_ONLY: Use.QUOTE, Use.QUOTE: Use.PARAPHRASE, Use.PARAPHRASE: Use.LEADS_ONLY}


class ReadBackScreen(ViewScreen):
    """The account, passage by passage."""

    CSS_PATH = "../styles/account.tcss"
    AUTO_FOCUS = "Passages"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter,ctrl+j", "next", show=False),
        Binding("ctrl+b", "back", show=False),
        Binding("q,Q", "use", show=False),
        Binding("n,N", "next_open", show=False),
        Binding("h,H", "right", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        """The page, and what is still open under it."""
        yield Passages(id="account")
        yield Words(id="told", classes="quiet")
        yield Words(id="open", classes="quiet")

    def on_mount(self) -> None:
        """Stand where the account was left to change something."""
        super().on_mount()
        if self.desk.read_at is not None:
            self.call_after_refresh(self.page.go_to, self.desk.read_at)

    @property
    def account(self) -> Account:
        """The whole, as it stands."""
        found = self.view.account
        assert found is not None  # noqa: S101 - the engine gives it at this step
        return found

    @property
    def page(self) -> Passages:
        """The page."""
        return self.query_one(Passages)

    def draw(self) -> None:
        """Show the account as it stands now."""
        super().draw()
        self.page.show(self.account, lead=self._lead(), end=self._end())
        self.query_one("#open", Words).say(still_open(self.account))
        self.query_one("#told", Words).say("")

    def keys(self) -> tuple[Key, ...]:
        """Ctrl+N hands over, or goes on where questions wait that nobody has seen."""
        ends = Key("Ctrl+N", "Go on", "next") if self.account.unreached else HAND_OVER
        return (
            Key("Enter", "Change", "change", short="Edit"),
            Key("Q", "Quoting", "use", short="Use"),
            Key("N", "Next open one", "next_open", short="Open"),
            ends,
            Key("Esc", "Menu", "menu"),
        )

    def help_parts(self) -> tuple[Part, ...]:
        """Return why it is read back, and what can be done with a passage."""
        why = self.view.boxes[0].why if self.view.boxes else ""
        return (Part(why, WHY), Part(_PASSAGE, "On a passage"))

    def foot_line(self) -> tuple[Content, Content]:
        """Say how far one has read."""
        page = self.query_one(Passages)
        count = len(page.items)
        far = presenter.words(f"{page.at + 1} of {count}" if count else "", "$quiet")
        return super().foot_line()[0], far

    def on_passages_moved(self) -> None:
        """Say how far, and that nothing is said any more about the passage before."""
        super().draw()
        self.query_one("#told", Words).say("")

    def on_passages_opened(self, message: Passages.Opened) -> None:
        """Go to a passage; come back here once it is answered."""
        message.stop()
        self.post_message(Wanted(do.GoTo(message.item.place)))

    def refused(self, error: InterviewError) -> None:
        """Say it under the page."""
        self.query_one("#told", Words).say(str(error))

    def action_change(self) -> None:
        """Change the passage in hand."""
        self.page.action_open()

    def action_use(self) -> None:
        """Set how the words in hand may be used, the next of three."""
        item = self.page.item
        if item is None:
            return
        if not item.given:
            self.query_one("#told", Words).say("There is no answer here yet.")
            return
        self.post_message(Wanted(do.ChooseUse(item.place, _NEXT_USE[item.use])))

    def action_next_open(self) -> None:
        """Go to the next one that is open."""
        if not self.page.next_open():
            self.query_one("#told", Words).say("Nothing is open.")

    def action_next(self) -> None:
        """Say that it is right and go on to hand over; or go on with what was not seen yet."""
        if self.account.unreached:
            self.post_message(Wanted(do.GoOn()))
        else:
            self.action_right()

    def action_right(self) -> None:
        """Say that the account is right as it is; or how it was read back, if typed for another."""
        if self.view.about.told:
            from interview.tui.screens.confirm import ConfirmScreen

            self.app.push_screen(ConfirmScreen(self.desk), self._confirmed)
            return
        self.post_message(Wanted(do.Answer((do.Reply(self.view.boxes[0].place, value="yes"),))))

    def _confirmed(self, chosen: Message | None) -> None:
        if chosen is not None:
            self.post_message(chosen)

    def action_back(self) -> None:
        """Ctrl+B: the step before."""
        self.post_message(Wanted(do.Back()))

    def _lead(self) -> list[Line]:
        about = self.view.about
        lead = confirming.LEAD.format(code=about.code or "somebody") if about.told else LEAD
        found = [(self.view.signpost or lead, "$quiet")]
        if self.view.not_read_back:
            found.append((f"{self.view.not_read_back}.", "$quiet"))
        return found if self.narrow else [*found, ("", "")]

    def _end(self) -> list[Line]:
        account = self.account
        found: list[Line] = [(one, "$quiet") for one in account.apart]
        if account.use:
            whole = f"For the whole of it, how your exact words may be used: {account.use}"
            found.append((whole, "$quiet"))
        found += [("", ""), (self.view.boxes[0].asked, "bold")]
        found += [(one, "$quiet") for one in self._ways_on()]
        return [*found, ("", "")]

    def _ways_on(self) -> list[str]:
        told = self.view.about.told
        if self.account.unreached:
            ends = (
                "goes on to hand over" if told else "says that it's right as it is, and hands over"
            )
            return ["Ctrl+N goes on with the questions that wait.", f"H {ends}."]
        if told:
            return ["Ctrl+N asks how it was read back, and goes on to hand over."]
        return ["Ctrl+N says that it's right, and goes on to hand over."]


HAND_OVER = Key("Ctrl+N", "Hand over", "next")


def still_open(account: Account) -> Content:
    """Return the line on what is still open, or nothing."""
    counts = (
        (account.come_back, "to come back to"),
        (account.left_blank, "left blank"),
        (account.never_put, "never put"),
        (len(account.names), "name to check" if len(account.names) == 1 else "names to check"),
    )
    told = ", ".join(f"{count} {what}" for count, what in counts if count)
    return presenter.line(("Still open", "$quiet"), (told, "$quiet")) if told else Content("")
