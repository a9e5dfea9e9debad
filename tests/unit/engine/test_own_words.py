"""Notes from somebody's own words: the sentence, where it goes, what it calls for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine import intents as do
from interview.engine.beside import beside
from interview.engine.events import NoteKept
from interview.engine.handover import record_of
from interview.engine.own_words import (
    of_what_shaped,
    sentence_at,
    sentences,
    sentences_at,
    signs,
)
from interview.engine.place import Place
from interview.engine.replies import WrongReply
from interview.engine.unfolding import NotNow
from interview.model.notes import WrongNotes
from interview.model.taxonomy import Lens
from tests.support.talk import LONG, Person, guide, setting

DEEP, LIGHT = "SW1-1", "SW1-2"
FRONT, ITEMS = Place("knew.in_front", DEEP), Place("knew.items", DEEP)
TOLD = 'I was told at four. She said "leave it."  I rang the desk and left a message!\nNothing'
SENTENCES = (
    "I was told at four.",
    'She said "leave it."',
    "I rang the desk and left a message!",
    "Nothing",
)


def at_the_moments() -> Person:
    person = Person(setting())
    person.to_the_moments("The visit", "The call", deep=[DEEP])
    person.to(FRONT.question, DEEP)
    return person


def noted(person: Person, *whats: str, place: Place = ITEMS) -> None:
    for what in whats:
        person.does(do.KeepNote(place, {"what": what}))


# ------------------------------------------------------------------------------------ a sentence


def test_sentences_are_theirs_letter_for_letter() -> None:
    assert sentences(TOLD) == SENTENCES


@pytest.mark.parametrize("sign", ["-", "*", "\u2022", "\u2013"])
def test_a_line_of_a_list_is_offered_without_its_sign(sign: str) -> None:
    said = f"{sign} no box for worry\n{sign}  two screens that don't talk"
    assert sentences(said) == ("no box for worry", "two screens that don't talk")


@pytest.mark.parametrize("what", SENTENCES)
def test_the_sentence_in_hand_is_the_one_the_cursor_stands_in_or_just_after(what: str) -> None:
    start = TOLD.index(what)
    assert sentence_at(TOLD, start + 1) == what
    assert sentence_at(TOLD, start + len(what)) == what


@given(st.text(max_size=60), st.integers(0, 70))
def test_a_sentence_is_always_a_piece_of_the_words(text: str, at: int) -> None:
    assert sentence_at(text, at) in text
    assert bool(sentence_at(text, at)) is bool(text.strip())
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


# ------------------------------------------------------------------------------ beside an answer


def test_a_note_begins_with_the_sentence_and_goes_to_what_they_knew_of_that_moment() -> None:
    person = at_the_moments()
    found = beside(person.state, person.guide, FRONT, TOLD, 3)
    assert found is not None
    assert (found.what, found.box.place) == (SENTENCES[0], ITEMS)
    assert found.box.asked.startswith("Tell me one thing you knew")


def test_with_nothing_written_yet_it_is_the_last_sentence_of_what_was_said_just_before() -> None:
    person = at_the_moments()
    person.say("She rang at nine. The door was open and the hall was bare.")
    here = Place(person.at[0].question, DEEP)
    found = beside(person.state, person.guide, here, "", 0)
    assert found is not None
    assert found.what == "The door was open and the hall was bare."


def test_what_was_said_of_another_moment_is_not_noted_at_this_one() -> None:
    person = at_the_moments()
    person.does(do.GoTo(Place(FRONT.question, LIGHT)))
    assert beside(person.state, person.guide, Place(FRONT.question, LIGHT), " ", 0) is None


@pytest.mark.parametrize(
    "place",
    [Place("overview.account"), Place("you.role"), Place("shaped.tools", DEEP), ITEMS],
)
def test_no_thing_known_is_noted_outside_a_moment_or_of_what_shaped_it(place: Place) -> None:
    person = at_the_moments()
    assert beside(person.state, person.guide, place, TOLD, 0) is None


@pytest.mark.parametrize(
    "text, passed_on",
    [
        ("I rang the duty desk and left a message.", True),
        ("I told my manager so.", True),
        ("I e-mailed the form over that night.", True),
        ("We let the school know.", True),
        ("I handed it over to nights.", True),
        ("I left a voicemail.", True),
        ("I read the letter and told the head about it.", True),
        ("I went down and then rang her GP.", True),
        ("She rang me on the Friday.", False),
        ("I was told by reception.", False),
        ('She said "I told him so".', False),
        ("The curtains were open.", False),
    ],
)
def test_passing_on_is_asked_about_where_they_wrote_that_they_did(
    text: str, *, passed_on: bool
) -> None:
    assert signs(guide(), text).passed_on is passed_on
    person = at_the_moments()
    found = beside(person.state, person.guide, FRONT, text, 0)
    assert found is not None
    assert found.passed_on is passed_on


def test_a_note_is_kept_and_nothing_else_changes() -> None:
    person = at_the_moments()
    before = person.view
    noted(person, SENTENCES[0], SENTENCES[1])
    assert [one["what"] for one in person.given(*ITEMS).value] == list(SENTENCES[:2])
    after = person.view
    assert (after.boxes, after.said, after.where) == (before.boxes, before.said, before.where)
    (answer,) = (
        one
        for one in record_of(person.state, person.guide).plain()["answers"]
        if one["question"] == "knew.items"
    )
    assert answer["asked"].startswith("Tell me one thing you knew")
    assert [one["what"] for one in answer["value"]] == list(SENTENCES[:2])


def test_a_follow_up_that_waits_still_waits_after_a_note() -> None:
    person = at_the_moments()
    person.say("It felt off somehow when I stood in the hall.")
    asked = person.view.asking
    assert asked is not None
    noted(person, SENTENCES[0])
    assert person.view.asking == asked


def test_a_note_is_there_again_where_an_interview_is_taken_up() -> None:
    person = at_the_moments()
    noted(person, SENTENCES[0])
    assert person.resumed().state.given == person.state.given
    assert [one for one in person.memory.events if isinstance(one, NoteKept)]


def test_what_was_noted_is_not_asked_for_again() -> None:
    person = at_the_moments()
    noted(person, SENTENCES[0])
    person.say("I was told by reception, and I read the note.")
    while person.view.asking is not None:
        person.say("")
    assert person.at != (ITEMS,)


@pytest.mark.parametrize(
    "place, note, error",
    [
        (FRONT, {"what": "x"}, NotNow),
        (Place("knew.items", "E9"), {"what": "x"}, NotNow),
        (Place("shaped.factors"), {"what": "x"}, NotNow),
        (ITEMS, {"what": ""}, WrongNotes),
        (ITEMS, {"what": "x", "status": "sure"}, WrongNotes),
    ],
)
def test_what_is_no_note_is_refused_and_changes_nothing(
    place: Place, note: dict[str, Any], error: type[Exception]
) -> None:
    person = at_the_moments()
    before = person.state
    with pytest.raises((error, WrongReply)):
        person.does(do.KeepNote(place, note))
    assert person.state is before


# --------------------------------------------------------------------------- what mattered most


@pytest.mark.parametrize(
    "text, group",
    [
        ("The duty phone goes to a shared voicemail.", "F6"),
        ("My manager rang back within the hour.", "F5"),
        ("We were four down and two off sick.", "F4"),
        ("The interpreter kept cutting out.", "F1"),
        ("I was new, and tired.", "F2"),
        ("The targets for closing cases.", "F7"),
        ("New guidance came that spring.", "F8"),
        ("It rained.", ""),
    ],
)
def test_a_group_is_offered_from_the_words(text: str, group: str) -> None:
    assert signs(guide(), text).group == group


def test_a_note_on_what_shaped_it_may_begin_with_a_sentence_of_their_own() -> None:
    person = at_the_moments()
    said = (
        ("shaped.tools", "The form has no box. No."),
        ("shaped.tasks", "My manager helped me by phone."),
    )
    for question, text in said:
        person.does(do.KeepPage((do.Reply(Place(question, DEEP), text),)))
    found = of_what_shaped(person.state, person.guide)
    assert [(one.text, one.lens, one.episode) for one in found] == [
        ("My manager helped me by phone.", Lens.TASK, DEEP),
        ("The form has no box.", Lens.TOOL, DEEP),
    ]
    assert [one.helps for one in found] == [True, False]


@pytest.mark.parametrize(
    "text, helps",
    [
        ("My manager rang me back.", True),
        ("The checklist made it easier.", True),
        ("Nobody rang back that week.", False),
        ("There was no help to be had.", False),
        ("The list was long.", False),
    ],
)
def test_a_sentence_helps_where_it_says_so_and_not_where_it_says_there_was_none(
    text: str, *, helps: bool
) -> None:
    person = at_the_moments()
    person.does(do.KeepPage((do.Reply(Place("shaped.tools", DEEP), text),)))
    (found,) = of_what_shaped(person.state, person.guide)
    assert found.helps is helps


def test_what_was_kept_back_is_not_offered() -> None:
    person = at_the_moments()
    person.does(do.KeepPage((do.Reply(Place("shaped.tools", DEEP), LONG),)))
    assert of_what_shaped(person.state, person.guide)
    person.does(do.KeepPage((do.Reply(Place("shaped.tools", DEEP)),)))
    assert of_what_shaped(person.state, person.guide) == ()


@given(text=st.text("a.? \n'", max_size=40), places=st.lists(st.integers(0, 40), max_size=5))
def test_sentences_at_many_places_are_those_at_each(text: str, places: list[int]) -> None:
    alone = [sentence for at in places if (sentence := sentence_at(text, at))]
    assert list(sentences_at(text, places)) == alone
