"""What office formats need: what XML can't hold made visible, cells' limit, zips that tell no time.

The one decision: a text is split where a cell is full and never cut, and always between characters.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

# XML 1.0 holds neither these nor half a character.
_NEVER: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST_UNITS: Final = 32_767  # of UTF-16 in a cell of a workbook
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # that a zip can say
_PLAIN_FILE: Final = 0o100644 << 16
_UNIX: Final = 3
_JOINER: Final = "\u200d"
_FURTHEST: Final = 64  # a character of more marks than this is one in name only
_WIDE: Final = 0x10000  # from here on a character takes two units


def held(text: str) -> str:
    """Return `text` as XML can hold it: what it can't as `<U+001B>`, everything else as it is."""
    return _NEVER.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return `parts` by name in one zip: the same on every system and day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            made.writestr(entry, data)
    return out.getvalue()


def packed_anew(data: bytes) -> bytes:
    """Return a zip with the same parts, none of which says when or on what system it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return packed({name: made.read(name) for name in made.namelist()})


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
