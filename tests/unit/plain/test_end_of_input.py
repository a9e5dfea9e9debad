"""Wherever the input ends, what was acknowledged is there, and nothing else is taken for said."""

from __future__ import annotations

import io

import pytest

from interview.engine.place import Place
from interview.engine.state import State
from interview.errors import ExitCode
from tests.support.plain import ABOUT_YOU, OVERVIEW, START, WHOLE, Person, told

OPEN = "The story I began and did not end"


def answers(state: State) -> dict[Place, tuple[str, str]]:
    return {place: (str(given.state), given.text) for place, given in state.given.items()}


@pytest.mark.parametrize("lines", range(1, len(WHOLE) + 1))
def test_every_answer_that_was_ended_is_there_afterwards(person: Person, lines: int) -> None:
    said = person.type(WHOLE[:lines])
    assert person.code is ExitCode.DONE
    assert f"interview resume {person.id}" in said
    assert person.state is not None
    kept = person.on_disk()
    assert answers(kept) == answers(person.state)
    assert kept.episodes == person.state.episodes


@pytest.mark.parametrize("lines", range(len(START), len(START) + len(ABOUT_YOU + OVERVIEW)))
def test_an_interview_cut_anywhere_and_gone_on_with_says_the_same(
    person: Person, lines: int
) -> None:
    script = [*START, *ABOUT_YOU, *OVERVIEW]
    person.type(script[:lines])
    person.type(script[lines:])
    cut = answers(person.on_disk())
    whole = Person(person.root / "whole")
    whole.type(script)
    assert cut == answers(whole.on_disk())


def test_words_that_were_not_ended_are_a_draft_and_no_answer(person: Person) -> None:
    said = person.type([*START, *ABOUT_YOU, OPEN, "and one more line"])
    assert Place("overview.account") not in person.on_disk().given
    assert person.draft() == f"{OPEN}\nand one more line"
    assert "is kept, and waits for you there" in said


def test_a_last_line_without_an_end_is_kept_too(person: Person) -> None:
    person.type("\n".join([*START, OPEN]))
    assert person.draft() == OPEN


def test_a_draft_is_shown_and_gone_on_with(person: Person) -> None:
    person.type([*START, OPEN])
    said = person.type(["and now I end it", "."])
    assert f"You had begun to type:\n  {OPEN}\n" in said
    assert person.said("you.role") == f"{OPEN}\nand now I end it"
    assert person.draft() == ""


def test_a_draft_stays_when_another_answer_is_chosen_instead(person: Person) -> None:
    person.type([*START, OPEN])
    person.type(["rather not say"])
    assert person.said("you.role") == ""
    assert person.draft() == OPEN


def test_a_draft_waits_at_its_own_question(person: Person) -> None:
    person.type([*START, *told("A nurse"), OPEN])
    said = person.type(["back", *told("A school nurse")])
    assert "You had begun to type" in said
    assert person.said("you.role") == "A school nurse"
    assert person.draft() == OPEN


def test_ctrl_c_keeps_what_was_typed(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    source = io.StringIO("\n".join([*START, OPEN, ""]))
    lines = iter(source.readline, "")

    def readline() -> str:
        for line in lines:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr(source, "readline", readline)
    said = person.read_from(source)
    assert person.code is ExitCode.INTERRUPTED
    assert f"interview resume {person.id}" in said
    assert person.draft() == OPEN


def test_stopping_by_a_word_is_the_same_as_the_end(person: Person) -> None:
    said = person.type([*START, "stop", "never read"])
    assert person.code is ExitCode.DONE
    assert f"interview resume {person.id}" in said
    assert person.draft() == ""


def test_a_note_that_was_not_kept_is_offered_again(person: Person) -> None:
    until = WHOLE.index("Tired that week.") + 2
    person.type([*WHOLE[:until], "The duty phone", "2"])
    assert person.draft() == "The duty phone"
    person.type(["1", "2", "2", "Nobody hears it", "1", "1", ""])
    (note,) = person.on_disk().value("shaped.factors")
    assert (note["what"], note["lens"], note["how"]) == (
        "The duty phone",
        "tool",
        "Nobody hears it",
    )
    assert person.draft() == ""
