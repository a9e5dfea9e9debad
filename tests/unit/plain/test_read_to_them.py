"""What a reviewer typed for somebody, line by line: read back to them at once, or another day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview.engine.place import Kind
from interview.errors import ExitCode
from interview.model.taxonomy import HowRead, Mode
from tests.support.plain import CLOSE, START, WHOLE, Person

TO_THE_READING = WHOLE[: -len(CLOSE) + 2]
NOT_YET = "6"  # of what can be chosen at the read-back


@pytest.fixture
def typed(tmp_path: Path) -> Person:
    """Somebody who speaks, while LR1 types into a pipe."""
    return Person(tmp_path, mode=Mode.TALK, typist="LR1")


def records(person: Person) -> list[dict[str, Any]]:
    files = sorted(person.exports.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


def test_the_ways_it_may_have_been_read_back_are_numbered(typed: Person) -> None:
    said = typed.type(TO_THE_READING)
    ways = [
        '1. "It\'s right", read back together',
        '2. "I want to change something"',
        '3. "It\'s right", read back by phone',
        '4. "It\'s right", read back on paper',
        '5. "It\'s right", read on the screen by themselves',
        "6. Not read back yet: hand it over not yet confirmed",
    ]
    assert "\n".join(ways) in said
    assert "Not yet read back to them." in said


@pytest.mark.parametrize(
    "number,way",
    [
        ("1", HowRead.TOGETHER),
        ("3", HowRead.PHONE),
        ("4", HowRead.PAPER),
        ("5", HowRead.SCREEN),
    ],
)
def test_a_number_says_that_it_is_right_and_how_it_was_read(
    typed: Person, number: str, way: HowRead
) -> None:
    typed.type([*TO_THE_READING, number])
    state = typed.on_disk()
    assert state.confirmed_on is not None
    assert state.how_read is way


def test_it_is_handed_over_before_then_read_back_another_day(typed: Person) -> None:
    said = typed.type([*TO_THE_READING, NOT_YET, "FS1", "1"])
    assert "it says not yet confirmed" in said
    assert "Read it back to FS1: together, by phone, or on paper." in " ".join(said.split())
    assert typed.code is ExitCode.DONE
    (first,) = records(typed)
    assert first["confirmed"] is None
    said = typed.type(["1", "3", "1"])
    assert f"record-{first['digest'][7:23]}.json, not yet confirmed." in said
    assert "Handed over.\n" in said
    _, second = records(typed)
    assert second["parents"] == [first["digest"]]
    assert second["confirmed"]["how"] == "read back by phone"
    here = typed.on_disk().here
    assert here is not None
    assert here.step is Kind.HANDED_OVER


def test_at_the_hand_over_it_can_be_read_back_first(typed: Person) -> None:
    said = typed.type([*TO_THE_READING, NOT_YET, "FS1", "2"])
    assert said.count("This is FS1's account") == 1
    assert records(typed) == []


def test_what_is_left_can_be_left_for_another_day(typed: Person) -> None:
    said = typed.type([*TO_THE_READING, NOT_YET, "FS1", "1", "2"])
    assert "2. Stop for today" in said
    assert f"To go on: interview resume {typed.id}" in said


def test_whose_i_is_is_said_before_a_note(typed: Person) -> None:
    said = typed.type(WHOLE)
    assert '"I" and "me" are the speaker.' in said


def test_a_reviewer_at_the_screen_is_not_told_that_nobody_watches_it(typed: Person) -> None:
    said = typed.type([*START, "unsafe"])
    assert "This screen calls nobody, and neither does what is typed in it." in said
    assert "Nobody is watching" not in said
