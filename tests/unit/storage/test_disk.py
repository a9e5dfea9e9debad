"""The system's errors as a hindrance and a sentence; and that nothing but `disk` writes."""

from __future__ import annotations

import errno
import os
import re
import sys
from pathlib import Path

import pytest

import interview.storage
from interview.errors import ExitCode, Hindrance
from interview.storage import disk


@pytest.mark.parametrize(
    "number, hindrance",
    [
        (errno.ENOSPC, Hindrance.DISK_FULL),
        (errno.EDQUOT, Hindrance.DISK_FULL),
        (errno.EACCES, Hindrance.NO_PERMISSION),
        (errno.EPERM, Hindrance.NO_PERMISSION),
        (errno.EROFS, Hindrance.NO_PERMISSION),
        (errno.EIO, Hindrance.DRIVE_GONE),
        (errno.ENOENT, Hindrance.DRIVE_GONE),
        (errno.ENODEV, Hindrance.DRIVE_GONE),
        (errno.ESTALE, Hindrance.DRIVE_GONE),
        (errno.ENXIO, Hindrance.DRIVE_GONE),
        (errno.ENOTCONN, Hindrance.DRIVE_GONE),
        (errno.EHOSTDOWN, Hindrance.DRIVE_GONE),
        (errno.EHOSTUNREACH, Hindrance.DRIVE_GONE),
        (errno.ENETDOWN, Hindrance.DRIVE_GONE),
        (errno.ENETUNREACH, Hindrance.DRIVE_GONE),
        (errno.ETIMEDOUT, Hindrance.DRIVE_GONE),
        (errno.EMFILE, Hindrance.OTHER),
    ],
)
def test_an_error_of_the_system_is_told_by_what_hinders(number: int, hindrance: Hindrance) -> None:
    told = disk.trouble(OSError(number, os.strerror(number), "/a/place/journal.jsonl"))
    assert told.hindrance is hindrance
    assert told.exit_code is ExitCode.FILES
    assert told.what.endswith(".")
    assert told.do.endswith(".")
    assert "/a/place" not in str(told)


@pytest.mark.parametrize("name", ["ESHUTDOWN", "ENOMEDIUM", "EREMOTEIO"])
def test_a_drive_that_is_gone_is_told_in_the_words_of_every_system(name: str) -> None:
    if not hasattr(errno, name):
        pytest.skip("this system knows no such error")
    assert disk.trouble(OSError(getattr(errno, name), "")).hindrance is Hindrance.DRIVE_GONE


def test_a_folder_that_cannot_be_written_to_is_named_where_it_is_known() -> None:
    told = disk.trouble(PermissionError(errno.EACCES, "not yours"), Path("a", "place"))
    assert str(Path("a", "place")) in told.what
    assert told.hindrance is Hindrance.NO_PERMISSION


def test_a_folder_is_not_named_where_something_else_hinders() -> None:
    told = disk.trouble(OSError(errno.ENOSPC, "full"), Path("a", "place"))
    assert str(Path("a", "place")) not in str(told)


@pytest.mark.parametrize(
    "number, hindrance",
    [
        *((number, Hindrance.DRIVE_GONE) for number in (21, 53, 55, 64, 67, 433, 1167)),
        *((number, Hindrance.DISK_FULL) for number in (39, 112)),
    ],
)
def test_windows_says_in_its_own_number_what_hinders(number: int, hindrance: Hindrance) -> None:
    error = OSError(errno.EACCES, "as Windows says it")
    error.winerror = number  # type: ignore[attr-defined, unused-ignore]  # there on Windows only
    assert disk.trouble(error).hindrance is hindrance


def test_an_empty_folder_is_removed(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    disk.remove_folder(tmp_path / "empty")
    assert not (tmp_path / "empty").exists()


def test_an_error_without_a_number_is_some_other_hindrance() -> None:
    assert disk.trouble(OSError("no number")).hindrance is Hindrance.OTHER


def test_what_the_system_takes_in_parts_is_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: whole(fd, bytes(data)[:7]))
    fd = disk.create(tmp_path / "file")
    disk.write(fd, b"a line longer than seven bytes\n")
    disk.close(fd)
    assert (tmp_path / "file").read_bytes() == b"a line longer than seven bytes\n"


def test_a_folder_on_a_drive_that_knows_no_sync_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(fd: int) -> None:
        raise OSError(errno.EINVAL, "not here")

    monkeypatch.setattr(os, "fsync", refuse)
    disk.sync_folder(tmp_path)


def test_a_folder_that_fails_to_sync_is_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(fd: int) -> None:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="gone"):
        disk.sync_folder(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fcntl")
@pytest.mark.parametrize(
    "answer, expected",
    [
        (None, ["full"]),
        (errno.ENOTSUP, ["full", "plain"]),
        (errno.EIO, ["full", "trouble"]),
    ],
)
def test_on_a_mac_a_sync_reaches_the_drive_itself(
    monkeypatch: pytest.MonkeyPatch, answer: int | None, expected: list[str]
) -> None:
    steps: list[str] = []

    def full(fd: int, command: int) -> None:
        steps.append("full")
        if answer is not None:
            raise OSError(answer, "made to fail")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("fcntl.F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr("fcntl.fcntl", full)
    monkeypatch.setattr(os, "fsync", lambda _: steps.append("plain"))
    try:
        disk.sync(0)
    except OSError:
        steps.append("trouble")
    assert steps == expected


def test_nothing_in_storage_but_disk_changes_a_file() -> None:
    changing = re.compile(
        r"os\.(write|fsync|replace|rename|remove|unlink|mkdir|makedirs|open|f?truncate)\b"
        r"|\.(write_text|unlink|rename|mkdir|touch|chmod)\(|open\([^)]*[\"'][wax+]"
    )
    folder = Path(interview.storage.__file__).parent
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted(folder.glob("*.py"))
        if path.name != "disk.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if changing.search(line)
    ]
    assert found == []
