"""The front of an interview: what its first screen shows before the core is loaded."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview import front, sittings
from interview.beginning import Beginning
from interview.engine import intents as do
from interview.engine.place import Kind
from interview.guides.load import load_named
from interview.model.invitation import Setting
from interview.sittings import Sitting
from interview.storage.paths import DRAFT, FRONT, GUIDE, JOURNAL, Places

AT = datetime(2026, 5, 14, 14, 32, tzinfo=UTC)


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    """Somebody who has come to the first question about them."""
    beginning = Beginning(load_named(), Setting(), owner="0" * 32)
    begun = sittings.begin(Places(tmp_path), beginning, lambda: AT)
    for code in ("yes", "no", "no", "hour"):
        (box,) = begun.view.boxes
        begun.submit(do.Answer((do.Reply(box.place, value=code),)))
    return begun


def folder(sitting: Sitting, tmp_path: Path) -> Path:
    return Places(tmp_path).interview(sitting.id)


def test_it_has_the_question_and_the_words_left_in_hand(sitting: Sitting, tmp_path: Path) -> None:
    (box,) = sitting.view.boxes
    sitting.keep_draft(box.place, "health [visitor]\u202e")
    sitting.close()
    seen = front.kept(folder(sitting, tmp_path))
    assert seen is not None
    assert seen.view.boxes[0].asked == box.asked
    assert seen.view.where == sitting.view.where
    assert [one.title for one in seen.contents] == [one.title for one in sitting.contents]
    assert [(one.place, one.text) for one in seen.kept_drafts()] == [
        (box.place, "health [visitor]\u202e")
    ]


@pytest.mark.parametrize("name", [JOURNAL, DRAFT, GUIDE])
def test_it_is_not_shown_where_a_file_it_was_made_of_is_another(
    sitting: Sitting, tmp_path: Path, name: str
) -> None:
    sitting.keep_draft(sitting.view.boxes[0].place, "health")
    sitting.close()
    path = folder(sitting, tmp_path) / name
    path.write_bytes(path.read_bytes() + b" ")
    assert front.kept(folder(sitting, tmp_path)) is None


def test_it_is_not_shown_by_another_version_of_the_program(
    sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting.close()
    monkeypatch.setattr(front, "__version__", "another")
    assert front.kept(folder(sitting, tmp_path)) is None


@pytest.mark.parametrize(
    "left",
    [b"", b"{", b"[]", b'{"of": []}', b'{"of": 1, "front": {}}', b"[" * 100_000, b"\xff"],
)
def test_one_that_can_not_be_read_is_as_good_as_none(
    sitting: Sitting, tmp_path: Path, left: bytes
) -> None:
    sitting.close()
    (folder(sitting, tmp_path) / FRONT).write_bytes(left)
    assert front.kept(folder(sitting, tmp_path)) is None


def test_it_goes_once_there_is_no_question_in_hand(sitting: Sitting, tmp_path: Path) -> None:
    sitting.close()
    again = sittings.resume(Places(tmp_path), sitting.id, lambda: AT)
    assert (folder(sitting, tmp_path) / FRONT).exists()
    again.submit(do.ReadBack())
    again.close()
    assert not (folder(sitting, tmp_path) / FRONT).exists()


def test_it_is_its_owners_only(sitting: Sitting, tmp_path: Path) -> None:
    sitting.close()
    assert (folder(sitting, tmp_path) / FRONT).stat().st_mode & 0o077 == 0


def test_nothing_is_kept_of_somebody_who_only_looked(tmp_path: Path) -> None:
    beginning = Beginning(load_named(), Setting(), owner="0" * 32)
    looked = sittings.begin(Places(tmp_path), beginning, lambda: AT)
    looked.close()
    assert not Places(tmp_path).interview(looked.id).exists()


def test_before_the_beginning_it_says_what_the_guide_says(tmp_path: Path) -> None:
    beginning = Beginning(load_named(), Setting(), owner="0" * 32)
    begun = sittings.begin(Places(tmp_path), beginning, lambda: AT)
    seen = front.unbegun()
    assert seen is not None
    assert seen.pages == begun.pages
    assert seen.view.kind is Kind.QUESTIONS
    (box,) = begun.view.boxes
    assert (seen.view.boxes[0].asked, seen.view.boxes[0].why) == (box.asked, box.why)
    assert [one.label for one in seen.view.boxes[0].choices] == [one.label for one in box.choices]
    assert seen.view.words == begun.view.words
