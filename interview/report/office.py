"""What office formats can't hold, made visible, so that a file is always written; and cells' limit.

The one decision: a text is split where a cell is full and never cut, and always between characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# XML 1.0 holds neither these nor half a character.
_NEVER: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST_UNITS: Final = 32_767  # of UTF-16 in a cell of a workbook
_JOINER: Final = "\u200d"
_FURTHEST: Final = 64  # a character of more marks than this is one in name only
_WIDE: Final = 0x10000  # from here on a character takes two units


def held(text: str) -> str:
    """Return `text` as XML can hold it: what it can't as `<U+001B>`, everything else as it is."""
    return _NEVER.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def pieces(text: str, most: int = MOST_UNITS) -> Iterator[str]:
    """Yield `text`, as XML can hold it, in pieces of at most `most` units; joined they are it."""
    text = held(text)
    while units(text) > most:
        end = _end(text, most)
        yield text[:end]
        text = text[end:]
    yield text


def units(text: str) -> int:
    """Return how long `text` is as office programs count: in units of UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _end(text: str, most: int) -> int:
    """Return where the first piece of `text` ends."""
    end = count = 0
    for char in text:
        count += 2 if ord(char) >= _WIDE else 1
        if count > most:
            break
        end += 1
    nearer = range(end, max(end - _FURTHEST, 0), -1)
    return next((one for one in nearer if not _one_character(text[one - 1], text[one])), end)


def _one_character(before: str, after: str) -> bool:
    marks = unicodedata.category(after).startswith("M") or _JOINER in (before, after)
    return marks or (before == "\r" and after == "\n")
