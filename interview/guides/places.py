"""Where something stands in a guide's files, so that a message can say file and line.

The TOML reader gives no lines for values. The one decision: lines are looked for only once
something is wrong, by scanning the text for the table and the key; a guide in order pays nothing.
A place is a path into the Guide, such as `("questions", 3, "ask")`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from interview.errors import FileTrouble

Spot: TypeAlias = tuple[str | int, ...]

GUIDE_FILE: Final = "guide.toml"
INTRODUCTION_FILE: Final = "introduction.md.j2"

# Which tables each file has, and which field of the Guide each becomes.
TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        GUIDE_FILE: {
            "format": "format",
            "schema_version": "schema_version",
            "id": "id",
            "version": "version",
            "title": "title",
            "usual_states": "usual_states",
            "thanks": "thanks",
            "stage": "stages",
            "part": "parts",
            "question": "questions",
            "state": "states",
            "tool": "tools",
            "signposts": "signposts",
            "seconds": "seconds",
            "words": "words",
            "renamed": "renamed",
            "retired": "retired",
        },
        "probes.toml": {
            "follow_ups": "follow_ups",
            "probe": "probes",
            "list": "probe_lists",
            "telling": "telling",
            "passed_over": "passed_over",
            "borrowing": "borrowing",
            "support": "support",
            "cue": "cues",
        },
        "factors.toml": {"factor": "factors"},
        "typology.toml": {"pattern": "typology"},
        "language.toml": {
            "list": "word_lists",
            "notice": "notices",
            "left_alone": "left_alone",
            "in_question": "in_questions",
        },
        "identity.toml": {"identity": "identity"},
    }
)
# A guide without them notices nothing.
MAY_BE_LEFT_OUT: Final = frozenset({"language.toml", "identity.toml"})

_HEADER = re.compile(r"\s*\[\[?\s*([\w.\"'-]+)\s*\]")
_KEY = re.compile(r"""\s*(["']?)(?P<key>(?<=["'])[^"'\n]+|[\w-]+)\1\s*[.=]""")
_LONG_QUOTE = re.compile(r"\"\"\"|'''")


class GuideTrouble(FileTrouble):
    """A guide that can't be used: the file, the line where there is one, and a sentence."""

    def __init__(self, file: str, line: int | None, what: str, do: str) -> None:
        where = f"{file}, line {line}" if line else file
        super().__init__(f"{where}: {what}.", do)
        self.file = file
        self.line = line


class Problem(NamedTuple):
    """Something wrong with a guide: where, what (without a full stop), and what to do."""

    path: Spot
    what: str
    do: str
    words: str = ""  # the offending words, where a table has no line of its own


class _Mark(NamedTuple):
    line: int
    header: str  # the table it opens or stands in
    key: str  # empty for a header
    table: int  # the how-manieth of its name it is, from 0


def trouble(problem: Problem, texts: Mapping[str, str], name: str = GUIDE_FILE) -> GuideTrouble:
    """Return `problem` with the file and line it stands at in `texts` (file name to content).

    What is missing altogether stands at line 1. Without texts, as for a copy kept as JSON, `name`
    is the file and there is no line.
    """
    if not texts:
        return GuideTrouble(name, None, problem.what, problem.do)
    field = problem.path[0] if problem.path else ""
    if field == "introduction":
        line = _line_with(texts[INTRODUCTION_FILE], problem.words) or 1
        return GuideTrouble(INTRODUCTION_FILE, line, problem.what, problem.do)
    for file, tables in TABLES.items():
        for table, becomes in tables.items():
            if becomes == field:
                line = _line_of(texts[file], table, problem.path[1:]) or 1
                line = _line_with(texts[file], problem.words, line) or line
                return GuideTrouble(file, line, problem.what, problem.do)
    return GuideTrouble(name, None, problem.what, problem.do)


def line_of_key(text: str, key: str) -> int | None:
    """Return the line of a top-level key or table of a file."""
    return _line_of(text, key, ())


def _line_of(text: str, table: str, rest: Spot) -> int | None:
    number = rest[0] if rest and isinstance(rest[0], int) else 0
    key = next((part for part in rest if isinstance(part, str)), "")
    marks = tuple(_marks(text))
    block = [mark for mark in marks if mark.header == table and mark.table == number]
    for wanted in (key, "id", "code", "kind", ""):
        for mark in block:
            if mark.key == wanted:
                return mark.line
    return next((mark.line for mark in marks if not mark.header and mark.key == table), None)


def _marks(text: str) -> Iterator[_Mark]:
    header = ""
    seen = {"": 1}
    quote = ""  # of a text over several lines
    for number, line in enumerate(text.splitlines(), start=1):
        inside = quote
        for found in _LONG_QUOTE.findall(line):
            quote = "" if quote == found else quote or found
        if inside:
            continue
        if opens := _HEADER.match(line):
            header, _, inner = opens[1].partition(".")
            # A table inside the one in hand counts as its key.
            seen[header] = seen.get(header, 0) + (not inner)
            yield _Mark(number, header, inner, seen[header] - 1)
        elif key := _KEY.match(line):
            yield _Mark(number, header, key["key"], seen[header] - 1)


def _line_with(text: str, words: str, first: int = 1) -> int | None:
    lines = enumerate(text.splitlines()[first - 1 :], start=first)
    return next((number for number, line in lines if words and words in line), None)
