"""NOT SAVED is said when, and only when, it is so, and the words stay in hand."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interview.engine.place import Place
from interview.errors import ExitCode
from interview.sittings import Sitting
from interview.storage import disk
from tests.support.plain import START, Person, told


def full_after(
    monkeypatch: pytest.MonkeyPatch, writes: int, failures: int = 10**9
) -> Callable[[Sitting], None]:
    """Return what makes the disk full once so many more writes were made."""

    def prepare(_: Sitting) -> None:
        left = [writes, failures]
        really = disk.write

        def write(fd: int, data: bytes) -> Any:
            left[0] -= 1
            if left[0] < 0 < left[1]:
                left[1] -= 1
                raise OSError(errno.ENOSPC, "no space")
            return really(fd, data)

        monkeypatch.setattr(disk, "write", write)

    return prepare


def test_in_a_pipe_it_ends_with_what_is_safe_and_the_exit_code_of_files(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.type([*START, *told("A nurse")])
    person.prepare = full_after(monkeypatch, 0)
    said = person.type([*told("A school"), *told("never read")])
    assert person.code is ExitCode.FILES
    assert "interview: NOT SAVED. The disk is full." in said
    assert "Everything up to 14:00 is safe on this computer." in said
    assert "All saved" not in said
    monkeypatch.undo()
    assert Place("you.agency") not in person.on_disk().given
    assert person.said("you.role") == "A nurse"


def test_the_words_are_tried_again_at_a_terminal(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.type([*START, *told("A nurse")])
    person.interactive = True
    person.prepare = full_after(monkeypatch, 1, failures=2)
    said = person.type(["A school", ".", "what", "1", "1", *told("1999")])
    assert said.count("NOT SAVED. The disk is full. Your words are only in this window.") == 2
    assert "Nothing was lost." in said
    monkeypatch.undo()
    assert person.said("you.agency") == "A school"
    assert person.said("you.period") == "1999"


def test_somebody_may_stop_while_it_cannot_be_saved(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.type([*START, *told("A nurse")])
    person.interactive = True
    person.prepare = full_after(monkeypatch, 0)
    person.type(["A school", ".", "2"])
    assert person.code is ExitCode.FILES


def test_a_copy_in_another_folder_has_the_words_and_all_before_them(
    person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    person.type([*START, *told("A nurse")])
    person.interactive = True
    person.prepare = full_after(monkeypatch, 0, failures=3)
    said = person.type(["A [school]", ".", "3", "/no/such", "3", str(stick), "3", str(stick), "2"])
    assert "There is no such folder." in said
    assert "The disk is full. Choose another folder." in said
    assert "A copy of all your words is here:" in said
    (copy,) = stick.iterdir()
    text = copy.read_text(encoding="utf-8")
    assert text.index("A [school]") < text.index("A nurse")


def test_words_that_fit_as_a_draft_are_kept_as_one(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.type([*START, *told("A nurse")])
    person.prepare = full_after(monkeypatch, 0, failures=1)
    said = person.type(told("A school"))
    assert person.code is ExitCode.FILES
    assert "is kept, and waits for you there" in said
    monkeypatch.undo()
    assert person.draft() == "A school"


def test_a_first_save_that_fails_keeps_nothing(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.prepare = full_after(monkeypatch, 0)
    said = person.type(START)
    assert person.code is ExitCode.FILES
    assert "Nothing has been kept." in said


def test_a_draft_that_cannot_be_kept_is_said(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.type(START)
    person.prepare = full_after(monkeypatch, 0)
    said = person.type(["Half an answer"])
    assert person.code is ExitCode.FILES
    assert "NOT SAVED. The disk is full." in said
    assert "waits for you there" not in said
