"""The lock at the plain shell: chosen before it begins, asked again after a long break."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from interview.errors import OpensWith
from interview.plain import lines
from tests.support.plain import INVITED, START, Person

WORDS = "lantern oxbow thimble russet"
OWN = "three own words"


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody at a terminal, invited."""
    return Person(tmp_path, setting=INVITED, interactive=True, lock_asked=True, words=WORDS)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of what is typed where it is not shown, in order."""
    waiting: list[str] = []
    monkeypatch.setattr(lines, "getpass", lambda *_args, **_more: next(coming(waiting)))
    return waiting


def coming(waiting: list[str]) -> Iterator[str]:
    if not waiting:
        raise EOFError
    yield waiting.pop(0)


def test_the_four_words_are_offered_first_and_lock_it(person: Person) -> None:
    said = person.type(["", "1", START[0], "stop"])
    assert "1. Lock it with my four words" in said
    assert "anyone who can use your account on this computer could read" in " ".join(said.split())
    assert person.sit().locked_by is OpensWith.WORDS


def test_without_an_invitation_they_are_not_offered(person: Person) -> None:
    person.setting, person.words = type(INVITED)(), ""
    said = person.type(["", "2", START[0], "stop"])
    assert "four words" not in said
    assert person.sit().locked_by is None


def test_words_of_ones_own_are_told_twice(person: Person, typed: list[str]) -> None:
    typed += ["short", OWN, "another one of mine", OWN, OWN]
    said = person.type(["", "2", START[0], "stop"])
    assert "short enough to be guessed" in said
    assert "Those were not the same." in said
    assert OWN not in said
    person.words = OWN
    assert person.sit().locked_by is OpensWith.OWN


def test_one_who_leaves_while_choosing_has_begun_nothing(person: Person, typed: list[str]) -> None:
    said = person.type(["", "2"])
    assert typed == []
    assert "Nothing has been kept." in said
    assert not (person.root / "data").exists()


def test_after_ten_minutes_going_on_asks_for_the_words(person: Person, typed: list[str]) -> None:
    person.type(["", "1", START[0], "stop"])
    person.clock.step = timedelta(minutes=10)
    typed += ["lantern oxbow", WORDS.upper()]
    said = person.type(["pause", "1", "stop"])
    assert "What are your four words?" in said
    assert "Those words don't open this interview." in said
    assert typed == []


def test_after_a_short_break_nothing_is_asked(person: Person, typed: list[str]) -> None:
    person.type(["", "1", START[0], "stop"])
    said = person.type(["pause", "1", "stop"])
    assert "four words" not in said
    assert typed == []


def test_one_who_has_not_the_words_any_more_can_stop(person: Person, typed: list[str]) -> None:
    person.type(["", "1", START[0], "stop"])
    person.clock.step = timedelta(minutes=10)
    typed += ["lantern", ""]
    said = person.type(["pause", "1"])
    assert "To go on: interview resume" in said
