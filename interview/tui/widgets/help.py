"""Help with the question in hand: why it is asked, and what can be typed alone on a line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from interview.tui.put import Put
from interview.tui.widgets.text import Words

_COMMANDS = ("back", "skip", "pause", "why", "read it back")


class Help(VerticalScroll, can_focus=False):
    """It opens under the box, or in place of the list where the window is wide."""

    def compose(self) -> ComposeResult:
        """Headings and what stands under them."""
        yield Words("Why we ask", classes="place")
        yield Words(id="why")
        yield Words(id="help-hint", classes="quiet gap")
        yield Words("You can also type one of these alone on a line", classes="place gap")
        yield Words(id="typed")
        yield Words(classes="place gap", id="dates-heading")
        yield Words(id="dates")

    def show(self, put: Put, dates: Sequence[str]) -> None:
        """Show the help with `put`, and the person's own dates from the invitation."""
        self.query_one("#why", Words).say(put.why)
        self.query_one("#help-hint", Words).say(put.hint)
        said = [one.typed[0] for one in put.states if one.typed]
        self.query_one("#typed", Words).say("   ".join((*_COMMANDS, *said)).replace(" ", "\xa0")
                                            .replace("\xa0\xa0\xa0", "   "))
        self.query_one("#dates-heading", Words).say("Your own dates" if dates else "")
        self.query_one("#dates", Words).say("\n".join(dates))
        self.scroll_home(animate=False)
