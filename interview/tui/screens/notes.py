"""Notes, line by line: a thing known, or a thing that shaped how the work went.

The one decision: a note is kept as soon as it is made, and the form is empty for the next one.
Ctrl+N on an empty form goes on; what is half written stays as a draft until it is kept.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import TextArea

from interview.engine import intents as do
from interview.engine import note_words, typed
from interview.engine.note_ranks import moved_down
from interview.engine.typed import Command
from interview.engine.view import View
from interview.errors import InterviewError
from interview.model.taxonomy import AnswerState, Form
from interview.tui import asked, presenter
from interview.tui.desk import Desk
from interview.tui.messages import Wanted
from interview.tui.saver import Hand
from interview.tui.screens.note_taking import SAY_WHAT
from interview.tui.screens.notes_begun import KEEP_FIRST, NotesBegun
from interview.tui.widgets.button import GoButton
from interview.tui.widgets.choice_line import ChoiceLine
from interview.tui.widgets.choices import Row
from interview.tui.widgets.frame import WIDE, Key
from interview.tui.widgets.note_form import Note, NoteForm
from interview.tui.widgets.noted import Noted
from interview.tui.widgets.other_answers import OtherAnswers
from interview.tui.widgets.text import Words

_NONE_YET = "Nothing noted yet. That's fine. Ctrl+N goes on."
_NOTED = "Noted."
_STAYS = "What is noted stays noted. Ctrl+N goes on."
_NO_NOTE = "That is not a note. Ctrl+N goes on without one."


class NotesScreen(NotesBegun):
    """One question that takes notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+enter", "next", show=False),
        Binding("ctrl+b", "back", show=False),
        Binding("ctrl+o", "others", show=False),
        Binding("f4", "from_own", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._taken: tuple[int, Note] | None = None  # the note taken out last
        self._after = ""  # what to say once what was asked of the core is done

    def compose_body(self) -> ComposeResult:
        """Question, form, what is noted, and the other answers."""
        yield Words(id="lead", classes="quiet")
        yield Words(id="asked", classes="question")
        yield Words(id="hint", classes="quiet")
        yield Words(id="own", classes="quiet")
        yield NoteForm(self.view, self._box, self.desk.seat.signs)
        yield Words(id="told", classes="quiet")
        with Horizontal(id="noted"):
            yield Words(id="noted-label", classes="label")
            with VerticalScroll(id="noted-list", can_focus=False):
                yield Noted(id="notes", in_hand=False)
        with Horizontal(id="ways"):
            yield OtherAnswers(id="others")
            yield GoButton("Keep note", id="go")

    def on_mount(self) -> None:
        """Go on with a note that was begun, or begin one."""
        super().on_mount()
        draft = self.desk.saver.draft(self._box.place)
        self.call_after_refresh(self._begin, {}, draft or "")

    def show(self, view: View) -> None:
        """Show the notes as they are now, or another question that takes notes."""
        another = view.boxes[0].place != self._box.place
        self.view = view
        if another:
            self._opened = self._taken = None
            self.refresh(recompose=True)
            self.call_after_refresh(self.on_mount)
            return
        self.draw()
        if self._after:
            if self._after == _NOTED:
                self._begin({}, "")
            elif not self._made:
                self.form.begin()  # the list they stood on is gone
            self.tell(self._after)
            self._after = ""

    def draw(self) -> None:
        """Draw the question and what is noted."""
        super().draw()
        box, made = self._box, self._made
        self.query_one("#lead", Words).say("" if self.short else self._lead())
        helped = self.view.say("factor_helped_ask") if self._asks_for_help else ""
        self.query_one("#asked", Words).say(helped or box.asked)
        own = next(iter(self._own), None)
        words = f'{self.view.say("factor_own")} "{own.text}"' if own is not None else ""
        self.query_one("#own", Words).say(presenter.first_lines(words, self.columns, 2))
        self.query_one("#hint", Words).say("" if self.short else box.hint)
        self.query_one("#noted-label", Words).say("Noted so far" if made else " ")
        rows = [Row(str(n), f"{n + 1}  {note_words.said(one)}") for n, one in enumerate(made)]
        notes = self.query_one(Noted)
        if tuple(rows) != notes.rows:
            notes.list(rows)
        self.query_one("#noted").display = bool(made)
        others = self.query_one(OtherAnswers)
        given = str(box.given.state) if box.given else None
        others.show([] if made else [(str(one.code), one.label) for one in box.states], given)
        self._name_the_button()

    def _lead(self) -> str:
        if self._box.form is Form.FACTORS:
            return f"{self.view.where}, note {len(self._made) + 1}"
        return self.view.part

    def keys(self) -> tuple[Key, ...]:
        """Return the keys for what is in hand."""
        if isinstance(self.focused, Noted):
            return (
                Key("Enter", "Open", "open"),
                Key("X", "Take out", "take_out"),
                Key("U", "Put back", "put_back", columns=80),
                Key("Ctrl+N", "Go on", "next"),
                Key("Esc", "Menu", "menu"),
            )
        keep = "Go on" if self.form.is_mounted and self._idle else "Keep note"
        return (
            Key("Ctrl+N", keep, "next"),
            Key("Tab", "Next line", "next_line"),
            *((Key("F4", "Use your words", "from_own", short="Use"),) if self._own else ()),
            Key("Left and Right", "Choose", "nothing", columns=WIDE if self._own else 80),
            Key("F1", "Why we ask" if self.wide else "Why", "help", columns=80 if self._own else 0),
            Key("Esc", "Menu", "menu"),
        )

    @property
    def _idle(self) -> bool:
        return self._opened is None and self.form.empty

    # ---------------------------------------------------------------------------- what is typed

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Keep the words in hand, as far as a note begins with them."""
        if message.text_area.id in ("f-what", "f-how") and self._opened is None:
            hand = Hand(self._box.place, follow_up=False, read=lambda: self.form.words)
            self.desk.saver.touch(hand)
        self._name_the_button()

    def on_choice_line_changed(self, message: ChoiceLine.Changed) -> None:
        """A choice may call for a line under it."""
        message.stop()
        self.form.show_lines()
        self._name_the_button()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Another line is in hand: ask what the one before calls for, and name the keys."""
        if self.form.is_mounted and not isinstance(event.widget, Noted):
            self.form.reveal()
            self._prefer()
        self._name_the_button()

    def on_other_answers_chosen(self, message: OtherAnswers.Chosen) -> None:
        """Another answer than a note."""
        message.stop()
        state = AnswerState(message.key)
        self.post_message(Wanted(do.Answer((do.Reply(self._box.place, state=state),))))

    def on_choices_chosen(self, message: Noted.Chosen) -> None:
        """Open a kept note to change it, unless there is one in the form that isn't kept."""
        message.stop()
        kept = self._made[self._opened] if self._opened is not None else {}
        if _written(kept) != _written(self.form.note):
            self.tell(KEEP_FIRST)
            return
        self._opened = int(message.key)
        self._begin(self._made[self._opened], "")

    def action_next(self) -> None:
        """Keep the note in hand; go on where there is none."""
        if (reading := self.form.reveal()) is not None:
            reading.focus()
        elif self.form.ask_around():
            self.tell(self.view.say("factor_around_ask"))
        elif self._idle and self._offers_help:
            self._helping = True
            self._begin({}, "")
            self.draw()
        elif self._idle:
            reply = do.Reply(self._box.place, value=self._made or None)
            self.post_message(Wanted(do.Answer((reply,))))
        elif not self._asked_in_words(self.form.note):
            self._keep(self.form.note)

    def _asked_in_words(self, note: Note) -> bool:
        """Do what was typed alone in place of a note; return whether that was so."""
        what = note.get("what") if set(note) == {"what"} and self._opened is None else None
        said = typed.read(str(what), self.view.other_answers) if what else None
        if said is None:
            return False
        self._begin({}, "")
        self.desk.saver.answered((self._box.place, False))
        if said in (Command.WHY, Command.HELP):
            self.action_help()
        elif said is Command.BACK:
            self.action_back()
        elif said is Command.NOTE:
            self.action_from_own()
        elif isinstance(said, AnswerState) or said is Command.SKIP:
            self._say_otherwise(said)
        elif (wanted := asked.message(said, self.view)) is not None:
            self.post_message(wanted)
        else:
            self.tell(asked.refusal(said, self.view))
        return True

    def _say_otherwise(self, said: AnswerState | Command) -> None:
        """Give another answer than a note, where it is offered and nothing is noted."""
        state = AnswerState.COME_BACK_LATER if said is Command.SKIP else said
        offered = {one.code for one in self._box.states}
        if self._made or state not in offered:
            self.tell(_STAYS if self._made else _NO_NOTE)
        else:
            reply = do.Reply(self._box.place, state=AnswerState(state))
            self.post_message(Wanted(do.Answer((reply,))))

    def _keep(self, note: Note) -> None:
        if not any(letter.isalnum() for letter in str(note.get("what", ""))):
            self.form.begin()
            self.tell(SAY_WHAT)
            return
        made = self._made
        if self._opened is None:
            episode = self._from.episode if self._from is not None else None
            made.append({"episode": episode, **note} if episode else note)
            at = len(made) - 1
        else:
            at = self._opened
            made[at] = note
        self._have(moved_down(made, at), _NOTED)

    def _have(self, made: list[Note], after: str) -> None:
        self._after = after
        reply = do.Reply(self._box.place, value=made)
        self.post_message(Wanted(do.Answer((reply,), stay=True)))

    def refused(self, error: InterviewError) -> None:
        """Say it under the form; what is in it stays."""
        self._after = ""
        self.tell(str(error))

    def action_take_out(self) -> None:
        """Take the note in hand off the list."""
        notes, made = self.query_one(Noted), self._made
        if notes.key is not None and notes.has_focus:
            at = int(notes.key)
            self._taken = (at, made.pop(at))
            if self._opened is not None:  # it was in the form, or its number has changed
                self._begin({}, "")
                notes.focus()
            told = "Taken out. U puts it back." if made else "Taken out."
            self._have(made, told)

    def action_put_back(self) -> None:
        """Put the note back that was taken out last."""
        if self._taken is not None:
            at, note = self._taken
            self._taken = None
            made = self._made
            made.insert(at, note)
            self._have(made, "Put back.")

    def action_open(self) -> None:
        """Open the note in hand."""
        self.query_one(Noted).action_choose()

    def action_others(self) -> None:
        """Ctrl+O: the other answers, or what is noted."""
        if self.standing.trouble is not None:
            super().action_others()
            return
        others = self.query_one(OtherAnswers)
        self.query_one(Noted).focus() if self._made else others.focus()

    def action_back(self) -> None:
        """Ctrl+B: the step before."""
        self.post_message(Wanted(do.Back()))

    # ------------------------------------------------------------------------------- how it goes

    def _begin(self, note: Note, what: str) -> None:
        if not note:
            self._opened = self._from = None
        self.form.put(note, what=what)
        self.form.scroll_home(animate=False)
        self.form.begin()
        self.tell("" if self._made or note or what or self.short else _NONE_YET)
        self._name_the_button()

    def _name_the_button(self) -> None:
        if self.form.is_mounted:
            self.query_one(GoButton).call("Next" if self._idle else "Keep note")
            if self._said == _NONE_YET and not self._idle:
                self.tell("")  # something is being noted, and Ctrl+N keeps it
            self._draw_keys()

    def foot_line(self) -> tuple[Content, Content]:
        """Whom to turn to; whose words "I" is, where somebody types for another, else the part."""
        left, _ = super().foot_line()
        told = self.view.own_voice or self.view.part
        return left, presenter.words("" if self.narrow else told, "$quiet")


def _written(note: Note) -> Note:
    """Return what is in a note."""
    return {field: given for field, given in note.items() if given not in ("", None, [], ())}
