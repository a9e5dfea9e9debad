"""A case file by answering questions, a line each, where nobody wants to write one.

It asks for the least that a case needs, and the rest can be written into `case.toml` afterwards.
The one decision: what can't be used is asked for again, so that nothing that was typed is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from interview.reading import Source
from interview.text import clean

Ask = Callable[[str], str]

_CASE: Final = (
    ("title", "What is the review called?", True),
    ("question", "What does it want to understand? (Enter: leave it)", False),
    ("support", "Whom can people turn to for support? A line and its number", False),
    ("act_now", "Which numbers to ring if a child or adult may be unsafe today?", False),
    ("contact", "Whom in the review team can people ask?", False),
    ("reply_by", "By when are accounts hoped for?", False),
)
_READER: Final = (("name", "What they are called", True), ("agency", "Their agency", False))
_PERSON: Final = (("role", "Their role, such as teacher", True), ("agency", "Their agency", True))
_WITNESS: Final = "Could they be a witness? Type no, cleared or not_cleared (Enter: not checked)"
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,19}")


def asked(ask: Ask) -> Source:
    """Return a case file's data as it was answered, to be checked like any other.

    `ask` puts a line and returns what was typed. Raise whatever it does at the end of its input.
    """
    plain: dict[str, Any] = {"format": "interview-case"}
    for key, line, needed in _CASE:
        said = _line(ask, line, needed=needed)
        if said:
            plain[key] = said
    plain["reader"] = _rows(ask, "The code of somebody who will read, such as LR1", _READER)
    people = _rows(ask, "The code of somebody to invite, such as SW1", _PERSON, least=1)
    for person in people:
        witness = _line(ask, f"{person['code']}. {_WITNESS}").casefold()
        if witness in ("no", "cleared", "not_cleared"):
            person["witness"] = witness
    return Source("your answers", "case", "", {**plain, "participant": people}, is_toml=False)


def _rows(
    ask: Ask, line: str, columns: tuple[tuple[str, str, bool], ...], *, least: int = 0
) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    while code := _code(ask, line, rows, needed=len(rows) < least):
        row = {"code": code}
        for key, wanted, needed in columns:
            said = _line(ask, wanted, needed=needed)
            if said:
                row[key] = said
        rows.append(row)
    return rows


def _code(ask: Ask, line: str, rows: list[dict[str, str]], *, needed: bool) -> str:
    taken = {row["code"].casefold() for row in rows}
    whole = line if needed else f"{line} (Enter: nobody else)"
    while code := _line(ask, whole, needed=needed):
        if code.casefold() in taken:
            whole = f"That code is there already. {line}"
        elif not _CODE.fullmatch(code):
            whole = f"A code is letters and figures, at most 20. {line}"
        else:
            break
    return code


def _line(ask: Ask, line: str, *, needed: bool = False) -> str:
    while not (said := clean(ask(line)).strip()) and needed:
        pass
    return said
