"""The library: which interviews are on this computer. Never a word of one, and never a name.

The one decision: it is a list to choose from and not the truth. The truth is in the interviews'
folders, and from them the list can be made again; so a damaged one is set aside, not mended.
Every change reads, changes and writes under one lock, so that two windows lose nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from interview.errors import FileTrouble
from interview.storage import atomic, disk
from interview.storage.journal import Journal
from interview.storage.paths import JOURNAL, Places, is_id

if TYPE_CHECKING:
    from tinydb.table import Table

    from interview.engine.state import State
    from interview.storage.lines import Entry

_TABLE: Final = "interviews"
_PATIENCE: Final = 5.0  # seconds to wait for another window; a change takes milliseconds


class Stage(StrEnum):
    """How far an interview has come."""

    BEGUN = "begun"
    PAUSED = "paused"
    NOT_CONFIRMED = "not_confirmed"  # typed for another, who has yet to have it read back
    HANDED_OVER = "handed_over"

    @property
    def words(self) -> str:
        """The stage as it is said."""
        return "not yet confirmed" if self is Stage.NOT_CONFIRMED else self.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Noted:
    """What the library says of one interview; `started` is an ISO day."""

    id: str
    started: str
    practice: bool
    state: Stage


class Library:
    """The list of interviews in the file at `path`. Every method may raise FileTrouble.

    Either a damaged file or a row that is missing can be mended with `rebuild`.
    """

    def __init__(self, path: Path, *, patience: float = _PATIENCE) -> None:
        self._path = path
        self._patience = patience

    def note(self, interview: str, *, started: str, practice: bool, state: Stage) -> None:
        """Add the interview with that id, or say anew what is known of it. Raise NotSaved too."""
        noted = Noted(interview, date.fromisoformat(started).isoformat(), practice, Stage(state))
        with _changing(self._path, self._patience) as table:
            _put(table, noted)

    def set_state(self, interview: str, state: Stage) -> None:
        """Say that the interview with that id, which is in the list, is in another state."""
        with _changing(self._path, self._patience) as table:
            rows = {row["id"]: row for row in table.all()}
            if interview not in rows:
                raise FileTrouble(
                    "This interview is missing from the list of interviews.",
                    "Make the list again from the interviews themselves.",
                )
            _put(table, _noted({**rows[interview], "state": state}))

    def forget(self, interview: str) -> None:
        """Take the interview with that id out of the list, if it is there."""
        from tinydb import where

        with _changing(self._path, self._patience) as table:
            if table.contains(where("id") == interview):
                table.remove(where("id") == interview)

    def all(self) -> list[Noted]:
        """Return what is in the list, the earliest day first; nothing where there is no list."""
        with _opened(self._path) as table:
            noted = [_noted(row) for row in table.all()]
        return sorted(noted, key=lambda one: (one.started, one.id))


def rebuild(places: Places) -> None:
    """Make the list of interviews again from their folders.

    Rows that can be read stay; a damaged file is set aside beside it; an interview that was in no
    row comes back as handed over or as begun, as its journal tells. Raise FileTrouble, where the
    file is there and can't be read, before anything is written; NotSaved.
    """
    atomic.read_bytes(places.library)
    with _locked(places.library, _PATIENCE):
        try:
            known = {noted.id for noted in Library(places.library).all()}
        except FileTrouble:
            known = set()
            _set_aside(places.library)
        with _opened(places.library) as table:
            rows = [asdict(one) for one in _on_disk(places) if one.id not in known]
            if rows:
                table.insert_multiple(rows)


def _on_disk(places: Places) -> Iterator[Noted]:
    for practice, parent in ((False, places.interviews), (True, places.practice)):
        for folder in sorted(parent.iterdir()) if parent.is_dir() else ():
            if not is_id(folder.name) or not (folder / JOURNAL).is_file():
                continue
            entries = _entries(folder)
            started = _started(folder, entries)
            if started is not None:
                yield Noted(folder.name, started.date().isoformat(), practice, _stage(entries))


def _entries(folder: Path) -> Sequence[Entry]:
    with contextlib.suppress(FileTrouble):
        return Journal.open(folder / JOURNAL, folder.name).entries
    return ()


def _started(folder: Path, entries: Sequence[Entry]) -> datetime | None:
    """Return when the interview in `folder` began, None where it never did.

    Of one that can't be read only the file's own time is left, and it must be listed to be opened.
    """
    if entries:
        return entries[0].at
    stat = (folder / JOURNAL).stat()
    return datetime.fromtimestamp(stat.st_mtime, UTC) if stat.st_size else None


def at_its_end(state: State) -> Stage | None:
    """Return how an interview stands that is handed over, or ready to be; None before."""
    from interview.engine.confirming import awaited

    if awaited(state):
        return Stage.NOT_CONFIRMED
    return Stage.HANDED_OVER if state.handed_over else None


def _stage(entries: Sequence[Entry]) -> Stage:
    """Return how far the interview of a journal has come, as far as it can be read."""
    from interview.engine.events import read_events
    from interview.engine.state import replay

    kept = entries[1:]
    with contextlib.suppress(FileTrouble, ValueError, LookupError):
        events = read_events([entry.event for entry in kept])
        state = replay(zip(events, (entry.at for entry in kept), strict=True))
        if state is not None:
            return at_its_end(state) or Stage.BEGUN
    return Stage.BEGUN


def _set_aside(path: Path) -> None:
    try:
        disk.replace(path, atomic.free_name(path.parent, f"{path.stem}.damaged", path.suffix))
    except OSError as error:
        raise disk.trouble(error) from error


def _put(table: Table, noted: Noted) -> None:
    from tinydb import where

    row = asdict(noted)
    if table.contains(where("id") == noted.id):
        table.update(row, where("id") == noted.id)
    else:
        table.insert(row)


def _noted(row: dict[str, Any]) -> Noted:
    try:
        return Noted(row["id"], row["started"], row["practice"], Stage(row["state"]))
    except (LookupError, ValueError):
        raise FileTrouble(
            "The list of interviews has a row that this program doesn't know.",
            "Make the list again from the interviews themselves.",
        ) from None


@contextlib.contextmanager
def _changing(path: Path, patience: float) -> Iterator[Table]:
    with _locked(path, patience), _opened(path) as table:
        yield table


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[Table]:
    from tinydb import TinyDB

    with TinyDB(path, storage=atomic.ChecksummedStorage) as database:
        yield database.table(_TABLE)


@contextlib.contextmanager
def _locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock of the list, and sweep what a stopped program left of it."""
    from filelock import FileLock, Timeout

    atomic.private_folder(path.parent)
    lock = FileLock(path.with_suffix(".lock"), timeout=patience, mode=disk.FILE_MODE)
    try:
        lock.acquire()
    except Timeout:
        raise FileTrouble(
            "Another window is busy with the list of interviews.", "Try again in a moment."
        ) from None
    except OSError as error:
        raise disk.trouble(error, path.parent) from error
    try:
        atomic.sweep(path.parent, of=path.name)
        yield
    finally:
        lock.release()
