"""Comments after practice: a list, and under it the one in hand with the words that it is on.

The one decision: it is reached from practice alone, after the hand-over. A comment is on words; a
fuller answer shows only when it is asked for, so that one's own comes first (method.md 9).
"""

from __future__ import annotations

import textwrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from interview.practice.comment import Comment
from interview.practice.feedback import HEAD, ON_ASKING, Fuller, case_of, feedback, fuller
from interview.practice.on_account import words_at
from interview.tui import messages, presenter
from interview.tui.desk import Desk
from interview.tui.screens.base import ViewScreen
from interview.tui.widgets.frame import Key
from interview.tui.widgets.rows import Item, Rows
from interview.tui.widgets.text import Words

_NONE = "There is nothing to comment on yet. Comments come to what was said."
_BESIDE = "A fuller answer to the same question can be shown beside yours: press R."
_FEW = 26  # columns of somebody's words beside a title


class CommentsScreen(ViewScreen):
    """The comments, over the interview."""

    own_keys = True
    CSS_PATH = "../styles/comments.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,R", "fuller", show=False),
        Binding("ctrl+n,ctrl+j", "menu", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._record = desk.seat.record
        found = feedback(self._record, desk.seat.guide)
        self._there = fuller(case_of(self._record), self._record)
        self._comments = (*found.account, *found.asking)
        self._of_account = len(found.account)
        self._whole = False  # the answer that a comment is on is shown whole
        self._full = False  # a fuller answer is shown

    def compose_body(self) -> ComposeResult:
        """The list, and the one in hand."""
        yield Words(HEAD if self._comments else _NONE, classes="question")
        with VerticalScroll(id="list", can_focus=False):
            yield Rows(self._rows(), id="comments")
        with VerticalScroll(id="about", can_focus=False):
            for part in ("asked", "quote", "says", "attempt", "more", "fuller"):
                yield Words(id=part)

    def on_mount(self) -> None:
        """Begin at the first."""
        super().on_mount()
        rows = self.query_one(Rows)
        rows.focus()
        self.watch(rows, "at", self._turn, init=False)
        self.watch(self._about, "show_vertical_scrollbar", self._draw_keys, init=False)

    def draw(self) -> None:
        """Draw the frame, and the comment in hand."""
        super().draw()
        one = self._in_hand
        if one is None:
            return
        by = "Question" if one.place is None else "They said" if self._asked_about else "You wrote"
        quote = words_at(self._record, one.place) if self._whole and one.place else one.quote
        self._say("asked", one.asked, "$quiet")
        self._put("quote", (by, "$quiet"), (f'"{quote}"' if quote else "", "$ink"))
        self._say("says", one.says)
        self._put("attempt", ("One thing to try", "$quiet"), (one.attempt, "$ink"))
        self._say("more", _BESIDE if self._beside and not self._full else "", "$quiet")
        self._say("fuller", _told(self._beside) if self._beside and self._full else "")

    def top_line(self) -> tuple[Content, Content]:
        """Return what this is."""
        return presenter.whose(self.view.about), presenter.words("A made-up case", "$quiet")

    def foot_line(self) -> tuple[Content, Content]:
        """Return that none of it goes anywhere."""
        told = "Made-up people and places. This can't go into a real review."
        if self.narrow:
            told = "Made-up people and places."
        return presenter.line(("PRACTICE", "bold $place"), (told, "$quiet")), Content("")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        fuller_too = (Key("R", "Fuller answer", "fuller"),) if self._beside else ()
        return (
            *((Key("PgDn", "Read on", "more_help(1)"),) if self._longer else ()),
            Key("Up and Down", "Move", "nothing", columns=110),
            *((Key("Enter", "My whole answer", "whole", short="Mine"),) if self._place else ()),
            *fuller_too,
            Key("Ctrl+L", "Hide", "pause", columns=110),
            Key("Esc", "Back", "menu"),
        )

    def on_choices_chosen(self, message: Rows.Chosen) -> None:
        """Enter shows the whole answer that a comment is on; again, the sentence."""
        message.stop()
        self.action_whole()

    def action_whole(self) -> None:
        """Show the whole answer, or the sentence again."""
        self._whole = not self._whole
        self.draw()

    def action_fuller(self) -> None:
        """R: show a fuller answer to the same question, or put it away."""
        self._full = not self._full and self._beside is not None
        self.draw()
        if self._full:
            self._about.scroll_end(animate=False)

    def action_more_help(self, by: int) -> None:
        """Page Down and Page Up: the rest of what is said, or of the help that is open."""
        if self.helping:
            super().action_more_help(by)
            return
        self._about.scroll_relative(y=by * max(self._about.size.height - 1, 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take Page Down and Page Up, which the list doesn't need."""
        if action == "more_help" and not self.helping:
            return True
        return super().check_action(action, parameters)

    def action_nothing(self) -> None:
        """Up and Down are the list's own."""

    def action_menu(self) -> None:
        """Esc: back."""
        self.dismiss(None)

    def action_pause(self) -> None:
        """Ctrl+L: hide."""
        self.dismiss(messages.PauseWanted())

    def action_places(self) -> None:
        """There is one thing at a time: not from here."""

    # ------------------------------------------------------------------------------- how it goes

    @property
    def _about(self) -> VerticalScroll:
        return self.query_one("#about", VerticalScroll)

    @property
    def _longer(self) -> bool:
        return self._about.show_vertical_scrollbar

    @property
    def _in_hand(self) -> Comment | None:
        at = self.query_one(Rows).at
        return self._comments[at] if 0 <= at < len(self._comments) else None

    @property
    def _place(self) -> bool:
        return self._in_hand is not None and self._in_hand.place is not None

    @property
    def _asked_about(self) -> bool:
        return self.query_one(Rows).at >= self._of_account

    @property
    def _beside(self) -> Fuller | None:
        one = self._in_hand
        return self._there.get(one.place) if one is not None and one.place else None

    def _turn(self) -> None:
        self._whole = self._full = False
        self.draw()
        self._about.scroll_home(animate=False)

    def _rows(self) -> list[Item]:
        return [
            Item(
                str(number),
                one.title,
                head=ON_ASKING if number == self._of_account else "",
                number=f"{number + 1:>2}",
                beside="" if self.narrow else one.note or _few(one),
            )
            for number, one in enumerate(self._comments)
        ]

    def _say(self, part: str, text: str, style: str = "$ink") -> None:
        self._put(part, (text, style))

    def _put(self, part: str, *parts: tuple[str, str]) -> None:
        place = self.query_one(f"#{part}", Words)
        place.display = bool(parts[-1][0])
        place.say(presenter.line(*parts))


def _told(beside: Fuller) -> str:
    has = f"What it has: {beside.comment}" if beside.comment else ""
    return "\n\n".join(filter(None, ["A fuller answer", beside.text, has]))


def _few(one: Comment) -> str:
    """Return the first words that a comment is on, for a line of the list."""
    few = textwrap.shorten(one.quote, _FEW, placeholder=" ...")
    return f'"{few}"' if few else ""
