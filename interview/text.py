"""A person's text at the boundary: what is taken out coming in, what is shown going out.

The one decision: control characters are removed once, on the way in, and nothing else ever is.
Invisible and bidirectional characters are kept in the data and shown as escapes on the way out.
"""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls but tab and newline, DEL, and lone surrogates, which no file can hold.
_NEVER_KEPT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Joiners (U+200C, U+200D) shape letters in several scripts, so they are shown as they are.
_JOINERS = "\u200c\u200d"
_INVISIBLE = {"Cf", "Cc", "Co", "Cs", "Zl", "Zp"}


def clean(text: str) -> str:
    """Return `text` as it is kept: line ends as LF, control characters out but tab and newline."""
    return _NEVER_KEPT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def shown(text: str) -> str:
    """Return `text` safe for a screen: what can't be seen, or turns the line, as `<U+202E>`."""
    if text.isprintable():  # holds none of it, and is told at once
        return text
    if text.isascii() and _NEVER_KEPT.search(text) is None:
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char in "\t\n" or char in _JOINERS or unicodedata.category(char) not in _INVISIBLE:
        return char
    return f"<U+{ord(char):04X}>"


def word_count(text: str) -> int:
    """Return how many words `text` has, split at white space."""
    return len(text.split())
