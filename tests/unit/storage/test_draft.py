"""The answer being typed: kept, offered, dropped; damaged is as good as none."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from interview.errors import FileTrouble, NotSaved
from interview.sealing.locking import DataKey
from interview.storage import atomic, disk, draft
from interview.storage.locked import Key

TYPED = {"question": "knew.in_front", "episode": "E1", "follow_up": None, "text": "Two lines,\né"}


KEY = Key("0123abcd", DataKey(b"\x07" * 32))


@pytest.mark.parametrize("key", [None, KEY], ids=["unlocked", "locked"])
def test_a_draft_reads_back_letter_for_letter(tmp_path: Path, key: Key | None) -> None:
    draft.keep(tmp_path, {**TYPED, "text": "first"}, key)
    draft.keep(tmp_path, TYPED, key)
    assert draft.kept(tmp_path, key) == TYPED


def test_a_locked_draft_says_nothing_and_opens_with_its_key_alone(tmp_path: Path) -> None:
    draft.keep(tmp_path, TYPED, KEY)
    (file,) = tmp_path.iterdir()
    assert b"lines" not in file.read_bytes()
    assert b"knew.in_front" not in file.read_bytes()
    for key in (
        None,
        Key("0123abcd", DataKey(b"\x08" * 32)),
        Key("ffffffff", DataKey(b"\x07" * 32)),
    ):
        assert draft.kept(tmp_path, key) is None


def test_where_none_was_kept_there_is_none(tmp_path: Path) -> None:
    assert draft.kept(tmp_path) is None


@pytest.mark.parametrize("data", [b"", b"{}", b'{"text":"half', atomic.checked(["no", "object"])])
def test_a_damaged_draft_is_as_good_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "draft.json").write_bytes(data)
    assert draft.kept(tmp_path) is None


def test_a_dropped_draft_is_gone_and_dropping_again_is_no_trouble(tmp_path: Path) -> None:
    draft.keep(tmp_path, TYPED)
    draft.drop(tmp_path)
    draft.drop(tmp_path)
    assert draft.kept(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_kept_before_an_interview_has_its_folder(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        draft.keep(tmp_path / "none", TYPED)
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_stays_raises_no_false_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "in use")

    draft.keep(tmp_path, TYPED)
    monkeypatch.setattr(disk, "remove", refuse)
    with pytest.raises(FileTrouble) as caught:
        draft.drop(tmp_path)
    assert not isinstance(caught.value, NotSaved)
