"""Every write, sync, replace and removal is made the last thing that happens, each in turn.

Three ends: the program is killed before the step, killed in the midst of it, or the plug is pulled
after it, so that what was not synced is lost. After each, all that was acknowledged is there and
right, nothing is left lying about, and the interview can go on. So does SQLite test itself.
"""

from __future__ import annotations

import errno
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from interview.errors import FileTrouble, NotSaved, OpensWith, WrongWords
from interview.sealing.locking import DataKey
from interview.storage import disk, draft, locked
from interview.storage.journal import Condition, Journal
from interview.storage.library import Library, Stage
from interview.storage.lock import Held, hold
from interview.storage.locked import Key, Secret
from interview.storage.paths import JOURNAL, Places
from tests.support.machine import End, Machine

ID = "0123abcd"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HALF = b'{"actor":"SW1","at":"2026-03-'
TYPED = {"question": "q2", "text": "half an answer"}


class Sitting:
    """One sitting, and what it was told is kept."""

    batches = ([{"n": 0}], [{"n": 1}], [{"n": 2}, {"n": 3}])
    key: Key | None = None

    def __init__(self, root: Path) -> None:
        self.places = Places(root)
        self.folder = self.places.interview(ID)
        self.events: list[dict[str, Any]] = []
        self.states: list[Stage] = []
        self.drafts: list[dict[str, Any] | None] = [None]  # which of these may be found
        self.held: Held | None = None

    def live(self) -> None:
        self.held = hold(self.folder, NOON)
        journal = Journal.create(self.folder / JOURNAL, ID, key=self.key)
        library = Library(self.places.library)
        self._append(journal, 0)
        library.note(ID, started="2026-03-02", practice=False, state=Stage.BEGUN)
        self.states.append(Stage.BEGUN)
        self.drafts = [None, TYPED]
        draft.keep(self.folder, TYPED, self.key)
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
            assert draft.kept(self.folder, self.key) in self.drafts
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
            return Journal.open(self.folder / JOURNAL, ID, key=self.key)
        except FileTrouble:
            assert self.events == []  # only what was never begun can't be opened
            return Journal.create(self.folder / JOURNAL, ID, key=self.key)

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
    """A sitting that goes on after one that ended in half a line, with a full disk and worse."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        journal = Journal.create(self.folder / JOURNAL, ID, key=self.key)
        self._append(journal, 0)
        journal.close()
        self.path = self.folder / JOURNAL
        self.path.write_bytes(self.path.read_bytes() + HALF)
        library = Library(self.places.library)
        library.note(ID, started="2026-03-02", practice=False, state=Stage.BEGUN)
        self.states.append(Stage.BEGUN)

    def live(self) -> None:
        self.held = hold(self.folder, NOON)
        journal = Journal.open(self.path, ID, key=self.key)
        self._append(journal, 1)
        write = disk.write

        def half(fd: int, data: bytes) -> None:
            write(fd, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "made to be full")

        with patch.object(disk, "write", half), pytest.raises(NotSaved):
            journal.append(self.batches[2], actor="SW1", at=NOON, elapsed=2)
        trouble = OSError(errno.EIO, "made to fail")
        with patch.object(disk, "sync", side_effect=trouble), pytest.raises(NotSaved):
            journal.append(self.batches[2], actor="SW1", at=NOON, elapsed=2)
        self._append(journal, 2)
        journal.close()
        self.held.close()

    def check(self) -> None:
        super().check()
        assert HALF in [path.read_bytes() for path in self.folder.glob("journal.cut-*")]


class Locked(Sitting):
    """The same, under lock."""

    key = Key(ID, DataKey(b"\x07" * 32))


class LockedResumed(Resumed):
    """The same, under lock."""

    key = Key(ID, DataKey(b"\x07" * 32))


def stops(sitting: type[Sitting], root: Path) -> list[tuple[int, Sitting]]:
    machine = Machine()
    machine.run(sitting(root / "whole").live)
    return [(number, sitting(root / f"until-{number}")) for number in range(machine.steps)]


@pytest.mark.parametrize("end", End)
@pytest.mark.parametrize("sitting", [Sitting, Resumed, Locked, LockedResumed])
def test_whatever_step_is_the_last_what_was_acknowledged_is_kept(
    tmp_path: Path, sitting: type[Sitting], end: End
) -> None:
    for number, one in stops(sitting, tmp_path):
        Machine(number, end).run(one.live)
        one.check()


def lock(folder: Path) -> None:
    with hold(folder, NOON):
        locked.make(folder, ID, Secret(OpensWith.WORDS, "lantern oxbow thimble russet"))


@pytest.mark.parametrize("end", End)
def test_whatever_step_is_the_last_a_lock_is_whole_or_not_there(tmp_path: Path, end: End) -> None:
    machine = Machine()
    machine.run(partial(lock, tmp_path / "whole"))
    for number in range(machine.steps):
        folder = tmp_path / f"until-{number}"
        Machine(number, end).run(partial(lock, folder))
        if locked.locked_by(folder) is not None:
            assert locked.unlocked(folder, ID, "Lantern  oxbow thimble RUSSET") is not None
            with pytest.raises(WrongWords):
                locked.unlocked(folder, ID, "lantern oxbow thimble")


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
