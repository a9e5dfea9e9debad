"""A file as plain data: dicts, lists, words, whole numbers, true and false, and nothing else.

What no file of ours holds is refused here, before any model sees it: a key twice, fractions and
endless numbers, numbers too long for other programs, half characters, nesting without end.
"""

from __future__ import annotations

import json as _json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final, NoReturn

from interview.reading import lines
from interview.reading.files import utf8
from interview.reading.refusals import (
    ContentTrouble,
    NotJson,
    Spot,
    a,
    refuse_other_kind,
    short,
    way,
)

_DEEPEST: Final = 32  # levels of tables and lists; ours have 7
_MOST: Final = 100_000  # values; a guide has 2,000, an account of a thousand answers 20,000
_SAFEST: Final = 2**53 - 1  # larger whole numbers come out changed in other programs: RFC 8785
_MEND: Final = "Mend it and try again."
_HALF: Final = re.compile(r"[\ud800-\udfff]")
_ENDLESS: Final = re.compile(r"[0-9_]{4000}")  # Python reads no number that long
# A key of so many parts, for which TOML's reader takes time without end.
_CHAIN: Final = re.compile(r"""(?<![\w"'-])(?:["']?[\w-]++["']?[ \t]*+\.[ \t]*+){64}""")
_HOLDERS: Final = (list, dict)
# What tomllib says, as far as a person can be told more than "not TOML".
_TOML: Final = (
    (("overwrite", "twice", "mutate"), "a key or table is there twice", "Keep one of them."),
    (
        ("Unterminated", "Expected '\"'", "Illegal character '\\n'"),
        "a text doesn't end",
        "Close it with a quotation mark.",
    ),
    (("Expected '='",), "a key has no = after it", 'Write it as: key = "words".'),
    (("Unescaped", "escape"), "a \\ stands alone in a text", "Write it twice: \\\\."),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file's plain data, with its name, its text, and what a person calls such a file."""

    name: str
    what: str
    text: str
    data: dict[str, Any]
    is_toml: bool

    def line(self, spot: Spot) -> int | None:
        """Return the line where `spot`, a path into the data, stands; None where none is known."""
        return lines.line_of(self.text, spot) if self.is_toml else None

    def wrong(self, spot: Spot, what: str, do: str) -> ContentTrouble:
        """Return what is wrong at `spot` (no capital, no full stop) with file and line."""
        return ContentTrouble(self.name, self.line(spot), what, do)

    def key(self, spot: Spot) -> str:
        """Return how to name `spot`: its key where a line leads there, else the whole way to it."""
        if self.line(spot) and isinstance(spot[-1], str):
            return f"`{short(spot[-1])}`"
        return f"`{way(spot)}`"


def toml(name: str, data: bytes, what: str) -> Source:
    """Return TOML as plain data, days and times as ISO words. Raise FileTrouble, ContentTrouble."""
    import tomllib  # only here: an interview in hand reads none

    name = short(name)
    text = utf8(name, data)
    if _CHAIN.search(text):
        raise _too_deep(name)
    try:
        read = tomllib.loads(text, parse_float=_fraction)
    except RecursionError:
        raise _too_deep(name) from None
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        _not_toml(name, text, what, error)
    return _plain(Source(name, what, text, read, is_toml=True))


def json(name: str, data: bytes, what: str) -> Source:
    """Return JSON as plain data. Raise FileTrouble, ContentTrouble."""
    name = short(name)
    text = utf8(name, data)
    strict = _Strict()
    try:
        read = _json.loads(
            text,
            object_pairs_hook=strict.once_each,
            parse_int=strict.whole,
            parse_float=strict.fraction,
            parse_constant=strict.fraction,
        )
    except RecursionError:
        raise _too_deep(name) from None
    except _TooMany:
        raise _too_many(name) from None
    except _Twice as error:
        key = short(str(error.args[0]))
        raise ContentTrouble(name, None, f"the key `{key}` is there twice", _MEND) from None
    except _json.JSONDecodeError as error:
        if not text.lstrip().startswith("{"):  # or it is JSON cut short: what it names is a part
            refuse_other_kind(name, what, lines.format_in(text))
        raise NotJson(
            name, error.lineno, f"this is not {a(what)}: it is not JSON, or part of it is missing",
            "Use the file as it was made.",
        ) from None  # fmt: skip
    if not isinstance(read, dict):
        raise ContentTrouble(name, None, f"this is not {a(what)}", "Choose another file.")
    return _plain(Source(name, what, text, read, is_toml=False))


class _Twice(Exception):
    """A key that one object has twice."""


class _TooMany(Exception):
    """More values than any file of ours has."""


class _Odd:
    """Stands for a number that no file of ours holds, until its place is known."""


def _fraction(_: str) -> _Odd:
    return _Odd()


class _Strict:
    """What JSON's reader asks at each object and number: it stops where there are too many."""

    def __init__(self) -> None:
        self._left = _MOST

    def whole(self, digits: str) -> int | _Odd:
        self._count()
        return int(digits) if len(digits) <= len(str(-_SAFEST)) else _Odd()

    def fraction(self, _: str) -> _Odd:
        self._count()
        return _Odd()

    def once_each(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        self._count()
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise _Twice(key)
            found[key] = value
        return found

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise _TooMany


def _not_toml(name: str, text: str, what: str, error: ValueError) -> NoReturn:
    if text.lstrip().startswith("{"):
        refuse_other_kind(name, what, lines.format_in(text))
    if endless := _ENDLESS.search(text):
        at = text.count("\n", 0, endless.start()) + 1
        raise ContentTrouble(name, at, "a number is far too long", _MEND) from None
    said, _, where = str(error).rpartition(" (at ")
    found = re.match(r"line (\d+)", where)
    last = text.rstrip().count("\n") + 1
    line = int(found[1]) if found else last if where.startswith("end") else None
    for marks, told, do in _TOML:
        if any(mark in said for mark in marks):
            raise ContentTrouble(name, line, told, do) from None
    raise ContentTrouble(name, line, "this is not TOML", _MEND) from None


def _too_deep(name: str) -> ContentTrouble:
    return ContentTrouble(name, None, "it is nested too deeply", "Choose another file.")


def _too_many(name: str) -> ContentTrouble:
    return ContentTrouble(name, None, "it has far too many parts", "Choose another file.")


def _plain(source: Source) -> Source:
    """Return `source`, its days as ISO words. Raise ContentTrouble for what no file may hold."""
    waiting: list[tuple[Any, Spot]] = [(source.data, ())]
    left = _MOST
    while waiting:
        holder, spot = waiting.pop()
        left -= len(holder)
        if left < 0:
            raise _too_many(source.name)
        if len(spot) > _DEEPEST:
            raise _too_deep(source.name)
        for key, value in _parts(holder):
            if wrong := _wrong(key, value):
                raise source.wrong((*spot, key), f"{source.key((*spot, key))} {wrong}", _MEND)
            if type(value) in _HOLDERS:
                waiting.append((value, (*spot, key)))
            elif isinstance(value, date | time):
                holder[key] = value.isoformat()
    return source


def _parts(holder: Any) -> Iterator[tuple[Any, Any]]:
    return iter(list(holder.items()) if isinstance(holder, dict) else enumerate(holder))


def _wrong(key: str | int, value: Any) -> str:
    if isinstance(value, _Odd) or (type(value) is int and abs(value) > _SAFEST):
        return "has a number that can't be used: it has to be whole, and not so large"
    if isinstance(value, str) and not value.isascii() and _HALF.search(value):
        return "has half a character in it"
    if isinstance(key, str) and not key.isascii() and _HALF.search(key):
        return "has half a character in its name"
    return ""
