"""Help with the question in hand: why it is asked, and what can be typed alone on a line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from interview.tui.presenter import words
from interview.tui.put import Put
from interview.tui.widgets.text import Words

_COMMANDS = ("back", "skip", "pause", "why", "read it back")
_QUOTED = "To answer with such a word itself, put it in quotation marks."
_NO_BREAK = "\u00a0"


class Help(VerticalScroll):
    """It opens under the box, or at the left of a wide window. Arrows scroll."""

    def compose(self) -> ComposeResult:
        """Everything in one text."""
        yield Words()

    def show(self, put: Put, dates: Sequence[str], *, hint: bool, asked: bool = False) -> None:
        """Show the help with `put`, and the person's own dates.

        With the `hint` where it has no row, and what is `asked` where that stands nowhere.
        """
        said = [one.typed[0] for one in put.states if one.typed]
        # No phrase is broken at the end of a line: they are typed as they stand.
        alone = [one.replace(" ", _NO_BREAK) for one in (*_COMMANDS, *said)]
        parts = (
            ("Why we ask", put.why),
            ("", put.hint if hint else ""),
            ("Your own dates", "\n".join(dates)),
            ("You can also type one of these alone on a line", f"{'   '.join(alone)}\n{_QUOTED}"),
        )
        told = [words(put.asked, "bold")] if asked else []
        told += [_part(heading, text) for heading, text in parts if text]
        self.query_one(Words).say(
            Content("\n" if self.screen.has_class("-short") else "\n\n").join(told)
        )
        self.scroll_home(animate=False)


def _part(heading: str, text: str) -> Content:
    return Content("\n").join([*([words(heading, "$quiet")] if heading else []), words(text)])
