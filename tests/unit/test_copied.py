"""The copy for when nothing can be saved: every word, letter for letter, the unsaved first."""

from __future__ import annotations

import pytest

from interview.engine import intents as do
from interview.engine.copied import WARNING, copied, written
from interview.engine.place import Place
from tests.support.talk import LONG, Person

ROLE = Place("you.role")
UNKIND = "[Mum] {{ 7 * 7 }} \u202eback\n\n  two  spaces"


def copy(person: Person, *in_hand: str) -> str:
    return copied(person.state, person.guide, in_hand)


def test_what_is_not_saved_comes_before_what_is() -> None:
    person = Person()
    person.to("you.agency")
    text = copy(person, "Half an answer")
    assert text.startswith(WARNING)
    assert text.index("Half an answer") < text.index(LONG)


def test_words_are_there_letter_for_letter() -> None:
    person = Person()
    person.to("you.role")
    person.say(UNKIND)
    text = copy(person, UNKIND + "!")
    assert f"\n{UNKIND}\n" in text
    assert f"\n{UNKIND}!\n" in text


def test_each_answer_stands_under_its_question_and_its_moment() -> None:
    person = Person()
    person.to_the_moments("The visit")
    person.to("knew.in_front", person.at[0].episode)
    text = copy(person)
    assert "Turning point 1  The visit" in text
    asked = "Picture yourself back there. What was going on around you?"
    assert f"{asked}\n{LONG}" in text


def test_a_copy_before_anything_was_said_says_so() -> None:
    assert copy(Person()).count("Nothing.") == 2


@pytest.mark.parametrize(
    "intent,words",
    [
        (do.Answer((do.Reply(ROLE, "A nurse"), do.Reply(ROLE, value="me"))), ["A nurse", "me"]),
        (do.AnswerFollowUp("No light on."), ["No light on."]),
        (do.KeepPage((do.Reply(ROLE, "Curtains."),)), ["Curtains."]),
        (do.NameEpisode("The visit", "May", "why"), ["The visit", "May", "why"]),
        (do.ChangeEpisode("HV1-1", title="The visit"), ["The visit"]),
        (do.Answer((do.Reply(ROLE, value=[{"what": "A note"}]),)), ["A note"]),
        (do.Add("The pram", "I walked past."), ["The pram", "I walked past."]),
        (do.Correct(ROLE, "Nurse", "wrong"), ["Nurse", "wrong"]),
        (do.GiveCode("HV1"), ["HV1"]),
        (do.GoTo(ROLE), []),
        (None, []),
    ],
)
def test_what_somebody_wrote_is_found_in_whatever_they_asked_for(
    intent: do.Intent | None, words: list[str]
) -> None:
    assert [one for one in written(intent) if one] == words
