"""What locks an interview: the four words, or words of their own."""

from __future__ import annotations

import errno
import json
import stat
import sys
from pathlib import Path

import pytest

from interview.errors import FileTrouble, Locked, NotSaved, OpensWith, WrongWords
from interview.sealing.locking import DataKey
from interview.storage import atomic, disk, lines, locked
from interview.storage.lines import LineError
from interview.storage.locked import Key, Secret

ID = "0123abcd"
WORDS = Secret(OpensWith.WORDS, "lantern oxbow thimble russet")
OWN = Secret(OpensWith.OWN, "Ein Satz, der mir gehört")


def test_the_words_open_it_in_any_case_and_spacing(tmp_path: Path) -> None:
    key = locked.make(tmp_path, ID, WORDS)
    assert locked.locked_by(tmp_path) is OpensWith.WORDS
    assert locked.unlocked(tmp_path, ID, " LANTERN oxbow\tThimble\nrusset ") == key


def test_words_of_ones_own_open_it_as_the_four_do(tmp_path: Path) -> None:
    key = locked.make(tmp_path, ID, OWN)
    assert locked.locked_by(tmp_path) is OpensWith.OWN
    assert locked.unlocked(tmp_path, ID, OWN.text) == key
    with pytest.raises(WrongWords):
        locked.unlocked(tmp_path, ID, "Ein Satz, der dir gehört")


@pytest.mark.parametrize(
    "said", ["", "lantern", "lantern oxbow thimble thimble", "\x00", "\ud800", "w" * 100_000]
)
def test_other_words_do_not_and_no_error_holds_them(tmp_path: Path, said: str) -> None:
    locked.make(tmp_path, ID, WORDS)
    with pytest.raises(WrongWords) as caught:
        locked.unlocked(tmp_path, ID, said)
    assert str(caught.value) == (
        "Those words don't open this interview. Check Caps Lock and try again. You can try as "
        "often as you like."
    )
    assert caught.value.__cause__ is None


def test_it_asks_for_its_words_where_none_were_said(tmp_path: Path) -> None:
    locked.make(tmp_path, ID, WORDS)
    with pytest.raises(Locked, match="four words") as caught:
        locked.unlocked(tmp_path, ID, None)
    assert caught.value.by is OpensWith.WORDS


def test_what_has_no_lock_needs_no_words(tmp_path: Path) -> None:
    assert locked.locked_by(tmp_path) is None
    assert locked.unlocked(tmp_path, ID, None) is None


def test_every_lock_has_a_key_of_its_own_and_the_file_holds_neither_it_nor_the_words(
    tmp_path: Path,
) -> None:
    first = locked.make(tmp_path, ID, WORDS)
    kept = (tmp_path / "locked.json").read_bytes()
    second = locked.make(tmp_path, ID, WORDS)
    assert first != second
    for telling in (b"lantern", b"oxbow", first._key, first._key.hex().encode()):
        assert telling not in kept


def test_neither_the_key_nor_the_words_are_shown(tmp_path: Path) -> None:
    key = locked.make(tmp_path, ID, WORDS)
    assert "lantern" not in repr(WORDS)
    assert repr(key) == f"Key(interview='{ID}')"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_lock_is_for_its_owner_only(tmp_path: Path) -> None:
    locked.make(tmp_path, ID, WORDS)
    assert stat.S_IMODE((tmp_path / "locked.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "change",
    [
        lambda _: "no object",
        lambda lock: {**lock, "by": "finger"},
        lambda lock: {**lock, "lock": {**lock["lock"], "format": "another"}},
        lambda lock: {**lock, "lock": {**lock["lock"], "memory": 10**9}},
        lambda _: {"by": "words"},
    ],
    ids=["no object", "another way in", "another format", "a bomb", "nothing wrapped"],
)
def test_a_lock_that_is_none_of_ours_is_not_guessed_at(tmp_path: Path, change: object) -> None:
    locked.make(tmp_path, ID, WORDS)
    path = tmp_path / "locked.json"
    lock = json.loads(path.read_bytes())["content"]
    path.write_bytes(atomic.checked(change(lock)))  # type: ignore[operator]  # a row of the table
    with pytest.raises(FileTrouble):
        locked.unlocked(tmp_path, ID, WORDS.text)


def test_a_damaged_lock_is_said_to_be_and_left_as_it_is(tmp_path: Path) -> None:
    locked.make(tmp_path, ID, WORDS)
    path = tmp_path / "locked.json"
    path.write_bytes(path.read_bytes()[:-10])
    before = path.read_bytes()
    with pytest.raises(FileTrouble, match=r"locked\.json is damaged"):
        locked.unlocked(tmp_path, ID, WORDS.text)
    assert path.read_bytes() == before


@pytest.mark.parametrize("key", [None, Key(ID, DataKey(b"\x07" * 32))], ids=["unlocked", "locked"])
def test_a_file_reads_back_as_it_was_written_and_one_is_never_taken_for_another(
    tmp_path: Path, key: Key | None
) -> None:
    locked.write(tmp_path / "guide.json", b"the questions", key)
    assert locked.read(tmp_path / "guide.json", key) == b"the questions"
    assert locked.read(tmp_path / "none.json", key) is None
    if key is not None:
        (tmp_path / "guide.json").rename(tmp_path / "draft.json")
        with pytest.raises(FileTrouble, match=r"draft\.json is damaged"):
            locked.read(tmp_path / "draft.json", key)


def test_a_lock_is_forgotten_where_it_is_begun_without_one(tmp_path: Path) -> None:
    locked.forget(tmp_path)  # there is none, and that is well
    locked.make(tmp_path, ID, WORDS)
    locked.forget(tmp_path)
    assert locked.locked_by(tmp_path) is None
    assert not (tmp_path / "locked.json").exists()


def test_a_lock_that_cannot_be_taken_away_is_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise OSError(errno.EROFS, "read only")

    locked.make(tmp_path, ID, WORDS)
    monkeypatch.setattr(disk, "remove", refuse)
    with pytest.raises(NotSaved):
        locked.forget(tmp_path)


def test_a_line_longer_than_any_is_refused_before_it_is_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = Key(ID, DataKey(b"7" * 32))
    kept = key.shut(b"a line", 1)
    assert locked.line_in(kept, 1, key) == b"a line"
    monkeypatch.setattr(locked, "_LONGEST_KEPT", len(kept))
    assert locked.line_in(kept, 1, key) == b"a line"
    monkeypatch.setattr(locked, "_LONGEST_KEPT", len(kept) - 1)
    with pytest.raises(LineError):
        locked.line_in(kept, 1, key)


def test_the_longest_line_fits_when_it_is_locked() -> None:
    key = Key(ID, DataKey(b"7" * 32))
    overhead = len(key.shut(b"x" * 3000, 1)) - 4000
    assert 0 < overhead <= 100
    assert lines.LONGEST // 3 * 4 + 100 == locked._LONGEST_KEPT


def test_a_lock_that_was_forgotten_does_not_come_back_after_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    locked.make(tmp_path, ID, WORDS)
    monkeypatch.setattr(
        disk, "sync_folder", lambda folder: synced.append((folder / "locked.json").exists())
    )
    locked.forget(tmp_path)
    assert synced == [False]
