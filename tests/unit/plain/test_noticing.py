"""A note on language at the plain shell: after the answer, in practice alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.place import Place
from tests.support.plain import INVITED, OVERVIEW, START, Person, told

TO_THE_SCENE = [*START[:1], *START[2:], *["."] * 4, *OVERVIEW]
POINT = ["The second visit", "12 March 2024", "1", "Nobody was in", "", "2", "2", ""]
BACK = "I should have gone on the Wednesday."
ABOUT = 'About "should have"'
LOOKS = "That looks back from where we are now. If you like, add what seemed possible"


@pytest.fixture
def trainee(tmp_path: Path) -> Person:
    person = Person(tmp_path, INVITED.model_copy(update={"practice": True}))
    person.type([*TO_THE_SCENE, *POINT])
    person.interactive = True
    return person


def scene(person: Person) -> str:
    (place,) = (one for one in person.on_disk().given if one.question == "scene.setting")
    return person.said(*place)


def test_it_comes_when_the_answer_is_finished_with_two_ways_on(trainee: Person) -> None:
    said = trainee.type([BACK, ".", "1"])
    assert said.index(ABOUT) < said.index(LOOKS) < said.index("1. Keep as it is")
    assert "2. Add a sentence" in said
    assert scene(trainee) == BACK


def test_a_sentence_can_be_added_and_the_phrase_is_not_noted_again(trainee: Person) -> None:
    said = trainee.type([BACK, ".", "2", "The clinic was open. I should have rung.", "."])
    assert said.count(ABOUT) == 1
    assert scene(trainee) == f"{BACK}\nThe clinic was open. I should have rung."


def test_in_a_pipe_it_is_only_said(trainee: Person) -> None:
    trainee.interactive = False
    said = trainee.type(told(BACK, "A card that came."))
    assert ABOUT in said
    assert "Keep as it is" not in said
    assert scene(trainee) == BACK


def test_a_real_interview_has_none(tmp_path: Path) -> None:
    person = Person(tmp_path, INVITED)
    said = person.type([*TO_THE_SCENE, *POINT, *told(BACK)])
    assert ABOUT not in said
    assert scene(person) == BACK


def test_their_own_account_has_none(tmp_path: Path) -> None:
    person = Person(tmp_path, INVITED.model_copy(update={"practice": True}))
    said = person.type([*TO_THE_SCENE[: -len(OVERVIEW)], *told(BACK)])
    assert ABOUT not in said
    assert person.said(Place("overview.account").question) == BACK
