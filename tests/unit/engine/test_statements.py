"""What a real sentence calls for: the most telling statement of an answer, and in which words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine import intents as do
from interview.engine.borrowing import borrowed
from interview.engine.events import FollowUpPut
from interview.engine.handover import record_of
from interview.engine.place import Place
from interview.engine.statements import statements
from interview.model.record import RecordedFollowUp
from interview.model.taxonomy import AnswerState
from tests.support.talk import LONG, Person, guide, setting

FRONT = "knew.in_front"
NEXT = "options.did"


def asked_after(text: str, question: str = FRONT) -> FollowUpPut | None:
    """Return the follow-up that an answer gets in the first moment of an interview."""
    person = Person(setting())
    person.to_the_moments("A")
    person.to(question, "SW1-1")
    person.say(text)
    return put(person)[0] if put(person) else None


def put(person: Person) -> list[FollowUpPut]:
    return [one for one in person.memory.events if isinstance(one, FollowUpPut)]


SAID_BACK: dict[str, list[tuple[str, str | None]]] = {
    "observation": [
        ("It felt off somehow when I stood in the hall.", "felt off"),
        ("She looked a bit withdrawn and went back to her seat.", "looked a bit withdrawn"),
        ("Something was not right when they opened up.", "Something was not right"),
        ("There was something about her that day, even so.", "There was something about her"),
        ("The flat felt cold, and I left soon after.", "felt cold"),
    ],
    "judgement": [
        ("It was fine when I left them that day.", "It was fine"),
        ("They were coping well as far as it went.", "They were coping well"),
        ("I had no concerns at the end of that visit.", "no concerns"),
        ("I assumed it was being dealt with.", None),
        ("I thought that mum was just tired, as they are.", "mum was just tired"),
        ("Home visits fine, no concerns from school.", "no concerns from school"),
        ("We assumed the hub would pick it up.", "the hub would pick it up"),
    ],
    "decision": [
        ("So I decided to go back on the Thursday and see.", "to go back on the Thursday"),
        ("I decided it could wait, with the office shut.", "it could wait"),
        ("I chose to wait until the Monday for the meeting.", "to wait"),
    ],
    "knew": [
        ("I already knew that she had been off school a lot.", "she had been off school a lot"),
        ("I knew the lease was nearly up, as it happens.", "the lease was nearly up"),
        ("I knew that Mum was on her own, mostly.", "Mum was on her own"),
        ("I knew there'd been a call the week before but not what was in it.", None),
        ("The other thing I knew was that the plan had run out.", None),
    ],
    "usual": [
        ("We usually ring first and then call round.", "We usually ring first"),
        ("Normally it goes to the duty desk, who sort it.", "Normally it goes to the duty desk"),
    ],
    "action": [
        ("I rang the school and left it with the office.", "rang the school"),
        ("I wrote it up that night, in the car park.", "wrote it up that night"),
        ("I made a call to the duty desk.", "made a call to the duty desk"),
        ("I left it at the front desk with a note.", "left it at the front desk with a note"),
        ("i left it at the desk", "left it at the desk"),
        ("So I left, and the rest was on the phone.", None),
    ],
    "obvious": [
        ("Naturally it went in on the Friday.", "Naturally it went in on the Friday"),
    ],
    "who": [
        ("Everyone had a copy of it by then, in the end.", "Everyone"),
        ("They said we would hear back within the week.", "They"),
        ("I was told to leave it at that.", "I was told"),
        ("We all thought that it had gone to the other office.", "We all"),
    ],
}  # fmt: skip
SAID = [(kind, *one) for kind, several in SAID_BACK.items() for one in several]
PLAIN = [
    ("feeling", "I felt really anxious walking up the path to the flat."),
    ("feeling", "I was overwhelmed by the end of that week, with three reports due."),
    ("asked_help", "I rang my manager and talked it through before the visit."),
    ("asked_help", "I asked for help from the duty desk that afternoon."),
    ("short", "At the door."),
    ("knew", "I knew from the start how long that tenancy had been running down there"),
]


@pytest.mark.parametrize("kind,text,phrase", SAID)
def test_a_statement_is_asked_about_in_the_persons_own_words_where_they_read_well(
    kind: str, text: str, phrase: str | None
) -> None:
    asked = asked_after(text)
    assert asked is not None
    assert asked.about == kind
    assert re.findall(r'"(.*)"', asked.asked) == ([phrase] if phrase else [])


@pytest.mark.parametrize("kind,text", PLAIN[:-1])
def test_some_kinds_are_asked_about_plainly(kind: str, text: str) -> None:
    asked = asked_after(text)
    assert asked is not None
    assert asked.about == kind
    assert "{{" not in asked.asked


@pytest.mark.parametrize(
    "text",
    [
        "It felt off because the curtains were shut at noon and the telly was on.",
        "It was fine. I could tell because she came running to the door.",
        "I decided to wait because the nursery had them until six that day.",
        "Mum was aware of it, and the teacher told me so on the phone that day.",
        'My colleague wrote in the file: "I knew it, it felt off, it was fine".',
        "The school nurse and the teacher said they had it in the book.",
        "She said she was fine and I believed her.",
        "Mrs Hargreaves said she'd sort it so I thought it was sorted.",
        "Mum usually brings him in for everything so I did not think much of it.",
        "As I said before.",
        "The referral said that mum was low in mood, nothing else.",
        "I had been told it was urgent and no more.",
        "It said in the notes that there were no concerns.",
        "The neighbour told me it felt off to them too, in the hall.",
        "I asked mum if she was coping with it all.",
        "I did not think he was safe in that flat.",
        "Dad was off work with his back that week.",
        "I could not see clearly through the glass of the door.",
        "I was alone in the office until the others came in.",
        "I was frightened of the dog in the yard next to it.",
        "I knew nothing about the stepdad at that point.",
        "I knew that I had to be at court by two that day.",
        "Mum asked for help twice in that one week.",
        "The notes were late, they were in pencil and in a folder.",
        "i decided to leave it for the night cos it was late",
        "The row was over, and it was dark, by the time we left.",
        "A clean record check, and what I had on paper when I booked.",
        "Children are usually furious with babies.",
        "Already told you that.",
        LONG,
    ],
)  # fmt: skip
def test_what_is_said_already_or_by_others_is_not_asked(text: str) -> None:
    assert asked_after(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I told my manager I could not take any more on.",
        "I told the head that I had seen a mark.",
        "I spoke to my supervisor.",
        "She asked for help from the surgery and I wrote it up.",
    ],
)
def test_nobody_is_said_to_have_asked_for_help_who_did_not_say_so(text: str) -> None:
    asked = asked_after(text, NEXT)
    assert asked is None or asked.about != "asked_help"


@pytest.mark.parametrize("where", ["overview.account", "scene.setting"])
def test_what_an_earlier_answer_has_said_is_not_asked(where: str) -> None:
    person = Person(setting())
    said = "The clinic sent me the chart, and told me that the baby had lost weight."
    if where == "overview.account":
        person.to(where)
        person.say(said)
    person.to_the_moments("A")
    if where == "scene.setting":
        person.say(said)
    person.to(FRONT, "SW1-1")
    assert person.say("I knew the baby had lost weight.").asking is None


def test_the_same_is_not_asked_again_in_other_words() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to(FRONT, "SW1-1")
    person.say("I decided to wait for the nursery that day.")
    person.say("The office was shut by four.")
    person.to(NEXT, "SW1-1")
    assert person.say("As I say, I decided to wait for the nursery.").asking is None


def test_the_most_telling_statement_wins_wherever_it_stands() -> None:
    rest = "I rang the office and went to the flat. We usually do. "
    telling = "I decided to say nothing about it. "
    for text in (rest + telling, telling + rest):
        asked = asked_after(text, NEXT)
        assert asked is not None
        assert asked.asked.startswith('You decided "to say nothing about it"')


def test_of_two_that_weigh_the_same_the_later_is_asked_about() -> None:
    asked = asked_after("I decided to ring. Then I decided to drive over.", NEXT)
    assert asked is not None
    assert '"to drive over"' in asked.asked


def test_surprise_makes_a_statement_more_telling() -> None:
    plain = {one.probe.kind: one.weight for one in statements("I rang the school.", guide(), None)}
    more = {
        one.probe.kind: one.weight
        for one in statements("Suddenly it was all different. To my surprise I rang the school.",
                              guide(), None)
    }  # fmt: skip
    assert more["action"] > plain["action"]


@pytest.mark.parametrize(
    "text",
    [
        "I decided to ring Rowan Ashdown about the visit to the flat.",
        "I decided to ring 01632 960 017 about it in the morning.",
        "I decided to [/b] {{ title }} and that was that for the day.",
        "I decided to go to\nsee her.",
        "I decided to leave it all to all of the other people in that room at the end.",
    ],
)
def test_a_name_a_number_or_a_long_phrase_is_never_said_back(text: str) -> None:
    asked = asked_after(text, NEXT)
    assert asked is not None
    assert asked.about == "decision"
    assert '"' not in asked.asked


@given(st.text(max_size=300), st.sampled_from(["knew", "options", None]))
def test_any_text_can_be_read_and_what_is_said_back_is_in_it(text: str, part: str | None) -> None:
    for one in statements(text, guide(), part):
        phrase = borrowed(text, one, guide().borrowing)
        assert phrase in text
        assert len(phrase.split()) <= 9


def test_a_long_answer_is_thanked_for_and_not_asked_what_it_says_anywhere() -> None:
    told = f"I decided to go back. {'The day went on with calls from all sides. ' * 20}"
    person = Person(setting())
    person.to_the_moments("A")
    person.to(NEXT, "SW1-1")
    view = person.say(f"{told} That was because of what the nursery had put in the book.")
    assert view.asking is None
    assert view.noted == person.guide.words["long_answer"]


def test_a_long_answer_can_still_be_asked_about() -> None:
    told = f"I decided to go back. {'The day went on with calls from all sides. ' * 20}"
    asked = asked_after(told, NEXT)
    assert asked is not None
    assert asked.thanks == guide().words["long_answer"]


def test_a_second_one_follows_only_a_reply_at_least_as_telling() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to(FRONT, "SW1-1")
    person.say("It felt off somehow when I stood in the hall.")
    assert person.say("There was no light on. I rang the office.").asking is None
    person.to("thought.to_colleague", "SW1-1")
    person.say("It looked odd, and I left it like that.")
    assert person.say("I decided to say nothing of it then.").asking is not None
    assert [one.about for one in put(person)] == ["observation", "observation", "decision"]


def test_nothing_is_put_twice_in_a_moment() -> None:
    person = Person(setting())
    person.to_the_moments("A", time="two_sittings")
    person.to_the_end("It felt off.")
    asked = [one.asked for one in put(person)]
    assert len(asked) == len(set(asked)) > 1


def test_follow_ups_are_shared_out_over_the_moments() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1", "SW1-2"])
    person.to_the_end("I decided to go on. It felt off. I knew the plan.")
    episodes = [one.episode for one in put(person)]
    assert episodes.count("SW1-1") == episodes.count("SW1-2") == 3


def test_the_last_of_a_moments_share_waits_for_something_telling() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1", "SW1-2"])
    for question, whom in zip(
        ("scene.setting", FRONT, "thought.to_colleague", "faced.else"),
        ("office", "nursery", "surgery", "court"),
        strict=True,
    ):
        person.to(question, "SW1-1")
        person.say(f"I rang the {whom} again.")
        if person.view.asking is not None:
            person.say("")
    assert len(put(person)) == 2
    person.to(NEXT, "SW1-1")
    assert person.say("I decided to go home.").asking is not None


def test_a_changed_answer_is_not_asked_about_again() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to(FRONT, "SW1-1")
    person.say(LONG)
    person.does(do.GoTo(Place(FRONT, "SW1-1")))
    assert person.say("It felt off somehow when I stood in the hall.").asking is None


def test_the_feeling_is_asked_about_once_in_an_interview() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1", "SW1-2"])
    person.to_the_end("I felt really anxious about all of it.")
    assert [one.about for one in put(person)].count("feeling") == 1


LOOKING_BACK = {
    "counterfactual": "We should have rung the nursery that same day, all of us.",
    "certainty": "In hindsight there was more to it than the note said.",
    "label": "The mother is non-compliant with all of the services here.",
}


@pytest.mark.parametrize("text", LOOKING_BACK.values(), ids=LOOKING_BACK)
def test_a_phrase_that_looks_back_only_chooses_an_ordinary_follow_up(text: str) -> None:
    asked = asked_after(text)
    assert asked is not None
    assert asked.noticed
    ordinary = {(one.id, str(one.kind)): one.ask for one in guide().probes}
    assert asked.asked in ordinary[asked.probe, asked.about]
    assert "noticed" not in RecordedFollowUp.model_fields


def test_at_most_two_are_chosen_by_how_a_thing_is_said() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", "C", time="two_sittings", deep=["SW1-1", "SW1-2", "SW1-3"])
    person.to_the_end(" ".join(LOOKING_BACK.values()))
    assert sum(bool(one.noticed) for one in put(person)) == 2


def with_support(text: str, question: str = FRONT) -> Person:
    person = Person(setting())
    person.to_the_moments("A")
    person.to(question, "SW1-1")
    person.say(text)
    return person


BLAME = "It felt off, and it was my fault. I let them down and I know it."


def test_self_blame_gets_support_first_and_alone() -> None:
    person = with_support(BLAME)
    assert "Staff care line" in person.view.supporting
    assert person.view.asking is None
    view = person.does(do.GoOnFromSupport())
    assert view.supporting == ""
    assert view.asking is not None
    assert view.asking.asked == "Tell me what you could see from where you stood."


def test_the_question_can_be_left_after_support() -> None:
    person = with_support(BLAME)
    view = person.does(do.GoOnFromSupport(leave=True))
    assert view.asking is None
    assert person.at != (Place(FRONT, "SW1-1"),)
    assert person.given(FRONT, "SW1-1").text == BLAME


def test_support_is_found_again_where_an_interview_is_taken_up() -> None:
    person = with_support(BLAME)
    assert person.resumed().view.supporting == person.view.supporting


def test_support_is_offered_twice_at_most_for_self_blame() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    shown = 0
    for question in (FRONT, "thought.to_colleague", "faced.else", NEXT):
        person.to(question, "SW1-1")
        if person.say(BLAME).supporting:
            shown += 1
            person.does(do.GoOnFromSupport(leave=True))
        if person.view.asking is not None:
            person.say("", AnswerState.PREFER_NOT_TO_SAY)
    assert shown == 2


def test_their_own_account_is_never_broken_into_by_self_blame() -> None:
    person = Person(setting())
    person.to("overview.account")
    assert person.say(BLAME).supporting == ""


@pytest.mark.parametrize("question", ["overview.account", "you.period"])
def test_words_of_despair_get_support_wherever_they_come(question: str) -> None:
    person = Person(setting())
    person.to(question)
    view = person.say("Since then there have been days I want to die.")
    assert "999" in view.supporting
    assert person.does(do.GoOnFromSupport()).asking is None


@pytest.mark.parametrize(
    "text",
    [
        "i cant go on",
        "i dont want to be here anymore",
        "I have thought about ending my own life.",
        "some nights i think about ending things",
        "I have been feeling suicidal since.",
        "I wanted to drive into a wall.",
        "They would all be better off if I was not here.",
        "life isnt worth living",
        "Drove home in tears. Some days since I've wished I wasn't here.",
        "There's no point in me carrying on.",
        "What's the point of me being here",
        "I don't see the point any more",
        "I don't want to be here.",
    ],
)
def test_despair_is_heard_however_it_is_put(text: str) -> None:
    assert "999" in with_support(text).view.supporting


@pytest.mark.parametrize(
    "text",
    [
        "Mum was suicidal that week, and the crisis team knew.",
        "She said she wanted to die and I rang the ward.",
        "I asked him whether he felt suicidal.",
        "I was worried that she might take her own life.",
        "I can't go on leave until the report is done.",
        "I hurt myself on the gate on the way in.",
    ],
)
def test_what_is_told_of_others_is_no_despair(text: str) -> None:
    assert with_support(text).view.supporting == ""


def test_words_in_somebody_elses_mouth_get_none() -> None:
    assert with_support('She wrote "I want to die" on the form that day.').view.supporting == ""


def recorded(person: Person) -> str:
    return str(record_of(person.state, person.guide).plain())


def test_a_follow_up_is_kept_back_with_an_answer_that_is() -> None:
    person = with_support("It felt off somehow when I stood in the hall.")
    person.say("The hall was bare.")
    person.does(do.GoTo(Place(FRONT, "SW1-1")))
    assert "felt off" in recorded(person)
    assert "hall was bare" in recorded(person)
    person.say("", AnswerState.PREFER_NOT_TO_SAY)
    assert "felt off" not in recorded(person)
    assert "hall was bare" not in recorded(person)


def test_what_was_typed_at_a_follow_up_and_kept_back_goes_to_nobody() -> None:
    person = with_support("It felt off somehow when I stood in the hall.")
    person.say("The hall was bare.", AnswerState.PREFER_NOT_TO_SAY)
    assert "hall was bare" not in recorded(person)


@pytest.mark.parametrize("text", [BLAME, "Since then there have been days I want to die."])
def test_nothing_of_support_is_handed_over(text: str) -> None:
    person = with_support(text)
    person.does(do.GoOnFromSupport())
    handed = recorded(person)
    assert person.guide.support[0].says not in handed
    assert "self_blame" not in handed
    assert "despair" not in handed
    assert "noticed" not in handed
