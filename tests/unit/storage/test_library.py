"""The list of interviews: what it says, two windows at once, and made again from the folders."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from filelock import FileLock

from interview.errors import FileTrouble, Hindrance, NotSaved
from interview.model.taxonomy import Mode
from interview.storage import atomic, disk
from interview.storage.journal import Journal
from interview.storage.library import Library, Noted, Stage, rebuild
from interview.storage.paths import JOURNAL, Places
from tests.support.plain import CLOSE, INVITED, START, WHOLE, Person

A, B, C = "aaaaaaaa", "bbbbbbbb", "cccccccc"
ANOTHER_WINDOW = """
import sys
from pathlib import Path
from interview.storage.library import Library, Stage
library = Library(Path(sys.argv[1]))
for number in range(8):
    library.note(f"{int(sys.argv[2]) * 100 + number:08x}", started="2026-03-02", practice=False,
                 state=Stage.BEGUN)
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data")


@pytest.fixture
def library(places: Places) -> Library:
    return Library(places.library)


def begin(places: Places, interview: str, *, practice: bool = False) -> Path:
    path = places.interview(interview, practice=practice) / JOURNAL
    journal = Journal.create(path, interview)
    journal.append(
        [{"kind": "began"}], actor="SW1", at=datetime(2026, 3, 2, 12, tzinfo=UTC), elapsed=0
    )
    journal.close()
    return path


def test_what_is_noted_is_listed_by_its_day(library: Library) -> None:
    library.note(B, started="2026-03-03", practice=True, state=Stage.BEGUN)
    library.note(A, started="2026-03-02", practice=False, state=Stage.BEGUN)
    library.note(B, started="2026-03-03", practice=True, state=Stage.PAUSED)
    library.set_state(A, Stage.HANDED_OVER)
    assert library.all() == [
        Noted(A, "2026-03-02", practice=False, state=Stage.HANDED_OVER),
        Noted(B, "2026-03-03", practice=True, state=Stage.PAUSED),
    ]


def test_where_there_is_no_list_nothing_is_listed_and_nothing_made(
    library: Library, places: Places
) -> None:
    assert library.all() == []
    assert not places.root.exists()


def test_a_forgotten_interview_is_gone_from_the_file(library: Library, places: Places) -> None:
    library.note(A, started="2026-03-02", practice=False, state=Stage.BEGUN)
    library.note(B, started="2026-03-02", practice=False, state=Stage.BEGUN)
    library.forget(A)
    library.forget(A)
    assert [noted.id for noted in library.all()] == [B]
    assert A.encode() not in places.library.read_bytes()


def test_the_state_of_an_interview_that_is_not_listed_is_trouble(library: Library) -> None:
    with pytest.raises(FileTrouble, match="missing from the list"):
        library.set_state(A, Stage.PAUSED)


def test_a_day_that_is_none_is_refused_before_anything_is_written(
    library: Library, places: Places
) -> None:
    with pytest.raises(ValueError, match="isoformat"):
        library.note(A, started="Family Name", practice=False, state=Stage.BEGUN)
    assert not places.root.exists()


def test_two_windows_lose_nothing_of_each_other(library: Library, places: Places) -> None:
    windows = [
        subprocess.Popen([sys.executable, "-c", ANOTHER_WINDOW, str(places.library), str(number)])
        for number in (1, 2)
    ]
    assert [window.wait() for window in windows] == [0, 0]
    assert len(library.all()) == 16


def test_a_list_that_another_window_is_busy_with_is_not_waited_for_for_ever(
    places: Places,
) -> None:
    atomic.private_folder(places.root)
    with (
        FileLock(places.root / "library.lock"),
        pytest.raises(FileTrouble, match="Another window is busy"),
    ):
        Library(places.library, patience=0.01).forget(A)


def test_a_list_that_cannot_be_locked_is_not_saved(places: Places) -> None:
    (places.root / "library.lock").mkdir(parents=True)
    with pytest.raises(NotSaved):
        Library(places.library).forget(A)


def test_a_full_disk_keeps_the_list_as_it_was(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(fd: int, data: bytes) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    library.note(A, started="2026-03-02", practice=False, state=Stage.BEGUN)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", full)
        with pytest.raises(NotSaved) as caught:
            library.set_state(A, Stage.PAUSED)
    assert caught.value.hindrance is Hindrance.DISK_FULL
    assert [noted.state for noted in library.all()] == [Stage.BEGUN]
    Library(library._path, patience=0).set_state(A, Stage.PAUSED)  # the lock was let go
    assert [noted.state for noted in library.all()] == [Stage.PAUSED]


def test_a_change_sweeps_what_a_stopped_one_left(library: Library, places: Places) -> None:
    places.root.mkdir()
    left = places.root / ".library.json.0123456789abcdef.interview-unfinished"
    left.write_bytes(b"half")
    library.note(A, started="2026-03-02", practice=False, state=Stage.BEGUN)
    assert not left.exists()


@pytest.mark.parametrize("damage", [b"", b"{}", b"\x00" * 200, None])
def test_a_damaged_list_is_set_aside_and_made_again(
    library: Library, places: Places, damage: bytes | None
) -> None:
    library.note(A, started="2026-03-02", practice=False, state=Stage.BEGUN)
    damaged = places.library.read_bytes()[:-5] if damage is None else damage
    begin(places, A)
    begin(places, B, practice=True)
    places.library.write_bytes(damaged)
    with pytest.raises(FileTrouble, match="damaged"):
        library.note(C, started="2026-03-02", practice=False, state=Stage.BEGUN)
    rebuild(places)
    assert library.all() == [
        Noted(A, "2026-03-02", practice=False, state=Stage.BEGUN),
        Noted(B, "2026-03-02", practice=True, state=Stage.BEGUN),
    ]
    assert (places.root / "library.damaged-1.json").read_bytes() == damaged


def test_a_missing_list_is_made_again_from_the_folders(library: Library, places: Places) -> None:
    begin(places, A)
    rebuild(places)
    assert [noted.id for noted in library.all()] == [A]


def test_a_list_that_cannot_be_read_is_trouble_and_nothing_is_written(places: Places) -> None:
    begin(places, A)
    places.library.mkdir()
    before = sorted(places.root.rglob("*"))
    with pytest.raises(FileTrouble) as caught:
        rebuild(places)
    assert not isinstance(caught.value, NotSaved)
    assert f"can't be read in the folder {places.root}." in caught.value.what
    assert sorted(places.root.rglob("*")) == before


def test_reading_the_list_takes_no_lock(library: Library, places: Places) -> None:
    library.note(A, started="2026-03-02", practice=False, state=Stage.BEGUN)
    with FileLock(places.root / "library.lock"):
        assert [noted.id for noted in library.all()] == [A]


def test_what_was_handed_over_comes_back_as_handed_over(tmp_path: Path) -> None:
    whole, half = Person(tmp_path), Person(tmp_path, INVITED)
    whole.type(WHOLE)
    half.type(START)
    places = Places(tmp_path / "data")
    places.library.unlink()
    rebuild(places)
    states = {noted.id: noted.state for noted in Library(places.library).all()}
    assert states == {whole.id: Stage.HANDED_OVER, half.id: Stage.BEGUN}


def test_what_waits_to_be_read_back_says_so_in_the_list_and_when_it_is_made_again(
    tmp_path: Path,
) -> None:
    spoken = Person(tmp_path, mode=Mode.TALK, typist="LR1")
    spoken.type([*WHOLE[: -len(CLOSE) + 2], "6", "FS1", "1"])
    places = Places(tmp_path / "data")
    assert [noted.state for noted in Library(places.library).all()] == [Stage.NOT_CONFIRMED]
    places.library.unlink()
    rebuild(places)
    assert [noted.state for noted in Library(places.library).all()] == [Stage.NOT_CONFIRMED]
    spoken.type(["1", "1", "1"])
    assert [noted.state for noted in Library(places.library).all()] == [Stage.HANDED_OVER]


def test_rows_that_can_be_read_stay_as_they_are(library: Library, places: Places) -> None:
    begin(places, A)
    begin(places, B)
    library.note(A, started="2026-03-02", practice=False, state=Stage.HANDED_OVER)
    rebuild(places)
    rebuild(places)
    states = {noted.id: noted.state for noted in library.all()}
    assert states == {A: Stage.HANDED_OVER, B: Stage.BEGUN}


def test_a_row_that_this_program_does_not_know_is_set_aside_with_its_list(
    library: Library, places: Places
) -> None:
    places.root.mkdir()
    row = {"id": A, "started": "2026-03-02", "practice": False, "state": "elsewhere"}
    places.library.write_bytes(atomic.checked({"interviews": {"1": row}}))
    with pytest.raises(FileTrouble, match="row that this program doesn't know"):
        library.all()
    rebuild(places)
    assert library.all() == []


def test_an_interview_that_never_began_is_not_listed_but_a_damaged_one_is(
    library: Library, places: Places
) -> None:
    for interview, data in ((A, b""), (B, b"no journal\n"), (C, None)):
        folder = places.interview(interview)
        folder.mkdir(parents=True)
        if data is not None:
            (folder / JOURNAL).write_bytes(data)
    os.utime(places.interview(B) / JOURNAL, (0, 0))
    (places.interviews / "not an id").mkdir()
    rebuild(places)
    assert library.all() == [Noted(B, "1970-01-01", practice=False, state=Stage.BEGUN)]


def test_a_damaged_list_that_cannot_be_set_aside_is_not_written_over(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> NoReturn:
        raise PermissionError(errno.EACCES, "not yours")

    begin(places, A)
    places.library.write_bytes(b"damaged")
    monkeypatch.setattr(disk, "replace", refuse)
    with pytest.raises(NotSaved):
        rebuild(places)
    assert places.library.read_bytes() == b"damaged"


def test_a_stage_is_said_in_words() -> None:
    assert [one.words for one in Stage] == ["begun", "paused", "not yet confirmed", "handed over"]


def test_a_folder_that_is_no_interview_s_is_passed_by(library: Library, places: Places) -> None:
    begin(places, A)
    (places.interviews / "a copy").mkdir()
    (places.interviews / "a copy" / JOURNAL).write_bytes(b"{}\n")
    rebuild(places)
    assert [one.id for one in library.all()] == [A]


def test_a_change_leaves_what_others_are_just_writing(library: Library, places: Places) -> None:
    places.root.mkdir(parents=True)
    other = places.root / ".settings.json.0123456789abcdef.interview-unfinished"
    other.write_bytes(b"{}")
    library.note(A, started="2026-03-02", practice=False, state=Stage.BEGUN)
    assert other.exists()


@pytest.mark.parametrize(
    "kept, stage",
    [
        ("begun", Stage.BEGUN),
        ("paused", Stage.PAUSED),
        ("not_confirmed", Stage.NOT_CONFIRMED),
        ("handed_over", Stage.HANDED_OVER),
    ],
)
def test_a_list_of_an_earlier_version_is_read(
    library: Library, places: Places, kept: str, stage: Stage
) -> None:
    places.root.mkdir()
    row = {"id": A, "started": "2026-03-02", "practice": False, "state": kept}
    places.library.write_bytes(atomic.checked({"interviews": {"1": row}}))
    assert [noted.state for noted in library.all()] == [stage]


@pytest.mark.parametrize(
    "bend, day",
    [
        (lambda kept: kept[: kept.index(b"\n") - 9], "1970-01-01"),
        (lambda kept: kept.replace(b'"schema_version":1', b'"schema_version":2'), "1970-01-01"),
        (lambda kept: kept[: kept.index(b"\n") + 1] + b"{}\n", "2026-03-02"),
    ],
    ids=["half its first line", "a newer program's", "damaged behind its first line"],
)
def test_one_that_cannot_be_read_comes_back_into_the_list_and_hinders_no_other(
    library: Library, places: Places, bend: Callable[[bytes], bytes], day: str
) -> None:
    begin(places, A)
    path = begin(places, B)
    path.write_bytes(bend(path.read_bytes()))
    os.utime(path, (0, 0))
    rebuild(places)
    assert [(noted.id, noted.started) for noted in library.all()] == sorted(
        [(A, "2026-03-02"), (B, day)], key=lambda one: one[::-1]
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_list_and_all_around_it_are_for_their_owner_only(
    library: Library, places: Places
) -> None:
    before = os.umask(0)
    try:
        library.note(A, started="2026-03-02", practice=False, state=Stage.BEGUN)
    finally:
        os.umask(before)
    found = [places.root, *places.root.iterdir()]
    assert [path.name for path in found if path.stat().st_mode & 0o077] == []
