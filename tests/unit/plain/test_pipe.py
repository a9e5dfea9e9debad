"""What scripts outside rely on: a piped interview, line by line."""

from __future__ import annotations

import json

import pytest

from interview.engine.place import Kind, Place
from interview.errors import ExitCode
from interview.model.taxonomy import AnswerState
from tests.support.plain import ABOUT_YOU, OVERVIEW, POINT, START, WHOLE, Person, told


def test_a_whole_interview_goes_through_a_pipe_and_is_handed_over(person: Person) -> None:
    person.type(WHOLE)
    files = list(person.exports.glob("record-*.json"))
    assert person.code is ExitCode.DONE
    assert len(files) == 1
    record = json.loads(files[0].read_text(encoding="utf-8"))
    assert record["participant"] == {
        "code": "FS1",
        "role": "family support worker",
        "agency": "A children's centre",
    }
    assert {one["state"] for one in record["answers"]} == {"answered", "never_put"}


@pytest.mark.parametrize(
    "question,given",
    [
        ("intro.understood", "yes"),
        ("intro.witness", "no"),
        ("intro.unsafe_today", "no"),
        ("intro.time", "hour"),
    ],
)
def test_four_numbered_choices_come_first(person: Person, question: str, given: str) -> None:
    person.type(START)
    assert person.on_disk().value(question) == given


def test_who_is_invited_is_not_asked_about_being_a_witness(invited: Person) -> None:
    said = invited.type(["1", "1", "2"])
    assert "witness" not in said
    assert invited.on_disk().value("intro.time") == "hour"


@pytest.mark.parametrize("line", ["maybe", "", ".", "0", "4", "1 2", "-1", "1.5", "\u0661", "one"])
def test_a_line_that_is_no_choice_is_asked_again(person: Person, line: str) -> None:
    said = person.type(["1", line, "1"])
    assert said.count("The question again: Might you be asked") == 1
    assert person.on_disk().value("intro.witness") == "no"


@pytest.mark.parametrize("line", ["1", "1.", " 1 ", "No", "no."])
def test_a_choice_is_its_number_or_its_own_words(person: Person, line: str) -> None:
    person.type(["1", line])
    assert person.on_disk().value("intro.witness") == "no"


@pytest.mark.parametrize("line", ["2", "yes", "not sure", "Yes or not sure"])
def test_somebody_unsafe_is_heard_in_any_of_its_words(person: Person, line: str) -> None:
    person.type(["1", "1", line])
    assert person.on_disk().value("intro.unsafe_today") == "yes"


@pytest.mark.parametrize("end", [".", " . ", "", "   "])
def test_a_full_stop_alone_or_an_empty_line_ends_an_answer(person: Person, end: str) -> None:
    person.type([*START, "I was a nurse", "at a school.", end, "A school", end])
    assert person.said("you.role") == "I was a nurse\nat a school."
    assert person.said("you.agency") == "A school"


def test_a_full_stop_at_the_end_of_a_line_ends_nothing(person: Person) -> None:
    person.type([*START, "I was a nurse.", "..", "A nurse . ", "."])
    assert person.said("you.role") == "I was a nurse.\n..\nA nurse . "


def test_an_answer_that_is_ended_at_once_is_left_blank(person: Person) -> None:
    person.type([*START, ".", "", *told("In spring")])
    given = person.on_disk().given
    assert given[Place("you.role")].state is AnswerState.LEFT_BLANK
    assert given[Place("you.agency")].state is AnswerState.LEFT_BLANK
    assert given[Place("you.period")].text == "In spring"


@pytest.mark.parametrize("end", [[], ["."], [""]])
def test_typed_words_may_be_ended_like_an_answer_or_not(person: Person, end: list[str]) -> None:
    person.type([*START, "don't recall", *end, *told("A school")])
    given = person.on_disk().given
    assert given[Place("you.role")].state is AnswerState.CANNOT_RECALL
    assert given[Place("you.agency")].text == "A school"


@pytest.mark.parametrize("end", [[], ["."]])
def test_an_answer_of_one_line_ends_with_it_and_a_full_stop_may_follow(
    person: Person, end: list[str]
) -> None:
    point = ["The second visit", *end, "12 March 2024", *end, "1", "Nobody was in", *end, ""]
    person.type([*START, *ABOUT_YOU, *OVERVIEW, *point])
    state = person.on_disk()
    (episode,) = state.episodes.values()
    assert (episode.title, episode.words) == ("The second visit", "12 March 2024")
    assert (episode.why, episode.edtf) == ("Nobody was in", "2024-03-12")
    assert state.here is not None
    assert state.here.episode == episode.id


@pytest.mark.parametrize("done", [[""], ["."], ["done"], ["done", "."]])
def test_the_list_ends_where_it_is_done_and_the_answers_after_it_are_no_points(
    person: Person, done: list[str]
) -> None:
    point = ["The second visit", *told("12 March 2024"), "1", *told("Nobody was in")]
    person.type([*START, *ABOUT_YOU, *OVERVIEW, *point, *done, *told("It was raining.")])
    (episode,) = person.on_disk().episodes.values()
    assert person.said("scene.setting", episode.id) == "It was raining."


def test_an_empty_line_is_an_empty_reply_to_what_is_asked_next(person: Person) -> None:
    person.type([*START, *ABOUT_YOU, *OVERVIEW, "The second visit", "", "Nobody was in", ""])
    (episode,) = person.on_disk().episodes.values()
    assert (episode.title, episode.words, episode.why) == ("The second visit", "", "Nobody was in")
    assert person.on_disk().roster == "all"


@pytest.mark.parametrize("line,words", [("2", "Here is who to ask"), ("3", "That's fine")])
def test_whoever_does_not_begin_leaves_nothing_behind(
    person: Person, line: str, words: str
) -> None:
    said = person.type([line, *START])
    assert person.code is ExitCode.DONE
    assert words in said
    assert "interview resume" not in said
    assert not list(person.root.rglob("*"))


@pytest.mark.parametrize("line", ["2", "3"])
def test_a_possible_witness_stops_before_the_account(person: Person, line: str) -> None:
    said = person.type(["1", line, "1", "2"])
    assert person.code is ExitCode.DONE
    assert "You may be a witness in court" in said
    assert f"interview resume {person.id}" in said
    assert Place("intro.unsafe_today") not in person.on_disk().given


def test_a_possible_witness_is_asked_again_on_coming_back(person: Person) -> None:
    person.type(["1", "3"])
    person.type(["1", "1"])
    assert person.on_disk().value("intro.unsafe_today") == "no"


def test_nobody_who_only_looked_leaves_anything_behind(person: Person) -> None:
    said = person.type([])
    assert person.code is ExitCode.DONE
    assert "Nothing has been kept." in said
    assert not list(person.root.rglob("*"))


def test_somebody_unsafe_today_is_shown_whom_to_ring_and_goes_straight_on(invited: Person) -> None:
    said = invited.type(["1", "2", "2", *told("Health visitor")])
    assert "Please read this now." in said
    assert "01632 960 017" in said
    assert "01632 960 120" in said
    assert invited.said("you.role") == "Health visitor"


def test_unix_windows_and_missing_line_ends_give_the_same(person: Person) -> None:
    person.type("\ufeff1\r\n1\r\n1\r\n2\r\nA nurse\r\n.\r\nA school\r\n.")
    assert person.said("you.role") == "A nurse"
    assert person.said("you.agency") == "A school"


def test_only_a_first_line_is_read_as_a_command(person: Person) -> None:
    person.type([*START, "I was there.", "back", "pause", "don't recall", "."])
    assert person.said("you.role") == "I was there.\nback\npause\ndon't recall"


def test_the_list_of_turning_points_is_done_at_an_empty_line(person: Person) -> None:
    person.type([*START, *ABOUT_YOU, *OVERVIEW, *POINT])
    here = person.on_disk().here
    assert here is not None
    assert here.step is Kind.QUESTIONS
    assert here.questions == ("scene.setting",)
