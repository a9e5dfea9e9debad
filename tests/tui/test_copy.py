"""A copy in another folder of what can't be saved: it loses nothing, and never says it is saved."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from interview.engine.place import Kind
from interview.errors import ExitCode
from interview.sittings import Sitting
from interview.storage import disk
from tests.support.gallery import kept, listing
from tests.support.pages import on_page
from tests.support.sat import WORDS, asking, at, press, screen, shown, sit, typed, upto

IN_HAND = "The [curtains] were {{ open }}."


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    return upto(sit(tmp_path / "data"), asking("you.period"))


@contextmanager
def full(folder: Path, number: int = errno.ENOSPC) -> Iterator[None]:
    """Let nothing be made in `folder`, or written to what was open before."""
    really_create, really_write = disk.create, disk.write
    elsewhere: set[int] = set()

    def create(path: Path) -> int:
        if path.is_relative_to(folder):
            raise OSError(number, "no")
        elsewhere.add(fd := really_create(path))
        return fd

    def write(fd: int, data: bytes) -> None:
        if fd not in elsewhere:
            raise OSError(number, "no")
        really_write(fd, data)

    with patch.object(disk, "create", create), patch.object(disk, "write", write):
        yield


def copies(folder: Path) -> list[str]:
    return [one.read_text(encoding="utf-8") for one in sorted(folder.glob("interview-copy-*.txt"))]


async def test_the_words_in_hand_and_all_before_them_are_in_the_copy(
    sitting: Sitting, tmp_path: Path, stick: Path
) -> None:
    async with shown(sitting, tmp_path / "data") as pilot:
        with full(tmp_path / "data"):
            await typed(pilot, IN_HAND)
            await kept(pilot)
            assert "Or Ctrl+O   Keep a copy in another folder" in screen(pilot)
            await press(pilot, "ctrl+o")
            await typed(pilot, str(stick))
            await press(pilot, "enter")
            assert "A copy of all your words is here:" in screen(pilot)
            assert "NOT SAVED" in screen(pilot)
            await press(pilot, "escape")
            assert IN_HAND in screen(pilot)
    (text,) = copies(stick)
    assert text.index(IN_HAND) < text.index(WORDS)


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
async def test_a_copy_is_its_owners_only_and_never_takes_the_place_of_another(
    sitting: Sitting, tmp_path: Path, stick: Path
) -> None:
    (stick / "interview-copy-1.txt").write_text("mine", encoding="utf-8")
    async with shown(sitting, tmp_path / "data") as pilot:
        with full(tmp_path / "data"):
            await typed(pilot, IN_HAND)
            await kept(pilot)
            await press(pilot, "ctrl+o")
            await typed(pilot, str(stick))
            await press(pilot, "enter")
    first, second = copies(stick)
    assert first == "mine"
    assert IN_HAND in second
    assert (stick / "interview-copy-2.txt").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "number,told",
    [
        (errno.ENOSPC, "The disk is full. Choose another folder."),
        (errno.EROFS, "This folder can't be written to. Choose another folder."),
    ],
)
async def test_a_folder_that_takes_no_copy_is_said_and_another_can_be_named(
    sitting: Sitting, tmp_path: Path, stick: Path, number: int, told: str
) -> None:
    async with shown(sitting, tmp_path / "data") as pilot:
        with full(tmp_path, number):
            await typed(pilot, IN_HAND)
            await kept(pilot)
            await press(pilot, "ctrl+o")
            await typed(pilot, str(stick))
            await press(pilot, "enter")
            assert told in screen(pilot)
        assert copies(stick) == []
        await press(pilot, "enter")
        assert "A copy of all your words is here:" in screen(pilot)


@pytest.mark.parametrize("named", ["/no/such/folder", "x" * 5000])
async def test_a_folder_that_is_not_there_is_said_and_none_is_made(
    sitting: Sitting, tmp_path: Path, named: str
) -> None:
    async with shown(sitting, tmp_path / "data") as pilot:
        with full(tmp_path / "data"):
            await typed(pilot, IN_HAND)
            await kept(pilot)
            await press(pilot, "ctrl+o", "enter")
            assert "Type the name of a folder" in screen(pilot)
            await typed(pilot, named)
            await press(pilot, "enter")
            assert "There is no such folder." in screen(pilot)
    assert copies(tmp_path) == []


async def test_whoever_has_a_copy_of_everything_may_leave(
    sitting: Sitting, tmp_path: Path, stick: Path
) -> None:
    async with shown(sitting, tmp_path / "data") as pilot:
        with full(tmp_path / "data"):
            await typed(pilot, IN_HAND)
            await kept(pilot)
            await press(pilot, "ctrl+o")
            await typed(pilot, str(stick))
            await press(pilot, "enter", "escape")
            await typed(pilot, " More.")
            await press(pilot, "escape", "end", "enter")
            assert pilot.app._exit is False, "the last words are in no file"
            await press(pilot, "ctrl+o")
            await typed(pilot, str(stick))
            await press(pilot, "enter", "escape", "escape", "end", "enter")
            assert pilot.app.return_code == ExitCode.FILES
    assert f"{IN_HAND} More." in copies(stick)[1]


@pytest.mark.parametrize(
    "begun,keys",
    [
        (listing, ("a",)),
        (lambda root: on_page(root, typist="LR1"), ()),
        (lambda root: upto(sit(root), asking("knew.items")), ()),
    ],
    ids=["a turning point", "the notes page", "a note"],
)
async def test_words_on_any_screen_get_into_the_copy(
    tmp_path: Path, stick: Path, begun: Callable[[Path], Sitting], keys: tuple[str, ...]
) -> None:
    async with shown(begun(tmp_path / "data"), tmp_path / "data") as pilot:
        await press(pilot, *keys)
        with full(tmp_path / "data"):
            await typed(pilot, IN_HAND)
            await press(pilot, "ctrl+n")
            await kept(pilot)
            assert "NOT SAVED" in screen(pilot)
            assert "Ctrl+O Keep a copy" in screen(pilot)
            await press(pilot, "ctrl+o")
            await typed(pilot, str(stick))
            await press(pilot, "enter")
    (text,) = copies(stick)
    assert IN_HAND in text


async def test_nothing_is_offered_while_all_is_saved(sitting: Sitting, tmp_path: Path) -> None:
    sitting = upto(sitting, at(Kind.ROSTER))
    async with shown(sitting, tmp_path / "data") as pilot:
        await press(pilot, "ctrl+o")
        assert "copy" not in screen(pilot)
