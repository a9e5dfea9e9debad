"""The lock on a practitioner's computer: words wrap a key, the key locks lines in their place."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from interview.sealing import locking
from interview.sealing.locking import DataKey, Lock
from interview.sealing.trouble import NotOpened, Why

KEY = DataKey(bytes(range(32)))
INTERVIEW = "0123456789abcdef"
# Made once with KEY, and once a lock of it: whatever comes later still has to open them.
LINE, DRAFT = (
    b"ZAUWn70iwQZpnpzD4qfjD7S5MgPEH2mR6rTnRD1ZyRoWXA==",
    b"v+qGwrSMNslk3uqezxFoDPAyZMugxs4tGURPJulVMbL1yg==",
)
LOCK = Lock(
    format="interview-lock",
    schema_version=1,
    kdf="argon2id",
    memory=65536,
    passes=3,
    lanes=4,
    salt="9a5ed012102785cb41e1b1d2f8ef4450",
    wrapped="13af731c8a8e2344c768a0a58472d82d4744be3b20833c01a996ce8db116bc8a55dea5221a2c55857abf39"
    "bec696daa3b8bf7b08cceabd442c32dfb4",
)


def closed(key: DataKey, line: bytes, *, interview: str = INTERVIEW, place: int | str = 7) -> Why:
    with pytest.raises(NotOpened) as refused:
        locking.unlocked(key, line, interview=interview, place=place)
    return refused.value.why


def test_what_was_locked_once_opens_for_ever() -> None:
    key = locking.unlock(LOCK, "Four words of MINE")
    assert key == KEY
    assert locking.unlocked(key, LINE, interview=INTERVIEW, place=7) == b"a line"
    assert locking.unlocked(key, DRAFT, interview=INTERVIEW, place="draft") == b"a line"


@given(st.binary(max_size=5000), st.integers(0, 2**40) | st.text(max_size=20))
def test_a_line_comes_back_to_the_byte_and_shows_nothing(data: bytes, place: int | str) -> None:
    line = locking.locked(KEY, data, interview=INTERVIEW, place=place)
    assert line.isascii()
    assert b"\n" not in line
    assert locking.unlocked(KEY, line, interview=INTERVIEW, place=place) == data


def test_the_same_words_locked_twice_look_different() -> None:
    once, again = (locking.locked(KEY, b"no", interview=INTERVIEW, place=1) for _ in range(2))
    assert once != again


def test_a_line_opens_only_where_it_was_locked() -> None:
    assert closed(KEY, LINE, place=8) == Why.DAMAGED
    assert closed(KEY, LINE, place="7") == Why.DAMAGED
    assert closed(KEY, LINE, interview="f" * 16) == Why.DAMAGED
    assert closed(DataKey(bytes(32)), LINE) == Why.DAMAGED


@given(st.integers(0, len(LINE) - 1))
def test_a_line_that_was_cut_doesnt_open(size: int) -> None:
    assert closed(KEY, LINE[:size]) == Why.DAMAGED


@given(st.integers(0, len(LINE) - 1), st.binary(min_size=1, max_size=1))
@example(at=LINE.index(b"A=="), to=b"B")  # bits that stand for nothing
def test_a_line_that_was_changed_doesnt_open(at: int, to: bytes) -> None:
    bent = LINE[:at] + to + LINE[at + 1 :]
    if bent != LINE:
        assert closed(KEY, bent) == Why.DAMAGED


@pytest.mark.parametrize("line", [b"", b"{}", b"\xff", b"AAAA", "é".encode()])
def test_what_is_no_locked_line_is_damage(line: bytes) -> None:
    assert closed(KEY, line) == Why.DAMAGED


@given(words=st.text(max_size=40))
@settings(max_examples=20)
def test_any_words_open_the_lock_they_made_and_no_other(words: str) -> None:
    lock, key = locking.new_lock(words)
    assert locking.unlock(lock, f" {words} ") == key
    with pytest.raises(NotOpened) as refused:
        locking.unlock(lock, words + "x")
    assert refused.value.why == Why.WRONG_WORDS


def test_other_words_can_open_the_same_key() -> None:
    lock, key = locking.new_lock("four words of theirs")
    own = locking.lock_with(key, "words of my own")
    assert locking.unlock(own, "words of my own") == locking.unlock(lock, "four words of theirs")


@pytest.mark.real_cost
def test_a_lock_costs_64_mib_a_try() -> None:
    lock, _ = locking.new_lock("four words of mine")
    assert (lock.kdf, lock.memory, lock.passes) == ("argon2id", 64 * 1024, 3)


@pytest.mark.parametrize(
    "changed", [{"memory": 256}, {"passes": 1}, {"lanes": 1}, {"salt": "00" * 16}]
)
def test_a_lock_that_was_made_weaker_opens_nothing(changed: dict[str, object]) -> None:
    lock, _ = locking.new_lock("four words of mine")
    with pytest.raises(NotOpened):
        locking.unlock(lock.model_copy(update=changed), "four words of mine")


@pytest.mark.parametrize(
    "field,asked",
    [
        ("memory", 2**21),
        ("memory", 8),
        ("passes", 1000),
        ("lanes", 64),
        ("salt", "00"),
        ("wrapped", ""),
    ],
)
def test_a_lock_that_asks_for_endless_work_or_holds_nothing_is_none(
    field: str, asked: object
) -> None:
    with pytest.raises(ValidationError):
        Lock.model_validate_json(
            Lock.model_construct(**{**LOCK.plain(), field: asked}).model_dump_json()
        )


def test_a_lock_never_shows_the_key_or_the_words() -> None:
    lock, key = locking.new_lock("acid basil coral dune")
    kept = lock.model_dump_json()
    assert key.hex() not in kept
    assert "acid" not in kept


def test_a_lock_that_asks_for_far_too_much_is_none() -> None:
    plain = LOCK.plain()
    for change in ({"memory": 1024 * 1024 + 1}, {"wrapped": "00" * 101}):
        with pytest.raises(ValidationError):
            Lock.model_validate(plain | change)
    assert Lock.model_validate(plain | {"memory": 1024 * 1024}).memory == 1024 * 1024
    new, _ = locking.new_lock("four words of mine")
    assert (new.passes, new.lanes, len(new.salt)) == (3, 4, 32)
