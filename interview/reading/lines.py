"""Where something stands in a TOML text, so that a sentence can say the line.

The TOML reader gives no lines for values. The one decision: lines are looked for only once
something is wrong, in a text that was read as TOML before; a file in order pays nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

Spot: TypeAlias = tuple[str | int, ...]

# Texts and comments, in which brackets and line ends mean nothing, and brackets and line ends.
_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}'
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}\n]',
    re.DOTALL,
)
_PART: Final = re.compile(
    r"""\s*(?:"((?:\\.|[^"\\\n])*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*(\.?)"""
)
_FORMAT: Final = re.compile(r'(?m)(?:^|[{,\s])"?format"?\s*[:=]\s*"(interview-[a-z-]{1,30})"')


def line_of(text: str, spot: Sequence[str | int]) -> int | None:
    """Return the line, from 1, at which `spot` stands, or what it is in; None for the whole.

    A spot is a path into the data, such as `("participant", 2, "witness")`.
    """
    found: dict[Spot, int] = {}
    for place, line in _places(text):
        found.setdefault(place, line)
    for length in range(len(spot), 0, -1):
        if at := found.get(tuple(spot[:length])):
            return at
    return None


def format_in(text: str) -> str:
    """Return the `format` that a text names which could not be read; empty where it names none."""
    found = _FORMAT.search(text)
    return found[1] if found else ""


def _places(text: str) -> Iterator[tuple[Spot, int]]:
    tables: dict[Spot, int] = {}  # the number of the last table of each list of tables
    table: Spot = ()
    for line, statement in _statements(text):
        opening = statement.lstrip()
        if opening.startswith("["):
            many = opening.startswith("[[")
            table = _table(_parts(opening.lstrip("[")), tables, many=many)
            yield table, line
            if many:
                yield table[:-1], line  # the list, where its first table begins
            continue
        place = table
        for part in _parts(statement):
            place = (*place, part)
            yield place, line


def _table(parts: Sequence[str], tables: dict[Spot, int], *, many: bool) -> Spot:
    """Return the path of the table that a header opens, and count it."""
    place: Spot = ()
    for number, part in enumerate(parts, start=1):
        place = (*place, part)
        if many and number == len(parts):
            tables[place] = tables.get(place, -1) + 1
        if place in tables:
            place = (*place, tables[place])
    return place


def _parts(written: str) -> list[str]:
    parts: list[str] = []
    position = 0
    while found := _PART.match(written, position):
        parts.append(next(part for part in found.groups()[:3] if part is not None))
        position = found.end()
        if not found[4]:
            break
    return parts


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield each header and each key with its value, however many lines it has, and its line."""
    start, line, depth = 0, 1, 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark == "\n" and depth == 0:
            yield line, text[start : token.start()]
            line += text.count("\n", start, token.end())
            start = token.end()
        elif mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
    yield line, text[start:]
