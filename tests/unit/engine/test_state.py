"""The fold: a rule for every kind of event, and a refusal of what can't follow."""

from __future__ import annotations

import typing

import pytest

from interview.engine import events as ev
from interview.engine import intents as do
from interview.engine.decide import _RULES, decide
from interview.engine.events import Came, read_events
from interview.engine.place import Kind, Place
from interview.engine.state import _EVOLVE, evolve, replay
from interview.errors import FileTrouble
from interview.model.taxonomy import AnswerState, Use
from tests.support.talk import START, Person, guide, setting


def test_there_is_a_rule_for_every_kind_of_event_and_of_intent() -> None:
    assert {ev.Began, *_EVOLVE} == set(typing.get_args(ev.Event))
    assert set(_RULES) == set(typing.get_args(do.Intent))


def test_an_interview_opens_with_its_beginning_and_begins_once() -> None:
    began = Person(setting()).state.began
    with pytest.raises(ValueError, match="opens with"):
        evolve(None, ev.CodeGiven(code="HV1"), START)
    with pytest.raises(ValueError, match="once"):
        evolve(evolve(None, began, START), began, START)


@pytest.mark.parametrize(
    "event",
    [
        ev.FollowUpAnswered(question="well.what", state=AnswerState.ANSWERED),
        ev.FollowUpPut(question="well.what", probe="short", about="short", asked="?"),
        ev.EpisodeChanged(episode="E9", title="x"),
        ev.EpisodeSetAside(episode="E9"),
        ev.EpisodeMoved(episode="E9", to=0),
        ev.EpisodesChosen(deep=("E9",)),
        ev.EpisodeDeepened(episode="E9"),
        ev.UseChosen(question="well.what", use=Use.QUOTE),
    ],
    ids=lambda one: one.kind,
)
def test_what_can_not_follow_is_refused(event: ev.Event) -> None:
    with pytest.raises((LookupError, ValueError)):
        evolve(Person(setting()).state, event, START)


def test_no_events_are_no_interview() -> None:
    assert replay([]) is None


def test_the_same_events_give_the_same_state() -> None:
    person = Person(setting("E1"))
    person.to_the_moments("A", "B", part_in=["E1"], deep=["SW1-2"])
    person.to_the_end()
    kept = list(zip(person.memory.events, (at for _, at in person.memory.kept), strict=True))
    assert replay(kept) == replay(kept) == person.state


def test_a_state_is_not_changed_by_what_follows_it() -> None:
    person = Person(setting())
    person.to("you.role")
    before = person.state
    put, given = dict(before.put), dict(before.given)
    person.say()
    assert (dict(before.put), dict(before.given)) == (put, given)


def test_every_event_comes_back_from_plain_data() -> None:
    person = Person(setting("E1", queries=["How?"]))
    person.to_the_moments("A", "B", part_in=["E1"], deep=["SW1-2"])
    person.to_the_end("Few words.")
    for event in person.memory.events:
        assert read_events([event.plain()]) == [event]


@pytest.mark.parametrize("data", [{}, {"kind": "later"}, {"kind": "answered", "text": "secret"}])
def test_an_entry_of_another_kind_is_refused_without_a_word_of_it(data: dict[str, str]) -> None:
    with pytest.raises(FileTrouble) as error:
        read_events([data])
    assert "secret" not in str(error.value)


def test_deciding_twice_gives_the_same_events() -> None:
    person = Person(setting())
    person.to("you.role")
    intent = do.Answer((do.Reply(Place("you.role"), text="Nurse."),))
    first = decide(person.state, intent, guide(), START)
    assert first == decide(person.state, intent, guide(), START)
    assert [one.kind for one in first] == ["answered", "came"]


def test_a_reply_and_the_question_after_it_are_decided_together() -> None:
    person = Person(setting())
    person.to("you.role")
    kept = len(person.memory.kept)
    person.say()
    reply, came = person.memory.events[kept:]
    assert reply.kind == "answered"
    assert isinstance(came, Came)
    assert came.step is Kind.QUESTIONS
    assert [one.question for one in came.put] == ["you.agency"]
