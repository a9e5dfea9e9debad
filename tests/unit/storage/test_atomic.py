"""Whole files: the old one or the new one, private, checked, and nothing left lying about."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest
from tinydb import TinyDB, where

from interview.errors import FileTrouble, Hindrance, NotSaved
from interview.storage import atomic, disk

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")

OPEN = Path("/proc/self/fd")


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def left_over(folder: Path, name: str = "draft.json") -> Path:
    path = folder / f".{name}.0123456789abcdef.interview-unfinished"
    path.write_bytes(b"words of somebody's")
    return path


@pytest.mark.skipif(not OPEN.exists(), reason="only Linux lists what is open")
@pytest.mark.parametrize("target", ["file", "folder"], ids=["written", "refused"])
def test_nothing_stays_open(tmp_path: Path, target: str) -> None:
    (tmp_path / "folder" / "full").mkdir(parents=True)
    before = len([*OPEN.iterdir()])
    for _ in range(3):
        with contextlib.suppress(NotSaved):
            atomic.write_bytes(tmp_path / target, b"data")
    assert len([*OPEN.iterdir()]) == before


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    atomic.write_bytes(path, b"old and long")
    atomic.write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@posix
def test_files_and_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        atomic.private_folder(tmp_path / "a" / "b")
        atomic.write_bytes(tmp_path / "a" / "b" / "file", b"data")
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "a") == 0o700
    assert mode_of(tmp_path / "a" / "b") == 0o700
    assert mode_of(tmp_path / "a" / "b" / "file") == 0o600


@posix
def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir(mode=0o755)
    atomic.private_folder(tmp_path / "theirs")
    assert mode_of(tmp_path / "theirs") == 0o755


def test_a_folder_that_another_window_makes_meanwhile_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = disk.make_folder

    def too_late(path: Path) -> None:
        make(path)
        make(path)

    monkeypatch.setattr(disk, "make_folder", too_late)
    atomic.private_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_that_cannot_be_made_is_not_saved(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(NotSaved):
        atomic.private_folder(tmp_path / "file" / "folder")


@pytest.mark.parametrize(
    "step, number, hindrance",
    [
        ("create", errno.EACCES, Hindrance.NO_PERMISSION),
        ("write", errno.ENOSPC, Hindrance.DISK_FULL),
        ("sync", errno.EIO, Hindrance.DRIVE_GONE),
        ("replace", errno.EROFS, Hindrance.NO_PERMISSION),
    ],
)
def test_a_step_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, hindrance: Hindrance
) -> None:
    path = tmp_path / "file"
    atomic.write_bytes(path, b"old")

    def fail(*_: object) -> NoReturn:
        raise OSError(number, "made to fail")

    monkeypatch.setattr(disk, step, fail)
    with pytest.raises(NotSaved) as caught:
        atomic.write_bytes(path, b"new")
    assert caught.value.hindrance is hindrance
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("times, works", [(0, True), (3, True), (9, False)])
def test_on_windows_a_refused_replace_is_tried_again_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, works: bool
) -> None:
    path = tmp_path / "file"
    atomic.write_bytes(path, b"old")
    refusals = iter([True] * times)
    replace = disk.replace

    def busy(source: Path, target: Path) -> None:
        if next(refusals, False):
            raise PermissionError(errno.EACCES, "a scanner has it")
        replace(source, target)

    monkeypatch.setattr(disk, "BUSY_RETRIES", 8)
    monkeypatch.setattr(disk, "replace", busy)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    if works:
        atomic.write_bytes(path, b"new")
    else:
        with pytest.raises(NotSaved):
            atomic.write_bytes(path, b"new")
    assert path.read_bytes() == (b"new" if works else b"old")


def test_a_sweep_takes_what_was_left_and_nothing_else(tmp_path: Path) -> None:
    left_over(tmp_path)
    left_over(tmp_path, "journal.jsonl")
    (tmp_path / "draft.json").write_bytes(b"kept")
    (tmp_path / "notes.interview-unfinished").write_bytes(b"somebody's own")
    assert atomic.sweep(tmp_path) == 2
    names = sorted(each.name for each in tmp_path.iterdir())
    assert names == ["draft.json", "notes.interview-unfinished"]


def test_a_sweep_takes_what_a_program_left_that_was_stopped_while_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: int) -> NoReturn:
        raise KeyboardInterrupt

    def gone(_: Path) -> NoReturn:
        raise OSError(errno.EIO, "made to fail")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(disk, "sync", stopped)
        meanwhile.setattr(disk, "remove", gone)
        with pytest.raises(KeyboardInterrupt):
            atomic.write_bytes(tmp_path / "draft.json", b"words of somebody's")
    assert len(list(tmp_path.iterdir())) == 1
    assert atomic.sweep(tmp_path, of="draft.json") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_for_one_file_leaves_what_others_may_be_writing(tmp_path: Path) -> None:
    left_over(tmp_path, "library.json")
    other = left_over(tmp_path, "settings.json")
    assert atomic.sweep(tmp_path, of="library.json") == 1
    assert list(tmp_path.iterdir()) == [other]


def test_a_sweep_of_no_folder_finds_nothing(tmp_path: Path) -> None:
    assert atomic.sweep(tmp_path / "none") == 0


def test_a_sweep_goes_on_past_what_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "in use")

    left_over(tmp_path)
    monkeypatch.setattr(disk, "remove", refuse)
    assert atomic.sweep(tmp_path) == 0


def test_what_is_checked_reads_back() -> None:
    content = {"rows": {"1": {"id": "é", "n": [1, None, True]}}}
    assert atomic.verified(atomic.checked(content), "it") == content


def test_every_flipped_byte_of_a_checked_file_is_seen() -> None:
    data = atomic.checked({"rows": {"1": {"words": "one, two"}}})
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :]
        with pytest.raises(FileTrouble):
            atomic.verified(changed, "library.json")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\x00" * 40,
        b"[" * 100_000,
        atomic.checked({"a": 1})[:-1],
        atomic.checked({"a": 1}) + b"\n",
        b'{"content":1,' + atomic.checked({"a": 1})[1:],
        atomic.checked({"a": 1}).replace(b'"schema_version":1', b'"schema_version":true'),
    ],
)
def test_whatever_else_stands_in_a_checked_file_is_damage(data: bytes) -> None:
    with pytest.raises(FileTrouble, match=r"library\.json is damaged"):
        atomic.verified(data, "library.json")


def test_a_checked_file_of_a_newer_program_is_refused_as_that() -> None:
    newer = b'{"rows":[],"schema_version":2}'
    with pytest.raises(FileTrouble, match="newer version of this program"):
        atomic.verified(newer, "library.json")


def test_a_table_is_kept_in_a_checked_file(tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    with TinyDB(path, storage=atomic.ChecksummedStorage) as database:
        database.table("decisions").insert({"id": "d1"})
        database.table("decisions").insert({"id": "d2"})
    with TinyDB(path, storage=atomic.ChecksummedStorage) as database:
        assert database.table("decisions").get(where("id") == "d2") == {"id": "d2"}
    assert atomic.verified(path.read_bytes(), path.name) == {
        "decisions": {"1": {"id": "d1"}, "2": {"id": "d2"}}
    }


def test_reading_a_table_writes_nothing(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "none.json", storage=atomic.ChecksummedStorage) as database:
        assert database.all() == []
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_table_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    path.write_bytes(b'{"_default":{}}')
    with TinyDB(path, storage=atomic.ChecksummedStorage) as database:
        with pytest.raises(FileTrouble):
            database.all()
        with pytest.raises(FileTrouble):
            database.insert({"id": "d1"})
    assert path.read_bytes() == b'{"_default":{}}'


def test_a_file_that_cannot_be_read_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "a folder").mkdir()
    with pytest.raises(FileTrouble) as caught:
        atomic.read_bytes(tmp_path / "a folder")
    assert caught.value.what == f"The file a folder can't be read in the folder {tmp_path}."
    assert caught.value.do == (
        "See that its drive is there and that the folder is yours, then try again."
    )
