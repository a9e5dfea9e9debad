"""The Fern case's five accounts as records, each walked once."""

from __future__ import annotations

from collections.abc import Collection

from interview.model.merged import Comparison
from interview.model.record import Record
from tests.support import made_up


def record(code: str) -> Record:
    """Return the record of one person's story."""
    return made_up.record("fern", code)


def compared(without: Collection[str] = ()) -> Comparison:
    """Return the comparison of all five accounts, or of all but some."""
    return made_up.compared("fern", without)
