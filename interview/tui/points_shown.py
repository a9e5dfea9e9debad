"""What the list of turning points says: the person's words, our reading of them under it, keys."""

from __future__ import annotations

from interview.engine.roster_view import Roster
from interview.engine.roster_view import Row as Point
from interview.tui.widgets.frame import Key
from interview.tui.widgets.rows import Item

LIST, FORM, DATE, PART = "list", "form", "date", "part"  # what may be in hand
_CHOOSING = (
    Key("Up and Down", "Move", "nothing", columns=80),
    Key("Enter", "Choose", "choose"),
    Key("Esc", "Back to the list", "menu", short="List"),
)
YEAR, EMPTY = "year", "empty"  # a date whose year is asked for; a list with nothing on it yet
KEYS = {
    EMPTY: (
        Key("Enter", "Choose", "choose"),
        Key("A", "Add", "add"),
        Key("Ctrl+N", "Done", "next"),
        Key("Esc", "Menu", "menu"),
    ),
    LIST: (
        Key("Enter", "Change", "choose"),
        Key("A", "Add", "add"),
        Key("U/D", "Move", "nothing", columns=80),
        Key("X", "Set aside", "set_aside", short="Aside"),
        Key("Ctrl+N", "Done", "next"),
        Key("Esc", "Menu", "menu"),
    ),
    FORM: (
        Key("Enter", "Next line", "next_line"),
        Key("Ctrl+N", "Keep it", "next"),
        Key("Esc", "Back to the list", "menu", short="List"),
    ),
    DATE: _CHOOSING,
    YEAR: (Key("Enter", "Go on", "choose"), _CHOOSING[-1]),
    PART: _CHOOSING,
}

ADD, DONE = "+add", "+done"  # no id begins with a plus


def rows(roster: Roster) -> tuple[Item, ...]:
    """Return the moments by number, what else can be done, and those that were set aside."""
    shown = [
        Item(one.id, one.title, number=f"{number:>2}", beside=_beside(one), note=_under(one))
        for number, one in enumerate(roster.rows, start=1)
    ]
    add = "Add another moment" if shown else "Add a moment"
    shown.append(Item(ADD, add, number="  ", gap=bool(shown)))
    shown.append(Item(DONE, "My list is done", number="  "))
    for at, one in enumerate(roster.aside):
        head = "Set aside, still kept. Enter brings one back." if at == 0 else ""
        shown.append(Item(one.id, one.title, number="  ", head=head, quiet=True))
    return tuple(shown)


def reviewers_put(point: Point) -> str:
    """Return when the reviewers say that one of theirs was."""
    return f"The reviewers put it at: {point.reviewers_when}" if point.reviewers_when else ""


def _beside(point: Point) -> str:
    if point.own or point.words:
        return point.words
    if point.there is None:
        return "had you a part in it?"
    return "you had a part in it" if point.there else "you had no part in it"


def _under(point: Point) -> str:
    """Return our reading of their words, and what it needs; else what the reviewers say."""
    if not point.own and not point.words:
        return f"reviewers' date: {point.reviewers_when}" if point.reviewers_when else ""
    if point.said:
        return f"read as {_short(point.said, point.words)}, confirmed"
    if point.reading_said:
        return f"read as {_short(point.reading_said, point.words)}: is it right?"
    if point.needs_year:
        return "which year was that?"
    return "no date yet, and that is fine"


def _short(said: str, words: str) -> str:
    """Return a date in words without a year that stands in the person's own words beside it."""
    rest, _, year = said.rpartition(" ")
    return rest if rest and year in words else said
