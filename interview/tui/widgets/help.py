"""Where help is read: under what is in hand, or at the left of a wide window."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from interview.tui.helpful import Part
from interview.tui.presenter import words
from interview.tui.put import Put
from interview.tui.widgets.text import Words

WHY = "Why we ask"
_COMMANDS = ("back", "skip", "pause", "why", "note", "read it back")
_ALONE = "You can also type one of these alone on a line"
_QUOTED = "To answer with such a word itself, put it in quotation marks."
_NO_BREAK = "\u00a0"
_BETWEEN = "   "  # what stands between two phrases


class Help(VerticalScroll):
    """Help that is open. Arrows scroll."""

    _parts: tuple[Part, ...] = ()

    def compose(self) -> ComposeResult:
        """Everything in one text."""
        yield Words()

    def show(self, parts: Sequence[Part]) -> None:
        """Show these, from the first on."""
        self._parts = tuple(parts)
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Put phrases in rows of the width there is."""
        self._draw()

    def _draw(self) -> None:
        between = "\n" if self.screen.has_class("-short") else "\n\n"
        columns = self.size.width - 1  # the last is the scrollbar's
        drawn = [_drawn(one, columns) for one in self._parts]
        self.query_one(Words).say(Content(between).join(drawn))


def of_question(put: Put, *, hint: bool, typed: bool) -> tuple[Part, ...]:
    """Return the help with what is asked; its hint too where that stands nowhere else.

    What can be typed alone is told only where something can be `typed`.
    """
    about = (Part(put.why, WHY), Part(put.hint if hint else ""))
    if not typed:
        return about
    said = [one.typed[0] for one in put.states if one.typed]
    # No phrase is broken at the end of a line: they are typed as they stand.
    alone = [one.replace(" ", _NO_BREAK) for one in (*_COMMANDS, *said)]
    return (*about, Part(f"{_BETWEEN.join(alone)}\n{_QUOTED}", _ALONE))


def own_dates(dates: Sequence[str]) -> Part:
    """Return the person's own recorded contacts as a part of help."""
    return Part("\n".join(dates), "Your own dates")


def _drawn(part: Part, columns: int) -> Content:
    heading = [words(part.heading, "$quiet")] if part.heading else []
    text = "\n".join(_rows(one, columns) for one in part.text.split("\n"))
    return Content("\n").join([*heading, words(text, part.style)])


def _rows(text: str, columns: int) -> str:
    """Return phrases that hold together as rows of `columns`; textual breaks at any space."""
    if _NO_BREAK not in text:
        return text
    rows: list[str] = []
    for phrase in text.split(_BETWEEN):
        longer = f"{rows[-1]}{_BETWEEN}{phrase}" if rows else phrase
        if rows and len(longer) <= columns:
            rows[-1] = longer
        else:
            rows.append(phrase)
    return "\n".join(rows).replace(_NO_BREAK, " ")
