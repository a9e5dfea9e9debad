"""The interview: what a person does at a question, and what it asks of the core.

The one decision: whatever way somebody leaves a question, their words stay theirs. Next sends them
on; every other way keeps them as a draft, and puts them back when they return.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from interview.engine import typed
from interview.engine.typed import Command
from interview.model.taxonomy import AnswerState
from interview.tui import asked, messages, noted_from
from interview.tui.screens.noticing import NoticingPage
from interview.tui.screens.question_page import COPY
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.ask import Ask
from interview.tui.widgets.button import GoButton
from interview.tui.widgets.choices import Choices
from interview.tui.widgets.help import Help
from interview.tui.widgets.other_answers import OtherAnswers
from interview.tui.widgets.place_list import PlaceList

if TYPE_CHECKING:
    from interview.engine.intents import Intent

_BACK = "Back one. Your words are kept."
_NOTED = "Noted."
_SKIPPED = "Left for later."
_NOTE_KEPT = "Noted. It is with what you knew."


class InterviewScreen(NoticingPage):
    """Kind.QUESTIONS, and the follow-ups in between."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter,ctrl+j", "next", show=False),
        Binding("ctrl+b", "back", show=False),
        Binding("ctrl+o", "others", show=False),
        Binding("f2", "turn", show=False),
        Binding("f4", "note", show=False),
        Binding("tab", "tab(1)", show=False, priority=True),
        Binding("shift+tab", "tab(-1)", show=False, priority=True),
    ]

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep track of the question in hand, and bring it into sight."""
        ask = next((one for one in event.widget.ancestors if isinstance(one, Ask)), None)
        if ask is None:
            return
        for one in self.query(Ask):
            one.set_class(one is ask, "-in-hand")
        if len(self._asked) > 1:
            ask.scroll_visible(animate=False, top=True)
            self._draw_others()

    def on_ask_typed(self, event: Ask.Typed) -> None:
        """Words have changed: they are kept within a second."""
        from interview.tui.saver import Hand

        put = event.ask.put
        box = event.ask.box
        self.desk.saver.touch(Hand(put.place, put.follow_up, lambda: box.text, put.before))
        self.look_after_a_pause(event.ask)

    def on_ask_chosen(self, _: Ask.Chosen) -> None:
        """A choice alone goes on; on a page it is marked."""
        if len(self._asked) == 1:
            self.action_next()

    def on_answer_box_next(self, event: AnswerBox.Next) -> None:
        """Ctrl+N in a box."""
        event.stop()
        self.action_next()

    def on_go_button_pressed(self) -> None:
        """The button goes on, or tries again."""
        if self.standing.trouble is not None:
            self.action_save()
        else:
            self.action_next()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """A place of the list at the left."""
        event.stop()
        from interview.tui.screens.go_to import intent_for

        self.post_message(messages.Wanted(intent_for(self.desk.seat.contents[int(event.key)])))

    def on_other_answers_chosen(self, event: OtherAnswers.Chosen) -> None:
        """Another answer than words; or a copy elsewhere."""
        event.stop()
        if event.key == COPY:
            self.post_message(messages.CopyWanted())
        elif not self.noted_chosen(event.key):
            self._give_state(AnswerState(event.key))

    def on_other_answers_opened(self) -> None:
        """There is no room for the other answers: they get a screen."""
        from interview.tui.screens.others import OthersScreen

        ask = self._in_hand
        if ask is not None:
            self.app.push_screen(OthersScreen(self.desk, ask.put, ask.state), self._other)

    def _other(self, chosen: Message | None) -> None:
        from interview.tui.screens.others import Said

        if isinstance(chosen, Said):
            self._give_state(chosen.state)
        elif chosen is not None:
            self.post_message(chosen)

    def action_next(self) -> None:
        """Go on with what is given."""
        if self._apart:
            self._signpost = self.view.signpost
            self.draw()
            self._begin(confirm=False)  # that was said beside the signpost
            return
        ask = self._in_hand
        if ask is None:
            return
        said = typed.read(ask.box.text.strip(), ask.put.states)
        if said is not None and ask.box.display:
            self._asked_in_words(ask, said)
        else:
            if ask.box.display and typed.elsewhere(ask.box.text.strip(), self.view.other_answers):
                self._told = asked.IN_YOUR_WORDS
            self._send()

    def _send(self) -> None:
        from interview.engine import intents as do

        asks = list(self.query(Ask))
        if self.view.asking is not None:
            reply = asks[0].reply
            self._want(do.AnswerFollowUp(reply.text, reply.state))
        else:
            self._want(do.Answer(tuple(one.reply for one in asks)))

    def _give_state(self, state: AnswerState) -> None:
        from interview.engine import intents as do

        ask = self._in_hand
        if ask is None:
            return
        if len(self._asked) > 1:
            ask.say_state(None if ask.state is state else state)
            self._draw_others()
        elif self.view.asking is not None:
            says = next((one.says for one in ask.put.states if one.code is state), "")
            self._told = self._told or says or _NOTED
            self._want(do.AnswerFollowUp(ask.box.text, state))
        else:
            reply = do.Reply(ask.put.place, text=ask.box.text, state=state)
            self._want(do.Answer((reply,)))

    def _asked_in_words(self, ask: Ask, said: Command | AnswerState) -> None:
        """Do what was typed alone: the words of it are not an answer."""
        ask.box.put(ask.put.before)
        self.on_ask_typed(Ask.Typed(ask))
        if isinstance(said, AnswerState):
            self._give_state(said)
        elif said is Command.SKIP:
            self._told = _SKIPPED
            offered = {one.code for one in ask.put.states}
            later = AnswerState.COME_BACK_LATER
            self._give_state(later) if later in offered else self._send()
        else:
            self._command(said)

    def _command(self, said: Command) -> None:
        if said in (Command.WHY, Command.HELP):
            self.action_help()
        elif said is Command.DATES and self.view.dates:
            self.action_dates()
        elif said is Command.NOTE:
            self.action_note()
        elif said is Command.BACK:
            self.action_back()
        elif said is Command.PAGE:
            self.action_turn()
        elif (wanted := asked.message(said, self.view)) is not None:
            self.post_message(wanted)
        else:
            self.say(asked.refusal(said, self.view))

    def _want(self, intent: Intent) -> None:
        self.post_message(messages.Wanted(intent))

    def action_turn(self) -> None:
        """F2: the notes page, where this is on one."""
        if self.desk.seat.page is None:
            self.say(asked.NO_PAGE)
        else:
            self.post_message(messages.TurnWanted())

    def action_note(self) -> None:
        """F4: a note of something known, from the sentence in hand or the last one given."""
        ask = self._in_hand
        if ask is None or not noted_from.make(self, ask.put.place, ask.box, self._note_made):
            self.say(self.view.say("note_none"))

    def _note_made(self, wanted: Message | None) -> None:
        if wanted is not None:
            self._told = _NOTE_KEPT
            self.post_message(wanted)

    def action_choose(self) -> None:
        """Do what Enter does on a choice, for a click on it."""
        if (ask := self._in_hand) is not None:
            ask.choices.action_choose()

    def action_back(self) -> None:
        """Back one: navigation, never undo."""
        from interview.engine import intents as do

        self._told = _BACK
        self._want(do.Back())

    def action_tab(self, by: int) -> None:
        """Go round: the boxes, the button one Tab away, other answers, help, the list."""
        kinds = (AnswerBox, GoButton, OtherAnswers, Help, PlaceList)
        chain = [
            widget
            for kind in kinds
            for widget in self.focus_chain
            if isinstance(widget, kind) or (kind is AnswerBox and type(widget) is Choices)
        ]
        if chain:
            at = chain.index(self.focused) if self.focused in chain else -1
            self.set_focus(chain[(at + by) % len(chain)])

    def action_others(self) -> None:
        """Ctrl+O: to the other answers; while nothing can be saved, a copy elsewhere."""
        others = self.query_one(OtherAnswers)
        if self.standing.trouble is not None:
            super().action_others()
            return
        if not others.display:
            return
        if others.folded:
            self.on_other_answers_opened()
        else:
            others.focus()

    def action_help(self) -> None:
        """F1: why we ask, under the box; again closes it."""
        self._dating = False
        super().action_help()

    def action_dates(self) -> None:
        """Show the person's own dates where the help goes; they were asked for."""
        self.helping = self._dating = True
        self.draw()

    def action_menu(self) -> None:
        """Esc closes what is open, else opens the menu."""
        others = self.query_one(OtherAnswers)
        if self.noted is not None:
            self.keep_as_it_is()
        elif others.has_focus and (ask := self._in_hand) is not None:
            ask.take()
        else:
            super().action_menu()
