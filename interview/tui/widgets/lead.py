"""What stands above a question: what was just said, in its last lines, or a word to lead on."""

from __future__ import annotations

from textual.content import Content

from interview.tui.presenter import last_lines, line, words, wrapped
from interview.tui.widgets.text import Words

_SAID = "You said"


class Lead(Words):
    """Never more rows than it is given, so that the box keeps its own."""

    def show(self, *, said: str, lead: str, width: int, rows: int) -> None:
        """Show `lead` (a signpost, or what was noted) whole, else the last of `said`, in `rows`."""
        lines = wrapped(lead, width)
        if lines and len(lines) < rows:
            self._set(Content("\n").join(words(one) for one in lines), rows - len(lines))
        elif said.strip() and rows > 3:  # noqa: PLR2004 - a heading, a line, and a gap of two
            told = last_lines(said, width, min(2, rows - 2))
            heading = [words(_SAID, "$quiet"), *(words(one, "$quiet") for one in told)]
            self._set(Content("\n").join(heading), rows - len(heading))
        elif said.strip() and rows > 1:
            told = last_lines(said, width - len(_SAID) - 2, 1)
            self._set(line((_SAID, "$quiet"), (told[0], "$quiet"), gap="  "), 1)
        else:
            self.say("")

    def _set(self, content: Content, left: int) -> None:
        self.say(content)
        self.styles.margin = (0, 0, min(left, 2), 0)
