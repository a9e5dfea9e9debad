"""The notes page: another view of the same answers, filled in any order."""

from __future__ import annotations

import pytest

from interview.engine import intents as do
from interview.engine.account import contents
from interview.engine.events import Answered, Came
from interview.engine.handover import record_of
from interview.engine.page import Page, offer, page
from interview.engine.place import Kind, Place
from interview.model.guide import Depth
from interview.model.taxonomy import AnswerState
from tests.support.talk import LONG, Person, setting

DEEP, LIGHT = "SW1-1", "SW1-2"
IN_FRONT = Place("knew.in_front", DEEP)
SHORT = "Curtains."


def at_the_moments(*, typist: str = "", queries: tuple[str, ...] = ()) -> Person:
    person = Person(setting(queries=queries), typist=typist)
    person.to_the_moments("The visit", "The call", deep=[DEEP])
    return person


def shown(person: Person) -> Page:
    found = page(person.state, person.guide)
    assert found is not None
    return found


def corners(person: Person) -> list[str]:
    return [one.box.place.question for one in shown(person).corners]


def said(question: str, text: str, episode: str | None = DEEP) -> do.Reply:
    return do.Reply(Place(question, episode), text)


def test_every_core_question_has_its_corner_on_a_moment_in_detail() -> None:
    person = at_the_moments()
    core = [one.id for one in person.guide.questions if Depth.CORE in one.depth]
    assert corners(person) == core


def test_a_light_moment_is_the_same_page_with_fewer_corners() -> None:
    person = at_the_moments()
    person.does(do.GoTo(Place("knew.in_front", LIGHT)))
    light = [one.id for one in person.guide.questions if Depth.LIGHT in one.depth]
    assert corners(person) == light
    assert not shown(person).deep


def test_looking_at_the_page_puts_nothing_to_anybody() -> None:
    person = at_the_moments()
    before = person.state
    shown(person)
    assert person.state is before


def test_what_is_written_in_a_corner_is_the_answer_to_its_question() -> None:
    person = at_the_moments()
    replies = (said("faced.else", "Clinic cover."), said("knew.in_front", "The curtains."))
    person.does(do.KeepPage(replies))
    assert person.given("faced.else", DEEP).text == "Clinic cover."
    assert person.given("knew.in_front", DEEP).text == "The curtains."
    assert shown(person).filled == 2
    record = record_of(person.state, person.guide)
    answers = {one.question: one for one in record.answers if one.episode == DEEP}
    assert answers["faced.else"].asked == "What else did you have to deal with that day?"
    assert answers["thought.to_colleague"].state is AnswerState.NEVER_PUT


def test_the_journal_cannot_tell_the_two_views_apart() -> None:
    in_turn, on_a_page = at_the_moments(), at_the_moments()
    reply = said("scene.setting", LONG)
    in_turn.does(do.Answer((reply,)))
    on_a_page.does(do.KeepPage((reply,)), do.GoOn())
    kinds = (Came, Answered)
    told = [
        [event.plain() for event in one.memory.events if isinstance(event, kinds)]
        for one in (in_turn, on_a_page)
    ]
    assert told[0] == told[1]


def test_going_on_leaves_the_other_corners_blank_and_comes_to_the_next_moment() -> None:
    person = at_the_moments()
    view = person.does(do.KeepPage((said("knew.in_front", "The curtains."),), then="next"))
    assert (view.title, view.boxes[0].place.episode) == ("The call", LIGHT)
    assert person.given("options.did", DEEP).state is AnswerState.LEFT_BLANK
    moment = next(row for row in contents(person.state, person.guide) if "The visit" in row.title)
    assert moment.state == "done"


def test_what_an_answer_called_for_is_not_waited_for_once_the_page_was_left() -> None:
    person = at_the_moments()
    person.does(do.KeepPage((said("knew.in_front", "I saw that it was odd."),), then="next"))
    person.does(do.KeepPage(then="next"))
    person.to("well.what")
    back = person.does(do.ReadBack(), do.GoOn())
    assert back.boxes[0].place == Place("well.what")


def test_back_goes_to_the_page_before_and_undoes_nothing() -> None:
    person = at_the_moments()
    person.does(do.KeepPage((said("knew.in_front", "The curtains."),), then="next"))
    view = person.does(do.KeepPage((said("knew.in_front", "A call.", LIGHT),), then="back"))
    assert view.title == "The visit"
    assert person.given("knew.in_front", LIGHT).text == "A call."


def test_at_the_beginning_there_is_nothing_to_go_back_past() -> None:
    person = Person(setting())
    person.to("you.role")
    view = person.does(do.KeepPage((do.Reply(Place("you.role"), "Nurse"),), then="back"))
    assert view.boxes[0].place == Place("intro.time")


def test_the_corner_in_hand_is_the_question_in_hand() -> None:
    person = at_the_moments()
    person.does(do.GoTo(Place("faced.else", DEEP)))
    assert shown(person).at == Place("faced.else", DEEP)


@pytest.mark.parametrize(
    "question,names",
    [
        ("you.role", ["Role", "Service", "From when to when", "Notes looked at"]),
        ("overview.account", ["Your own account"]),
        ("felt.feeling", ["How it felt", "How you were"]),
        ("well.what", ["What went well", "What made it possible"]),
        ("queries.1", ["How do messages reach you?", "Who reads them?"]),
        ("changes.ideas", ["A small change", "Anything else", "Who else to ask"]),
    ],
)
def test_a_stage_that_is_no_moment_has_a_page_too(question: str, names: list[str]) -> None:
    person = Person(setting(queries=["How do messages reach you?", "Who reads them?"]))
    person.to("you.role")
    if question != "you.role":
        person.to("overview.account")
    if question not in ("you.role", "overview.account"):
        person.to_the_moments("The visit")
        person.to(question)
    assert [one.name for one in shown(person).corners] == names


@pytest.mark.parametrize("question", ["intro.unsafe_today", "close.use", "shaped.factors"])
def test_what_is_only_chosen_or_has_a_form_of_its_own_is_on_no_page(question: str) -> None:
    person = Person(setting())
    if question != "intro.unsafe_today":
        person.to_the_moments("The visit")
    person.to(question)
    assert page(person.state, person.guide) is None


def test_a_list_is_no_page() -> None:
    person = Person(setting())
    person.to_the_roster()
    assert page(person.state, person.guide) is None


def test_from_the_page_before_it_going_on_comes_to_a_form_of_its_own() -> None:
    person = at_the_moments()
    person.to("felt.feeling")
    view = person.does(do.KeepPage(then="next"))
    assert view.boxes[0].place == Place("shaped.factors")


def test_where_somebody_types_for_another_the_page_speaks_of_them() -> None:
    own, told = at_the_moments(), at_the_moments(typist="LR1")
    names = [[one.name for one in shown(person).corners] for person in (own, told)]
    assert (names[0][1], names[1][1]) == ("What you knew", "What they knew")
    assert (names[0][6], names[1][6]) == ("What you did", "What they did")
    titles = [row.title for row in contents(told.state, told.guide)]
    assert "Their own account" in titles
    assert shown(told).lead.startswith("Ask")


def test_an_offer_is_made_of_an_answer_that_is_not_kept_yet() -> None:
    person = at_the_moments()
    before = person.state
    made = offer(person.state, person.guide, said("knew.in_front", SHORT))
    assert made is not None
    assert made.follow_up
    assert person.state is before


def test_a_follow_up_that_was_only_offered_is_nowhere_in_the_record() -> None:
    person = at_the_moments()
    person.does(do.KeepPage((said("knew.in_front", SHORT),), then="next"))
    assert person.given("knew.in_front", DEEP).follow_ups == ()
    assert person.state.probes_used == ()


def test_a_follow_up_that_was_answered_is_kept_as_one() -> None:
    person = at_the_moments()
    reply = said("knew.in_front", SHORT)
    made = offer(person.state, person.guide, reply)
    assert made is not None
    came = do.FollowedUp(made.place, made.probe, made.asked, "They were open at four.")
    person.does(do.KeepPage((reply,), (came,)))
    (kept,) = person.given("knew.in_front", DEEP).follow_ups
    assert (kept.asked, kept.text) == (made.asked, "They were open at four.")
    assert kept.state is AnswerState.ANSWERED
    assert person.state.waiting is None


def test_a_follow_up_that_waited_is_offered_on_the_page_and_answered_there() -> None:
    person = at_the_moments()
    person.to("knew.in_front", DEEP)
    asking = person.say(SHORT).asking
    assert asking is not None
    made = offer(person.state, person.guide, said("knew.in_front", SHORT))
    assert made is not None
    assert made.asked == asking.asked
    came = do.FollowedUp(made.place, made.probe, made.asked, "They were open at four.")
    person.does(do.KeepPage((), (came,)))
    (kept,) = person.given("knew.in_front", DEEP).follow_ups
    assert kept.text == "They were open at four."


def test_a_question_that_an_answer_calls_for_is_offered_and_has_a_corner_once_answered() -> None:
    person = at_the_moments()
    text = f"{LONG} It was quiet, and I noticed that the pram had gone from the hall."
    made = offer(person.state, person.guide, said("knew.in_front", text))
    assert made is not None
    assert (made.place, made.follow_up) == (Place("knew.stood_out", DEEP), False)
    person.does(do.KeepPage((said("knew.in_front", text), do.Reply(made.place, "The pram."))))
    assert "knew.stood_out" in corners(person)


@pytest.mark.parametrize(
    "reply",
    [
        said("well.what", SHORT, None),
        said("knew.in_front", ""),
        do.Reply(IN_FRONT, state=AnswerState.CANNOT_RECALL),
        said("no.such", SHORT),
        do.Reply(Place("options.who_held", DEEP), value="no such choice", text=""),
    ],
    ids=["no moment", "nothing", "another state", "no such question", "no such choice"],
)
def test_nothing_is_offered_where_nothing_calls_for_it(reply: do.Reply) -> None:
    person = at_the_moments()
    assert offer(person.state, person.guide, reply) is None


def test_a_follow_up_of_an_answer_that_is_not_there_is_refused_and_changes_nothing() -> None:
    person = at_the_moments()
    before = person.state
    came = do.FollowedUp(IN_FRONT, "short", "Tell me more.", "No.")
    with pytest.raises(Exception, match="no such follow-up"):
        person.does(do.KeepPage((), (came,)))
    assert person.state is before


def test_the_overview_has_no_follow_up_from_a_page_either() -> None:
    person = at_the_moments()
    before = person.state
    came = do.FollowedUp(Place("overview.account"), "short", "Tell me more.", "No.")
    with pytest.raises(Exception, match="no such follow-up"):
        person.does(do.KeepPage((), (came,)))
    assert person.state is before


def test_nobody_goes_on_from_a_page_where_there_is_none() -> None:
    person = Person(setting())
    person.to_the_roster()
    assert person.view.kind is Kind.ROSTER
    with pytest.raises(Exception, match="no page here"):
        person.does(do.KeepPage(then="next"))


def test_an_interview_half_way_down_a_page_is_resumed_with_all_of_it() -> None:
    person = at_the_moments()
    person.does(do.KeepPage((said("faced.else", "Clinic cover."),)))
    assert page(person.resumed().state, person.guide) == page(person.state, person.guide)
