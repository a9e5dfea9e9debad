"""What somebody typed for another: theirs once it was read back to them, and never before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.engine import intents as do
from interview.engine.confirming import awaited
from interview.engine.decide import NotNow
from interview.engine.handover import record_of
from interview.engine.place import Kind, Place
from interview.model.record import Record
from interview.model.taxonomy import HowRead
from tests.support.talk import Person, guide, setting


def told(*, typist: str = "LR1") -> Person:
    """Return somebody whose account is all there, at the read-back."""
    person = Person(setting(), typist=typist)
    person.to_the_moments("The Friday call")
    person.answer_until(lambda view: view.kind is Kind.READ_BACK)
    return person


def how(person: Person) -> str | None:
    confirmed = record_of(person.state, guide()).confirmed
    return confirmed.how if confirmed else None


@pytest.mark.parametrize(
    "way,words",
    [
        (HowRead.TOGETHER, "read back together"),
        (HowRead.PHONE, "read back by phone"),
        (HowRead.PAPER, "read back on paper"),
        (HowRead.SCREEN, "read on the screen by themselves"),
    ],
)
def test_how_it_was_read_back_is_in_the_record_with_the_day(way: HowRead, words: str) -> None:
    person = told()
    shown = person.does(do.Confirm(way))
    confirmed = record_of(person.talk.state, guide()).confirmed
    assert confirmed is not None
    assert (confirmed.how, confirmed.on) == (words, "2026-03-02")
    assert shown.kind is Kind.HAND_OVER
    assert person.given("close.checked").value == "yes"


def test_a_journal_that_says_no_way_was_read_back_together() -> None:
    person = told()
    person.choose("yes")
    assert how(person) == "read back together"


def test_what_is_changed_after_it_was_read_back_is_read_back_again() -> None:
    person = told()
    person.does(do.Confirm(HowRead.PHONE), do.ReadBack(), do.GoTo(Place("well.what")))
    person.say("The door, and the nursery's patience.")
    assert how(person) is None
    person.does(do.ReadBack())
    person.choose("yes")
    assert how(person) == "read back together"


def test_the_way_goes_with_the_word_that_it_is_not_right_after_all() -> None:
    person = told()
    person.does(do.Confirm(HowRead.PHONE), do.ReadBack())
    person.choose("change")
    assert how(person) is None
    person.choose("yes")
    assert how(person) == "read back together"


def test_the_way_is_there_when_the_interview_is_opened_again() -> None:
    person = told()
    person.does(do.Confirm(HowRead.PAPER))
    assert person.resumed().state == person.state


def test_it_can_be_handed_over_before_and_again_once_it_was_read_back(tmp_path: Path) -> None:
    person = told()
    person.does(do.GoToHandOver())
    first = Record.model_validate_json(person.talk.hand_over(tmp_path).read_bytes())
    assert first.confirmed is None
    waits = [person.view.unread]
    person.does(do.ReadBack(), do.Confirm(HowRead.PHONE))
    waits.append(person.view.unread)
    assert waits == [True, False]
    second = json.loads(person.talk.hand_over(tmp_path).read_bytes())
    assert second["parents"] == [first.digest]
    assert second["confirmed"]["how"] == "read back by phone"
    assert second["record_id"] == first.record_id
    assert person.view.kind is Kind.HANDED_OVER


def test_what_was_handed_over_before_can_still_be_changed(tmp_path: Path) -> None:
    person = told()
    person.does(do.GoToHandOver())
    person.talk.hand_over(tmp_path)
    person.does(do.GoTo(Place("well.what")))
    person.say("The clerk's good memory, every time.")
    assert person.given("well.what").text == "The clerk's good memory, every time."
    assert not person.view.unread


@pytest.mark.parametrize("intent", [do.Confirm(HowRead.PHONE), do.GoToHandOver()])
def test_what_one_typed_oneself_is_read_by_oneself(intent: do.Intent) -> None:
    person = told(typist="")
    before = person.state
    with pytest.raises(NotNow, match="typed this account yourself"):
        person.does(intent)
    assert person.state is before


def test_nothing_is_read_back_before_it_was_shown() -> None:
    person = Person(setting(), typist="LR1")
    person.to("you.role")
    with pytest.raises(NotNow, match="hasn't been put yet"):
        person.does(do.Confirm(HowRead.TOGETHER))


def test_it_is_awaited_from_the_read_back_until_it_was_done(tmp_path: Path) -> None:
    person = Person(setting(), typist="LR1")
    person.to("you.role")
    seen = [awaited(person.state)]
    person = told()
    seen.append(awaited(person.state))
    person.does(do.GoToHandOver())
    person.talk.hand_over(tmp_path)
    person.does(do.GoTo(Place("well.what")))
    seen.append(awaited(person.state))
    person.does(do.ReadBack(), do.Confirm(HowRead.SCREEN))
    seen.append(awaited(person.state))
    person.talk.hand_over(tmp_path)
    seen.append(awaited(person.state))
    assert seen == [False, True, True, False, False]


def test_what_one_typed_oneself_is_never_awaited() -> None:
    assert not awaited(told(typist="").state)
