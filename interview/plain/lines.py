"""Lines in and lines out: the only place of the plain shell that touches a stream.

The one decision: where an answer ends depends on who is there. At a terminal a full stop alone on a
line ends an answer of several lines; in a pipe an empty line does too. An answer of one line ends
with it; in a pipe a full stop alone may follow it, and an empty line never belongs to it: that is
an empty reply to what is asked next.
"""

from __future__ import annotations

import shutil
import textwrap
from getpass import getpass
from typing import TextIO

from interview.text import clean, shown

WIDTH = 76
_PROMPT = "You: "
_BYTE_ORDER_MARK = "\ufeff"  # what some programs put before the first line of a pipe


class Ended(Exception):
    """There is no more input."""


class Lines:
    """A source of lines and a place to say things. `interactive`: a person is typing."""

    def __init__(self, source: TextIO, out: TextIO, *, interactive: bool) -> None:
        self.interactive = interactive
        self._source = source
        self._out = out
        self._begun = False
        self._closing: tuple[str, ...] = ()  # lines that may follow to end the one just read

    def say(self, text: str = "", *, indent: str = "") -> None:
        """Say something, wrapped; what can't be seen is shown as escapes."""
        for line in shown(text).split("\n"):
            wrapped = textwrap.wrap(
                line,
                WIDTH,
                initial_indent=indent,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
            self._out.write("\n".join(wrapped) + "\n")

    def clear_away(self) -> None:
        """Push what stands on a terminal out of sight, without a code that it might not know."""
        if self.interactive:
            self._out.write("\n" * shutil.get_terminal_size().lines)

    def ends(self, line: str) -> bool:
        """Return whether `line` ends an answer of several lines."""
        return line.strip() == "." or (not self.interactive and not line.strip())

    def next(self) -> str:
        """Return the next line, cleaned. Raise Ended where there is none."""
        line = self._read()
        if line.strip() in self._closing:
            line = self._read()
        self._closing = ()
        return line

    def one(self) -> str:
        """Return an answer of one line, without the space around it; empty where it was left."""
        line = self.next()
        if not line.strip() or line.strip() == ".":
            return ""
        self._may_follow(".")
        return line.strip()

    def covered(self, prompt: str) -> str:
        """Return a line typed at a terminal and not shown there. Raise Ended where none comes."""
        self._out.flush()
        try:
            return getpass(prompt, stream=self._out)
        except EOFError:
            raise Ended from None

    def closing_may_follow(self) -> None:
        """In a pipe, take one line that ends an answer of several lines with the line just read."""
        self._may_follow(".", "")

    def _may_follow(self, *closing: str) -> None:
        self._closing = () if self.interactive else closing

    def _read(self) -> str:
        if self.interactive:
            self._out.write(_PROMPT)
        self._out.flush()
        line = self._source.readline()
        if not line:
            raise Ended
        if not self._begun:
            line = line.removeprefix(_BYTE_ORDER_MARK)
            self._begun = True
        ended = line.removesuffix("\n").removesuffix("\r")
        kept = clean(ended)
        if len(kept) < len(ended):
            self.say("Some hidden marks were left out of what came. All the words are here.")
        return kept
