"""Many files written at once: each is durable, and trouble leaves nothing half done about."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from itertools import count as numbers
from pathlib import Path

import pytest

from interview.errors import NotSaved
from interview.storage import atomic, disk

FEW_AND_MANY = [1, 7, 8, 64, 65, 130]


def files_in(folder: Path, count: int) -> list[tuple[Path, tuple[bytes, ...]]]:
    return [(folder / f"{number}.json", (b"%d" % number, b"\n")) for number in range(count)]


@pytest.mark.parametrize("count", FEW_AND_MANY)
def test_every_one_of_them_is_on_the_drive_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    synced: set[int] = set()
    unsynced: list[str] = []
    sync, replace = disk.sync, disk.replace

    def noted(fd: int) -> None:
        sync(fd)
        synced.add(os.fstat(fd).st_ino)

    def placed(source: Path, target: Path) -> None:
        if source.stat().st_ino not in synced:
            unsynced.append(target.name)
        replace(source, target)

    monkeypatch.setattr(disk, "sync", noted)
    monkeypatch.setattr(disk, "replace", placed)
    atomic.write_many(files_in(tmp_path, count))
    assert unsynced == []
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        f"{number}.json": b"%d\n" % number for number in range(count)
    }


@pytest.mark.parametrize("count", [7, 20])
def test_where_one_cannot_be_synced_none_is_said_to_be_saved_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    def refuse(fd: int) -> None:
        raise OSError(errno.EIO, "made to fail")

    monkeypatch.setattr(disk, "sync", refuse)
    with pytest.raises(NotSaved):
        atomic.write_many(files_in(tmp_path, count))
    assert list(tmp_path.iterdir()) == []


def test_what_stops_one_halfway_comes_through_and_the_old_files_stay(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    (tmp_path / "0.json").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        atomic.write_many([(tmp_path / "0.json", (b"new",)), (tmp_path / "1.json", pieces())])
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("0.json", b"old")]


def test_a_folder_that_cannot_be_synced_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise OSError(errno.EIO, "made to fail")

    monkeypatch.setattr(disk, "sync_folder", refuse)
    with pytest.raises(NotSaved):
        atomic.write_many(files_in(tmp_path, 2))


def test_no_file_is_closed_while_another_thread_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, sync = numbers(), disk.sync
    open_still: list[int] = []

    def slow_but_for_the_first(fd: int) -> None:
        if next(order) == 0:
            raise OSError(errno.EIO, "made to fail")
        time.sleep(0.05)
        open_still.append(os.fstat(fd).st_size)
        sync(fd)

    monkeypatch.setattr(disk, "sync", slow_but_for_the_first)
    with pytest.raises(NotSaved):
        atomic.write_many(files_in(tmp_path, 20))
    assert len(open_still) == 19
