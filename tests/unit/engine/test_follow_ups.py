"""Follow-ups: when one is put, how many, and what comes of walking away from it."""

from __future__ import annotations

import pytest

from interview.engine import intents as do
from interview.engine.decide import NotNow
from interview.engine.events import FollowUpPut
from interview.engine.place import Place
from interview.engine.replies import WrongReply
from interview.model.guide import Guide
from interview.model.probes import Probe
from interview.model.taxonomy import AnswerState
from tests.support.talk import LONG, Person, guide, setting

SCENE = Place("scene.setting", "SW1-1")
SHORT = "At the door."


def at_the_scene(guide_in_use: Guide | None = None, time: str = "hour", *own: str) -> Person:
    person = Person(setting(), guide_in_use)
    person.to_the_moments(*(own or ("A",)), time=time)
    return person


def put(person: Person) -> list[FollowUpPut]:
    return [event for event in person.memory.events if isinstance(event, FollowUpPut)]


def with_probes(*probes: tuple[str, str]) -> Guide:
    """Return the guide with these follow-ups (id, kind), each for an answer of few words."""
    short = next(one for one in guide().probes if one.kind == "short")
    made = tuple(short.model_copy(update={"id": key, "kind": kind}) for key, kind in probes)
    return guide().model_copy(update={"probes": made})


def test_a_short_answer_gets_one_follow_up() -> None:
    person = at_the_scene()
    view = person.say(SHORT)
    assert view.asking is not None
    assert view.asking.place == SCENE
    assert view.asking.said == view.said == SHORT
    assert view.asking.thanks == person.guide.thanks[0]
    assert view.asking.asked == person.guide.probes[0].ask[0]
    assert person.given("scene.setting", "SW1-1").text == SHORT, "kept before it is asked"
    assert person.say("The hall was bare.").asking is None
    assert person.at == (Place("knew.in_front", "SW1-1"),)
    assert person.view.said == "The hall was bare."


def test_the_words_of_a_follow_up_take_turns() -> None:
    person = at_the_scene()
    for question in ("scene.setting", "knew.in_front"):
        person.to(question, "SW1-1")
        person.say(SHORT)
        person.say("Something.")
    assert [one.asked for one in put(person)] == list(person.guide.probes[0].ask[:2])


@pytest.mark.parametrize("text", [LONG, "Nothing.", "nothing", "No", "As above.", "Nobody"])
def test_an_answer_that_is_whole_gets_none(text: str) -> None:
    assert at_the_scene().say(text).asking is None


@pytest.mark.parametrize(
    "state",
    [one for one in AnswerState if one not in ("answered", "never_put", "parked")],
)
def test_another_answer_than_words_gets_none(state: AnswerState) -> None:
    person = at_the_scene()
    assert person.say("Few words.", state).asking is None
    assert person.given("scene.setting", "SW1-1").state is state


def test_the_overview_has_no_follow_up_ever() -> None:
    person = Person(setting())
    person.to("overview.account")
    assert person.say("I rang.").asking is None


def test_questions_put_once_and_pages_have_none() -> None:
    person = at_the_scene()
    person.to_the_end(text="One two three four five six.")
    for place in (Place("well.what"), Place("changes.ideas"), Place("you.role")):
        person.does(do.GoTo(place))
        assert person.say(SHORT).asking is None


def test_a_light_moment_has_none() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    person.does(do.GoTo(Place("scene.setting", "SW1-2")))
    assert person.say(SHORT).asking is None


@pytest.mark.parametrize("time,most", [("45_minutes", 3), ("hour", 6), ("two_sittings", 9)])
def test_there_are_only_so_many_in_an_interview(time: str, most: int) -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", "C", time=time, deep=["SW1-1"])
    person.does(do.GoDeeper("SW1-2"), do.GoDeeper("SW1-3"))
    person.to_the_end("I decided to go on. It felt off. I knew the plan.")
    assert len(put(person)) == most


@pytest.mark.parametrize(
    "said", [SHORT, "It felt off. It was my fault.", "I decided to go on. It felt off."]
)
def test_never_the_same_kind_three_times_running(said: str) -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", time="two_sittings", deep=["SW1-1", "SW1-2"])
    person.to_the_end(said)
    kinds = [one.about for one in put(person)]
    assert len(kinds) > 1
    assert not any(len(set(run)) == 1 for run in zip(kinds, kinds[1:], kinds[2:], strict=False))


def test_at_most_two_follow_one_answer() -> None:
    person = at_the_scene(with_probes(("a", "short"), ("b", "short"), ("c", "short")))
    person.say(SHORT)
    assert person.say("One.").asking is not None
    assert person.view.asking is not None
    assert person.view.asking.said == "One."
    assert person.say("Two.").asking is None
    assert [one.probe for one in put(person)] == ["a", "b"]


def test_a_second_follows_only_an_answer_to_the_first() -> None:
    for words, state in (("", AnswerState.ANSWERED), ("", AnswerState.NOT_APPLICABLE)):
        person = at_the_scene(with_probes(("a", "short"), ("b", "short")))
        person.say(SHORT)
        assert person.say(words, state).asking is None
    left = person.given("scene.setting", "SW1-1").follow_ups[0]
    assert left.state is AnswerState.NOT_APPLICABLE


def test_back_from_a_follow_up_is_its_question_and_it_is_not_put_twice() -> None:
    person = at_the_scene()
    person.say(SHORT)
    assert person.does(do.Back()).asking is None
    assert person.at == (SCENE,)
    assert person.view.boxes[0].given is not None
    assert person.say("By the door.").asking is None
    assert person.at == (Place("knew.in_front", "SW1-1"),)
    assert len(put(person)) == 1


def test_a_follow_up_walked_away_from_is_left() -> None:
    person = at_the_scene()
    person.say(SHORT)
    assert person.does(do.GoOn()).boxes[0].place == Place("knew.in_front", "SW1-1")
    assert person.given("scene.setting", "SW1-1").follow_ups[0].state is None
    with pytest.raises(NotNow):
        person.does(do.AnswerFollowUp("late"))


def test_a_follow_up_left_empty_is_left_blank() -> None:
    person = at_the_scene()
    person.say(SHORT)
    person.say("  ")
    assert person.given("scene.setting", "SW1-1").follow_ups[0].state is AnswerState.LEFT_BLANK


def test_a_person_does_not_say_never_put() -> None:
    person = at_the_scene()
    person.say(SHORT)
    with pytest.raises(WrongReply):
        person.say("x", AnswerState.NEVER_PUT)
    assert person.view.asking is not None


def test_an_answer_elsewhere_is_not_followed_up() -> None:
    person = at_the_scene()
    person.say()
    person.does(do.Answer((do.Reply(SCENE, text=SHORT),)))
    assert person.view.asking is None
    assert person.at == (Place("knew.in_front", "SW1-1"),)


def test_a_follow_up_says_why_it_is_asked_and_takes_nothing_to_add() -> None:
    view = at_the_scene().say(SHORT)
    assert view.asking is not None
    assert view.asking.why
    assert view.asking.states[0].label == "Nothing to add"


def test_a_probe_gone_from_the_guide_still_shows_what_was_asked() -> None:
    person = at_the_scene()
    person.say(SHORT)
    gone: tuple[Probe, ...] = ()
    person.talk.guide = person.guide.model_copy(update={"probes": gone, "thanks": ()})
    assert person.view.asking is not None
    assert person.view.asking.why == ""
