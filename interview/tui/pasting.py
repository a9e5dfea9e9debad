"""A paste that holds an escape character: it comes whole, and nothing in it is taken for a key.

textual 8.2.8 reads what follows an ESC inside a bracketed paste as keys: up to 32 of the person's
letters are lost, and one that is a command is done. Here an ESC inside a paste becomes a control
character that means nothing, and it is left out where all such are, with a word to the person.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Final

from textual._xterm_parser import XTermParser
from textual.message import Message

_ESC: Final = "\x1b"
_START: Final = "\x1b[200~"
_END: Final = "\x1b[201~"
_STAND_IN: Final = "\x1a"  # SUB: what stands for a character that can't be taken


class WholePastes(XTermParser):
    """Reads keys as textual does; a paste is what stands between its two marks."""

    _pasting = False
    _sent = ""  # outside a paste: the end of what was passed on, where a mark may have begun
    _held = ""  # inside one: the end of what came, kept back while it may be a mark's beginning

    def feed(self, data: str) -> Iterable[Message]:
        """Take what the terminal sent, however it is cut up; nothing at the end of it all."""
        passed = self._harmless(data)
        return super().feed(passed) if passed or not data else ()

    def _harmless(self, data: str) -> str:
        """Return `data` with no ESC inside a paste, but for the one of the mark that ends it."""
        done: list[str] = []
        while data:
            found, data = self._inside(data) if self._pasting else self._outside(data)
            done.append(found)
        return "".join(done)

    def _outside(self, data: str) -> tuple[str, str]:
        """Return what comes before a paste, its mark with it, and the rest."""
        seen = self._sent + data
        at = seen.find(_START)
        if at < 0:
            self._sent = seen[1 - len(_START) :]
            return data, ""
        end = at + len(_START) - len(self._sent)
        self._sent, self._pasting = "", True
        return data[:end], data[end:]

    def _inside(self, data: str) -> tuple[str, str]:
        """Return what was pasted, harmless, with the mark that ends it, and the rest."""
        pasted, mark, rest = (self._held + data).partition(_END)
        self._held = "" if mark else _beginning(pasted)
        self._pasting = not mark
        pasted = pasted[: len(pasted) - len(self._held)]
        return pasted.replace(_ESC, _STAND_IN) + mark, rest


def _beginning(text: str) -> str:
    """Return the end of `text` that may be the beginning of the mark that ends a paste."""
    sizes = range(len(_END) - 1, 0, -1)
    return next((_END[:size] for size in sizes if text.endswith(_END[:size])), "")


def whole_pastes() -> None:
    """Have the terminal read so."""
    driver = "win32" if sys.platform == "win32" else "linux_driver"
    vars(import_module(f"textual.drivers.{driver}"))["XTermParser"] = WholePastes
