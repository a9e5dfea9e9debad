"""Reading back, handing over, and what may still be said afterwards."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from interview.engine.place import Kind, Place
from interview.errors import ExitCode
from interview.model.taxonomy import AnswerState, Use
from tests.support.plain import CLOSE, START, WHOLE, Person, told

TO_THE_READING = WHOLE[: -len(CLOSE) + 2]


def with_tired_as(*instead: str) -> list[str]:
    """Return the lines up to the read-back, with others in the place of one answer."""
    lines = [*TO_THE_READING]
    at = lines.index("Tired that week.")
    lines[at : at + 2] = instead
    return lines


def records(person: Person) -> list[dict[str, Any]]:
    files = sorted(person.exports.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


def test_the_whole_account_is_read_back_with_what_became_of_it(person: Person) -> None:
    said = person.type(with_tired_as("rather not say", "."))
    assert "\n1. What was your role in this work at the time?\n   family support worker\n" in said
    assert "\nTurning point 1: The second visit. 12 March 2024. Your words: 12 March 2024\n" in said
    assert "\n   Rather not say\n" in said
    assert "\n   Asked, and there was none.\n" in said


def test_what_was_skipped_is_open_and_the_next_open_one_can_be_gone_to(person: Person) -> None:
    lines = with_tired_as("skip", ".")
    said = person.type([*lines, "next open", *told("Tired, that week.")])
    assert "1 still open." in said
    assert person.said("shaped.you") == "Tired, that week."
    here = person.on_disk().here
    assert here is not None
    assert here.step is Kind.READ_BACK


def test_as_many_are_open_at_the_hand_over_as_at_the_reading_before_it(person: Person) -> None:
    early = [*START, *told("A nurse"), "skip", "", "read it back"]
    said = person.type([*early, "1", "FS1"])
    counts = re.findall(r"([0-9]+) still open", said)
    assert "Question. Hand over." in said
    assert len(counts) == 2
    assert len(set(counts)) == 1


def test_an_answer_is_changed_and_reading_goes_on_from_there(person: Person) -> None:
    said = person.type([*TO_THE_READING, "change 1", *told("a nurse"), "1"])
    changed = "1. What was your role in this work at the time?\n   a nurse\n   Changed."
    assert changed in said
    assert said.count("This is your account") == 1
    assert person.on_disk().confirmed_on is not None


def test_one_box_of_a_page_is_changed_by_itself(person: Person) -> None:
    said = person.type([*TO_THE_READING, "change 15", *told("The form is short."), "1"])
    assert said.count("What about the setting you worked in") == 2
    episode = next(iter(person.on_disk().episodes))
    assert person.said("shaped.tools", episode) == "The form is short."
    assert person.on_disk().confirmed_on is not None


@pytest.mark.parametrize(
    "word,use",
    [("quote", Use.QUOTE), ("paraphrase", Use.PARAPHRASE), ("leads", Use.LEADS_ONLY)],
)
def test_a_passage_may_have_its_own_use(person: Person, word: str, use: Use) -> None:
    person.type([*TO_THE_READING, f"use 5 {word}"])
    assert person.on_disk().given[Place("overview.account")].use is use


@pytest.mark.parametrize("line", ["change 99", "use 99 quote", "use 1 loudly", "yes", "", "."])
def test_what_is_no_command_changes_nothing_and_confirms_nothing(person: Person, line: str) -> None:
    person.type([*TO_THE_READING, line])
    state = person.on_disk()
    assert state.confirmed_on is None
    assert not any(one.changed or one.use for one in state.given.values())


def test_wanting_to_change_something_keeps_it_open(person: Person) -> None:
    said = person.type([*TO_THE_READING, "2"])
    assert "Type change and the number" in said
    assert person.on_disk().confirmed_on is None


def test_an_early_look_leads_back_to_where_it_was_taken(person: Person) -> None:
    said = person.type([*START, *told("A nurse"), "read it back", "back", *told("A school")])
    assert "Never put to you. You can answer it now, or leave it." in said
    assert person.said("you.agency") == "A school"


def test_the_code_is_asked_for_until_it_is_one_or_left_out(person: Person) -> None:
    said = person.type([*TO_THE_READING, "1", "not a code!", "FS-1", "3"])
    assert "A code is a few letters and figures." in said
    assert person.on_disk().code == "FS-1"
    assert person.code is ExitCode.DONE
    assert not person.exports.exists()


def test_it_can_be_read_again_before_it_is_handed_over(person: Person) -> None:
    said = person.type([*TO_THE_READING, "1", "FS1", "2", "1", "1"])
    assert said.count("This is your account") == 2
    assert len(records(person)) == 1


def test_handing_over_says_where_the_file_is_and_that_it_is_not_locked(person: Person) -> None:
    said = person.type(WHOLE)
    (file,) = person.exports.iterdir()
    assert f"\n  {file}\n" in said
    assert said.count("This file is not locked.") == 2
    assert f"To add to it: interview resume {person.id}" in said


def test_additions_and_corrections_carry_a_reason(person: Person) -> None:
    person.type(WHOLE)
    added = ["add", *told("The pram was gone."), *told("A walk")]
    corrected = ["correct 1", *told("support worker, bank"), *told("It was the wrong post")]
    said = person.type([*added, *corrected, "read", "hand over"])
    assert "This account was handed over as record-" in said
    assert "Corrected: support worker, bank" in said
    first, second = records(person)
    assert second["parents"] == [first["digest"]]
    (addition,), (correction,) = second["additions"], second["corrections"]
    assert (addition["text"], addition["reason"]) == ("The pram was gone.", "A walk")
    assert (correction["text"], correction["question"]) == ("support worker, bank", "you.role")
    assert correction["reason"] == "It was the wrong post"


def test_a_correction_without_a_reason_changes_nothing(person: Person) -> None:
    person.type(WHOLE)
    said = person.type(["correct 1", *told("a nurse"), ".", "correct 99", "what", ""])
    assert "A correction needs a reason." in said
    assert person.on_disk().later == ()
    assert person.code is ExitCode.DONE


def test_an_addition_that_was_not_ended_waits(person: Person) -> None:
    person.type(WHOLE)
    person.type(["add", "The pram"])
    assert person.draft() == "The pram"
    person.type(["add", *told("was gone."), "A walk"])
    assert person.on_disk().later[0].text == "The pram\nwas gone."
    assert person.draft() == ""


def test_a_record_that_cannot_be_written_is_said_and_tried_again(person: Person) -> None:
    person.exports.write_text("a file where the folder should be")
    said = person.type(WHOLE)
    assert "NOT SAVED" in said
    assert person.code is ExitCode.FILES
    assert not person.on_disk().handed_over
    person.exports.unlink()
    person.type(["1"])
    assert len(records(person)) == 1


def test_what_was_never_answered_is_kept_apart_from_what_was_left(person: Person) -> None:
    person.type([*with_tired_as("."), "1", "FS1", "1"])
    (record,) = records(person)
    states = {one["question"]: one["state"] for one in record["answers"]}
    assert states["shaped.you"] == AnswerState.LEFT_BLANK


def test_exports_are_made_where_they_are_wanted(person: Person, tmp_path: Path) -> None:
    person.type(WHOLE)
    assert (tmp_path / "exports").is_dir()


def test_an_early_look_may_go_on_with_what_was_never_put(person: Person) -> None:
    person.type([*START, *told("A nurse"), "read it back", "go on", *told("A school")])
    assert person.said("you.agency") == "A school"


def test_back_from_a_change_is_back_to_the_reading(person: Person) -> None:
    said = person.type([*TO_THE_READING, "change 5", "back", ".", "1"])
    assert said.count("This is your account") == 1
    assert person.on_disk().confirmed_on is not None


def test_what_was_set_aside_is_said_and_has_no_number(person: Person) -> None:
    aside = ["go to", "4", "set aside 1", ".", "."]
    lines = [*TO_THE_READING[: TO_THE_READING.index("Tired that week.")], *aside]
    said = person.type([*lines, "read it back"])
    assert "Set aside, and marked so in what you hand over: The second visit" in said
    assert "The notes, and then home" not in said.partition("This is your account")[2]
