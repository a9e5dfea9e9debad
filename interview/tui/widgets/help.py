"""Help with the question in hand: why it is asked, and what can be typed alone on a line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from interview.tui.put import Put
from interview.tui.widgets.text import Words

_COMMANDS = ("back", "skip", "pause", "why", "read it back")
_NO_BREAK = "\u00a0"


class Help(VerticalScroll):
    """It opens under the box, or at the left of a wide window. Arrows scroll."""

    def compose(self) -> ComposeResult:
        """Headings and what stands under them."""
        yield Words(id="help-asked", classes="question")
        yield Words("Why we ask", classes="quiet")
        yield Words(id="why")
        yield Words(id="help-hint", classes="gap")
        yield Words("You can also type one of these alone on a line", classes="quiet gap")
        yield Words(id="typed")
        yield Words(classes="quiet gap", id="dates-heading")
        yield Words(id="dates")

    def show(self, put: Put, dates: Sequence[str], *, hint: bool, asked: bool = False) -> None:
        """Show the help with `put`, and the person's own dates.

        With the `hint` where it has no row, and what is `asked` where that stands nowhere.
        """
        self.query_one("#help-asked", Words).say(f"{put.asked}\n" if asked else "")
        self.query_one("#why", Words).say(put.why)
        self.query_one("#help-hint", Words).say(put.hint if hint else "")
        said = [one.typed[0] for one in put.states if one.typed]
        # No phrase is broken at the end of a line: they are typed as they stand.
        alone = [one.replace(" ", _NO_BREAK) for one in (*_COMMANDS, *said)]
        self.query_one("#typed", Words).say("   ".join(alone))
        self.query_one("#dates-heading", Words).say("Your own dates" if dates else "")
        self.query_one("#dates", Words).say("\n".join(dates))
        self.scroll_home(animate=False)
