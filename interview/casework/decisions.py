"""The reviewers' decisions in a case folder: `decisions.json`, rows that are only ever added.

What each decision means is the core's; here they are read and kept. Hold the case folder meanwhile.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field, TypeAdapter, ValidationError

from interview.errors import FileTrouble
from interview.model.case import Case
from interview.model.decision import Decision, Decisions, counting
from interview.storage.atomic import ChecksummedStorage

if TYPE_CHECKING:
    from tinydb import TinyDB

FILE: Final = "decisions.json"


def read(folder: Path, case: Case) -> Decisions:
    """Return what counts of all that was decided. Raise FileTrouble for a damaged file."""
    spelled = {one.code.casefold(): one.code for one in case.file.participant}
    return counting(history(folder), spelled)


def history(folder: Path) -> tuple[Decision, ...]:
    """Return all that was ever decided, in the order it was. Raise FileTrouble as `read`."""
    if not (folder / FILE).exists():
        return ()
    with _opened(folder) as book:
        # The file has its rows by their numbers as text: 10 before 2. What counts is the last made.
        rows = [dict(row) for row in sorted(book.all(), key=lambda row: row.doc_id)]
    try:
        return tuple(_reader().validate_python(rows, strict=False))
    except ValidationError:
        raise FileTrouble(
            f"{FILE} holds a decision that this program can't read.",
            "Nothing has been changed. Install the newest version, or ask for help.",
        ) from None


def add(folder: Path, made: list[Decision]) -> None:
    """Keep the decisions `made`, all of them or none. Raise FileTrouble, NotSaved."""
    with _opened(folder) as book:
        book.insert_multiple(one.plain() for one in made)


@cache
def _reader() -> TypeAdapter[list[Decision]]:
    return TypeAdapter(list[Annotated[Decision, Field(discriminator="decision")]])


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[TinyDB]:
    from tinydb import TinyDB

    with TinyDB(folder / FILE, storage=ChecksummedStorage) as book:
        yield book
