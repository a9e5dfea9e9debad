"""The notes page: what somebody does on it, and what it asks of the core.

The one decision: what is written in a corner is a draft while it is in hand, and an answer once the
page is left, by whatever way; only going on leaves the other corners blank.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer

from interview.engine import intents as do
from interview.engine import typed
from interview.engine.typed import Command
from interview.model.taxonomy import AnswerState, Form
from interview.tui import asked, messages, noted_from
from interview.tui.saver import Hand
from interview.tui.screens.go_to import intent_for
from interview.tui.screens.noticing import PAUSE
from interview.tui.screens.page_noticing import PageNoticing
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.choices import Choices
from interview.tui.widgets.corner import Corner

_NO_OTHERS = "There is nothing else to choose here."
_NOTED = "Noted."
_NO_OFFER = "Nothing is offered just now."


class PageScreen(PageNoticing):
    """A moment, or a stage, as corners filled in any order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter,ctrl+j", "next", show=False),
        Binding("ctrl+b", "back", show=False),
        Binding("ctrl+o", "others", show=False),
        Binding("f2", "turn", show=False),
        Binding("f3", "take_up", show=False),
        Binding("f4", "note", show=False),
        Binding("tab", "tab(1)", show=False, priority=True),
        Binding("shift+tab", "tab(-1)", show=False, priority=True),
    ]

    _pause: Timer | None = None

    # ---------------------------------------------------------------------------- what is written

    def on_corner_changed(self, message: Corner.Changed) -> None:
        """Words are kept within a second; after a pause something may be offered."""
        message.stop()
        corner, put = message.corner, message.corner.put
        box = corner.box
        if not put.choices:
            self.desk.saver.touch(Hand(put.place, put.follow_up, lambda: box.text, put.before))
        self.fit()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, lambda: self._pause_came(corner))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Bring the corner in hand into sight, and look at the one that was left."""
        before, self.last = self.last, self.corner_of(event.widget) or self.last
        if before is not None and before is not self.last and before.is_attached:
            self._leave(before)
        self.fit()
        if self.last is not None:
            self.call_after_refresh(self.last.scroll_visible, animate=False)

    def on_descendant_blur(self) -> None:
        """Show that none is in hand."""
        self.fit()

    def _leave(self, corner: Corner) -> None:
        self._read_alone(corner)
        if corner.given and not corner.put.follow_up and self.desk.seat.is_heavy(corner.reply):
            self.want(do.KeepPage((corner.reply,)))  # words of support come before anything else
        else:
            self._look(corner)

    def _read_alone(self, corner: Corner) -> None:
        """Take another answer than words where it was typed alone."""
        said = typed.read(corner.box.text.strip(), corner.put.states)
        if isinstance(said, AnswerState) and corner.touched:
            corner.box.put("")
            corner.say_state(said)
        elif typed.elsewhere(corner.box.text.strip(), self.view.other_answers) and corner.touched:
            self.say(asked.IN_YOUR_WORDS)

    def _pause_came(self, corner: Corner) -> None:
        """Look at a corner; where a word may be half written there, after as long again."""
        if self.view.about.practice and corner.is_attached and corner.box.mid_word:
            self._pause = self.set_timer(PAUSE, lambda: self._look(corner))
        else:
            self._look(corner)

    def _look(self, corner: Corner) -> None:
        """Note how a corner's words are put, in practice; else offer what may be asked about it."""
        if corner.is_attached and self.notice(corner):
            return
        if corner.is_attached and not corner.put.follow_up and corner.filled:
            found = self.desk.seat.offer(corner.reply)
            taken = {(one.put.place, one.put.follow_up) for one in self.corners}
            if found is not None and (found.place, found.follow_up) not in taken:
                self.offer(found)

    def on_answer_box_next(self, event: AnswerBox.Next) -> None:
        """Ctrl+N in a corner."""
        event.stop()
        self.action_next()

    def on_go_button_pressed(self) -> None:
        """The button goes on, or tries again."""
        if self.standing.trouble is not None:
            self.action_save()
        else:
            self.action_next()

    # ------------------------------------------------------------------------- where it leads to

    def action_next(self) -> None:
        """Go on to the next page; or do what was typed alone."""
        if self.apart:
            self.read_on()
            return
        corner = self.in_hand
        said = typed.read(corner.box.text.strip(), corner.put.states) if corner else None
        if corner is not None and isinstance(said, Command) and corner.touched:
            self._command(corner, said)
            return
        if corner is not None:
            self._read_alone(corner)
        self.keep("next")

    def action_back(self) -> None:
        """Back to the page before: navigation, never undo."""
        self.keep("back")

    def keep(
        self, then: Literal["stay", "next", "back"] = "stay", *, besides: Corner | None = None
    ) -> None:
        """Have what is written kept as answers, but for the corner `besides`, which is in hand."""
        given = [one for one in self.corners if one is not besides and self._counts(one, then)]
        replies = tuple(one.reply for one in given if not one.put.follow_up)
        followed = tuple(
            do.FollowedUp(one.put.place, one.probe, one.put.asked, one.box.text)
            for one in given
            if one.put.follow_up and one.box.text.strip()
        )
        if replies or followed or then != "stay":
            self.want(do.KeepPage(replies, followed, then))

    def _counts(self, corner: Corner, then: str) -> bool:
        return corner.given and (corner.touched or then == "next")

    def want(self, intent: do.Intent) -> None:
        """Ask the core for something."""
        self.post_message(messages.Wanted(intent))

    def action_turn(self) -> None:
        """F2: the question of the corner in hand alone, with what is being written in it."""
        corner = self.in_hand
        self.keep(besides=corner)
        if corner is not None and not corner.put.follow_up:
            self.want(do.GoTo(corner.put.place))
        self.post_message(messages.TurnWanted())

    def action_take_up(self) -> None:
        """F3: room for what comes of what is offered; a form of its own is gone to."""
        offered = self.offered
        if offered is None:
            self.say(_NO_OFFER)
        elif offered.form is Form.NARRATIVE:
            self.take_up(offered)
        else:
            self.keep()
            self.want(do.GoTo(offered.place))

    def action_note(self) -> None:
        """F4: a note of something known, from the sentence in hand in a corner."""
        corner = self.in_hand
        if corner is None or not noted_from.make(
            self, corner.put.place, corner.box, self._note_made
        ):
            self.say(self.view.say("note_none"))

    def _note_made(self, wanted: Message | None) -> None:
        if wanted is not None:
            self.post_message(wanted)
            self.say(_NOTED)

    def action_others(self) -> None:
        """Ctrl+O: the other answers, for the corner in hand."""
        from interview.tui.screens.others import OthersScreen

        corner = self.in_hand
        if self.standing.trouble is not None:
            super().action_others()
        elif corner is None or not corner.put.states:
            self.say(_NO_OTHERS)
        else:
            self.app.push_screen(OthersScreen(self.desk, corner.put, corner.state), self._other)

    def _other(self, chosen: Message | None) -> None:
        from interview.tui.screens.others import Said

        corner = self.in_hand
        if isinstance(chosen, Said) and corner is not None:
            corner.say_state(None if corner.state is chosen.state else chosen.state)
        elif chosen is not None and not isinstance(chosen, Said):
            self.post_message(chosen)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """A place of the list at the left."""
        event.stop()
        self.keep()
        self.want(intent_for(self.places[int(event.key)]))

    def action_places(self) -> None:
        """Ctrl+G: what is written is kept first."""
        self.keep(besides=self.written)
        super().action_places()

    def action_menu(self) -> None:
        """Esc: the menu; what is written is kept first."""
        if self.noted is not None:
            self.keep_as_it_is()
        else:
            self.keep(besides=self.written)
            super().action_menu()

    def action_tab(self, by: int) -> None:
        """Go round the corners, the button and the list.

        At once, before the next key is given to anything: what is typed then is for the new corner.
        """
        chain = [one for one in self.focus_chain if not isinstance(one, AnswerBox) or one.display]
        if chain:
            at = chain.index(self.focused) if self.focused in chain else -1
            self.set_focus(chain[(at + by) % len(chain)])

    def _command(self, corner: Corner, said: Command) -> None:
        """Do what was typed alone in a corner: the words of it are not an answer."""
        corner.box.put(corner.put.before)
        corner.touched = False
        self.desk.saver.touch(
            Hand(corner.put.place, corner.put.follow_up, lambda: corner.box.text, corner.put.before)
        )
        if said in (Command.WHY, Command.HELP) or (said is Command.DATES and self.view.dates):
            self.action_help()
        elif said is Command.NOTE:
            self.action_note()
        elif said is Command.BACK:
            self.action_back()
        elif said is Command.SKIP:
            corner.say_state(AnswerState.COME_BACK_LATER)
        elif said is Command.PAGE:
            self.action_turn()
        elif (wanted := asked.message(said, self.view)) is not None:
            self.keep(besides=None if said is Command.DEEPER else self.written)
            self.post_message(wanted)
        else:
            self.say(asked.refusal(said, self.view))
