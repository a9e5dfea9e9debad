"""The notes page, line by line: a number is chosen, what belongs there is written, it's back."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.place import Place
from interview.engine.state import Given
from interview.model.taxonomy import AnswerState, Mode
from tests.support.plain import INVITED, OVERVIEW, POINT, START, Person, the_guide, told

TO_A_MOMENT = [*START[:1], *START[2:], *["."] * 4, *OVERVIEW, *POINT, "2", "2", ""]
PROMPTS = [the_guide().by_id[one].prompts for one in ("scene.setting", "knew.in_front")]
LIST = f"""
The notes page: The second visit. 12 March 2024.
1. The scene: nothing yet ({PROMPTS[0]})
2. What you knew: nothing yet ({PROMPTS[1]})
"""
UNEASY = "She said they would come back, and I felt uneasy about it all the way home that day."


@pytest.fixture
def paged(invited: Person) -> Person:
    """Somebody at the beginning of a moment, who has asked for its notes page."""
    invited.type([*TO_A_MOMENT])
    return invited


def moment(person: Person, question: str) -> Given | None:
    state = person.on_disk()
    return next((one for at, one in state.given.items() if at == Place(question, at.episode)), None)


def test_a_moment_is_a_numbered_list_of_its_corners(paged: Person) -> None:
    assert LIST in paged.type(["notes page"])


def test_corners_are_written_in_any_order_and_the_list_comes_back_with_them(paged: Person) -> None:
    said = paged.type(
        ["notes page", "2", *told("Curtains open, pram gone."), "1", *told("Raining.")]
    )
    after = said.rpartition("The notes page:")[2]
    assert "1. The scene: Raining.\n2. What you knew: Curtains open, pram gone.\n" in after
    written = moment(paged, "knew.in_front")
    assert written is not None
    assert written.text == "Curtains open, pram gone."
    assert written.follow_ups == ()  # on the page nothing is put; it may be asked


def test_what_is_in_a_corner_is_shown_before_it_is_changed(paged: Person) -> None:
    said = paged.type(["notes page", "1", *told("Raining."), "1", *told("Raining hard.")])
    assert "Your answer now:\n  Raining.\n" in said
    written = moment(paged, "scene.setting")
    assert written is not None
    assert written.text == "Raining hard."


def test_a_choice_is_made_on_the_page_too(paged: Person) -> None:
    said = paged.type(["page", *_number_of(paged, "Who held it"), "2"])
    assert "2. Nobody. Noted." in said
    assert "Who held it: Nobody" in said.rpartition("The notes page:")[2]


def _number_of(person: Person, name: str) -> list[str]:
    said = person.type(["page"])
    return [next(line for line in said.splitlines() if name in line).partition(".")[0]]


def test_another_answer_stands_in_its_corner(paged: Person) -> None:
    said = paged.type(["notes page", "2", "I didn't know"])
    assert "2. What you knew: Didn't know then\n" in said.rpartition("The notes page:")[2]


def test_going_on_leaves_the_other_corners_blank_and_comes_to_the_next_page(paged: Person) -> None:
    said = paged.type(["notes page", "1", *told("Raining."), "next"])
    left = moment(paged, "knew.in_front")
    assert left is not None
    assert left.state is AnswerState.LEFT_BLANK
    assert "The notes page: What mattered most." in said.rpartition("Saved at")[2]


def test_back_leaves_nothing_blank(paged: Person) -> None:
    said = paged.type(["notes page", "1", *told("Raining."), "back"])
    assert "Back one. Your words are kept." in said
    assert moment(paged, "knew.in_front") is None


def test_what_may_be_asked_is_one_number_more_and_kept_as_a_follow_up(paged: Person) -> None:
    said = paged.type(["notes page", "2", *told(UNEASY)])
    offer = next(one for one in said.splitlines() if "If it helps:" in one)
    paged.type(["notes page", "2", *told(UNEASY), offer.partition(".")[0], *told("An empty hall.")])
    written = moment(paged, "knew.in_front")
    assert written is not None
    assert [one.text for one in written.follow_ups] == ["An empty hall."]


def test_one_at_a_time_asks_the_questions_that_are_open(paged: Person) -> None:
    said = paged.type(["notes page", "1", *told("Raining."), "one at a time"])
    assert "One question at a time.\n" in said
    assert "Question. The scene." in said.rpartition("One question at a time.")[2]


@pytest.mark.parametrize("line", ["0", "99", "1 2", "hello", "x" * 200])
def test_a_line_that_is_no_number_of_the_list_is_asked_again(paged: Person, line: str) -> None:
    said = paged.type(["notes page", line])
    assert "Type one of the numbers, 1 to" in said


def test_an_empty_line_says_the_list_again(paged: Person) -> None:
    assert paged.type(["notes page", ".", "", ""]).count("The notes page: The second visit.") == 3


def test_half_written_words_wait_in_their_corner(paged: Person) -> None:
    paged.type(["notes page", "2", "Curtains open, and"])
    said = paged.type(["notes page"])
    assert "2. What you knew: begun, Curtains open, and\n" in said
    paged.type(["notes page", "2", "the pram gone.", "."])
    written = moment(paged, "knew.in_front")
    assert written is not None
    assert written.text == "Curtains open, and\nthe pram gone."


def test_a_question_that_is_asked_by_itself_has_no_page(person: Person) -> None:
    said = person.type(["1", "page"])
    assert "This one is asked by itself. The notes page comes with the others." in said


def test_what_somebody_tells_is_asked_about_them_and_not_yet_read_back(tmp_path: Path) -> None:
    person = Person(tmp_path, INVITED, mode=Mode.TALK, typist="LR1")
    said = person.type([*TO_A_MOMENT, "notes page"])
    assert "2. What they knew: nothing yet (seen" in said
    assert "Not yet read back to HV1." in said
