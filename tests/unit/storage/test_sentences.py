"""What a person in trouble with a file is told: what it is, and what to do next."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from interview.errors import InterviewError
from interview.sealing.locking import DataKey
from interview.storage import atomic, disk, draft, journal, locked
from interview.storage.journal import Journal
from interview.storage.library import Library, Stage
from interview.storage.locked import Key
from interview.storage.paths import Places

ID = "0123abcd"
KEY = Key(ID, DataKey(b"\x07" * 32))
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
Do = Callable[[Path], object]


def damaged_front(folder: Path) -> None:
    (folder / "front.json").write_bytes(b"no line")
    locked.read(folder / "front.json", KEY)


def stuck_draft(folder: Path) -> None:
    (folder / "draft.json").mkdir()
    draft.drop(folder)


def begun(folder: Path) -> Journal:
    kept = Journal.create(folder / "journal.jsonl", ID)
    kept.append([{"kind": "began"}], actor="SW1", at=NOON, elapsed=0)
    kept.close()
    return kept


def begun_twice(folder: Path) -> None:
    begun(folder)
    Journal.create(folder / "journal.jsonl", ID)


def never_begun(folder: Path) -> None:
    (folder / "journal.jsonl").write_bytes(b"half")
    Journal.open(folder / "journal.jsonl", ID)


def changed_by_another(folder: Path) -> None:
    kept = begun(folder)
    (folder / "journal.jsonl").write_bytes(b"another's")
    kept.append([{"kind": "answered"}], actor="SW1", at=NOON, elapsed=0)


def damaged_journal(folder: Path) -> None:
    (folder / "journal.jsonl").write_bytes(b"damaged\n")
    kept = Journal.open(folder / "journal.jsonl", ID)
    kept.append([{"kind": "answered"}], actor="SW1", at=NOON, elapsed=0)


def newer_journal(folder: Path) -> None:
    begun(folder)
    path = folder / "journal.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"schema_version":1', b'"schema_version":2'))
    Journal.open(path, ID)


def unknown_row(folder: Path) -> None:
    (folder / "library.json").write_bytes(atomic.checked({"interviews": {"1": {"id": ID}}}))
    Library(folder / "library.json").all()


def busy_list(folder: Path) -> None:
    with FileLock(folder / "library.lock"):
        Library(folder / "library.json", patience=0).forget(ID)


@pytest.mark.parametrize(
    "do, said",
    [
        (
            lambda _: atomic.verified(b"{", "draft.json"),
            (
                "The file draft.json is damaged and has been left as it is. "
                "Put a back-up copy in its place, or ask for help."
            ),
        ),
        (
            damaged_front,
            (
                "The file front.json is damaged and has been left as it is. "
                "Put a back-up copy in its place, or ask for help."
            ),
        ),
        (
            lambda _: atomic.verified(b'{"content":1,"schema_version":2}', "keys.json"),
            (
                "The file keys.json was made by a newer version of this program. "
                "Install the newest version, then open it again."
            ),
        ),
        (
            stuck_draft,
            (
                "The draft of an answer that has been saved could not be removed. "
                "See that the interview's folder is yours and that its drive is there."
            ),
        ),
        (
            lambda folder: Journal.open(folder / "journal.jsonl", ID),
            "There is no such interview on this computer. `interview list` shows those there are.",
        ),
        (never_begun, "That interview was never begun: nothing is in it. Begin it anew."),
        (begun_twice, "That interview has been begun already. Go on with it instead."),
        (
            changed_by_another,
            (
                "Another program has changed or removed the file of this interview. "
                "Keep a copy in another folder, then open the interview again."
            ),
        ),
        (
            damaged_journal,
            (
                "Part of this interview's file is damaged, and the file has not been touched. "
                "Open it to read, and ask the review team for help."
            ),
        ),
        (
            newer_journal,
            (
                "This interview was made by a newer version of this program. "
                "Install the newest version, then open it again."
            ),
        ),
        (
            unknown_row,
            (
                "The list of interviews has a row that this program doesn't know. "
                "Make the list again from the interviews themselves."
            ),
        ),
        (busy_list, "Another window is busy with the list of interviews. Try again in a moment."),
        (
            lambda folder: Library(folder / "library.json").set_state(ID, Stage.PAUSED),
            (
                "This interview is missing from the list of interviews. "
                "Make the list again from the interviews themselves."
            ),
        ),
        (
            lambda folder: Places(folder).interview("no id"),
            "That is not the id of an interview. `interview list` shows those there are.",
        ),
    ],
)
def test_it_is_said_what_it_is_and_what_to_do(tmp_path: Path, do: Do, said: str) -> None:
    with pytest.raises(InterviewError) as caught:
        do(tmp_path)
    assert str(caught.value) == said


def test_an_answer_that_is_too_long_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "LONGEST", 10)
    with pytest.raises(InterviewError) as caught:
        begun(tmp_path)
    assert str(caught.value) == "This answer is too long to keep. Take a part of it out."


@pytest.mark.parametrize(
    "number, said",
    [
        (errno.ENOSPC, "The disk is full. Free some space and save again."),
        (errno.EACCES, "This folder can't be written to. Keep a copy in another folder."),
        (errno.EIO, "The drive that holds this interview has gone. Put it back and save again."),
        (errno.EMFILE, "This computer could not write the file. It may work in a moment."),
    ],
)
def test_what_hinders_a_save_is_said(number: int, said: str) -> None:
    assert str(disk.trouble(OSError(number, ""))) == said
