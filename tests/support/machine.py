"""A computer that stops at a chosen step: killed before it, within it, or unplugged after."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from interview.storage import disk

CHANGING = ("make_folder", "create", "write", "cut", "sync", "replace", "remove", "sync_folder")


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
        self._cut_off: dict[Path, bytes] = {}  # of files with a cut that was not synced
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
            for path, tail in self._cut_off.items():
                path.write_bytes(path.read_bytes() + tail)
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

    def _cut(self, fd: int, size: int) -> None:
        path = self._path_of[fd]
        self._cut_off[path] = path.read_bytes()[size:]
        os.ftruncate(fd, size)

    def _sync(self, fd: int) -> None:
        self._synced_size.pop(self._path_of[fd], None)
        self._cut_off.pop(self._path_of[fd], None)

    def _replace(self, source: Path, target: Path) -> None:
        before = target.read_bytes() if target.exists() else None
        source.replace(target)
        self._synced_size.pop(target, None)
        self._cut_off.pop(target, None)
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
