"""Which screen shows a View. Each is imported when somebody first comes to it.

A screen here is a `ViewScreen`: made from the desk, told of the next View by `show`. It stays as
long as the router names it for the next View too, so that nothing flashes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from textual.message import Message

from interview.engine.place import Kind
from interview.model.taxonomy import Form
from interview.tui import messages

if TYPE_CHECKING:
    from interview.engine.view import View
    from interview.tui.screens.base import ViewScreen

_SCREENS: dict[Kind, tuple[str, str]] = {
    Kind.QUESTIONS: ("interview", "InterviewScreen"),
    Kind.ROSTER: ("roster", "RosterScreen"),
    Kind.REVIEWERS_LIST: ("reviewers_list", "ReviewersListScreen"),
    Kind.CHOOSE: ("choose", "ChooseScreen"),
    Kind.READ_BACK: ("read_back", "ReadBackScreen"),
    Kind.NAMES: ("names", "NamesScreen"),
    Kind.HAND_OVER: ("hand_over", "HandOverScreen"),
    Kind.HANDED_OVER: ("handed_over", "HandedOverScreen"),
}
_BEGIN = ("begin", "BeginScreen")  # the pages before the first choice
_NOTES = ("notes", "NotesScreen")  # things known, and things that shaped it
_UNREAD = ("not_confirmed", "NotConfirmedScreen")  # handed over, and not read back yet
_SUPPORT = ("support", "SupportScreen")  # words of support, before anything else is asked
_PAGE = ("page", "PageScreen")  # the notes page of a moment or a stage
_STOPPED = ("stopped", "StoppedScreen")
_OVER: dict[type[Message], tuple[str, str]] = {
    messages.MenuWanted: ("menu", "MenuScreen"),
    messages.GoToWanted: ("go_to", "GoToScreen"),
    messages.RiskWanted: ("risk", "RiskScreen"),
    messages.CardWanted: ("card", "CardScreen"),
    messages.CommentsWanted: ("comments", "CommentsScreen"),
    messages.PauseWanted: ("paused", "PausedScreen"),
}
FIRST_QUESTION = "intro.understood"


def screen_for(view: View, *, on_page: bool = False) -> type[ViewScreen]:
    """Return the class of the screen that shows `view`; `on_page`: on its notes page."""
    beside = on_page and view.stop is None and not view.supporting
    return _class(_PAGE if beside else _named(view))


def _class(named: tuple[str, str]) -> type[ViewScreen]:
    module, name = named
    found: type[ViewScreen] = getattr(import_module(f"interview.tui.screens.{module}"), name)
    return found


def screen_over(wanted: type[Message]) -> type[ViewScreen]:
    """Return the class of the screen that a message lays over the interview."""
    return _class(_OVER[wanted])


def _named(view: View) -> tuple[str, str]:
    return _STOPPED if view.stop is not None else _question(view)


def _question(view: View) -> tuple[str, str]:
    if view.supporting:
        return _SUPPORT
    if view.kind is Kind.QUESTIONS and view.boxes and view.asking is None:
        first = view.boxes[0]
        if first.place.question == FIRST_QUESTION:
            return _BEGIN
        if first.form in (Form.ITEMS, Form.FACTORS):
            return _NOTES
    if view.kind is Kind.HAND_OVER and view.unread:
        return _UNREAD
    return _SCREENS[view.kind]
