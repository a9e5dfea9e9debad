"""Keys of a case for tests, made once, and words that anybody could guess."""

from __future__ import annotations

from datetime import date
from functools import cache

from interview.casework import keys
from interview.casework.folder import NewKeys
from interview.casework.invite import Manner
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
