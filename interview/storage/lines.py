"""A line of a journal: how one entry is written, and what makes it the next one of its journal.

The one decision: a line is the canonical JSON of what it says, and is read only if writing it again
gives the same bytes. That one comparison refuses a key given twice, NaN, a lone surrogate and every
other spelling of the same entry.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from interview.model.base import canonical

NO_LINE: Final = "sha256:" + "0" * 64
LONGEST: Final = (
    64 * 1024 * 1024
)  # bytes: what a line may have, an hour's typing a hundred times over
_ROUNDING: Final = 2.0  # seconds that whole seconds can be apart and be the same moment
_KEYS: Final = frozenset({"actor", "at", "elapsed", "event", "interview", "prev", "seq"})


class LineError(ValueError):
    """Not the next line of this journal. Never says what the line holds."""


class LinkError(LineError):
    """The line follows in number, but was not written after the line before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of an interview: `at` in UTC to the millisecond, `elapsed` in whole seconds."""

    seq: int
    actor: str
    at: datetime
    elapsed: int
    event: dict[str, Any]


def digest_of(line: bytes) -> str:
    """Return `sha256:` and 64 hex digits over a line without its line end."""
    return "sha256:" + hashlib.sha256(line).hexdigest()


def line_of(entry: Entry, *, interview: str, prev: str) -> bytes:
    """Return `entry` as a line without its line end. Raise LineError for what is not JSON."""
    if entry.at.tzinfo is None:
        raise LineError("an entry's time is aware")
    try:
        line = canonical(
            {
                "actor": entry.actor,
                "at": _stamp(entry.at),
                "elapsed": entry.elapsed,
                "event": entry.event,
                "interview": interview,
                "prev": prev,
                "seq": entry.seq,
            }
        )
    except (ValueError, TypeError, RecursionError):
        raise LineError("an event is plain JSON data") from None
    return line


def entry_of(line: bytes, *, interview: str, seq: int, prev: str) -> Entry:
    """Return the entry that `line` holds.

    Raise LineError unless it is number `seq` of the interview with that id, LinkError if only
    `prev`, the digest of the line before, is another.
    """
    data = parsed(line)
    if data.keys() != _KEYS or data["interview"] != interview or not _is(seq, data["seq"]):
        raise LineError("not the next entry of this interview")
    if data["prev"] != prev:
        raise LinkError("not written after the line before it")
    actor, at, elapsed, event = data["actor"], data["at"], data["elapsed"], data["event"]
    if not (isinstance(actor, str) and actor and isinstance(event, dict)):
        raise LineError("no actor, or no event")
    if not isinstance(elapsed, int) or isinstance(elapsed, bool) or elapsed < 0:
        raise LineError("no seconds elapsed")
    return Entry(seq=seq, actor=actor, at=_time(at), elapsed=elapsed, event=event)


def spent(entries: Iterable[Entry]) -> int:
    """Return the whole seconds that the sittings took which `entries` are of, one after the other.

    A sitting goes from when the program was opened to its last entry.
    """
    total = 0
    last: Entry | None = None
    for entry in entries:
        if last is not None and not _same_sitting(last, entry):
            total += last.elapsed
        last = entry
    return total + (last.elapsed if last is not None else 0)


def _same_sitting(one: Entry, after: Entry) -> bool:
    apart = (after.at - one.at).total_seconds() - (after.elapsed - one.elapsed)
    return after.elapsed >= one.elapsed and abs(apart) < _ROUNDING


def parsed(line: bytes) -> dict[str, Any]:
    """Return the object that `line` is the canonical JSON of. Raise LineError if it is none."""
    if len(line) > LONGEST:
        raise LineError("longer than any line is")
    try:
        data = json.loads(line)
        same = canonical(data) == line
    except (ValueError, RecursionError):
        raise LineError("not JSON") from None
    if not same or not isinstance(data, dict):
        raise LineError("not the canonical JSON of an object")
    return data


def _is(number: int, found: object) -> bool:
    return found == number and not isinstance(found, bool)


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _time(stamp: object) -> datetime:
    try:
        at = datetime.fromisoformat(str(stamp)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise LineError("no time") from None
    if _stamp(at) != stamp:
        raise LineError("a time in another spelling")
    return at
