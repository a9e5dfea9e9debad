"""A note on language is for practice alone: what it says, and where there is none."""

from __future__ import annotations

import pytest

from interview.engine.handover import record_of
from interview.engine.place import Place
from interview.engine.practising import LanguageNote, language_note
from interview.model.invitation import Setting
from tests.support.talk import Person, setting

FRONT = Place("knew.in_front", "SW1-1")
BACK = "I should have gone on the Wednesday. She rang at four."
ABOUT = 'About "should have"'
PRACTICE = setting().model_copy(update={"practice": True})


def at_the_moment(given: Setting = PRACTICE) -> Person:
    person = Person(given)
    person.to_the_moments("A")
    person.to(FRONT.question, FRONT.episode)
    return person


def noted(person: Person, text: str, *shown: str, place: Place = FRONT) -> LanguageNote | None:
    return language_note(person.state, person.guide, place, text, shown)


def test_it_quotes_the_phrase_says_what_it_is_and_changes_nothing() -> None:
    found = noted(at_the_moment(), BACK)
    assert found == LanguageNote(
        phrase="should have",
        about=ABOUT,
        offer=(
            "That looks back from where we are now. "
            "If you like, add what seemed possible on the day."
        ),
        stays="Your words stay as they are.",
        keep="Keep as it is",
        add="Add a sentence",
    )


def test_a_real_interview_has_none_ever() -> None:
    assert noted(at_the_moment(setting()), BACK) is None


def test_their_own_account_is_broken_into_in_practice_neither() -> None:
    person = Person(PRACTICE)
    person.to("overview.account")
    assert noted(person, BACK, place=Place("overview.account")) is None


@pytest.mark.parametrize("again", ["I Should  have", "Nobody. I should have rung."])
def test_a_phrase_has_its_note_once_however_it_is_written(again: str) -> None:
    found = noted(at_the_moment(), BACK)
    assert found is not None
    assert noted(at_the_moment(), f"{again} gone.", found.key) is None


def test_another_phrase_has_its_own() -> None:
    found = noted(at_the_moment(), f"{BACK} Obviously.", "should have")
    assert found is not None
    assert found.phrase == "Obviously"


@pytest.mark.parametrize(
    "text",
    [
        f"{BACK} It was my fault.",
        f"{BACK} There have been days I want to die.",
        "She was quiet, and the curtains were open.",
        "",
    ],
)
def test_there_is_none_beside_words_of_support_or_where_nothing_is_noticed(text: str) -> None:
    assert noted(at_the_moment(), text) is None


def test_a_choice_and_a_note_of_something_known_have_none() -> None:
    person = at_the_moment()
    assert noted(person, BACK, place=Place("options.who_held", "SW1-1")) is None
    assert noted(person, BACK, place=Place("knew.items", "SW1-1")) is None


def test_nothing_of_it_is_kept_or_handed_over() -> None:
    person = at_the_moment()
    before = person.state
    assert noted(person, BACK) is not None
    assert person.state is before
    person.say(BACK)
    handed = str(record_of(person.state, person.guide).plain())
    assert BACK in handed
    for ours in ("looks back", "counterfactual", "Keep as it is", ABOUT):
        assert ours not in handed
