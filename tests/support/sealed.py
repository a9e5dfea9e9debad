"""Keys of a case for tests, made once, and words that anybody could guess."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from interview.casework import keys
from interview.casework.folder import NewKeys
from interview.casework.invite import Manner
from interview.sealing import age
from tests.support.records import CASE_ID

PASSPHRASE = "correct horse battery"


@cache
def new_keys() -> NewKeys:
    """Return the keys of the Fern case."""
    return keys.new("Fern case", CASE_ID, PASSPHRASE, date(2026, 4, 2))


def manner() -> Manner:
    """Return how invitations are made: the words are the list's first ones, in turn."""
    numbers = iter(range(7000))
    return Manner(lambda _among: next(numbers))


@cache
def identity() -> age.Identity:
    """Return what opens a hand-over in the Fern case."""
    (copy,) = (data for name, data in new_keys().files.items() if name.endswith(".age"))
    return age.identity_in(copy, PASSPHRASE)


def record_in(path: Path) -> dict[str, Any]:
    """Return the record in a sealed hand-over in the Fern case."""
    record: dict[str, Any] = json.loads(age.unseal(path.read_bytes(), identity()))["record"]
    return record
