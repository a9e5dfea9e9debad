"""One writer for an interview: the second window is refused, and the lock ends with its process."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import NoReturn

import pytest

from interview.errors import FileTrouble, Hindrance, NotSaved
from interview.storage import atomic, disk
from interview.storage.lock import hold

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
OTHER_WINDOW = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from interview.storage.lock import hold
held = hold(Path(sys.argv[1]), datetime(2026, 3, 2, 12, 0, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
held.close()
"""


@contextmanager
def other_window(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold `folder` in a process of its own until its standard input is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_WINDOW, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_window_is_told_since_when_the_first_is_open(tmp_path: Path) -> None:
    with other_window(tmp_path):
        with pytest.raises(FileTrouble) as caught:
            hold(tmp_path, NOON + timedelta(hours=1))
        assert str(caught.value) == (
            "This interview is open in another window, since 12:00. "
            "Go on there, or close that window and try again."
        )


def test_a_killed_window_lets_go(tmp_path: Path) -> None:
    with other_window(tmp_path) as process:
        process.kill()
        process.wait()
        hold(tmp_path, NOON).close()


def test_a_closed_window_lets_go_and_leaves_no_note(tmp_path: Path) -> None:
    with other_window(tmp_path) as process:
        process.communicate()
    with hold(tmp_path, NOON):
        pass
    assert [path.name for path in tmp_path.iterdir()] in ([], ["lock"])


@pytest.mark.parametrize(
    "now, since",
    [
        (NOON + timedelta(hours=2), ", since 12:00"),
        ((NOON + timedelta(hours=2)).astimezone(timezone(timedelta(hours=1))), ", since 13:00"),
        (NOON + timedelta(days=1), ", since 2 March, 12:00"),
    ],
)
def test_the_time_is_told_in_the_zone_of_whoever_asks(
    tmp_path: Path, now: datetime, since: str
) -> None:
    with hold(tmp_path, NOON), pytest.raises(FileTrouble) as caught:
        hold(tmp_path, now)
    assert caught.value.what == f"This interview is open in another window{since}."


@pytest.mark.parametrize("note", [None, b"", b"{}", b"[]", b'{"since":"soon"}', b'{"since":5}'])
def test_without_a_readable_note_the_second_window_is_refused_all_the_same(
    tmp_path: Path, note: bytes | None
) -> None:
    with hold(tmp_path, NOON):
        (tmp_path / "lock.held").unlink()
        if note is not None:
            (tmp_path / "lock.held").write_bytes(note)
        with pytest.raises(FileTrouble, match=r"open in another window\. Go on there"):
            hold(tmp_path, NOON)


def test_a_full_disk_does_not_keep_anyone_from_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(fd: int, data: bytes) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(disk, "write", full)
    with hold(tmp_path, NOON), pytest.raises(FileTrouble, match="another window"):
        hold(tmp_path, NOON)


def test_holding_sweeps_what_a_stopped_window_left(tmp_path: Path) -> None:
    left = tmp_path / ".draft.json.0123456789abcdef.interview-unfinished"
    left.write_bytes(b"words of somebody's")
    with hold(tmp_path, NOON):
        assert not left.exists()


def test_what_stops_the_holding_halfway_lets_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(folder: Path) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "sweep", interrupt)
        with pytest.raises(KeyboardInterrupt) as caught:
            hold(tmp_path, NOON)
    hold(tmp_path, NOON).close()
    assert caught.value  # kept till here: what it holds of the lock must not matter


def test_closing_twice_is_closing_once(tmp_path: Path) -> None:
    first = hold(tmp_path, NOON)
    first.close()
    with hold(tmp_path, NOON):
        first.close()
        with pytest.raises(FileTrouble, match="since 12:00"):
            hold(tmp_path, NOON)


def test_a_folder_that_cannot_be_locked_says_why(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()
    with pytest.raises(NotSaved) as caught:
        hold(tmp_path, NOON)
    assert caught.value.hindrance in set(Hindrance)


def test_it_makes_the_folder_and_gives_itself_to_a_with(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "0123abcd"
    with hold(folder, NOON) as held:
        assert held is not None
        assert folder.is_dir()
        held.close()


def test_another_thread_can_let_go(tmp_path: Path) -> None:
    held = hold(tmp_path, NOON)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(held.close).result()
    hold(tmp_path, NOON).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_folder_the_lock_and_its_note_are_for_their_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with hold(tmp_path / "0123abcd", NOON):
            found = [tmp_path / "0123abcd", *(tmp_path / "0123abcd").iterdir()]
            open_to_others = [path.name for path in found if path.stat().st_mode & 0o077]
    finally:
        os.umask(before)
    assert open_to_others == []
