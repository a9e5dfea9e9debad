"""Notes from somebody's own words at the plain shell: `note` typed alone, and a number to begin."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from interview.engine.place import Place
from tests.support.plain import MOMENT, WHOLE, Person, told

AT = WHOLE.index("Nothing that I can put a name to.")
TO_NOT_THEN = WHOLE[: AT - 2]  # the child's day is next
TOLD = "The card on the mat said the move was done. Then left a message at the desk about it."
SHAPED = WHOLE.index(MOMENT[-6])
TO_THE_FACTORS = [
    *WHOLE[:SHAPED],
    *told("The list was long that week.", "My manager rang back.", "Phones are shared."),
    *WHOLE[SHAPED + 6 : WHOLE.index("Tired that week.") + 2],
]


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path)


def items(person: Person) -> list[dict[str, Any]]:
    state = person.on_disk()
    (episode,) = state.episodes
    given = state.given.get(Place("knew.items", episode))
    return [
        {field: said for field, said in one.items() if said not in (None, [], ())}
        for one in (given.value if given else ())
    ]


def factors(person: Person) -> list[dict[str, Any]]:
    return [
        {field: said for field, said in one.items() if said not in (None, [], ())}
        for one in person.on_disk().value("shaped.factors") or ()
    ]


def after_being_told(person: Person, *lines: str) -> str:
    """Give an answer of two sentences, then `lines` at the question after it."""
    at = WHOLE.index("A card that came the week before that.")
    return person.type([*WHOLE[:at], *told(TOLD), *lines])


def test_note_alone_offers_the_sentences_just_given_and_the_question_stands(
    person: Person,
) -> None:
    said = after_being_told(person, "note", "1", "1", "2", "receptionist", "soon", "", "", "", "1")
    assert "1. The card on the mat said the move was done." in said
    assert "2. Then left a message at the desk about it." in said
    assert "The question again: What did you know of the child's day" in said
    (note,) = items(person)
    assert note == {
        "what": "The card on the mat said the move was done.",
        "status": "knew",
        "source": "told",
        "source_role": "receptionist",
        "learned": "soon",
    }


def test_whom_they_told_is_asked_where_they_wrote_that_they_did(person: Person) -> None:
    lines = ["note", "2", "1", "1", "soon", "duty desk", "phone", "nothing", "1"]
    said = after_being_told(person, *lines)
    assert said.index("Tell me whom you passed it on to") < said.index("1. Keep this note")
    (note,) = items(person)
    assert note["passed_to"] == ["duty desk"]
    assert note["came_back"] == "nothing"


def test_the_answer_after_a_note_is_an_answer(person: Person) -> None:
    lines = ["note", "1", *"......", "1", "I knew nothing of her day.", "."]
    after_being_told(person, *lines)
    (episode,) = person.on_disk().episodes
    assert person.said("knew.child", episode) == "I knew nothing of her day."


def test_leaving_the_choice_empty_makes_no_note(person: Person) -> None:
    after_being_told(person, "note", "", "I knew nothing of her day.", ".")
    assert items(person) == []


def test_outside_a_moment_note_says_what_it_is_for(person: Person) -> None:
    at = WHOLE.index("family support worker")
    said = person.type([*WHOLE[:at], "note"])
    assert "A note is made of something you wrote about a moment." in said


def test_what_mattered_most_begins_with_a_sentence_of_theirs_by_its_number(
    person: Person,
) -> None:
    said = person.type([*TO_THE_FACTORS, "2", "1", "It was quick", "1", "1", ""])
    assert "From your answer: type a number to begin with one." in said
    assert "2. My manager rang back." in said
    assert "Its group, from your words: Your own team." in said
    (note,) = factors(person)
    assert note == {
        "what": "My manager rang back.",
        "lens": "tool",
        "episode": next(iter(person.on_disk().episodes)),
        "effect": "helped",
        "how": "It was quick",
        "usual": "usual",
        "code": "F5",
    }


def test_the_last_note_asks_for_something_that_helped_and_takes_it_so(person: Person) -> None:
    hindered = ["1", "2", "", "", "1"]
    lines = ["The list", *hindered, "The form", *hindered, "The clerk", "1", "", "", "1", ""]
    said = person.type([*TO_THE_FACTORS, *lines, "", ""])
    assert "Tell me one thing that helped, however small." in said
    assert factors(person)[-1]["effect"] == "helped"


def test_before_going_on_something_that_helped_is_asked_for_once(person: Person) -> None:
    person.type(TO_THE_FACTORS)
    person.interactive = True
    said = person.type(["The list", "1", "2", ".", ".", "1", "done", "done", "stop"])
    assert said.count("Tell me one thing that helped") == 1
    assert "What went well" in said
