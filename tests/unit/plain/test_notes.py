"""Notes field by field: what is needed, what is asked, and that each is kept as it is made."""

from __future__ import annotations

from typing import Any

import pytest

from interview.engine.place import Place
from interview.model.taxonomy import AnswerState
from tests.support.plain import WHOLE, Person, told

TO_THE_FACTORS = WHOLE[: WHOLE.index("Tired that week.") + 2]
AT = WHOLE.index("Nothing that I can put a name to.")
TO_THE_ITEMS = [*WHOLE[:AT], *told("I learned of the move afterwards.")]


def items(person: Person) -> Any:
    state = person.on_disk()
    (episode,) = state.episodes
    return state.given[Place("knew.items", episode)].value


def given(note: dict[str, Any]) -> dict[str, Any]:
    return {field: said for field, said in note.items() if said not in (None, [], ())}


def test_a_thing_known_takes_what_is_asked_by_default(person: Person) -> None:
    lines = ["The family had moved", "4", "2", "receptionist", "19 March 2024", "1", "1", ""]
    said = person.type([*TO_THE_ITEMS, *lines])
    (note,) = items(person)
    assert given(note) == {
        "what": "The family had moved",
        "status": "learned_later",
        "source": "told",
        "source_role": "receptionist",
        "learned": "19 March 2024",
        "learned_edtf": "2024-03-19",
    }
    wanted = "Noted: The family had moved. learned later, was told, from receptionist,"
    assert wanted in said


def test_passing_it_on_is_asked_on_request(person: Person) -> None:
    more = ["2", "early March", "social worker, duty team", "phone", "nothing", ""]
    person.type([*TO_THE_ITEMS, "The family had moved", "1", "1", "2024", "2", *more])
    (note,) = items(person)
    assert given(note) == {
        "what": "The family had moved",
        "status": "knew",
        "source": "saw",
        "learned": "2024",
        "happened": "early March",
        "passed_to": ["social worker", "duty team"],
        "channel": "phone",
        "came_back": "nothing",
    }


def test_only_what_is_needed(person: Person) -> None:
    person.type([*TO_THE_ITEMS, "The family had moved", *"......"])
    (note,) = items(person)
    assert given(note) == {"what": "The family had moved"}


def test_a_line_that_is_no_choice_of_a_field_is_asked_again(person: Person) -> None:
    person.type([*TO_THE_ITEMS, "The move", "9", "knew", "I knew it", *"...."])
    (note,) = items(person)
    assert note["status"] == "knew"


@pytest.mark.parametrize("line", ["None.", "nothing"])
def test_none_said_in_words_is_asked_and_none(person: Person, line: str) -> None:
    person.type([*TO_THE_ITEMS, line])
    assert items(person) == []


@pytest.mark.parametrize("line", ["", ".", "done"])
def test_passing_over_notes_is_no_answer(person: Person, line: str) -> None:
    person.type([*TO_THE_ITEMS, line])
    state = person.on_disk()
    (episode,) = state.episodes
    assert state.given[Place("knew.items", episode)].state is AnswerState.LEFT_BLANK


@pytest.mark.parametrize("end", ["", ".", "done"])
def test_notes_end_with_a_word_or_an_empty_line_right_after_the_last(
    person: Person, end: str
) -> None:
    person.type([*TO_THE_ITEMS, "The move", *"11", "2024", *"11", end, *told("Quiet")])
    assert [one["what"] for one in items(person)] == ["The move"]
    assert "Quiet" in [one.text for one in person.on_disk().given.values()]


def test_another_answer_can_stand_in_place_of_notes(person: Person) -> None:
    person.type([*TO_THE_ITEMS, "rather not say"])
    state = person.on_disk()
    (episode,) = state.episodes
    assert state.given[Place("knew.items", episode)].state is AnswerState.PREFER_NOT_TO_SAY


def test_each_note_is_there_before_the_next_is_asked_for(person: Person) -> None:
    person.type([*TO_THE_ITEMS, "One thing", *".....", "Another thing", *"....."])
    assert [one["what"] for one in items(person)] == ["One thing", "Another thing"]
    said = person.type(["remove 1", "skip"])
    assert "1. One thing" in said
    assert [one["what"] for one in items(person)] == ["Another thing"]


def test_a_thing_that_shaped_it_takes_lens_effect_and_how(person: Person) -> None:
    lines = ["The duty phone", "2", "2", "Nobody hears it", "1", "2", "6", "1", ""]
    person.type([*TO_THE_FACTORS, *lines])
    state = person.on_disk()
    (note,) = state.value("shaped.factors")
    assert given(note) == {
        "what": "The duty phone",
        "lens": "tool",
        "effect": "hindered",
        "how": "Nobody hears it",
        "usual": "usual",
        "code": "F6",
        "episode": next(iter(state.episodes)),
    }


def test_me_that_day_never_stands_alone(person: Person) -> None:
    lines = ["I was tired", "4", "The whole office was out", "2", "I was slow", ".", "1", "1"]
    said = person.type([*TO_THE_FACTORS, *lines])
    (note,) = person.on_disk().value("shaped.factors")
    assert "Tell me what was going on around you." in said
    assert note["how"] == "I was slow\nThe whole office was out"


def test_several_are_put_in_the_order_they_mattered(person: Person) -> None:
    lines = ["The phone", *"......", "The form", *"......", "", "2 2", "2 1"]
    said = person.type([*TO_THE_FACTORS, *lines])
    assert "Type numbers from 1 to 2, each once." in said
    ranks = {one["what"]: one["rank"] for one in person.on_disk().value("shaped.factors")}
    assert ranks == {"The phone": 2, "The form": 1}


def test_nothing_leads_away_from_a_note_half_made(person: Person) -> None:
    said = person.type([*TO_THE_ITEMS, "The move", "read it back", "back", "why", "1", "stop"])
    assert said.count("Finish this line first") == 2
    assert person.draft() == "The move"
