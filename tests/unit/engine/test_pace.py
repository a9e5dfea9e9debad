"""Time and depth: how many questions and minutes an interview takes, and what is left of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from interview.engine import intents as do
from interview.engine.events import Came, FollowUpPut
from interview.engine.handover import record_of
from interview.engine.pace import minutes_left, minutes_of
from interview.engine.place import Kind, Place
from interview.engine.read_back import SAID_ALREADY
from interview.engine.state import evolve
from interview.model.taxonomy import SAID_ELSEWHERE, AnswerState
from tests.support.talk import LONG, Person, setting

DEPTHS = {"45_minutes": (1, 3, 45), "hour": (2, 6, 60), "two_sittings": (3, 9, 75)}
# What somebody says who answers each question in a sentence, with something in it to ask about.
TELLING = (
    "They told me it was in hand. I decided to wait. It felt off, and I knew the flat was let."
)


def told(time: str, text: str = TELLING) -> Person:
    deep, _, _ = DEPTHS[time]
    person = Person(setting())
    person.to_the_moments("A", "B", "C", time=time, deep=[f"SW1-{n}" for n in range(1, deep + 1)])
    person.to_the_end(text)
    return person


def asked(person: Person) -> int:
    """Return how many questions and pages were put between the beginning and the close."""
    came = [one for one in person.memory.events if isinstance(one, Came) and one.put]
    return sum(one.stage not in ("start", "close") for one in came)


@pytest.mark.parametrize("time", DEPTHS)
def test_an_interview_has_its_promised_measure(time: str) -> None:
    deep, follow_ups, minutes = DEPTHS[time]
    person = told(time)
    put = [one for one in person.memory.events if isinstance(one, FollowUpPut)]
    assert len(put) == follow_ups
    assert len(person.state.deep) == deep
    assert asked(person) <= {1: 30, 2: 42, 3: 58}[deep]
    first = Person(setting())
    first.chosen["intro.time"] = time
    first.to("you.role")
    assert abs(minutes_left(first.state, first.guide) - minutes) <= 5


def test_what_is_left_gets_less_and_is_nothing_at_the_end() -> None:
    person = Person(setting())
    person.to("you.role")
    seen = [minutes_left(person.state, person.guide)]
    person.to_the_moments("A", "B", deep=["SW1-1"])
    for question in ("knew.in_front", "options.did"):
        person.to(question, "SW1-1")
        seen.append(minutes_left(person.state, person.guide))
    person.to("well.what")
    seen.append(minutes_left(person.state, person.guide))
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] < seen[0] / 2


def test_what_was_left_open_is_not_counted_as_to_come() -> None:
    answered, left = (Person(setting()) for _ in range(2))
    for person in (answered, left):
        person.to_the_moments("A", "B", deep=["SW1-1"])
    answered.to("close.unsafe_today")
    while left.at != answered.at:
        left.does(do.GoOn())
    states = (replace(person.state, spent=60) for person in (answered, left))
    assert len({minutes_left(state, left.guide) for state in states}) == 1


def test_a_slow_pace_makes_what_is_left_longer() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to("options.did", "SW1-1")
    quick = minutes_left(replace(person.state, spent=60), person.guide)
    slow = minutes_left(replace(person.state, spent=7200), person.guide)
    assert quick < slow


@pytest.mark.parametrize("gap,counts", [(60, True), (1200, True), (1201, False), (86_400, False)])
def test_a_break_is_not_time_spent(gap: int, counts: bool) -> None:
    person = Person(setting())
    person.to("you.role")
    before = person.state
    after = evolve(
        before, Came(stage="you", step=Kind.QUESTIONS), before.last_at + timedelta(0, gap)
    )
    assert (after.spent - before.spent == gap) is counts


def test_a_moment_says_how_long_it_takes() -> None:
    person = Person(setting())
    view = person.to_the_moments("A", "B", deep=["SW1-1"])
    assert f"About {minutes_of(person.state, person.guide, 'SW1-1')} minutes." in view.signpost


SAYS_IT = {
    "faced.weighing": ("faced.else", "I was torn between cover and the visit, and had no time."),
    "options.open": ("options.did", "I decided to wait, as the only option was the duty desk."),
    "thought.going_on": ("thought.to_colleague", "I thought she was worried about the flat."),
    "thought.expected": ("thought.to_colleague", "I expected that they would visit the next day."),
    "knew.stood_out": ("knew.in_front", "What stood out was the hall, it looked bare."),
}


@pytest.mark.parametrize("question", SAYS_IT)
def test_what_was_answered_elsewhere_is_not_put_and_the_read_back_says_so(question: str) -> None:
    about, text = SAYS_IT[question]
    person = Person(setting())
    person.to_the_moments("A")
    person.to(about, "SW1-1")
    person.say(text)
    person.to_the_end()
    place = Place(question, "SW1-1")
    assert place not in person.state.put
    view = person.does(do.ReadBack())
    assert view.account is not None
    (row,) = (one for one in view.account.items if one.place == place)
    assert row.state == SAID_ALREADY
    assert not row.open
    (kept,) = (
        one
        for one in record_of(person.state, person.guide).answers
        if (one.question, one.episode) == place
    )
    assert (kept.state, kept.value) == (AnswerState.NEVER_PUT, SAID_ELSEWHERE), "with its reason"
    person.does(do.GoTo(place))
    assert person.at == (place,), "it can be answered all the same"


def test_what_was_not_answered_elsewhere_is_put() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to("faced.else", "SW1-1")
    person.say("Two other visits, and cover for the clinic with no time for it.")
    person.to("faced.weighing", "SW1-1")


def test_rather_not_say_is_never_asked_about_again() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to("knew.in_front", "SW1-1")
    assert person.say("It felt off.", AnswerState.PREFER_NOT_TO_SAY).asking is None
    person.to_the_end(LONG)
    view = person.does(do.ReadBack())
    assert view.account is not None
    (row,) = (one for one in view.account.items if one.place == Place("knew.in_front", "SW1-1"))
    assert not row.open
    assert row.words == ()
