"""A round in threes, line by line: the notes page comes first, the time is said twice."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from interview.errors import ExitCode
from interview.model.invitation import Setting
from interview.model.taxonomy import Mode
from tests.support.plain import INVITED, Person, told

ROUND = Setting.model_validate(
    {
        **INVITED.model_dump(),
        "practice": True,
        "card": ("You are HV1.",),
        "content_note": "A tired family.",
        "moment": "E2",
        "minutes": 25,
        "queries": (),
        "memory_aid": (),
    }
)
BEGUN = ["1", "1"]  # ready, nobody unsafe
NEARLY = "5 of 25 minutes left."
OVER = "The 25 minutes are over. Finish this thought, then swap."


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Three people at one keyboard."""
    return Person(tmp_path, ROUND, Mode.TALK, "LR1")


def test_what_is_in_the_case_comes_first_and_the_card_only_when_asked_for(person: Person) -> None:
    said = person.type([*BEGUN, "my card"])
    before, _, after = said.partition("How would you like to go on?")
    assert "A tired family.\nYou can stop or sit out at any time, and need not say why." in before
    assert "You are HV1." not in before
    assert "You are HV1." in after


def test_a_case_without_a_note_begins_as_it_did(person: Person) -> None:
    person.setting = ROUND.model_copy(update={"content_note": ""})
    assert "sit out" not in person.type([])


def test_it_is_written_read_back_and_handed_over(person: Person) -> None:
    said = person.type([*BEGUN, "1", *told("Raining."), "next", "next", "1", "1", "1"])
    assert "\nThe notes page: The school's phone call. mid March 2024.\n" in said
    assert "unsafe today" in said.rpartition("The notes page: What went well")[2]
    assert person.code is ExitCode.DONE
    (path,) = person.exports.iterdir()
    record = json.loads(path.read_bytes())
    texts = {(one["question"], one["episode"]): one["text"] for one in record["answers"]}
    assert texts["scene.setting", "E2"] == "Raining."
    assert record["confirmed"]["how"] == "read back together"
    assert (record["practice"], record["entered_by"]) == (True, "LR1")


def test_the_time_is_said_once_near_the_end_and_once_at_it(person: Person) -> None:
    person.clock.step = timedelta(seconds=20)
    said = person.type([*BEGUN, *["1", *told("Raining.")] * 40])
    assert said.count(OVER) == 1
    assert said.count(NEARLY) == 1
    assert said.index(NEARLY) < said.index(OVER)


def test_a_pause_is_not_counted(person: Person) -> None:
    person.type(BEGUN)
    sitting = person.sit()
    before, since = sitting.round_time, person.clock()
    person.clock.at += timedelta(minutes=10)
    sitting.rested(since)
    after = sitting.round_time
    sitting.close()
    assert before is not None
    assert after == before


def test_there_is_no_time_to_say_in_a_whole_interview(invited: Person) -> None:
    sitting = invited.sit()
    assert sitting.round_time is None
    sitting.close()
