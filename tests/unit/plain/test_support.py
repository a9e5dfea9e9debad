"""Words of support at the plain shell: alone, with three ways on, and in a pipe none to choose."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine import intents as do
from interview.engine.place import Place
from tests.support.plain import ABOUT_YOU, OVERVIEW, POINT, START, Person, told

TO_THE_SCENE = [*START, *ABOUT_YOU, *OVERVIEW, *POINT]
HEAVY = told("It was my fault, all of that morning, and the whole of the week.")
BACK_THERE = "Tell me what you could see from where you stood."


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path)


def at_support(person: Person, *then: str) -> str:
    person.type(TO_THE_SCENE)
    person.interactive = True
    return person.type([*HEAVY, *then])


def test_support_comes_first_and_then_the_moment(person: Person) -> None:
    said = at_support(person, "1", "The hall, and a pram.", ".")
    support = said.index("Nobody here is marking what you did")
    assert support < said.index(BACK_THERE)
    assert "2. Take a break" in said
    assert "3. Leave this question" in said


def test_a_break_pauses_and_comes_back_to_the_moment(person: Person) -> None:
    said = at_support(person, "2", "1", "The hall, and a pram.", ".")
    assert said.index("Paused at") < said.index(BACK_THERE)


def test_the_question_can_be_left(person: Person) -> None:
    said = at_support(person, "3", "stop")
    assert BACK_THERE not in said
    assert "What did you have to go on at that point?" in said


def test_in_a_pipe_it_is_said_and_the_interview_goes_on(tmp_path: Path) -> None:
    person = Person(tmp_path)
    said = person.type([*TO_THE_SCENE, *HEAVY, *told("The hall, and a pram.")])
    assert "Nobody here is marking what you did" in said
    assert "Take a break" not in said
    assert BACK_THERE in said
    (given,) = (one for place, one in person.on_disk().given.items() if place.episode)
    assert [one.text for one in given.follow_ups] == ["The hall, and a pram."]


def test_on_a_short_page_they_come_after_their_box_and_the_rest_comes_after_them(
    tmp_path: Path,
) -> None:
    two = [*POINT[:-1], "The call", "13 March 2024", "1", "It rang", "", "1"]
    person = Person(tmp_path)
    person.type([*START, *ABOUT_YOU, *OVERVIEW, *two])
    (deep,) = person.on_disk().deep
    light = next(one for one in person.on_disk().episodes if one != deep)
    sitting = person.sit()
    sitting.submit(do.GoTo(Place("knew.in_front", light)))
    sitting.close()
    said = person.type([*HEAVY, *told("The hall, and a pram.", "I said so to the desk.")])
    support = said.index("Nobody here is marking what you did")
    assert support < said.index(BACK_THERE) < said.index("a colleague taking over")
    given = person.on_disk().given
    assert given[Place("knew.in_front", light)].follow_ups[0].text == "The hall, and a pram."
    assert given[Place("thought.to_colleague", light)].text == "I said so to the desk."
