"""Every write, sync, replace and removal is made the last thing that happens, each in turn.

Three ends: the program is killed before the step, killed in the midst of it, or the plug is pulled
after it, so that what was not synced is lost. After each, all that was acknowledged is there and
right, nothing is left lying about, and the interview can go on. So does SQLite test itself.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from interview.errors import FileTrouble, NotSaved
from interview.storage import disk, draft
from interview.storage.journal import Condition, Journal
from interview.storage.library import Library, Stage
from interview.storage.lock import Held, hold
from interview.storage.paths import JOURNAL, Places

ID = "0123abcd"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HALF = b'{"actor":"SW1","at":"2026-03-'
TYPED = {"question": "q2", "text": "half an answer"}
CHANGING = ("make_folder", "create", "write", "sync", "replace", "remove", "sync_folder")


class Killed(BaseException):
    """The program is no more. Nobody can catch it and go on: every later step raises it too."""


class End(Enum):
    """How the program ends at a step."""

    BEFORE = auto()
    WITHIN = auto()  # half of a write; all of any other step
    PLUG_PULLED = auto()  # the step done; bytes and names that were not synced are lost
    BYTES_LOST = auto()  # the same, but the names are there and only their bytes are lost


class Machine:
    """A computer that stops at one step, counted from 0, and remembers what was not yet synced."""

    def __init__(self, stop_at: int | None = None, end: End = End.BEFORE) -> None:
        self.steps = 0
        self._stop_at = stop_at
        self._end = end
        self._dead = False
        self._path_of: dict[int, Path] = {}
        self._synced_size: dict[Path, int] = {}  # of files with bytes that were not synced
        self._undo: list[tuple[Path, Callable[[], object]]] = []  # names that were not, by folder

    def run(self, scenario: Callable[[], None]) -> None:
        """Run `scenario` until it ends or the machine stops."""
        with pytest.MonkeyPatch.context() as computer:
            for name in CHANGING:
                computer.setattr(disk, name, partial(self._step, name))
            computer.setattr(disk, "reopen", self._reopen)
            try:
                scenario()
            except Killed:
                self._lose()
        assert (self._stop_at is not None) == self._dead

    def _step(self, name: str, *given: Any) -> Any:
        if self._dead:
            raise Killed
        number, self.steps = self.steps, self.steps + 1
        stops = number == self._stop_at
        if stops and self._end is End.BEFORE:
            self._dead = True
            raise Killed
        if stops and self._end is End.WITHIN and name == "write":
            fd, data = given
            given = (fd, data[: len(data) // 2])
        result = getattr(self, f"_{name}")(*given)
        if stops:
            self._dead = True
            raise Killed
        return result

    def _lose(self) -> None:
        if self._end in (End.PLUG_PULLED, End.BYTES_LOST):
            for path, size in self._synced_size.items():
                if path.exists():
                    os.truncate(path, size)
        if self._end is End.PLUG_PULLED:
            for _, undo in reversed(self._undo):
                undo()

    def _reopen(self, path: Path) -> int:
        fd = os.open(path, os.O_WRONLY | os.O_APPEND)
        self._path_of[fd] = path
        return fd

    def _make_folder(self, path: Path) -> None:
        path.mkdir(mode=0o700)
        self._undo.append((path.parent, lambda: shutil.rmtree(path)))

    def _create(self, path: Path) -> int:
        fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)
        self._path_of[fd] = path
        self._undo.append((path.parent, lambda: path.unlink(missing_ok=True)))
        return fd

    def _write(self, fd: int, data: bytes) -> None:
        self._synced_size.setdefault(self._path_of[fd], os.fstat(fd).st_size)
        assert os.write(fd, data) == len(data)

    def _sync(self, fd: int) -> None:
        self._synced_size.pop(self._path_of[fd], None)

    def _replace(self, source: Path, target: Path) -> None:
        before = target.read_bytes() if target.exists() else None
        source.replace(target)
        self._synced_size.pop(target, None)
        if source in self._synced_size:
            self._synced_size[target] = self._synced_size.pop(source)

        def undo() -> None:
            target.replace(source)
            if before is not None:
                target.write_bytes(before)

        self._undo.append((target.parent, undo))

    def _remove(self, path: Path) -> None:
        before = path.read_bytes()
        path.unlink()
        self._undo.append((path.parent, lambda: path.write_bytes(before)))

    def _sync_folder(self, path: Path) -> None:
        self._undo = [(folder, undo) for folder, undo in self._undo if folder != path]


class Sitting:
    """One sitting, and what it was told is kept."""

    batches = ([{"n": 0}], [{"n": 1}], [{"n": 2}, {"n": 3}])

    def __init__(self, root: Path) -> None:
        self.places = Places(root)
        self.folder = self.places.interview(ID)
        self.events: list[dict[str, Any]] = []
        self.states: list[Stage] = []
        self.drafts: list[dict[str, Any] | None] = [None]  # which of these may be found
        self.held: Held | None = None

    def live(self) -> None:
        self.held = hold(self.folder, NOON)
        journal = Journal.create(self.folder / JOURNAL, ID)
        library = Library(self.places.library)
        self._append(journal, 0)
        library.note(ID, started="2026-03-02", practice=False, state=Stage.BEGUN)
        self.states.append(Stage.BEGUN)
        self.drafts = [None, TYPED]
        draft.keep(self.folder, TYPED)
        self.drafts = [TYPED]
        self._append(journal, 1)
        self.drafts = [TYPED, None]
        draft.drop(self.folder)
        self.drafts = [None]
        self._append(journal, 2)
        library.set_state(ID, Stage.PAUSED)
        self.states.append(Stage.PAUSED)
        journal.close()
        self.held.close()

    def _append(self, journal: Journal, number: int) -> None:
        batch = self.batches[number]
        journal.append(batch, actor="SW1", at=NOON, elapsed=number)
        self.events += batch

    def check(self) -> None:
        """Open all of it again, as the next start of the program would."""
        if self.held is not None:
            self.held._lock.release(force=True)  # a dead process holds nothing
        with hold(self.folder, NOON):
            self._check_library()
            self._check_journal()
            assert draft.kept(self.folder) in self.drafts
            journal = self._journal()
            before = journal.events
            journal.append([{"n": "next"}], actor="SW1", at=NOON, elapsed=0)
            journal.close()
            again = self._journal()
            assert again.events == [*before, {"n": "next"}]
            assert again.condition is Condition.WHOLE
        assert list(self.places.root.rglob("*.interview-unfinished")) == []

    def _journal(self) -> Journal:
        try:
            return Journal.open(self.folder / JOURNAL, ID)
        except FileTrouble:
            assert self.events == []  # only what was never begun can't be opened
            return Journal.create(self.folder / JOURNAL, ID)

    def _check_journal(self) -> None:
        kept = self._journal()
        everything = [event for batch in self.batches for event in batch]
        assert kept.condition is not Condition.DAMAGED
        assert kept.events[: len(self.events)] == self.events
        assert kept.events == everything[: len(kept.events)]

    def _check_library(self) -> None:
        library = Library(self.places.library)
        stages = [Stage.BEGUN, Stage.PAUSED]
        states = [noted.state for noted in library.all()]
        later = stages[len(self.states) : len(self.states) + 1]
        assert states in (self.states[-1:], later)
        library.note("ffffffff", started="2026-03-02", practice=True, state=Stage.BEGUN)


class Resumed(Sitting):
    """A sitting that goes on after one that ended in half a line, and in trouble at that."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        journal = Journal.create(self.folder / JOURNAL, ID)
        self._append(journal, 0)
        journal.close()
        self.path = self.folder / JOURNAL
        self.path.write_bytes(self.path.read_bytes() + HALF)
        library = Library(self.places.library)
        library.note(ID, started="2026-03-02", practice=False, state=Stage.BEGUN)
        self.states.append(Stage.BEGUN)

    def live(self) -> None:
        self.held = hold(self.folder, NOON)
        journal = Journal.open(self.path, ID)
        self._append(journal, 1)
        trouble = OSError(errno.EIO, "made to fail")
        with patch.object(disk, "sync", side_effect=trouble), pytest.raises(NotSaved):
            journal.append(self.batches[2], actor="SW1", at=NOON, elapsed=2)
        self._append(journal, 2)
        journal.close()
        self.held.close()

    def check(self) -> None:
        super().check()
        assert HALF in [path.read_bytes() for path in self.folder.glob("journal.cut-*")]


def stops(sitting: type[Sitting], root: Path) -> list[tuple[int, Sitting]]:
    machine = Machine()
    machine.run(sitting(root / "whole").live)
    return [(number, sitting(root / f"until-{number}")) for number in range(machine.steps)]


@pytest.mark.parametrize("end", End)
@pytest.mark.parametrize("sitting", [Sitting, Resumed])
def test_whatever_step_is_the_last_what_was_acknowledged_is_kept(
    tmp_path: Path, sitting: type[Sitting], end: End
) -> None:
    for number, one in stops(sitting, tmp_path):
        Machine(number, end).run(one.live)
        one.check()


@pytest.mark.parametrize("step", ["sync", "sync_folder"])
def test_the_machine_would_notice_a_sync_that_is_left_out(tmp_path: Path, step: str) -> None:
    lost = 0
    for number, one in stops(Sitting, tmp_path):
        machine = Machine(number, End.PLUG_PULLED)
        setattr(machine, f"_{step}", lambda _: None)
        machine.run(one.live)
        try:
            one.check()
        except (AssertionError, FileTrouble):
            lost += 1
    assert lost > 0
