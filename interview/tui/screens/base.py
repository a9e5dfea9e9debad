"""What every screen has: the frame, the keys that work everywhere, NOT SAVED when it is true.

A screen of the interview is made by giving a subclass a body (`compose_body`), what it shows of a
View (`show`) and the keys in its foot (`keys`). It posts messages (tui.messages) and does nothing
itself; the app answers with a new View.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, TextArea

from interview.errors import InterviewError
from interview.tui import messages, presenter
from interview.tui.helpful import Part, in_hand
from interview.tui.widgets.frame import WIDE, Key, Keys, Rule, SplitLine, SupportLine
from interview.tui.widgets.help import Help
from interview.tui.widgets.text import Words

if TYPE_CHECKING:
    from interview.engine.view import View
    from interview.tui.desk import Desk
    from interview.tui.saver import Standing


_CLEANED = "Some hidden marks were left out of what you pasted."
TROUBLE = (  # the keys that count while nothing can be saved
    Key("Ctrl+S", "Try again", "save"),
    Key("Ctrl+O", "Keep a copy", "others", short="Copy"),
    Key("Ctrl+L", "Hide", "pause"),
    Key("Esc", "Menu", "menu"),
)
_WITH_HELP = ("Enter", "Ctrl+N", "Ctrl+S")  # the keys that the foot still names beside help
_LIST = Part(
    "Up and Down move, Enter chooses, Esc goes back. Nothing is lost by looking: what you have "
    "written is kept."
)


class FrameScreen(Screen[Message]):
    """Top line, body, rule, foot."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-usual"), (110, "-wide"), (130, "-broad")]  # noqa: RUF012 - as textual has it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 - as textual has it
    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", show=False),
        Binding("pagedown", "more_help(1)", show=False, priority=True),
        Binding("pageup", "more_help(-1)", show=False, priority=True),
    ]

    helping = False  # whether help is open

    def dismiss(self, result: Message | None = None) -> AwaitComplete:
        """Leave, once: of two keys that both leave, the second would close what lay under this."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def compose(self) -> ComposeResult:
        """The frame round the body."""
        with Vertical(id="frame"):
            yield SplitLine(id="top")
            yield Words(id="not-saved")
            with Vertical(id="body"):
                yield from self.compose_body()
            yield from self.compose_help()
            yield Rule()
            yield SupportLine(id="support")
            yield Keys(id="keys")

    def compose_body(self) -> ComposeResult:
        """What is between the top line and the rule."""
        yield from ()

    def compose_help(self) -> ComposeResult:
        """Where help opens, unless the body has a place for it."""
        yield Help(id="help-under")

    def on_mount(self) -> None:
        """Draw the first time; name the key that reads on as soon as help is known to be longer."""
        self.draw()
        for place in self.query(Help):
            self.watch(place, "show_vertical_scrollbar", self._draw_keys, init=False)

    def on_resize(self) -> None:
        """Draw again at the new size."""
        if self.is_mounted:
            self.draw()

    def on_screen_resume(self) -> None:
        """Say that what is in hand here is so again, when what lay over it has gone."""
        self.post_message(messages.FocusMoved())

    def on_descendant_focus(self, event: DescendantFocus) -> None:  # noqa: ARG002 - textual's own
        """Say that something else is in hand; open help is about that from here on."""
        self.post_message(messages.FocusMoved())
        if self.helping:
            self.call_after_refresh(self.draw_help)

    def draw(self) -> None:
        """Put what this screen shows into its widgets, at the size there is."""
        self.top.show(*self.top_line())
        self.query_one("#support", SupportLine).show(*self.foot_line())
        self._draw_keys()
        self.draw_help()

    def _draw_keys(self) -> None:
        self.query_one("#keys", Keys).show(self._foot_keys())

    def draw_help(self) -> None:
        """Show the help of what is in hand, where it is open."""
        place = self.query_one("#help-under", Help)
        place.display = self.helping
        if self.helping:
            place.show(in_hand(self))

    def help_parts(self) -> tuple[Part, ...]:
        """Return what is to know of a screen where nothing on it has help of its own."""
        return (_LIST,)

    def action_help(self) -> None:
        """F1: open the help of what is in hand; again closes it."""
        self.helping = not self.helping
        self.draw()

    def action_close_help(self) -> None:
        """Esc closes help before anything else."""
        self.helping = False
        self.draw()

    def action_more_help(self, by: int) -> None:
        """Page Down and Page Up: the rest of the help; the words in hand stay where they are."""
        if (place := self._longer_help) is not None:
            place.scroll_relative(y=by * max(place.size.height - 1, 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Page Down and Page Up to what has the focus, unless there is more help to read."""
        if action == "more_help":
            return self._longer_help is not None
        return super().check_action(action, parameters)

    @property
    def _longer_help(self) -> Help | None:
        """The help that is open, where it is longer than its place."""
        shown = (one for one in self.query(Help) if one.display and one.show_vertical_scrollbar)
        return next(shown, None) if self.helping else None

    def _foot_keys(self) -> tuple[Key, ...]:
        keys = self.keys_now()
        if not self.helping:
            return keys
        close = Key("F1 or Esc", "Close help", "close_help")
        beside = tuple(one for one in keys if one.name in _WITH_HELP)
        if self._longer_help is None:
            return (close, *beside)
        more = Key("PgDn", "Read on", "more_help(1)")
        return (close, more, *(beside[:1] if self.narrow else beside))

    def top_line(self) -> tuple[Content, Content]:
        """Return the two ends of the top line."""
        return Content(""), Content("")

    def foot_line(self) -> tuple[Content, Content]:
        """Return the two ends of the foot's first line."""
        return Content(""), Content("")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        return ()

    def keys_now(self) -> tuple[Key, ...]:
        """Return the keys to show at this moment."""
        return self.keys()

    @property
    def top(self) -> SplitLine:
        """The top line."""
        return self.query_one("#top", SplitLine)

    @property
    def narrow(self) -> bool:
        """Whether the window is under 80 columns."""
        return self.app.size.width < 80  # noqa: PLR2004 - the breakpoint above

    @property
    def columns(self) -> int:
        """How many columns a line of text has."""
        return min(self.app.size.width - (2 if self.narrow else 4), 76)

    @property
    def short(self) -> bool:
        """Whether the window has fewer than 20 rows."""
        return self.app.size.height < 20  # noqa: PLR2004 - the breakpoint above

    @property
    def wide(self) -> bool:
        """Whether there is room for a list at the left."""
        return self.app.size.width >= WIDE

    async def on_keys_clicked(self, message: Keys.Clicked) -> None:
        """A click on a key in the foot does what the key does."""
        message.stop()
        await self.run_action(message.action)


class ViewScreen(FrameScreen):
    """A screen of the interview in hand: it shows a View, and says what stands on disk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "menu", show=False),
        Binding("ctrl+l", "pause", show=False),
        Binding("ctrl+s", "save", show=False),
        Binding("ctrl+o", "others", show=False),
        Binding("ctrl+g", "places", show=False),
    ]

    silent = False  # nobody has typed for long
    own_keys = False  # they say themselves what counts while nothing can be saved

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.view: View = desk.view
        self.standing = desk.saver.standing

    def adopt(self, desk: Desk) -> None:
        """Take the interview in hand that was opened behind what was drawn."""
        self.desk = desk
        self.standing = desk.saver.standing
        self.show(desk.view)

    def show(self, view: View) -> None:
        """Show another moment, in place."""
        self.view = view
        self.draw()

    def stand(self, standing: Standing) -> None:
        """Say what is on disk now."""
        changed = (standing.trouble is None) is not (self.standing.trouble is None)
        self.standing = standing
        if self.is_mounted:
            self.top.show(*self.top_line())
            if changed:
                self._draw_keys()
            self.query_one("#not-saved", Words).say(self._not_saved())

    def keys_now(self) -> tuple[Key, ...]:
        """Return the keys that work here, or those that count while nothing can be saved."""
        return self.keys() if self.standing.trouble is None or self.own_keys else TROUBLE

    @property
    def standing_here(self) -> list[str]:
        """What stands in all the boxes and lines of this screen."""
        return [one.text for one in self.query(TextArea)] + [one.value for one in self.query(Input)]

    def on_cleaned(self, event: messages.Cleaned) -> None:
        """Say that something that can't be kept was left out of a paste."""
        event.stop()
        self.refused(InterviewError(_CLEANED, "All the words are here."))

    def hush(self, *, silent: bool) -> None:
        """Say in the foot that there is time, or take that back."""
        self.silent = silent
        self.tell_time()

    def refused(self, error: InterviewError) -> None:
        """Say why something wasn't done. Override to say it near where it was asked."""
        self.query_one("#not-saved", Words).say(presenter.words(str(error), "$ink"))

    def draw(self) -> None:
        """Draw the frame and what stands on disk."""
        super().draw()
        self.query_one("#not-saved", Words).say(self._not_saved())

    def top_line(self) -> tuple[Content, Content]:
        """Return where this is and what is saved."""
        right = presenter.saved(self.standing, short=self.narrow)
        if self.wide:
            return presenter.whose(self.view.about), right
        return presenter.place(self.view, short=self.narrow), right

    def foot_line(self) -> tuple[Content, Content]:
        """Return whom to turn to."""
        return presenter.support(self.view.about, self.view.words), Content("")

    def foot_in_a_round(self, besides: str = "") -> tuple[Content, Content] | None:
        """Return the foot of a round of practice with the minutes left; None where this is none."""
        time = self.desk.seat.round_time
        room = self.app.size.width - (2 if self.narrow else 4)
        return None if time is None else presenter.in_a_round(time, besides, room)

    def tell_time(self) -> None:
        """Say the foot's first line anew: time has gone by."""
        if self.is_mounted:
            self.query_one("#support", SupportLine).show(*self.foot_line())

    def _not_saved(self) -> Content:
        trouble = self.standing.trouble
        if trouble is None:
            return Content("")
        return presenter.not_saved(trouble, self.standing, short=self.short)

    def action_menu(self) -> None:
        """Esc: the menu."""
        self.post_message(messages.MenuWanted())

    def action_dates(self) -> None:
        """Open the help, with the person's own dates where a screen can show them."""
        self.action_help()

    def action_pause(self) -> None:
        """Ctrl+L: hide at once."""
        self.post_message(messages.PauseWanted())

    def action_others(self) -> None:
        """Ctrl+O: what else can be done here; while nothing can be saved, a copy elsewhere."""
        if self.standing.trouble is not None:
            self.post_message(messages.CopyWanted())

    def action_save(self) -> None:
        """Ctrl+S: save and stay."""
        self.post_message(messages.SaveWanted())

    def action_places(self) -> None:
        """Ctrl+G: the list of places."""
        self.post_message(messages.GoToWanted())
