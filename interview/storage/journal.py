"""The journal: the truth of one interview, a line an event, in the order they happened.

The rules:

- An append is one write and one sync. It returns when its lines are on the drive; otherwise it
  raises NotSaved and the journal is, in memory, what it was.
- Nothing is made before the first append, which puts a header before its events.
- Order is by number, never by clock. Each line holds the digest of the line before it.
- After a failed write what came of it is cut off again, and the cut is synced: so a full disk keeps
  no half a line, and a short answer may still fit.
- After a failed sync, of a cut too, the descriptor is not used again (the system may have dropped
  what it could not write and then report success): the next append writes the whole journal anew.
- The bytes for that are read back from the file and held against a running hash of what is known to
  be durable. They are not taken from memory: a file that somebody changed or took away is never
  written over with what we remember.
- A last line without its line end was never acknowledged. It is left out when the journal is
  opened, and at the next append set aside in `journal.cut-<n>` and cut. Of an append of several
  lines that was never acknowledged, the first whole ones may stay.
- Damage anywhere else makes the journal read-only: what comes before it is there to read, the file
  is not touched, and no whole line is ever cut.
- Opening never writes. A journal that a later program made is refused, not guessed at.
- With a key every line is kept locked, each by itself, and all of the above holds as it stands: the
  digests are over the lines as they read, the hash of what is durable over the bytes of the file.

Whoever appends holds the interview's lock; see `lock`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NamedTuple

from interview.errors import FileTrouble, NotSaved
from interview.storage import atomic, disk
from interview.storage.lines import (
    LONGEST,
    NO_LINE,
    Entry,
    LineError,
    LinkError,
    digest_of,
    entry_of,
    line_of,
    parsed,
)
from interview.storage.locked import Key, line_in

FORMAT: Final = "interview-journal"
SCHEMA_VERSION: Final = 1


class Condition(StrEnum):
    """What a journal's file was like when it was opened."""

    WHOLE = "whole"
    TAIL_SET_ASIDE = "tail_set_aside"  # it ended in half a line, which nobody was told is saved
    DAMAGED = "damaged"  # read-only: the entries are those before the damage


class _Found(NamedTuple):
    entries: list[Entry]
    head: str
    condition: Condition
    good: bytes
    tail: bytes


class Journal:
    """One interview's journal; made by `Journal.open` or `Journal.create`."""

    def __init__(
        self,
        path: Path,
        interview: str,
        found: _Found,
        about: Mapping[str, Any] | None,
        key: Key | None,
    ) -> None:
        self.interview = interview
        self.key = key
        self._path = path
        self._about = about
        self._entries = found.entries
        self._head = found.head
        self._condition = found.condition
        self._tail = found.tail
        self._size = len(found.good)  # bytes known to be durable, and their hash
        self._sum = hashlib.sha256(found.good)
        self._made = bool(found.good)
        self._sound = not found.tail  # whether the file ends where the last good line does
        self._fd: int | None = None

    @classmethod
    def open(cls, path: Path, interview: str, *, key: Key | None = None) -> Journal:
        """Open the journal of the interview with that id to read it and to go on with it.

        `key` is that of a locked one. Raise FileTrouble where it is missing, can't be read, was
        never begun (no whole line) or was made by a newer program. Damage raises nothing here: see
        `condition`.
        """
        data = atomic.read_bytes(path)
        if data is None:
            raise FileTrouble(
                "There is no such interview on this computer.",
                "`interview list` shows those there are.",
            )
        found = _found(data, interview, key)
        if not found.entries and found.condition is not Condition.DAMAGED:
            raise FileTrouble("That interview was never begun: nothing is in it.", "Begin it anew.")
        return cls(path, interview, found, None, key)

    @classmethod
    def create(
        cls,
        path: Path,
        interview: str,
        about: Mapping[str, Any] | None = None,
        *,
        key: Key | None = None,
    ) -> Journal:
        """Return a new journal, made on disk at the first append; `about` goes into its header.

        With a `key` its lines are locked. A file without one whole line was left by a start that
        came to nothing, and is begun anew.
        Raise FileTrouble where an interview has been begun at `path`.
        """
        found = _found(atomic.read_bytes(path) or b"", interview, key)
        if found.entries or found.condition is Condition.DAMAGED:
            raise FileTrouble("That interview has been begun already.", "Go on with it instead.")
        journal = cls(path, interview, found, about or {}, key)
        journal._sound = not path.exists()
        return journal

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries in order, the header first: `entries[n].seq` is n + 1."""
        return self._entries

    @property
    def events(self) -> list[dict[str, Any]]:
        """The events as they were appended, without the header: what a replay folds."""
        return [entry.event for entry in self._entries[1:]]

    @property
    def condition(self) -> Condition:
        """What the file was like when it was opened."""
        return self._condition

    @property
    def good_until(self) -> datetime | None:
        """The time of the last entry that can be read, None where there is none."""
        return self._entries[-1].at if self._entries else None

    @property
    def head(self) -> str:
        """The digest of the last line: with it the whole journal can be told from any other."""
        return self._head

    def append(
        self, events: Sequence[Mapping[str, Any]], *, actor: str, at: datetime, elapsed: int
    ) -> None:
        """Add `events`, plain JSON objects, by `actor`; durable when this returns.

        `at` is aware; `elapsed` is in whole seconds since the program opened the interview, 0 or
        more. Raise NotSaved where nothing can be kept now, FileTrouble where the journal is
        damaged, ValueError for what is no entry; then nothing has changed.
        """
        if self._condition is Condition.DAMAGED:
            raise FileTrouble(
                "Part of this interview's file is damaged, and the file has not been touched.",
                "Open it to read, and ask the review team for help.",
            )
        if not events:
            return
        stamp = Entry(seq=0, actor=actor, at=at, elapsed=elapsed, event={})
        entries, data, head = self._written_as(events, stamp)
        try:
            self._keep(data)
        except OSError as error:
            raise disk.trouble(error) from error
        self._size += len(data)
        self._sum.update(data)
        self._head = head
        self._entries.extend(entries)
        self._sound = True

    def close(self) -> None:
        """Let go of the file. What was acknowledged is on the drive already."""
        if self._fd is not None:
            fd, self._fd = self._fd, None
            with contextlib.suppress(OSError):
                disk.close(fd)

    def _written_as(
        self, events: Sequence[Mapping[str, Any]], stamp: Entry
    ) -> tuple[list[Entry], bytes, str]:
        """Return the entries, their bytes and the new head; `stamp` holds what they share."""
        if not self._entries:
            events = [_header(self._about or {}), *events]
        entries: list[Entry] = []
        lines: list[bytes] = []
        prev = self._head
        for seq, event in enumerate(events, len(self._entries) + 1):
            entry = Entry(seq, stamp.actor, stamp.at, stamp.elapsed, dict(event))
            line = line_of(entry, interview=self.interview, prev=prev)
            if len(line) > LONGEST:
                raise NotSaved("This answer is too long to keep.", "Take a part of it out.")
            # Read before it is written: a journal never holds a line that it would refuse.
            entries.append(entry_of(line, interview=self.interview, seq=seq, prev=prev))
            prev = digest_of(line)
            lines.append(line if self.key is None else self.key.shut(line, seq))
        return entries, b"\n".join([*lines, b""]), prev

    def _keep(self, data: bytes) -> None:
        """Make `data` durable after the good bytes. Only a call that returns leaves us sound."""
        if not self._sound:
            self._write_anew(data)
            return
        fd = self._opened()
        self._sound = False
        try:
            disk.write(fd, data)
        except OSError:
            self._cut_back(fd)
            raise
        disk.sync(fd)
        if not self._made:
            disk.sync_folder(self._path.parent)
            self._made = True

    def _cut_back(self, fd: int) -> None:
        with contextlib.suppress(OSError):
            disk.cut(fd, self._size)
            disk.sync(fd)
            self._sound = True

    def _opened(self) -> int:
        """Return the descriptor of the file, which must end where we know that it does."""
        if not self._made:
            atomic.private_folder(self._path.parent)
        if self._fd is None:
            self._fd = (disk.reopen if self._made else disk.create)(self._path)
        found = os.fstat(self._fd)
        if found.st_size != self._size or not found.st_nlink:
            raise _changed()
        return self._fd

    def _write_anew(self, data: bytes) -> None:
        self.close()
        if not self._made:
            atomic.private_folder(self._path.parent)
        good = self._good()
        if self._tail:
            atomic.write_bytes(atomic.free_name(self._path.parent, "journal.cut"), self._tail)
            self._tail = b""
        atomic.write_bytes(self._path, good + data)
        self._made = True

    def _good(self) -> bytes:
        """Return the bytes known to be durable. Raise NotSaved if the file no longer has them."""
        if not self._made:
            return b""
        with self._path.open("rb") as file:
            good = file.read(self._size)
        if hashlib.sha256(good).digest() != self._sum.digest():
            raise _changed()
        return good


def _header(about: Mapping[str, Any]) -> dict[str, Any]:
    return {**about, "kind": "journal", "format": FORMAT, "schema_version": SCHEMA_VERSION}


def _check_header(event: dict[str, Any]) -> None:
    if not _header({}).items() <= event.items():
        raise LineError("not a journal's header")


def _found(data: bytes, interview: str, key: Key | None) -> _Found:
    """Return what the bytes of a journal's file hold. Raise FileTrouble for a newer program's."""
    whole, end, tail = data.rpartition(b"\n")
    lines = whole.split(b"\n") if end else []
    condition = Condition.TAIL_SET_ASIDE if tail else Condition.WHOLE
    entries: list[Entry] = []
    head = NO_LINE
    try:
        for seq, kept in enumerate(lines, 1):
            line = kept if key is None else line_in(kept, seq, key)
            if seq == 1:
                _refuse_newer(line)
            entry = entry_of(line, interview=interview, seq=seq, prev=head)
            if seq == 1:
                _check_header(entry.event)
            entries.append(entry)
            head = digest_of(line)
    except LinkError:  # the line before it, if there is one, is not as it was written
        condition = Condition.DAMAGED
        entries = entries[:-1]
    except LineError:
        condition = Condition.DAMAGED
    return _Found(entries, head, condition, whole + end, tail)


def _refuse_newer(first: bytes) -> None:
    """Raise FileTrouble if a later program wrote `first`, whatever else it may hold."""
    with contextlib.suppress(LineError, LookupError, TypeError):
        header = parsed(first)["event"]
        version = header["schema_version"]
        if header["format"] == FORMAT and isinstance(version, int) and version > SCHEMA_VERSION:
            raise atomic.newer("This interview")


def _changed() -> NotSaved:
    return NotSaved(
        "Another program has changed or removed the file of this interview.",
        "Keep a copy in another folder, then open the interview again.",
    )
