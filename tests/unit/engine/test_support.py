"""Words of support wherever an answer is written: the notes page, a short page, line by line."""

from __future__ import annotations

import pytest

from interview.engine import intents as do
from interview.engine.handover import record_of
from interview.engine.page import is_heavy, page
from interview.engine.place import Kind, Place
from tests.support.talk import LONG, Person, setting

DEEP, LIGHT = "SW1-1", "SW1-2"
IN_FRONT = Place("knew.in_front", DEEP)
ELSE = Place("faced.else", DEEP)
HEAVY = "I had the note, and I let them down. It was my fault."
DESPAIR = "Since then there have been days I want to die."
BACK_THERE = "Tell me what you could see from where you stood."


def at_the_moments() -> Person:
    person = Person(setting())
    person.to_the_moments("The visit", "The call", deep=[DEEP])
    return person


def on_the_page(*said: tuple[Place, str], then: str = "next") -> Person:
    person = at_the_moments()
    replies = tuple(do.Reply(place, text) for place, text in said)
    person.does(do.KeepPage(replies, then=then))  # type: ignore[arg-type]
    return person


def told(text: str) -> Person:
    person = at_the_moments()
    person.to(*IN_FRONT)
    person.does(do.Answer((do.Reply(IN_FRONT, text),)))
    return person


@pytest.mark.parametrize(
    "text",
    [
        "My team were lovely, it was me. I was just not good enough.",
        "They'd have been better off with anyone else.",
        "Got the train home. Didn't check my messages. I'm useless at this job.",
        "I'm rubbish at this job.",
        "I thought she was coping. I obviously got that wrong.",
        "If only I'd gone back. She'd be alive.",
    ],
)
def test_whoever_blames_themselves_is_met_with_support_before_anything(text: str) -> None:
    person = told(text)
    assert "Staff care line" in person.view.supporting
    assert "999" not in person.view.supporting
    assert person.view.asking is None


@pytest.mark.parametrize(
    "text",
    [
        "I was here until six and she wasn't.",
        "I couldn't see the point of the form at the time.",
        "She couldn't sleep for the noise, she told me.",
        "I wanted to be here for the handover.",
        "It was me who rang the school.",
        "It was me, I left the note on her desk.",
        "I got that wrong, it was the Thursday.",
        "I can't do this any faster than the system lets me.",
        "I can't take any more referrals this week, I told her.",
        "I couldn't see the point of going back that day.",
        "There was no point in me going to the meeting without the file.",
        "What was the point of me being there, I thought, with no notes.",
        "I wanted to disappear when the judge asked me that.",
    ],
)
def test_everyday_words_bring_no_support(text: str) -> None:
    assert told(text).view.supporting == ""


def test_what_it_has_cost_since_is_met_once() -> None:
    person = told("I cry every day and I can't eat.")
    assert "Staff care line" in person.view.supporting
    person.does(do.GoOnFromSupport())
    person.to(*ELSE)
    person.does(do.Answer((do.Reply(ELSE, "I have not slept since."),)))
    assert person.view.supporting == ""


def naming(title: str, why: str) -> Person:
    person = Person(setting())
    person.to_the_roster()
    person.does(do.NameEpisode(title, "", why))
    assert person.view.supporting == "", "the list is not broken into"
    person.does(do.CloseRoster())
    return person


@pytest.mark.parametrize(
    "title,why,said",
    [
        ("I don't want to be here any more.", "", "999"),
        ("The Friday", "My phone was off. It's my fault.", "Staff care line"),
    ],
)
def test_the_list_of_moments_is_met_with_support_once_it_is_done(
    title: str, why: str, said: str
) -> None:
    person = naming(title, why)
    shown = person.view
    assert said in shown.supporting
    after = person.does(do.GoOnFromSupport())
    assert after.supporting == ""
    assert after.kind is not Kind.ROSTER
    assert after.asking is None
    assert "supported" not in str(record_of(person.state, person.guide).plain())


def test_what_was_heavy_to_say_is_not_said_back() -> None:
    person = told("I cry every day and I can't eat.")
    after = person.does(do.GoOnFromSupport())
    assert after.said == ""


def test_a_list_that_is_gone_back_to_is_not_met_with_the_same_again() -> None:
    person = naming("The Friday", "My phone was off. It's my fault.")
    person.does(do.GoOnFromSupport(), do.Back())
    if person.view.kind in (Kind.ROSTER, Kind.REVIEWERS_LIST):
        person.does(do.CloseRoster())
    assert person.view.supporting == ""


@pytest.mark.parametrize("text", [HEAVY, DESPAIR])
@pytest.mark.parametrize("then", ["stay", "next", "back"])
def test_on_the_notes_page_they_come_before_anything_else(text: str, then: str) -> None:
    person = on_the_page((IN_FRONT, text), then=then)
    assert "Staff care line" in person.view.supporting
    assert person.given(*IN_FRONT).text == text
    assert ELSE not in person.state.given, "the page was not gone on from"


def test_after_them_the_page_is_there_again_with_the_way_back_to_the_moment() -> None:
    person = on_the_page((IN_FRONT, HEAVY))
    view = person.does(do.GoOnFromSupport())
    assert view.asking is not None
    assert view.asking.asked == BACK_THERE
    found = page(person.state, person.guide)
    assert found is not None
    assert found.at == IN_FRONT
    person.does(do.KeepPage(then="next"))
    assert person.view.supporting == ""
    assert ELSE in person.state.given


def test_a_question_that_is_left_on_the_page_brings_nothing_more() -> None:
    person = on_the_page((IN_FRONT, HEAVY))
    view = person.does(do.GoOnFromSupport(leave=True))
    assert view.asking is None
    assert page(person.state, person.guide) is not None


def test_what_was_kept_before_the_page_is_left_is_read_when_it_is() -> None:
    person = on_the_page((IN_FRONT, HEAVY), then="stay")
    person.does(do.GoTo(ELSE))  # away from the words, before they were gone on from
    assert person.view.supporting == ""
    person.does(do.KeepPage(then="next"))
    assert "Staff care line" in person.view.supporting


def test_a_follow_up_on_the_page_is_read_too() -> None:
    person = on_the_page((IN_FRONT, "Curtains."), then="stay")
    one = do.FollowedUp(IN_FRONT, "short", "Tell me one thing.", DESPAIR)
    person.does(do.KeepPage(followed_up=(one,), then="next"))
    assert "999" in person.view.supporting


def test_their_own_account_on_a_page_is_broken_into_only_by_despair() -> None:
    person = Person(setting())
    person.to("overview.account")
    account = Place("overview.account")
    person.does(do.KeepPage((do.Reply(account, HEAVY),)))
    assert person.view.supporting == ""
    person.does(do.KeepPage((do.Reply(account, DESPAIR),)))
    assert "999" in person.view.supporting


def test_a_page_is_told_that_an_answer_is_heavy_before_it_is_kept() -> None:
    person = at_the_moments()
    assert is_heavy(person.state, person.guide, do.Reply(IN_FRONT, HEAVY))
    assert not is_heavy(person.state, person.guide, do.Reply(IN_FRONT, LONG))


def on_the_short_page(text: str, *, stay: bool) -> Person:
    person = at_the_moments()
    person.does(do.GoTo(Place("knew.in_front", LIGHT)))
    boxes = person.view.boxes[:1] if stay else person.view.boxes
    replies = [do.Reply(box.place, text if not at else LONG) for at, box in enumerate(boxes)]
    person.does(do.Answer(tuple(replies), stay=stay))
    return person


@pytest.mark.parametrize("stay", [False, True], ids=["as one page", "box by box"])
def test_on_a_short_page_they_come_too_and_lead_back_to_the_moment(*, stay: bool) -> None:
    person = on_the_short_page(HEAVY, stay=stay)
    assert "Staff care line" in person.view.supporting
    view = person.does(do.GoOnFromSupport())
    assert view.asking is not None
    assert view.asking.asked == BACK_THERE


def test_a_short_page_box_by_box_goes_on_where_it_was() -> None:
    person = on_the_short_page(HEAVY, stay=True)
    person.does(do.GoOnFromSupport())
    view = person.say("The stairs, and a pram.")
    assert view.boxes[0].place == Place("knew.in_front", LIGHT)
    assert view.boxes[1].given is None


def test_nothing_of_it_is_handed_over_from_a_page() -> None:
    person = on_the_page((IN_FRONT, HEAVY))
    person.does(do.GoOnFromSupport())
    handed = str(record_of(person.state, person.guide).plain())
    assert HEAVY in handed
    for ours in ("heavy to carry", "self_blame", "support", "Staff care"):
        assert ours not in handed
