"""A follow-up: the account comes with it and stays as it was; asked are only the new questions."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from interview.engine import intents as do
from interview.engine import introduction
from interview.engine.handover import record_of
from interview.engine.place import Kind, Place
from interview.engine.read_back import account
from interview.engine.unfolding import NotNow
from interview.merge.sound import first_wrong
from interview.model.invitation import Setting
from interview.model.record import Record
from interview.model.taxonomy import AnswerState
from tests.support.talk import Person, setting

FIRST = "What did the form leave out?"
SECOND = "Who was told that day?"
SAID = "The form has no box for it. {{ x }} [Mum]"


@cache
def handed_over() -> Record:
    """Return an account with one moment, one query answered and one correction."""
    person = Person(setting("E1", queries=[FIRST]))
    person.to_the_moments("The call", part_in=["E1"], deep=["E1"])
    person.to_the_end()
    hand_over(person)
    place = Place("overview.account")
    person.does(do.Correct(place, "It was a Friday.", "the day was wrong"))
    return record_of(person.state, person.guide)


def hand_over(person: Person) -> None:
    record = record_of(person.state, person.guide)
    person.does(do.HandOver(record.digest, "record.age"))


def again(*queries: str) -> Person:
    """Return somebody who comes back to their account with these queries, and has begun."""
    base = handed_over()
    invited = setting(queries=[FIRST, *queries]).model_copy(update={"follow_up": base})
    person = Person(invited)
    person.choose("yes")
    return person


def put(person: Person) -> list[str]:
    """Answer all that is put; return the questions, in order."""
    seen: list[str] = []
    while person.view.kind in (Kind.QUESTIONS, Kind.READ_BACK):
        if person.view.asking is None:
            seen += [place.question for place in person.at]
        person.say(SAID)
    return seen


def answers(record: Record) -> dict[tuple[str, str | None], Any]:
    return {(one.question, one.episode): one for one in record.answers}


def test_only_what_is_new_is_asked() -> None:
    assert put(again(SECOND)) == [
        "intro.unsafe_today",
        "queries.2",
        "changes.anything_else",
        "close.unsafe_today",
        "close.checked",
    ]
    assert "queries.2" not in put(again())


def test_the_record_follows_the_one_it_began_with_and_holds_all_of_it() -> None:
    base, person = handed_over(), again(SECOND)
    put(person)
    record = record_of(person.state, person.guide)
    assert (record.parents, record.record_id) == ((base.digest,), base.record_id)
    assert record.digest == record.true_digest()
    assert first_wrong(record) is None
    assert (record.episodes, record.corrections) == (base.episodes, base.corrections)
    before, after = answers(base), answers(record)
    today = {"intro.unsafe_today", "close.unsafe_today", "close.checked"}
    assert {key: one for key, one in after.items() if key in before and key[0] not in today} == {
        key: one for key, one in before.items() if key[0] not in today
    }
    assert after.keys() - before.keys() == {("queries.2", None)}
    assert after["queries.2", None].text == SAID
    assert [one.text for one in record.additions] == [SAID]


def test_what_was_said_about_its_use_holds_for_new_answers() -> None:
    person = again(SECOND)
    put(person)
    whole = answers(handed_over())["close.use", None].value
    assert answers(record_of(person.state, person.guide))["queries.2", None].use == whole


def test_somebody_unsafe_today_is_said_by_the_new_version() -> None:
    person = again(SECOND)
    person.choose("yes")
    put(person)
    record = record_of(person.state, person.guide)
    assert answers(record)["intro.unsafe_today", None].value == "yes"
    assert answers(handed_over())["intro.unsafe_today", None].value == "no"


def test_a_question_that_was_left_is_kept_apart_from_one_never_put() -> None:
    person = again(SECOND)
    record = record_of(person.state, person.guide)
    assert answers(record)["queries.2", None].state is AnswerState.NEVER_PUT
    assert (
        answers(record)["close.unsafe_today", None]
        == answers(handed_over())["close.unsafe_today", None]
    )
    assert record.additions == handed_over().additions
    assert record.confirmed is None


def test_the_account_can_be_read_again_whole() -> None:
    person = again(SECOND)
    read = {one.place: one for one in account(person.state, person.guide).items}
    for one in handed_over().answers:
        if one.text and one.episode == "E1":
            assert read[Place(one.question, one.episode)].words == (one.text,)
    assert Place("overview.account") in read


@pytest.mark.parametrize(
    "intent",
    [
        do.Answer((do.Reply(Place("overview.account"), text="Other words"),)),
        do.Answer((do.Reply(Place("queries.1"), text="Other words"),)),
        do.GoTo(Place("overview.account")),
        do.NameEpisode("Another day"),
        do.SetAside("E1"),
        do.CloseRoster(),
    ],
    ids=lambda intent: type(intent).__name__,
)
def test_what_was_handed_over_stays_as_it_was(intent: do.Intent) -> None:
    person = again(SECOND)
    before = person.state
    with pytest.raises(NotNow, match="stays as it was"):
        person.does(intent)
    assert person.state == before


def test_after_it_is_handed_over_anything_in_it_can_be_put_right() -> None:
    person = again(SECOND)
    put(person)
    hand_over(person)
    first = record_of(person.state, person.guide)
    place = Place("knew.in_front", "E1")
    person.does(do.Correct(place, "There were two notes.", "I looked"), do.Add("One more", "later"))
    record = record_of(person.state, person.guide)
    assert record.parents == (first.digest,)
    assert [one.text for one in record.corrections] == ["It was a Friday.", "There were two notes."]
    assert [one.text for one in record.additions] == [SAID, "One more"]
    assert [one.id for one in record.additions] == ["addition/1", "addition/2"]
    assert first_wrong(record) is None


def test_coming_back_to_it_finds_it_as_it_was() -> None:
    person = again(SECOND)
    person.choose("no")
    assert person.resumed().state == person.state


def test_it_is_an_interview_of_its_own_beside_the_first() -> None:
    first = Person(setting("E1", queries=[FIRST]))
    assert again().state.began.interview != first.state.began.interview
    assert again().state.began.interview == again(SECOND).state.began.interview


def test_its_beginning_is_short_and_says_what_it_is() -> None:
    invited: Setting = setting().model_copy(update={"follow_up": handed_over()})
    person = Person(invited)
    (page,) = introduction.pages(person.state, person.guide)
    assert "Thank you for coming back to Larch review." in page
    assert "{{" not in page
