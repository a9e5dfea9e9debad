"""The interview: one question (or a page of boxes) at a time, drawn in place.

The one decision: whatever way somebody leaves a question, their words stay theirs. Next sends them
on; every other way keeps them as a draft, and puts them back when they return.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message

from interview.engine import intents as do
from interview.engine import typed
from interview.engine.typed import Command
from interview.engine.view import View
from interview.errors import InterviewError
from interview.model.taxonomy import AnswerState
from interview.tui import messages, presenter
from interview.tui.put import Put, puts
from interview.tui.saver import Hand
from interview.tui.screens.base import ViewScreen
from interview.tui.screens.go_to import intent_for
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.ask import Ask
from interview.tui.widgets.button import GoButton
from interview.tui.widgets.choices import Choices
from interview.tui.widgets.frame import WIDE, Key
from interview.tui.widgets.help import Help
from interview.tui.widgets.lead import Lead
from interview.tui.widgets.other_answers import OtherAnswers
from interview.tui.widgets.place_list import PlaceList
from interview.tui.widgets.text import Words

_BOX, _SHORT_BOX = 8, 6  # rows that the box keeps; fewer in a short window
_BACK = "Back one. Your words are kept."
_DRAFT = "Your words are here as you left them."
_CLEANED = "Some hidden marks were left out of what you pasted. All the words are here."
_SKIPPED = "Left for later."


class InterviewScreen(ViewScreen):
    """Kind.QUESTIONS, and the follow-ups in between."""

    CSS_PATH = "../styles/interview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter,ctrl+j", "next", show=False),
        Binding("ctrl+b", "back", show=False),
        Binding("ctrl+o", "others", show=False),
        Binding("tab", "tab(1)", show=False),
        Binding("shift+tab", "tab(-1)", show=False),
    ]

    _helping = False
    _signpost = ""  # the one that has been read on a page of its own
    _told = ""  # what to say at the next question
    _asked: tuple[Put, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The list and the help at the left of a wide window, the question beside them."""
        self._asked = puts(self.view)
        if any(self._drafted(put) is not None for put in self._asked):
            self._signpost = self.view.signpost  # it was read before those words were typed
        with Horizontal(id="sides"):
            yield PlaceList(id="places", in_hand=False)
            yield Help(id="help-side")
            with Vertical(id="main"):
                yield Words(id="where")
                yield Lead(id="lead")
                yield Words(id="signpost")
                with VerticalScroll(id="asks", can_focus=False):
                    for put in self._asked:
                        yield Ask(put, self._words(put))
                yield Help(id="help")
                yield Words(id="notice", classes="quiet")
                with Horizontal(id="ways"):
                    yield OtherAnswers(id="others")
                    yield GoButton("Next", id="go")

    def on_mount(self) -> None:
        """Draw, say where words were put back, and take the first box in hand."""
        super().on_mount()
        self._begin()

    async def on_resize(self) -> None:
        """Draw again at the new size."""
        if self.is_mounted:
            self.draw()

    # What is shown

    def show(self, view: View) -> None:
        """Show another moment in the same widgets, so that nothing flashes."""
        self._helping = False
        self.view = view
        self._asked = puts(view)
        asks = list(self.query(Ask))
        for ask, put in zip(asks, self._asked, strict=False):
            ask.show(put, self._words(put))
        for ask in asks[len(self._asked) :]:
            ask.remove()
        more = [Ask(put, self._words(put)) for put in self._asked[len(asks) :]]
        if more:
            self.query_one("#asks").mount_all(more)
        self.query_one("#asks").scroll_home(animate=False)
        self.draw()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        told, self._told = self._told, ""
        drafted = any(self._drafted(put) is not None for put in self._asked)
        self.say(told or (_DRAFT if drafted else ""))
        if self._apart:
            self.query_one(GoButton).focus()
        elif found := self.query(Ask):
            found.first(Ask).take()

    def _drafted(self, put: Put) -> str | None:
        return self.desk.saver.draft(put.place, follow_up=put.follow_up)

    def _words(self, put: Put) -> str:
        draft = self._drafted(put)
        return put.text if draft is None else draft

    def draw(self) -> None:
        """Draw everything but the boxes, at the size there is."""
        super().draw()
        paged = len(self._asked) > 1
        self.query_one("#asks").set_class(paged, "-page")
        self.query_one("#where", Words).say(presenter.where(self.view) if self.wide else "")
        self._draw_others()
        self._draw_lead()
        self._draw_sides()
        self.query_one(GoButton).call(
            "Try again" if self.standing.trouble else "Go on" if self._apart else "Next"
        )

    def _draw_others(self) -> None:
        ask = self._in_hand
        others = self.query_one(OtherAnswers)
        put = ask.put if ask is not None else self._asked[0]
        offered = [(str(one.code), one.label) for one in put.states]
        chosen = ask.state if ask is not None else put.state
        if (tuple(offered), chosen) != (others.offered, others.chosen):
            others.show(offered, str(chosen) if chosen else None)
        others.display = bool(offered) and not self._apart

    def _draw_lead(self) -> None:
        lead = self.query_one(Lead)
        signpost = self.query_one("#signpost", Words)
        apart = self._apart
        signpost.say(self.view.signpost if apart else "")
        self.query_one("#asks").display = not apart
        if apart or self._squeezed:
            lead.say("")
            return
        asking = self.view.asking
        above = self.view.noted
        if self.view.signpost and self.view.signpost != self._signpost:
            above = self.view.signpost
        said = asking.said if asking is not None else self.view.said
        lead.show(said=said, lead=above, width=self.columns, rows=self._rows_for_lead)

    def _draw_sides(self) -> None:
        places = self.query_one(PlaceList)
        places.display = self.wide and not self._helping
        if self.wide:
            places.show_places(self.desk.seat.contents, self.view.part)
        self.set_class(self._squeezed, "-helping")
        ask = self._in_hand
        for name, shown in (("#help", self._squeezed), ("#help-side", self._helping and self.wide)):
            help_ = self.query_one(name, Help)
            help_.display = shown
            if shown:
                put = ask.put if ask is not None else self._asked[0]
                help_.show(put, self.view.about.setting.memory_aid, hint=self.short)

    @property
    def columns(self) -> int:
        """How many columns a line of text has."""
        return min(self.app.size.width - (2 if self.narrow else 4), 76)

    @property
    def _squeezed(self) -> bool:
        """Whether help takes the rows under the box."""
        return self._helping and not self.wide

    @property
    def _apart(self) -> bool:
        """Whether a signpost has a page of its own: the box would not keep its rows beside it."""
        signpost = self.view.signpost
        if not signpost or signpost == self._signpost:
            return False
        return len(presenter.wrapped(signpost, self.columns)) >= self._rows_for_lead

    @property
    def _rows_for_lead(self) -> int:
        """How many rows are left above the question once the box has its own."""
        put = self._asked[0]
        asked = len(presenter.wrapped(put.asked, self.columns))
        hint = 0 if self.short else len(presenter.wrapped(put.hint, self.columns))
        others = self.query_one(OtherAnswers)
        around = (4 if self.short else 7) + (4 if self.wide else 0)
        around += 1 if others.folded else max(others.rows(self.columns - 10), 1)
        thanks = 1 if put.thanks else 0
        box = _SHORT_BOX if self.short else _BOX
        return self.app.size.height - around - asked - hint - thanks - box

    def foot_line(self) -> tuple[Content, Content]:
        """Return whom to turn to, and the part of the moment in hand."""
        left, _ = super().foot_line()
        part = "" if self.narrow or self.wide else self.view.part
        return left, presenter.words(part, "$quiet")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        hide = Key("Ctrl+L", "Hide", "pause")
        menu = Key("Esc", "Menu", "menu")
        if self._helping:
            close = Key("F1 or Esc", "Close help", "menu")
            return (close, Key("Ctrl+N", "Next", "next"))
        if self.standing.trouble is not None:
            again = Key("Ctrl+S", "Try again", "save")
            return (again, hide, Key("F1", "Help", "help"), menu)
        first = Key("Ctrl+N", "Go on" if self._apart else "Next", "next")
        if not self._apart and self._asked[0].choices and len(self._asked) == 1:
            first = Key("Enter", "Choose", "choose")
        return (
            first,
            Key("Ctrl+B", "Back", "back", columns=80),
            Key("Ctrl+G", "Go to", "places", columns=WIDE),
            hide,
            Key("F1", "Why we ask", "help", short="Why"),
            menu,
        )

    def say(self, text: str) -> None:
        """Say something under the box, until the next question."""
        notice = self.query_one("#notice", Words)
        notice.say(text)
        notice.display = True  # its row stays, so that nothing shifts

    def refused(self, error: InterviewError) -> None:
        """Say why something wasn't done, near where it was asked."""
        self._told = ""
        self.say(str(error))

    # What the person does

    @property
    def _in_hand(self) -> Ask | None:
        """The question in hand: the one last focused, else the first."""
        asks = list(self.query(Ask))
        return next((one for one in asks if one.has_class("-in-hand")), asks[0] if asks else None)

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
        put = event.ask.put
        box = event.ask.box
        self.desk.saver.touch(Hand(put.place, put.follow_up, lambda: box.text, put.before))

    def on_ask_chosen(self, _: Ask.Chosen) -> None:
        """A choice alone goes on; on a page it is marked."""
        if len(self._asked) == 1:
            self.action_next()

    def on_answer_box_next(self, event: AnswerBox.Next) -> None:
        """Ctrl+N in a box."""
        event.stop()
        self.action_next()

    def on_answer_box_cleaned(self, event: AnswerBox.Cleaned) -> None:
        """Say that something that can't be kept was left out of a paste."""
        event.stop()
        self.say(_CLEANED)

    def on_go_button_pressed(self) -> None:
        """The button goes on, or tries again."""
        if self.standing.trouble is not None:
            self.action_save()
        else:
            self.action_next()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """A place of the list at the left."""
        event.stop()
        self.post_message(messages.Wanted(intent_for(self.desk.seat.contents[int(event.key)])))

    def on_other_answers_chosen(self, event: OtherAnswers.Chosen) -> None:
        """Another answer than words."""
        event.stop()
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
            self._begin()
            return
        ask = self._in_hand
        if ask is None:
            return
        said = typed.read(ask.box.text.strip(), ask.put.states)
        if said is not None and ask.box.display:
            self._asked_in_words(ask, said)
        else:
            self._send()

    def _send(self) -> None:
        asks = list(self.query(Ask))
        if self.view.asking is not None:
            reply = asks[0].reply
            self._want(do.AnswerFollowUp(reply.text, reply.state))
        else:
            self._want(do.Answer(tuple(one.reply for one in asks)))

    def _give_state(self, state: AnswerState) -> None:
        ask = self._in_hand
        if ask is None:
            return
        if len(self._asked) > 1:
            ask.say_state(None if ask.state is state else state)
            self._draw_others()
        elif self.view.asking is not None:
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
            self._command(said, ask.put)

    def _command(self, said: Command, put: Put) -> None:
        if said in (Command.WHY, Command.HELP, Command.DATES):
            self.action_help()
        elif said is Command.BACK:
            self.action_back()
        elif said is Command.DEEPER:
            if put.place.episode is not None:
                self._want(do.GoDeeper(put.place.episode))
        else:
            self.post_message(
                {
                    Command.PAUSE: messages.PauseWanted,
                    Command.STOP: messages.StopWanted,
                    Command.READ_BACK: lambda: messages.Wanted(do.ReadBack()),
                    Command.GO_TO: messages.GoToWanted,
                    Command.UNSAFE: messages.RiskWanted,
                }[said]()
            )

    def _want(self, intent: do.Intent) -> None:
        self.post_message(messages.Wanted(intent))

    def action_choose(self) -> None:
        """Do what Enter does on a choice, for a click on it."""
        if (ask := self._in_hand) is not None:
            ask.choices.action_choose()

    def action_back(self) -> None:
        """Back one: navigation, never undo."""
        self._told = _BACK
        self._want(do.Back())

    def action_tab(self, by: int) -> None:
        """Go round: the boxes, the button (one Tab from the last), other answers, help, the list."""
        kinds = (AnswerBox, GoButton, OtherAnswers, Help, PlaceList)
        chain = [
            widget
            for kind in kinds
            for widget in self.focus_chain
            if isinstance(widget, kind) or (kind is AnswerBox and type(widget) is Choices)
        ]
        if chain:
            at = chain.index(self.focused) if self.focused in chain else -1
            chain[(at + by) % len(chain)].focus()

    def action_others(self) -> None:
        """Ctrl+O: to the other answers."""
        others = self.query_one(OtherAnswers)
        if not others.display:
            return
        if others.folded:
            self.on_other_answers_opened()
        else:
            others.focus()

    def action_help(self) -> None:
        """F1: why we ask, under the box; again closes it."""
        self._helping = not self._helping
        self.draw()

    def action_menu(self) -> None:
        """Esc closes what is open, else opens the menu."""
        others = self.query_one(OtherAnswers)
        if self._helping:
            self.action_help()
        elif others.has_focus and (ask := self._in_hand) is not None:
            ask.take()
        else:
            super().action_menu()
