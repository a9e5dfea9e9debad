"""The accounts as JSONL: the versions that count, a line each, as they were handed over.

The one decision: a line is a record, whole and canonical, with the digest it came with. So it is
an input of `merge` by itself in a case that takes records which aren't sealed. For the team only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from interview.model.base import canonical, digest

if TYPE_CHECKING:
    from interview.model.merged import Account
    from interview.model.record import Record


def jsonl(accounts: Iterable[Account]) -> bytes:
    """Return every version that counts, in the order of the accounts: in a conflict each of them.

    Nothing of an account that was withdrawn or hasn't come.
    """
    return b"".join(_line(record) + b"\n" for one in accounts for record in one.records)


def _line(record: Record) -> bytes:
    """Return a record with the fields that it came with: its digest is of those, and no others."""
    plain = record.plain()
    if digest({key: part for key, part in plain.items() if key != "digest"}) != record.digest:
        plain = record.model_dump(mode="json", exclude_unset=True)
    return canonical(plain)
