"""Naming turning points at the plain shell: dates asked about once, the list in one's own order."""

from __future__ import annotations

import pytest

from interview.engine.place import Kind
from interview.engine.state import Episode
from tests.support.plain import ABOUT_YOU, OVERVIEW, START, Person, told

TO_THE_LIST = [*START, *ABOUT_YOU, *OVERVIEW]
INVITED_TO_THE_LIST = ["1", "1", "2", *ABOUT_YOU, *OVERVIEW]


def episodes(person: Person) -> list[Episode]:
    return list(person.on_disk().episodes.values())


@pytest.mark.parametrize(
    "lines,words,edtf",
    [
        (["early March 2024", "1"], "early March 2024", "2024-03-01/2024-03-10"),
        (["early March 2024", "3"], "early March 2024", None),
        (["early March 2024", "2", "8 March 2024", "1"], "8 March 2024", "2024-03-08"),
        (["12 March", "2024", "1"], "12 March", "2024-03-12"),
        (["12 March", "last year", "2024", "1"], "12 March", "2024-03-12"),
        (["12 March", ""], "12 March", None),
        (["after the second visit"], "after the second visit", None),
        ([""], "", None),
    ],
)
def test_their_words_stay_beside_a_range_that_they_confirm(
    person: Person, lines: list[str], words: str, edtf: str | None
) -> None:
    person.type([*TO_THE_LIST, "The visit", ".", *(one or "." for one in lines)])
    (named,) = episodes(person)
    assert (named.title, named.words, named.edtf) == ("The visit", words, edtf)


def test_a_reading_is_asked_about_once(person: Person) -> None:
    person.type([*TO_THE_LIST, "The visit", "8 March 2024", "3"])
    said = person.type([])
    assert "That reads as" not in said


def test_a_reading_that_was_not_answered_is_asked_about_again(person: Person) -> None:
    person.type([*TO_THE_LIST, "The visit", "8 March 2024"])
    person.type(["1"])
    assert episodes(person)[0].edtf == "2024-03-08"


def test_a_point_is_on_the_list_as_soon_as_it_has_a_name(person: Person) -> None:
    person.type([*TO_THE_LIST, "The visit"])
    assert [one.title for one in episodes(person)] == ["The visit"]


def test_the_list_can_be_changed_by_number(person: Person) -> None:
    named = [line for title in ("One day", "Two days", "Three days") for line in (title, *"...")]
    person.type(
        [
            *TO_THE_LIST,
            *named,
            *("move up 3", "."),
            *("set aside 1", "."),
            *("change 1", ".", "Another name", ".", ".", "."),
            *("change 9", "."),
            "list",
        ]
    )
    assert [(one.title, one.aside) for one in episodes(person)] == [
        ("One day", True),
        ("Another name", False),
        ("Two days", False),
    ]
    person.type(["restore 3"])
    assert not any(one.aside for one in episodes(person))


@pytest.mark.parametrize("line", ["1", "2 1", "?!"])
def test_a_moment_needs_words_to_know_it_by(person: Person, line: str) -> None:
    said = person.type([*TO_THE_LIST, line])
    assert "Type a few words to know the moment by." in said
    assert episodes(person) == []


def test_the_reviewers_points_come_after_ones_own_and_ask_for_a_part(invited: Person) -> None:
    lines = [*INVITED_TO_THE_LIST, "My own day", *"...", ""]
    said = invited.type([*lines, "1", "late Feb 2024", "1", "It began there", "2"])
    assert said.index("Noted: My own day") < said.index("The call to the flat")
    assert "The reviewers put it at: late February 2024" in said
    own, call, school = episodes(invited)
    assert (own.there, call.there, school.there) == (True, True, False)
    assert (call.words, call.edtf) == ("late Feb 2024", "2024-02-21/2024-02-29")
    assert call.why == "It began there"


def test_what_the_reviewers_ask_for_is_said_where_depth_is_chosen(invited: Person) -> None:
    lines = [*INVITED_TO_THE_LIST, "", "1", ".", ".", "1", ".", ".", "."]
    said = invited.type([*lines, "3 1", "1 1", "one", "2 1"])
    assert "The reviewers would like this one in detail" in said
    assert said.count("Type numbers from 1 to 2, each once, or none.") == 3
    assert invited.on_disk().deep == ("E2", "E1")


def test_more_than_there_is_time_for_is_refused_in_words(person: Person) -> None:
    named = [line for title in ("One day", "Two days", "Three days") for line in (title, *"...")]
    said = person.type([*TO_THE_LIST, *named, ".", "1 2 3", "3, 1"])
    assert "There is time for 2 in detail. Choose" in said
    assert len(person.on_disk().deep) == 2


def test_no_moment_at_all_is_an_answer(person: Person) -> None:
    said = person.type([*TO_THE_LIST, ""])
    assert "No moments yet." in said
    here = person.on_disk().here
    assert here is not None
    assert (here.step, here.stage) == (Kind.QUESTIONS, "shaped")


def test_ones_own_dates_are_shown_on_request_after_the_account(invited: Person) -> None:
    lines = ["1", "1", "2", "my dates", *ABOUT_YOU]
    said = invited.type(lines)
    assert "2024-03-07" not in said
    said = invited.type([*OVERVIEW, "my dates"])
    assert "Your own recorded contacts:\n  2024-03-07 clinic\n" in said


def test_the_reason_for_a_point_can_be_asked(person: Person) -> None:
    said = person.type([*TO_THE_LIST, "why", "The visit", ".", "why", *told("May 2024")])
    assert "so that the list is yours" in " ".join(said.split())
    assert "Days fix what could be known." in said
    assert episodes(person)[0].words == "May 2024"


def test_a_part_in_a_point_can_be_changed(invited: Person) -> None:
    lines = [*INVITED_TO_THE_LIST, "", "2", "2", "change 1", ".", "1", ".", "."]
    invited.type(lines)
    assert [one.there for one in episodes(invited)] == [True, False]


def test_words_that_stand_are_kept_by_leaving_them(person: Person) -> None:
    named = ["The visit", "8 March 2024", "2", ".", "It was quiet", "."]
    said = person.type([*TO_THE_LIST, *named, "change 1", *"....", "list"])
    (one,) = episodes(person)
    assert (one.words, one.why, one.edtf) == ("8 March 2024", "It was quiet", None)
    assert "Why it mattered, as you put it: It was quiet." in " ".join(said.split())


def test_back_leads_from_the_list_and_skip_is_done_with_it(person: Person) -> None:
    said = person.type([*TO_THE_LIST, "back", ".", ".", "skip"])
    assert "Back one." in said
    assert person.on_disk().roster == "all"
