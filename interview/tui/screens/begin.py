"""Before the beginning: the part to take in practice, the pages to read, and the first choice.

The one decision: nothing is kept until the first choice is made, so leaving from here leaves
nothing behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import DescendantFocus
from textual.message import Message

from interview.engine.introduction import CONTENT, before_practice
from interview.errors import InterviewError
from interview.model.taxonomy import Mode
from interview.tui import messages
from interview.tui.helpful import Part
from interview.tui.presenter import words
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.choices import Choices, Row
from interview.tui.widgets.frame import USUAL, Key, Keys
from interview.tui.widgets.help import WHY
from interview.tui.widgets.reading import Reading
from interview.tui.widgets.text import Words

if TYPE_CHECKING:
    from interview.engine.view import View


_READY = "yes"  # to the first question (design.md 4): what comes after it is kept
_TURNED = "Enter reads on and turns the page, Esc turns back. Nothing is kept until you choose."
_BY_NAME = "R shows who will read it, by name and service."


class BeginScreen(ViewScreen):
    """A page at a time, then how to go on."""

    CSS_PATH = "../styles/begin.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,R", "readers", show=False),
        Binding("ctrl+n,ctrl+enter,ctrl+j", "next", show=False),
        Binding("ctrl+b", "back", show=False),
    ]

    _number = 0  # the page in hand
    _naming = False  # the readers are shown by name

    def compose_body(self) -> ComposeResult:
        """A page, and under the last one the choice."""
        self._pages = _pages(self.view, self.desk.seat.pages)
        if self.view.boxes[0].given is not None:
            self._number = len(self._pages) - 1
        yield Reading(Words(id="asked", classes="question"), Choices(id="choices"), id="reading")
        yield Words(id="notice", classes="quiet")

    def on_mount(self) -> None:
        """Open the first page."""
        self._open()

    def _open(self) -> None:
        """Show the page in hand from its beginning."""
        box, last = self.view.boxes[0], self._last
        page = _readers(self.view) if self._naming else self._pages[self._number][1]
        self.query_one(Reading).say(page)
        self.query_one("#notice", Words).say("")
        self.query_one("#asked", Words).say(box.asked if last else "")
        choices = self.query_one(Choices)
        given = box.given.value if box.given is not None else None
        choices.show([Row(one.code, one.label) for one in box.choices], chosen=given)
        choices.display = last
        self.query_one(Reading).focus()
        self.draw()

    @property
    def _last(self) -> bool:
        return not self._naming and self._number == len(self._pages) - 1

    def on_reading_moved(self) -> None:
        """Come to the choice once all above it has been on the screen, and no sooner."""
        reading = self.query_one(Reading)
        if self._last and not reading.more:
            self.query_one(Choices).focus()
        else:
            reading.focus()
        self.draw()

    def on_resize(self) -> None:
        """Draw again; the choice may be in sight now, or out of it."""
        super().on_resize()
        self.call_after_refresh(self.on_reading_moved)

    def on_descendant_focus(self, event: DescendantFocus) -> None:  # noqa: ARG002 - textual's own
        """The keys do what they do to what is in hand."""
        self.query_one(Keys).show(self.keys())

    def on_reading_read(self) -> None:
        """A page was read."""
        self.action_next()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """The first choice: from here on it is kept."""
        from interview.engine import intents as do

        event.stop()
        place = self.view.boxes[0].place
        wanted = messages.Wanted(do.Answer((do.Reply(place, value=event.key),)))
        if event.key == _READY and self.desk.seat.lock_wanted:
            from interview.tui.screens.lock import LockScreen

            self.app.push_screen(LockScreen(self.desk.seat, wanted), self._said)
        else:
            self.post_message(wanted)

    def _said(self, wanted: Message | None) -> None:
        if wanted is not None:
            self.post_message(wanted)

    def show(self, view: View) -> None:
        """Show the same choice again."""
        super().show(view)
        self._open()

    def refused(self, error: InterviewError) -> None:
        """Say why it can't begin."""
        self.query_one("#notice", Words).say(str(error))

    def top_line(self) -> tuple[Content, Content]:
        """Return which page this is, and the case."""
        about = self.view.about
        heading = "Who will read it" if self._naming else self._pages[self._number][0]
        mark = words("PRACTICE   " if about.practice else "", "bold $place")
        return Content.assemble(mark, words(heading, "$place")), words(about.case, "$quiet")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys for the page in hand."""
        if self._naming:
            return (Key("Esc", "Back to the page", "menu"),)
        choosing = isinstance(self.focused, Choices)
        enter = "Choose" if choosing else "Next page" if not self._last else "Read on"
        if not choosing and self.query_one(Reading).more:
            enter = "Read on"
        kept = self.desk.seat.kept
        leave = "Menu" if kept else "Leave, nothing is kept"
        short = "Back" if self._number else leave.partition(",")[0]
        return (
            *((Key("Up and Down", "Move", "nothing", columns=80),) if choosing else ()),
            Key("Enter", enter, "next"),
            *((Key("R", "Readers by name", "readers", short="Readers"),) if self._readers else ()),
            *((Key("F1", "Help", "help", columns=USUAL),) if not choosing else ()),
            Key("Esc", "Back a page" if self._number else leave, "menu", short=short),
        )

    @property
    def _readers(self) -> bool:
        return bool(self.view.about.setting.readers)

    def action_next(self) -> None:
        """Enter, Ctrl+N: read on, turn the page, or choose."""
        if isinstance(self.focused, Choices):
            self.focused.action_choose()
        elif self._naming:
            self.action_menu()
        elif self.query_one(Reading).more:
            self.query_one(Reading).action_read_on()
        elif not self._last:
            self._turn(1)

    def help_parts(self) -> tuple[Part, ...]:
        """Return why there are pages before the first choice, and how they are turned."""
        readers = _BY_NAME if self._readers else ""
        return (Part(self.view.boxes[0].why, WHY), Part(f"{_TURNED} {readers}".strip()))

    def action_back(self) -> None:
        """Ctrl+B: back a page."""
        if self._number or self._naming:
            self.action_menu()

    def action_menu(self) -> None:
        """Esc: close the names; back a page; from the first, leave."""
        if self._naming:
            self._naming = False
            self._open()
        elif self._number:
            self._turn(-1)
        elif self.desk.seat.kept:
            super().action_menu()
        else:
            self.post_message(messages.StopWanted())

    def action_readers(self) -> None:
        """R: who will read it, by name."""
        self._naming = self._readers
        self._open()

    def action_places(self) -> None:
        """There is nowhere to go to before it has begun."""
        if self.desk.seat.kept:
            super().action_places()

    def _turn(self, by: int) -> None:
        self._number += by
        self._open()


def _pages(view: View, pages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the pages, each a heading for the top line and its text."""
    said, about = view.words, view.about
    setting, total = about.setting, len(pages)
    texts = list(pages)
    if about.mode is Mode.TALK:
        beside = said.get("reviewer_beside", "")
        texts[0] = f"Typed by {about.entered_by}. {beside}\n\n{texts[0]}"
    if setting.case is None:
        texts[0] = f"{said.get('no_invitation', '')}\n\n{texts[0]}"
    if not setting.moment:
        texts[-1] = f"{texts[-1]}\n\n{said.get('to_hand', '')}"
    numbered = [
        (f"Before you begin, {number} of {total}", text)
        for number, text in enumerate(texts, start=1)
    ]
    card = "" if about.told else "\n\n".join(setting.card)  # who asks doesn't see it unasked
    before = ((CONTENT, before_practice(setting)), ("Your part", card))
    return (*(one for one in before if one[1]), *numbered)


def _readers(view: View) -> Content:
    """Return the readers by name and service, a line each."""
    named = (
        f"{one.name}, {one.agency}" if one.agency else one.name
        for one in view.about.setting.readers
    )
    lines = [words("On the review team", "bold"), *(words(one) for one in named)]
    return Content("\n").join(lines)
