"""One writer for an interview: a second window is refused and told since when the first is open.

The one decision: the lock is the system's (flock, or LockFileEx on Windows), so that it ends with
the process that holds it, however that ends. Who holds it stands in a note beside it, since on
Windows nobody else can read a locked file; the note only words the refusal and decides nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from interview.errors import FileTrouble, NotSaved
from interview.model.base import canonical
from interview.storage import atomic, disk
from interview.storage.paths import LOCK

if TYPE_CHECKING:
    from filelock import BaseFileLock

_NOTE: Final = "lock.held"


class Held:
    """An interview that nobody else can write to until this is closed."""

    def __init__(self, lock: BaseFileLock, note: Path) -> None:
        self._lock = lock
        self._note = note

    def close(self) -> None:
        """Let the interview go. Closing twice is closing once."""
        if self._lock.is_locked:
            try:
                with contextlib.suppress(OSError):
                    disk.remove(self._note)
            finally:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def hold(folder: Path, now: datetime) -> Held:
    """Hold the interview in `folder` for this window, and sweep what a stopped one left there.

    `now` is aware, in the zone that a refusal's time is told in. The folder is made if it is
    missing. Raise FileTrouble where another window has the interview, NotSaved where the folder
    can't be written to.
    """
    from filelock import FileLock, Timeout

    atomic.private_folder(folder)
    # Not bound to a thread: the screens close from another one than they open from.
    lock = FileLock(folder / LOCK, timeout=0, mode=disk.FILE_MODE, thread_local=False)
    note = folder / _NOTE
    try:
        lock.acquire()
    except Timeout:
        raise _open_elsewhere(note, now) from None
    except OSError as error:
        raise disk.trouble(error, folder) from error
    try:
        atomic.sweep(folder)
        with contextlib.suppress(NotSaved):  # a full disk is told where it matters: at a save
            since = now.astimezone(UTC).isoformat()
            atomic.write_bytes(note, canonical({"pid": os.getpid(), "since": since}))
    except BaseException:
        lock.release()
        raise
    return Held(lock, note)


def _open_elsewhere(note: Path, now: datetime) -> FileTrouble:
    since = _since(note, now)
    return FileTrouble(
        f"This interview is open in another window{since and f', since {since}'}.",
        "Go on there, or close that window and try again.",
    )


def _since(note: Path, now: datetime) -> str:
    """Return the time in `note` in the zone of `now`, with the day unless it is today's."""
    try:
        kept = json.loads(atomic.read_bytes(note) or b"")
        since = datetime.fromisoformat(kept["since"]).astimezone(now.tzinfo)
    except (FileTrouble, ValueError, LookupError, TypeError):
        return ""
    day = "" if since.date() == now.date() else f"{since.day} {since:%B}, "
    return f"{day}{since:%H:%M}"
