"""Words that look like names, asked about line by line before the hand-over."""

from __future__ import annotations

from interview.engine.place import Kind
from interview.errors import ExitCode
from tests.support.plain import CLOSE, WHOLE, Person

NAMED = "Kasia rang, then I rang Kasia back."
TO_THE_NAMES = [line if line != "A direct line." else NAMED for line in WHOLE[: -len(CLOSE) + 3]]


def test_names_are_listed_at_the_reading_and_asked_about_before_the_hand_over(
    person: Person,
) -> None:
    said = person.type(TO_THE_NAMES)
    assert 'Names to check before you hand over: "Kasia".' in said
    assert '"Kasia" looks like a name.\n   Kasia rang, then I rang Kasia back.\n' in said
    assert (
        "Say who it is by role, and we will keep it that way.\n1. Say who it is by role\n" in said
    )
    here = person.on_disk().here
    assert here is not None
    assert here.step is Kind.NAMES


def test_a_word_that_is_kept_leads_on_to_the_hand_over(person: Person) -> None:
    said = person.type([*TO_THE_NAMES, "2", "FS1", "1"])
    assert "Kept as it is." in said
    assert "Handed over." in said
    assert person.said("changes.ideas") == NAMED


def test_a_role_is_put_in_its_place_and_the_account_is_read_again(person: Person) -> None:
    said = person.type([*TO_THE_NAMES, "1", "the nurse", "1", "FS1", "1"])
    assert said.count("This is your account") == 2
    assert "Handed over." in said
    assert person.said("changes.ideas") == "the nurse rang, then I rang the nurse back."
    (record,) = person.exports.glob("*.json")
    assert "Kasia" not in record.read_text(encoding="utf-8")


def test_the_code_is_offered_where_the_person_has_said_it(person: Person) -> None:
    lines = [line if line != NAMED else "I rang Kasia (HV2)." for line in TO_THE_NAMES]
    said = person.type([*lines, "1"])
    assert "The code for this person is HV2.\n1. Use the code HV2\n" in said
    assert person.said("changes.ideas") == "I rang HV2."


def test_what_is_no_choice_is_asked_again_and_an_empty_line_changes_nothing(person: Person) -> None:
    said = person.type([*TO_THE_NAMES, "Kasia", "9", "1", "", "2"])
    assert said.count("Type one of the numbers, 1 to 2.") == 2
    assert said.count("Kept as it is.") == 1
    assert person.said("changes.ideas") == NAMED


def test_the_end_of_the_input_changes_nothing_and_it_is_asked_another_day(person: Person) -> None:
    person.type(TO_THE_NAMES)
    assert person.code is ExitCode.DONE
    assert not person.exports.exists()
    said = person.type(["2", "FS1", "1"])
    assert '"Kasia" looks like a name.' in said
    assert "Handed over." in said


def test_back_leads_to_the_reading(person: Person) -> None:
    said = person.type([*TO_THE_NAMES, "back"])
    assert said.count("This is your account") == 2


def test_any_word_is_shown_letter_for_letter(person: Person) -> None:
    person.type([*TO_THE_NAMES, "1", "[Mum] {{ x }}"])
    assert person.said("changes.ideas") == "[Mum] {{ x }} rang, then I rang [Mum] {{ x }} back."


ADDING = [*WHOLE, "add", "Then Kasia rang back.", ".", "A call today."]


def test_what_is_added_later_is_kept_once_its_names_were_looked_at(person: Person) -> None:
    said = person.type([*ADDING, "1"])
    assert 'Looks like a name: "Kasia". You can say who it is by role.' in said
    assert [one.text for one in person.on_disk().later] == ["Then Kasia rang back."]


def test_what_is_added_later_can_be_said_again_without_a_name(person: Person) -> None:
    again = ["2", "add", "Then the nurse rang back.", ".", "A call today."]
    person.type([*ADDING, *again])
    assert [one.text for one in person.on_disk().later] == ["Then the nurse rang back."]


def test_the_end_of_the_input_before_a_name_was_looked_at_adds_nothing(person: Person) -> None:
    person.type(ADDING)
    assert person.code is ExitCode.DONE
    assert person.on_disk().later == ()
