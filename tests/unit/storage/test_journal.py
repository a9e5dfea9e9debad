"""The journal: what is acknowledged is there, trouble changes nothing, damage is left as it is."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from interview.errors import FileTrouble, Hindrance, NotSaved
from interview.model.base import canonical
from interview.sealing.locking import DataKey
from interview.storage import disk, journal
from interview.storage.journal import Condition, Journal
from interview.storage.lines import NO_LINE, digest_of
from interview.storage.locked import Key, line_in

ID = "0123abcd"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
OPEN = Path("/proc/self/fd")
STEPS = ("write", "sync", "replace", "sync_folder")

Lines = list[bytes]
KEY = Key(ID, DataKey(b"\x07" * 32))
LOCKED = [pytest.param(KEY, id="locked")]
held: dict[str, Key | None] = {}  # the key that the journals of a test are under


@pytest.fixture(autouse=True, params=[pytest.param(None, id="unlocked"), *LOCKED])
def key(request: pytest.FixtureRequest) -> Key | None:
    """Have every test hold for a journal in clear and for a locked one, where it says no other."""
    held["key"] = request.param
    return held["key"]


under_lock = pytest.mark.parametrize("key", LOCKED, indirect=True)


def said(words: str) -> dict[str, Any]:
    return {"kind": "answered", "text": words}


def say(kept: Journal, *words: str, at: datetime = NOON) -> None:
    kept.append([said(each) for each in words], actor="SW1", at=at, elapsed=60)


def words_in(kept: Journal) -> list[str]:
    return [event["text"] for event in kept.events]


def opened(path: Path) -> Journal:
    return Journal.open(path, ID, key=held["key"])


def created(path: Path, about: dict[str, Any] | None = None) -> Journal:
    return Journal.create(path, ID, about, key=held["key"])


def lines_in(path: Path) -> Lines:
    """Return the lines of a journal as they read."""
    key, kept = held["key"], path.read_bytes().splitlines()
    return kept if key is None else [line_in(one, seq, key) for seq, one in enumerate(kept, 1)]


def as_kept(lines: Lines) -> bytes:
    """Return the bytes of a journal with those lines, as one who has its key could write it."""
    key = held["key"]
    kept = lines if key is None else [key.shut(one, seq) for seq, one in enumerate(lines, 1)]
    return b"\n".join([*kept, b""])


def fail(monkeypatch: pytest.MonkeyPatch, step: str, number: int) -> None:
    """Let `step` fail; a write fails with half of its bytes on the disk."""

    def failing(*given: Any) -> None:
        if step == "write":
            os.write(given[0], given[1][: len(given[1]) // 2])
        raise OSError(number, "made to fail")

    monkeypatch.setattr(disk, step, failing)


def disk_of(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Let a file have `size` bytes at most: a write takes what fits, and the next one fails."""
    really = os.write

    def write(fd: int, data: bytes) -> int:
        room = size - os.fstat(fd).st_size
        if room <= 0:
            raise OSError(errno.ENOSPC, "made to be full")
        return really(fd, data[:room])

    monkeypatch.setattr(os, "write", write)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "interviews" / ID / "journal.jsonl"


@pytest.fixture
def begun(path: Path) -> Journal:
    kept = created(path, {"program": "0.1.0"})
    say(kept, "one")
    say(kept, "two")
    say(kept, "three")
    kept.close()
    return opened(path)


# What a journal is


def test_nothing_is_made_before_the_first_append(path: Path, tmp_path: Path) -> None:
    kept = created(path)
    kept.append([], actor="SW1", at=NOON, elapsed=0)
    kept.close()
    assert list(tmp_path.iterdir()) == []
    assert (list(kept.entries), kept.events, kept.head, kept.good_until) == ([], [], NO_LINE, None)


def test_the_first_line_says_what_the_file_is(begun: Journal, path: Path) -> None:
    assert begun.entries[0].event == {
        "kind": "journal",
        "format": "interview-journal",
        "schema_version": 1,
        "program": "0.1.0",
    }
    assert words_in(begun) == ["one", "two", "three"]


def test_a_line_is_canonical_and_holds_the_digest_of_the_one_before(path: Path) -> None:
    kept = created(path)
    at = datetime(2026, 3, 2, 13, 0, 0, 123_456, tzinfo=UTC).astimezone()
    kept.append([said("é"), said("two")], actor="SW1", at=at, elapsed=61)
    first, second, third = lines_in(path)
    assert second == canonical(
        {
            "actor": "SW1",
            "at": "2026-03-02T13:00:00.123Z",
            "elapsed": 61,
            "event": {"kind": "answered", "text": "é"},
            "interview": ID,
            "prev": digest_of(first),
            "seq": 2,
        }
    )
    assert json.loads(first)["prev"] == NO_LINE
    assert json.loads(third)["prev"] == digest_of(second)
    assert kept.head == digest_of(third)
    assert path.read_bytes().count(b"\n") == len(lines_in(path))


def test_what_is_in_memory_is_what_is_on_disk(begun: Journal, path: Path) -> None:
    say(begun, "four", "five")
    again = opened(path)
    assert list(again.entries) == list(begun.entries)
    assert [entry.seq for entry in again.entries] == [1, 2, 3, 4, 5, 6]
    assert again.head == begun.head
    assert again.good_until == NOON


def test_a_clock_set_back_a_year_changes_nothing(begun: Journal, path: Path) -> None:
    say(begun, "four", at=NOON - timedelta(days=365))
    assert words_in(opened(path)) == ["one", "two", "three", "four"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_folder_and_the_file_are_for_their_owner_only(begun: Journal, path: Path) -> None:
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_append_is_one_write_and_one_sync(
    begun: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def watched(name: str) -> Callable[..., None]:
        step = getattr(disk, name)
        return lambda *given: (steps.append(name), step(*given))[1]  # type: ignore[func-returns-value]  # noted first, then done

    for name in ("create", "reopen", *STEPS):
        monkeypatch.setattr(disk, name, watched(name))
    say(begun, "begin the file")
    steps.clear()
    say(begun, "four", "five", "six")
    assert steps == ["write", "sync"]


@pytest.mark.parametrize(
    "event",
    [
        {"text": "\ud800"},
        {"number": float("nan")},
        {"number": 10**5000},
        {"when": NOON},
        {1: "one", "1": "two"},
        {"deep": [[]]},
    ],
    ids=["surrogate", "nan", "digits", "datetime", "key twice", "deep"],
)
def test_what_a_journal_would_not_read_it_does_not_write(
    begun: Journal, path: Path, event: dict[Any, Any]
) -> None:
    if "deep" in event:
        for _ in range(100_000):
            event = {"deep": [event]}
    before = path.read_bytes()
    with pytest.raises(ValueError, match=r"^(an event is plain JSON data|not .* JSON.*)$"):
        begun.append([said("fine"), event], actor="SW1", at=NOON, elapsed=0)
    assert path.read_bytes() == before
    assert words_in(begun) == ["one", "two", "three"]


@pytest.mark.parametrize(
    "actor, at, elapsed",
    [("", NOON, 0), ("SW1", NOON.replace(tzinfo=None), 0), ("SW1", NOON, -1), ("SW1", NOON, True)],
)
def test_an_entry_has_an_actor_an_aware_time_and_seconds(
    begun: Journal, actor: str, at: datetime, elapsed: int
) -> None:
    with pytest.raises(ValueError):
        begun.append([said("four")], actor=actor, at=at, elapsed=elapsed)
    assert words_in(begun) == ["one", "two", "three"]


def test_an_answer_too_long_for_a_line_is_not_saved_and_said_so(
    begun: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "LONGEST", 1000)
    with pytest.raises(NotSaved, match="too long"):
        say(begun, "word " * 300)
    say(begun, "four")
    assert words_in(begun) == ["one", "two", "three", "four"]


# Beginning and going on


def test_there_is_no_journal_to_open_where_none_was_made(path: Path) -> None:
    with pytest.raises(FileTrouble, match="no such interview"):
        opened(path)


@pytest.mark.parametrize("left", [b"", b'{"actor":"SW1","at'])
def test_a_start_that_came_to_nothing_is_begun_anew(path: Path, left: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(left)
    with pytest.raises(FileTrouble, match="never begun"):
        opened(path)
    kept = created(path)
    say(kept, "one")
    assert words_in(opened(path)) == ["one"]


@pytest.mark.parametrize("held", [None, b"damaged\n"])
def test_what_has_been_begun_is_not_begun_again(
    begun: Journal, path: Path, held: bytes | None
) -> None:
    if held is not None:
        path.write_bytes(held)
    with pytest.raises(FileTrouble, match="begun already"):
        created(path)


def test_a_journal_that_appears_meanwhile_is_not_written_over(path: Path) -> None:
    first, second = created(path), created(path)
    say(first, "one")
    for _ in range(2):
        with pytest.raises(NotSaved):
            say(second, "another")
    assert words_in(opened(path)) == ["one"]


def test_a_closed_journal_goes_on_at_the_next_append(begun: Journal, path: Path) -> None:
    begun.close()
    begun.close()
    say(begun, "four")
    assert words_in(opened(path)) == ["one", "two", "three", "four"]


# Trouble


@pytest.mark.parametrize(
    "step, number, hindrance",
    [
        ("write", errno.ENOSPC, Hindrance.DISK_FULL),
        ("sync", errno.EIO, Hindrance.DRIVE_GONE),
        ("sync", errno.ENOSPC, Hindrance.DISK_FULL),
        ("write", errno.EROFS, Hindrance.NO_PERMISSION),
        ("reopen", errno.EACCES, Hindrance.NO_PERMISSION),
        ("reopen", errno.ENOENT, Hindrance.DRIVE_GONE),
    ],
)
@pytest.mark.parametrize("attempts", [1, 3])
def test_when_trouble_ends_the_next_append_works_and_the_file_is_whole(
    begun: Journal,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    number: int,
    hindrance: Hindrance,
    attempts: int,
) -> None:
    head = begun.head
    with monkeypatch.context() as patch:
        fail(patch, step, number)
        for _ in range(attempts):
            with pytest.raises(NotSaved) as caught:
                say(begun, "four")
            assert caught.value.hindrance is hindrance
    assert (words_in(begun), begun.head) == (["one", "two", "three"], head)
    say(begun, "four, again")
    say(begun, "five")
    again = opened(path)
    assert words_in(again) == ["one", "two", "three", "four, again", "five"]
    assert again.condition is Condition.WHOLE
    assert [each.name for each in path.parent.iterdir()] == ["journal.jsonl"]


def test_a_full_disk_keeps_no_half_a_line_and_takes_a_short_answer_still(
    begun: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        disk_of(patch, len(before) + 1000)
        for _ in range(2):
            with pytest.raises(NotSaved) as caught:
                say(begun, "word " * 300)
            assert caught.value.hindrance is Hindrance.DISK_FULL
            assert path.read_bytes() == before
        patch.setattr(disk, "create", lambda _: pytest.fail("there is no room for a second file"))
        say(begun, "four")
    assert words_in(opened(path)) == ["one", "two", "three", "four"]
    assert path.read_bytes().startswith(before)


def test_a_full_disk_at_the_very_first_append_leaves_nothing_begun(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = created(path)
    with monkeypatch.context() as patch:
        disk_of(patch, 100)
        with pytest.raises(NotSaved):
            say(kept, "one")
    assert path.read_bytes() == b""
    say(kept, "one")
    assert words_in(opened(path)) == ["one"]


@pytest.mark.parametrize("step", ["cut", "sync"])
def test_what_cannot_be_cut_off_is_left_out_when_the_file_is_written_anew(
    begun: Journal, path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = path.stat().st_ino
    with monkeypatch.context() as patch:
        fail(patch, "write", errno.ENOSPC)
        fail(patch, step, errno.EIO)
        with pytest.raises(NotSaved) as caught:
            say(begun, "four")
        assert caught.value.hindrance is Hindrance.DISK_FULL
    say(begun, "four, again")
    assert path.stat().st_ino != before
    assert words_in(opened(path)) == ["one", "two", "three", "four, again"]


@pytest.mark.parametrize("step", ["make_folder", "create", "write", "sync", "sync_folder"])
@pytest.mark.parametrize("attempts", [1, 2])
def test_a_beginning_that_fails_works_once_the_trouble_ends(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, attempts: int
) -> None:
    kept = created(path)
    with monkeypatch.context() as patch:
        fail(patch, step, errno.ENOSPC)
        for _ in range(attempts):
            with pytest.raises(NotSaved):
                say(kept, "one")
    assert words_in(kept) == []
    say(kept, "one, again")
    say(kept, "two")
    assert words_in(opened(path)) == ["one, again", "two"]


@pytest.mark.parametrize("step", ["create", "write", "sync", "replace", "sync_folder"])
def test_trouble_while_writing_anew_changes_nothing_either(
    begun: Journal, path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with monkeypatch.context() as patch:
        fail(patch, "sync", errno.EIO)
        with pytest.raises(NotSaved):
            say(begun, "four")
    with monkeypatch.context() as patch:
        fail(patch, step, errno.ENOSPC)
        with pytest.raises(NotSaved):
            say(begun, "four")
    say(begun, "four, again")
    assert words_in(opened(path)) == ["one", "two", "three", "four, again"]


def test_after_a_failed_sync_the_file_is_written_anew(
    begun: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.stat().st_ino
    synced: list[int] = []
    with monkeypatch.context() as patch:
        fail(patch, "sync", errno.EIO)
        with pytest.raises(NotSaved):
            say(begun, "four")
    sync = disk.sync

    def watched(fd: int) -> None:
        synced.append(os.fstat(fd).st_ino)
        sync(fd)

    monkeypatch.setattr(disk, "sync", watched)
    say(begun, "four")
    assert synced == [path.stat().st_ino]
    assert before not in synced


def test_an_interrupted_append_is_written_anew_too(
    begun: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(fd: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            say(begun, "four")
    say(begun, "four, again")
    assert words_in(opened(path)) == ["one", "two", "three", "four, again"]


@pytest.mark.parametrize("change", ["longer", "shorter", "gone"])
def test_a_file_that_another_program_changed_is_not_written_over(
    begun: Journal, path: Path, change: str
) -> None:
    say(begun, "four")
    changed = {"longer": path.read_bytes() + b"more\n", "shorter": b"less\n", "gone": None}[change]
    if changed is None:
        path.unlink()
    else:
        path.write_bytes(changed)
    for _ in range(2):
        with pytest.raises(NotSaved, match="Another program"):
            say(begun, "five")
    assert (path.read_bytes() if path.exists() else None) == changed


def test_a_file_changed_after_a_failed_save_is_not_written_over(
    begun: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail(patch, "sync", errno.EIO)
        with pytest.raises(NotSaved):
            say(begun, "four")
    path.write_bytes(path.read_bytes().swapcase())
    before = path.read_bytes()
    with pytest.raises(NotSaved, match="Another program"):
        say(begun, "four")
    assert path.read_bytes() == before


# Half a last line


def test_a_last_line_cut_anywhere_is_set_aside(begun: Journal, path: Path) -> None:
    whole = path.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for end in range(last, len(whole)):
        path.write_bytes(whole[:end])
        kept = opened(path)
        assert words_in(kept) == ["one", "two"]
        assert kept.condition is (Condition.TAIL_SET_ASIDE if end > last else Condition.WHOLE)
        assert path.read_bytes() == whole[:end]
        say(kept, "again")
        kept.close()
        assert words_in(opened(path)) == ["one", "two", "again"]
        assert opened(path).condition is Condition.WHOLE
        for aside in path.parent.glob("journal.cut-*"):
            assert aside.name == "journal.cut-1"
            assert aside.read_bytes() == whole[last:end]
            aside.unlink()


@pytest.mark.parametrize("tail", [b"\x00" * 4096, b"{", b"\xff\xfe", b"[" * 100_000])
def test_whatever_stands_behind_the_last_line_end_is_set_aside(
    begun: Journal, path: Path, tail: bytes
) -> None:
    whole = path.read_bytes()
    for number in (1, 2):
        path.write_bytes(path.read_bytes() + tail)
        kept = opened(path)
        assert kept.condition is Condition.TAIL_SET_ASIDE
        say(kept, "more")
        kept.close()
        assert (path.parent / f"journal.cut-{number}").read_bytes() == tail
    assert path.read_bytes().startswith(whole)
    assert words_in(opened(path)) == ["one", "two", "three", "more", "more"]


def test_half_a_line_is_not_cut_before_it_is_set_aside(
    begun: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(path.read_bytes() + b"half a line")
    kept = opened(path)
    with monkeypatch.context() as patch:
        fail(patch, "write", errno.ENOSPC)
        with pytest.raises(NotSaved) as caught:
            say(kept, "four")
    assert caught.value.hindrance is Hindrance.DISK_FULL
    assert path.read_bytes().endswith(b"half a line")
    say(kept, "four")
    assert (path.parent / "journal.cut-1").read_bytes() == b"half a line"
    assert words_in(opened(path)) == ["one", "two", "three", "four"]


def test_half_a_line_is_set_aside_once_whatever_comes_after(
    begun: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(path.read_bytes() + b"half a line")
    kept = opened(path)
    say(kept, "four")
    with monkeypatch.context() as patch:
        fail(patch, "sync", errno.EIO)
        with pytest.raises(NotSaved):
            say(kept, "five")
    say(kept, "five")
    assert [each.name for each in path.parent.glob("journal.cut-*")] == ["journal.cut-1"]


# Damage


def rewritten(lines: Lines, number: int, **fields: Any) -> Lines:
    """Return `lines` with fields of one of them, counted from 0, written otherwise."""
    lines[number] = canonical({**json.loads(lines[number]), **fields})
    return lines


def twice(lines: Lines, number: int) -> Lines:
    lines[number] = lines[number][:-1] + b',"seq":%d}' % (number + 1)
    return lines


TWO = ["one", "two"]
DAMAGES: list[tuple[str, Callable[[Lines], Lines], list[str]]] = [
    ("a removed line", lambda lines: [*lines[:2], lines[3]], ["one"]),
    ("a removed first line", lambda lines: lines[1:], []),
    ("two swapped lines", lambda lines: [*lines[:2], lines[3], lines[2]], ["one"]),
    ("a repeated line", lambda lines: [*lines, lines[3]], ["one", "two", "three"]),
    ("an empty line", lambda lines: [*lines[:3], b"", lines[3]], TWO),
    ("an empty last line", lambda lines: [*lines, b""], ["one", "two", "three"]),
    ("another's words", lambda lines: rewritten(lines, 2, event=said("other")), ["one"]),
    ("another chain", lambda lines: rewritten(lines, 3, prev=NO_LINE), ["one"]),
    ("another interview", lambda lines: rewritten(lines, 3, interview="ffffffff"), TWO),
    ("a gap in number", lambda lines: rewritten(lines, 3, seq=5), TWO),
    ("a number that is none", lambda lines: rewritten(lines, 0, seq=True), []),
    ("a key twice", lambda lines: twice(lines, 3), TWO),
    ("one key more", lambda lines: rewritten(lines, 3, more=1), TWO),
    ("no actor", lambda lines: rewritten(lines, 3, actor=""), TWO),
    ("no event", lambda lines: rewritten(lines, 3, event=[]), TWO),
    ("no seconds", lambda lines: rewritten(lines, 3, elapsed="1"), TWO),
    ("seconds before 0", lambda lines: rewritten(lines, 3, elapsed=-1), TWO),
    ("no time", lambda lines: rewritten(lines, 3, at="noon"), TWO),
    ("a naive time", lambda lines: rewritten(lines, 3, at="2026-03-02T12:00:00.000"), TWO),
    ("a time as number", lambda lines: rewritten(lines, 3, at=5), TWO),
    ("an endless time", lambda lines: rewritten(lines, 3, at="0001-01-01T00:00+23:00"), TWO),
    ("NaN", lambda lines: [*lines[:3], lines[3].replace(b":60", b":NaN")], TWO),
    ("1e400", lambda lines: [*lines[:3], lines[3].replace(b":60", b":1e400")], TWO),
    ("NUL bytes", lambda lines: [*lines[:3], b"\x00" * len(lines[3])], TWO),
    ("NUL in a line", lambda lines: [*lines[:3], lines[3].replace(b"thr", b"\x00")], TWO),
    ("no UTF-8", lambda lines: [*lines[:3], lines[3].replace(b"three", b"\xff")], TWO),
    ("deep nesting", lambda lines: [*lines[:3], b"[" * 100_000], TWO),
    ("no object", lambda lines: [*lines[:3], b"[]"], TWO),
    ("another spelling", lambda lines: [*lines[:3], lines[3] + b" "], TWO),
    ("no header", lambda lines: rewritten(lines[:1], 0, event=said("one")), []),
    ("another format", lambda lines: rewritten(lines[:1], 0, event={"kind": "journal"}), []),
]  # fmt: skip


@pytest.mark.parametrize("damage, left", [pytest.param(d, w, id=name) for name, d, w in DAMAGES])
def test_damage_leaves_what_comes_before_it_to_read_and_the_file_untouched(
    begun: Journal, path: Path, damage: Callable[[Lines], Lines], left: list[str]
) -> None:
    damaged = as_kept(damage(lines_in(path)))
    path.write_bytes(damaged)
    kept = opened(path)
    assert kept.condition is Condition.DAMAGED
    assert words_in(kept) == left
    assert kept.good_until == (NOON if kept.entries else None)
    with pytest.raises(FileTrouble, match="damaged") as caught:
        say(kept, "more")
    assert not isinstance(caught.value, NotSaved)
    assert path.read_bytes() == damaged
    assert [each.name for each in path.parent.iterdir()] == ["journal.jsonl"]


STRANGER = Key(ID, DataKey(b"\x08" * 32))
DAMAGES_UNDER_LOCK: list[tuple[str, Callable[[Lines], Lines], list[str]]] = [
    ("a removed line", lambda kept: [*kept[:2], kept[3]], ["one"]),
    ("two swapped lines", lambda kept: [*kept[:2], kept[3], kept[2]], ["one"]),
    ("a repeated line", lambda kept: [*kept, kept[3]], ["one", "two", "three"]),
    ("another key's line", lambda kept: [*kept[:3], STRANGER.shut(b"{}", 4)], TWO),
    ("a line of another interview", lambda kept: [*kept[:3], elsewhere(4)], TWO),
    ("a line in clear", lambda kept: [*kept[:3], b"{}"], TWO),
    ("an empty line", lambda kept: [*kept[:3], b"", kept[3]], TWO),
    ("half a line", lambda kept: [*kept[:3], kept[3][: len(kept[3]) // 8 * 4]], TWO),
    ("white space", lambda kept: [*kept[:3], kept[3] + b" "], TWO),
    ("no base 64", lambda kept: [*kept[:3], b"\xff" * 40], TWO),
]  # fmt: skip


def elsewhere(seq: int) -> bytes:
    return Key("ffffffff", KEY._key).shut(b"{}", seq)


@under_lock
@pytest.mark.parametrize(
    "damage, left", [pytest.param(d, w, id=name) for name, d, w in DAMAGES_UNDER_LOCK]
)
def test_without_the_key_nothing_can_be_changed_moved_or_put_in_unseen(
    begun: Journal, path: Path, damage: Callable[[Lines], Lines], left: list[str]
) -> None:
    path.write_bytes(b"\n".join([*damage(path.read_bytes().splitlines()), b""]))
    kept = opened(path)
    assert (kept.condition, words_in(kept)) == (Condition.DAMAGED, left)


@under_lock
def test_no_byte_of_a_locked_line_can_change_unseen_the_last_included(
    begun: Journal, path: Path
) -> None:
    whole = path.read_bytes()
    for place in range(len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert opened(path).condition is Condition.DAMAGED


@under_lock
def test_nothing_that_was_said_stands_in_a_locked_file_and_the_same_never_looks_the_same(
    path: Path,
) -> None:
    kept = created(path)
    say(kept, "Larch Terrace", "Larch Terrace")
    data = path.read_bytes()
    for telling in (b"Larch", b"SW1", b"answered", b"2026", ID.encode()):
        assert telling not in data
    assert len(set(data.splitlines())) == 3


@under_lock
def test_without_its_key_a_locked_journal_is_not_taken_for_one(begun: Journal, path: Path) -> None:
    for key in (None, STRANGER):
        kept = Journal.open(path, ID, key=key)
        assert (kept.condition, list(kept.entries)) == (Condition.DAMAGED, [])
        with pytest.raises(FileTrouble):
            Journal.create(path, ID, key=key)


def test_no_byte_before_the_last_line_can_change_unseen(begun: Journal, path: Path) -> None:
    whole = path.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for place in range(last):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        kept = opened(path)
        assert kept.condition is Condition.DAMAGED
        assert words_in(kept) in (["one", "two"], ["one"], [])
        assert list(kept.entries) == list(begun.entries[: len(kept.entries)])


def test_damage_before_half_a_last_line_is_damage(begun: Journal, path: Path) -> None:
    two = path.read_bytes().splitlines()[2]
    path.write_bytes(path.read_bytes().replace(two, two[:-1]) + b"half a line")
    assert opened(path).condition is Condition.DAMAGED


def test_a_line_longer_than_any_is_damage(
    begun: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interview.storage.lines.LONGEST", 400)
    path.write_bytes(path.read_bytes() + b'"' + b"a" * 400 + b'"\n')
    assert words_in(opened(path)) == ["one", "two", "three"]
    assert opened(path).condition is Condition.DAMAGED


@pytest.mark.parametrize("rest", [b"", b"anything a newer program may write\n", b"half"])
def test_a_newer_programs_journal_is_refused_and_not_guessed_at(
    begun: Journal, path: Path, rest: bytes
) -> None:
    header = {**begun.entries[0].event, "schema_version": 2}
    path.write_bytes(as_kept([canonical({"event": header, "of": "another shape"})]) + rest)
    before = path.read_bytes()
    with pytest.raises(FileTrouble, match=r"newer version of this program\. Install"):
        opened(path)
    assert path.read_bytes() == before


def test_opening_and_reading_write_nothing(
    begun: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in ("create", "reopen", *STEPS):
        fail(monkeypatch, step, errno.EROFS)
    path.write_bytes(path.read_bytes() + b"half a line")
    assert words_in(opened(path)) == ["one", "two", "three"]


def test_a_journal_that_can_be_read_in_part_says_until_when(begun: Journal, path: Path) -> None:
    say(begun, "four", at=NOON + timedelta(hours=1))
    say(begun, "five", at=NOON + timedelta(hours=2))
    assert opened(path).good_until == NOON + timedelta(hours=2)
    *whole, _ = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([*whole, b"no line", b""]))
    assert opened(path).good_until == NOON + timedelta(hours=1)


@pytest.mark.parametrize("step", ["write", "sync", "sync_folder"])
def test_a_beginning_that_failed_leaves_nothing_beside_the_journal(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    kept = created(path)
    with monkeypatch.context() as patch:
        fail(patch, step, errno.EIO)
        with pytest.raises(NotSaved):
            say(kept, "one")
    say(kept, "one, again")
    assert [each.name for each in path.parent.iterdir()] == ["journal.jsonl"]


def test_what_another_program_made_is_damage_and_not_a_newer_version(
    begun: Journal, path: Path
) -> None:
    header = {**begun.entries[0].event, "format": "another", "schema_version": 2}
    path.write_bytes(as_kept([canonical({"event": header})]))
    assert opened(path).condition is Condition.DAMAGED


@pytest.mark.skipif(not OPEN.exists(), reason="only Linux lists what is open")
def test_a_closed_journal_lets_go_of_its_file(begun: Journal) -> None:
    before = len([*OPEN.iterdir()])
    for _ in range(3):
        say(begun, "four")
        begun.close()
    assert len([*OPEN.iterdir()]) == before
