"""The key that says who people are: a file of names by code, which lies apart from the case.

The one decision: it names the case it belongs to, so a key can't be put to another case's accounts,
and nothing is kept of it here. Source: method.md 8, "Identity".
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from interview.model.base import Value
from interview.model.case import Case
from interview.model.invitation import Line, ShortCode
from interview.reading import toml_source
from interview.reading.shape import nearest, value


class NamesKey(Value):
    """The whole file."""

    format: Literal["interview-names"]
    case: str
    names: dict[ShortCode, Line]


def read(path: Path, case: Case) -> dict[str, str]:
    """Return who people are, by code as the case spells it; whoever has no name yet is left out.

    Raise FileTrouble where it can't be read, ContentTrouble with the line where it is not in order
    or isn't this case's.
    """
    source = toml_source(path, what="key of names")
    key = value(source, NamesKey)
    if key.case != case.id:
        raise source.wrong(("case",), "this is the key of another case", "Use this case's own.")
    spelled = {one.code.casefold(): one.code for one in case.file.participant}
    named: dict[str, str] = {}
    for code, name in key.names.items():
        if code.casefold() not in spelled:
            do = nearest(code, spelled.values(), "Take it out.")
            raise source.wrong(("names", code), "the case has no such participant", do)
        if spelled[code.casefold()] in named:
            raise source.wrong(("names", code), f"{code} is there twice", "Leave one of them.")
        if name.strip():
            named[spelled[code.casefold()]] = name.strip()
    return named


def unnamed(path: Path, case: Case) -> tuple[str, ...]:
    """Return the codes of those whose name the key doesn't have. Raise as `read`."""
    named = read(path, case)
    return tuple(one.code for one in case.file.participant if one.code not in named)


def to_fill_in(case: Case) -> Iterator[str]:
    """Yield the lines of an empty key."""
    yield "# Who people are. Keep this file apart from the case folder, and never send it with a"
    yield "# report. `interview report DIR --names THIS-FILE` makes a version with names."
    yield 'format = "interview-names"'
    yield f'case = "{case.id}"'
    yield "[names]"
    for one in case.file.participant:
        yield f'{one.code} = ""  # {one.role}, {one.agency}'.replace("\n", " ")
