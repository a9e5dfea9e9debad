"""The whole account: what is read back, and the record that is handed over."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
import rfc8785

from interview.engine import intents as do
from interview.engine.account import Passage, passages, still_open
from interview.engine.decide import NotNow
from interview.engine.handover import record_of
from interview.engine.place import Kind, Place
from interview.engine.replies import WrongReply
from interview.model.notes import WrongNotes
from interview.model.record import Record, RecordedAnswer
from interview.model.taxonomy import AnswerState, Use
from tests.support.talk import START, Person, setting

WELL = Place("well.what")
LETTER_FOR_LETTER = [
    "[Mum] said [/i] and [@click=app.quit]",
    "{{ x }} {% if y %} {# z #} ${a} %s {0}",
    "x" * 100_000,
    "שלום עולם \u202eabc\u202c مرحبا",
    "👩‍👩‍👧 e\u0301 é \u200d",
    '"quoted" \\ back\\slash \t tab\nline\n\n',
    "  kept with its spaces  ",
    "=1+1",
    "\u2028\u2029\ufeff",
]


def finished(*own: str, answers: str = "Said in a few words of mine.") -> Person:
    person = Person(setting("E1", queries=["How?"]))
    person.to_the_moments(*(own or ("A", "B")), part_in=["E1"], deep=["SW1-1"])
    person.to_the_end(answers)
    return person


def handed(person: Person) -> Record:
    """Hand over as the conversation does, without a disk."""
    record = record_of(person.state, person.guide)
    person.does(do.HandOver(record.digest, "record.json"))
    return record


def passage(person: Person, question: str, episode: str | None = None) -> Passage:
    place = Place(question, episode)
    return next(one for one in passages(person.state, person.guide) if one.place == place)


def answer(record: Record, question: str, episode: str | None = None) -> RecordedAnswer:
    found = [one for one in record.answers if (one.question, one.episode) == (question, episode)]
    assert len(found) == 1
    return found[0]


def numbers(data: Any) -> list[Any]:
    if isinstance(data, dict):
        return [one for part in data.values() for one in numbers(part)]
    if isinstance(data, list):
        return [one for part in data for one in numbers(part)]
    return [data] if isinstance(data, int | float) else []


def test_a_record_is_of_its_own_shape_and_knows_its_digest() -> None:
    record = record_of(finished().state, finished().guide)
    again = Record.model_validate_json(json.dumps(record.plain()))
    assert again == record
    assert again.true_digest() == record.digest


def test_the_digest_is_that_of_the_standards_canonical_json() -> None:
    person = finished(answers=LETTER_FOR_LETTER[3])
    plain = record_of(person.state, person.guide).plain()
    told = plain.pop("digest")
    assert told == "sha256:" + hashlib.sha256(rfc8785.dumps(plain)).hexdigest()


def test_a_record_has_no_floats() -> None:
    person = finished()
    found = numbers(record_of(person.state, person.guide).plain())
    assert found
    assert not [one for one in found if isinstance(one, float)]


@pytest.mark.parametrize("words", LETTER_FOR_LETTER, ids=range(len(LETTER_FOR_LETTER)))
def test_words_come_back_letter_for_letter(words: str) -> None:
    person = Person(setting())
    person.to("overview.account")
    person.say(words)
    kept = person.resumed()
    record = record_of(kept.state, kept.guide)
    assert answer(record, "overview.account").text == words
    assert json.loads(json.dumps(record.plain())) == record.plain()


@pytest.mark.parametrize(
    "typed,kept",
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00\x1b[31mb\x07", "a[31mb"),
        ("\x85x\x9b", "x"),
        ("\ud800", ""),
    ],
)
def test_control_characters_are_cleaned_at_the_boundary(typed: str, kept: str) -> None:
    assert do.Reply(WELL, text=typed).text == kept
    assert do.Reply(WELL, value=typed).value == kept
    assert do.Reply(WELL, value=[{"what": typed, "passed_to": (typed,)}]).value == [
        {"what": kept, "passed_to": [kept]}
    ]
    assert do.AnswerFollowUp(typed).text == kept
    named = do.NameEpisode(typed, typed, typed)
    assert (named.title, named.words, named.why) == (kept, kept, kept)
    changed = do.ChangeEpisode("E1", title=typed)
    assert (changed.title, changed.words) == (kept, None)
    added, corrected = do.Add(typed, typed), do.Correct(WELL, typed, typed)
    assert (added.text, added.reason) == (corrected.text, corrected.reason) == (kept, kept)


def test_every_question_of_the_guide_has_its_place_in_the_account() -> None:
    person = finished()
    once = {one.id for one in person.guide.questions if "once" in one.depth} - {"intro.witness"}
    places = Counter(one.place for one in passages(person.state, person.guide))
    assert {place.question for place in places if place.episode is None} == once | {"queries.1"}
    assert set(places.values()) == {1}


def test_what_was_only_offered_in_a_deep_moment_and_never_put_is_never_put() -> None:
    person = finished(answers="Plain words.")
    assert passage(person, "knew.stood_out", "SW1-1").given.state is AnswerState.NEVER_PUT
    assert passage(person, "knew.stood_out", "SW1-1").asked == ""
    account = passages(person.state, person.guide)
    light = {one.place.question for one in account if one.place.episode == "E1"}
    assert "knew.stood_out" not in light
    assert all(not one.offered for one in still_open(account))


def test_moments_never_reached_are_in_the_account_as_never_put() -> None:
    person = Person(setting())
    person.to_the_roster()
    person.name("A", "B")
    record = record_of(person.state, person.guide)
    reached = [one.state for one in record.answers if one.episode == "SW1-1"]
    assert set(reached) == {AnswerState.NEVER_PUT}
    assert len(reached) == 6


def test_what_waits_for_an_answer_is_listed() -> None:
    person = finished()
    states = [AnswerState.COME_BACK_LATER, AnswerState.LEFT_BLANK, AnswerState.PREFER_NOT_TO_SAY]
    for question, state in zip(("changes.ideas", "well.what", "well.enabled"), states, strict=True):
        person.does(do.GoTo(Place(question)))
        person.say("", state)
    waiting = {one.place.question for one in still_open(passages(person.state, person.guide))}
    assert {"changes.ideas", "well.what"} <= waiting
    assert "well.enabled" not in waiting


def test_what_was_typed_before_rather_not_say_goes_to_nobody_and_stays_with_them() -> None:
    person = Person(setting())
    person.to("overview.account")
    person.say("Typed, and then not.", AnswerState.PREFER_NOT_TO_SAY)
    assert answer(record_of(person.state, person.guide), "overview.account").text == ""
    assert person.given("overview.account").text == "Typed, and then not."


def test_a_follow_up_walked_away_from_is_left_blank_in_the_record() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.say("At the door.")
    person.does(do.GoOn())
    told = answer(record_of(person.state, person.guide), "scene.setting", "SW1-1").follow_ups
    left = [(one.kind, one.state, one.text) for one in told]
    assert left == [("short", AnswerState.LEFT_BLANK, "")]


def test_before_they_have_said_nothing_is_ever_quoted() -> None:
    person = Person(setting())
    person.to("you.records")
    assert passage(person, "you.role").use is Use.LEADS_ONLY


def test_use_is_said_for_the_whole_and_for_a_passage() -> None:
    person = finished()
    assert passage(person, "well.what").use is Use.QUOTE
    person.does(do.ChooseUse(WELL, Use.LEADS_ONLY))
    assert passage(person, "well.what").use is Use.LEADS_ONLY
    assert passage(person, "well.enabled").use is Use.QUOTE
    person.does(do.GoTo(WELL))
    person.say("In other words, but about the same.")
    assert passage(person, "well.what").use is Use.LEADS_ONLY, "it is the passage's, not the words'"
    with pytest.raises(NotNow, match="no answer"):
        person.does(do.ChooseUse(Place("no.such"), Use.QUOTE))


@pytest.mark.parametrize(
    "change",
    [
        do.ChangeEpisode("SW1-1", why="It was late."),
        do.ConfirmWhen("SW1-1", "2024-03"),
        do.ChooseUse(WELL, Use.PARAPHRASE),
        do.NameEpisode("C"),
        do.SetAside("SW1-2"),
        do.SayPart("E1", there=False),
        do.GoDeeper("SW1-2"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_change_after_it_was_said_to_be_right_is_read_back_again(change: do.Intent) -> None:
    person = finished()
    assert person.has_confirmed()
    person.does(change)
    assert not person.has_confirmed()
    assert record_of(person.state, person.guide).confirmed is None
    person.answer_until(lambda view: view.kind is Kind.READ_BACK)
    assert person.choose("yes").kind is Kind.HAND_OVER
    assert person.has_confirmed()


def test_an_answer_changed_after_it_was_said_to_be_right_is_read_back_again() -> None:
    person = finished()
    person.does(do.GoTo(WELL))
    assert person.has_confirmed(), "looking changes nothing"
    assert person.say("Something else went well.").kind is Kind.READ_BACK
    assert not person.has_confirmed()
    assert person.given("well.what").changed


def test_the_same_answer_given_again_changes_nothing() -> None:
    person = finished(answers="Said in a few words of mine.")
    person.does(do.GoTo(WELL))
    assert person.say("Said in a few words of mine.").kind is Kind.HAND_OVER
    assert person.has_confirmed()
    assert not person.given("well.what").changed


def test_it_can_be_handed_over_before_it_was_said_to_be_right_and_says_so() -> None:
    person = Person(setting())
    person.to("overview.account")
    record = handed(person)
    assert record.confirmed is None
    assert not person.state.handed_over


def test_what_is_handed_over_before_it_was_read_back_leaves_the_interview_open() -> None:
    person = Person(setting())
    person.to("overview.account")
    before = handed(person)
    assert person.view.boxes[0].place == Place("overview.account")
    person.say("It began with a call.")
    record = record_of(person.state, person.guide)
    assert record.parents == (before.digest,)


def test_what_was_handed_over_stays() -> None:
    person = finished()
    handed(person)
    before = person.state
    for intent in (
        do.Answer((do.Reply(WELL, text="x"),)),
        do.Back(),
        do.GoOn(),
        do.GoTo(WELL),
        do.NameEpisode("C"),
        do.SetAside("SW1-1"),
        do.ChooseUse(WELL, Use.QUOTE),
        do.ReadBack(),
    ):
        with pytest.raises(NotNow, match="handed over"):
            person.does(intent)
    assert person.state is before


def test_handing_over_again_with_nothing_new_is_the_same_version() -> None:
    person = finished()
    first = handed(person)
    assert record_of(person.state, person.guide) == first
    assert first.parents == ()


def test_an_addition_makes_a_version_that_follows_the_one_before() -> None:
    person = finished()
    first = handed(person)
    person.does(do.Add("And one thing more.", "It came to me at night."))
    second = handed(person)
    assert second.parents == (first.digest,)
    assert second.answers == first.answers
    assert [one.text for one in second.additions] == ["And one thing more."]
    assert record_of(person.state, person.guide) == second
    person.does(do.Correct(WELL, "It was the Tuesday.", "I looked it up."))
    third = handed(person)
    assert third.parents == (second.digest,)
    assert [(one.question, one.reason) for one in third.corrections] == [
        ("well.what", "I looked it up.")
    ]
    assert answer(third, "well.what").text == answer(first, "well.what").text
    assert [one.id for one in third.additions] == ["addition/1"]
    assert [one.id for one in third.corrections] == ["correction/2"]


@pytest.mark.parametrize(
    "intent",
    [
        do.Add(" "),
        do.Correct(WELL, "x", " "),
        do.Correct(Place("knew.in_front", "E9"), "x", "y"),
        do.Correct(Place("scene.setting", "SW1-2"), "x", "parked"),
    ],
)
def test_what_says_nothing_is_neither_added_nor_corrected(intent: do.Intent) -> None:
    person = finished()
    person.does(do.GoTo(Place("scene.setting", "SW1-2")))
    person.say("What was set aside later on.")
    person.does(do.SetAside("SW1-2"))
    handed(person)
    with pytest.raises(NotNow):
        person.does(intent)
    assert person.state.later == ()


def test_adding_and_correcting_wait_for_the_hand_over() -> None:
    person = finished()
    for intent in (do.Add("more"), do.Correct(WELL, "x", "y")):
        with pytest.raises(NotNow, match="hasn't been handed over"):
            person.does(intent)


def test_the_record_says_who_when_and_how() -> None:
    person = finished()
    record = record_of(person.state, person.guide)
    assert record.participant.code == record.entered_by == "SW1"
    assert record.case is not None
    assert record.guide.depth == 2
    assert record.confirmed is not None
    assert record.confirmed.how == "read back on screen"
    assert record.confirmed.on >= START.date().isoformat()
    parts = {one.id: (one.nominated_by, one.deep, one.parked) for one in record.episodes}
    assert parts["SW1-1"] == ("practitioner", True, False)
    assert parts["E1"] == ("reviewers", False, False)


def test_role_and_agency_are_the_invitations_and_own_words_stay_in_their_answer() -> None:
    person = Person(setting())
    agency = record_of(person.state, person.guide).participant.agency
    person.to("you.agency")
    person.say("The out-of-hours team.")
    record = record_of(person.state, person.guide)
    assert (record.participant.role, record.participant.agency) == ("social worker", agency)
    said = {one.question: one.text for one in record.answers}
    assert said["you.agency"] == "The out-of-hours team."


def test_without_an_invitation_role_and_agency_are_in_their_own_words() -> None:
    person = Person()
    person.to("you.agency")
    person.say("The out-of-hours team.")
    assert record_of(person.state, person.guide).participant.agency == "The out-of-hours team."


def test_without_a_code_the_record_says_so() -> None:
    person = Person()
    person.choose("yes")
    record = record_of(person.state, person.guide)
    assert (record.case, record.participant.code) == (None, "uncoded")
    person.does(do.GiveCode("HV1"))
    assert record_of(person.state, person.guide).participant.code == "HV1"


def test_a_parked_episode_is_named_as_parked() -> None:
    person = finished()
    person.does(do.SetAside("SW1-1"))
    record = record_of(person.state, person.guide)
    one = next(one for one in record.episodes if one.id == "SW1-1")
    assert (one.parked, one.deep) == (True, False)
    parked = [one for one in record.answers if one.state is AnswerState.PARKED]
    assert parked
    assert {(one.text, one.value, one.use) for one in parked} == {("", None, Use.LEADS_ONLY)}


def test_notes_are_kept_as_they_are_written() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.does(do.GoTo(Place("knew.items", "SW1-1")))
    note = {"what": "She had rung.", "status": "knew", "passed_to": ["TE1"]}
    person.does(do.Answer((do.Reply(person.at[0], value=[note]),), stay=True))
    kept = person.given("knew.items", "SW1-1").value
    assert kept[0]["what"] == "She had rung."
    assert kept[0]["passed_to"] == ["TE1"]
    assert kept[0]["channel"] is None
    person.does(do.GoOn())


@pytest.mark.parametrize(
    "text,value,state,kept",
    [
        ("", [], AnswerState.ANSWERED, []),
        ("", None, AnswerState.LEFT_BLANK, None),
        ("She had rung.", None, AnswerState.ANSWERED, "She had rung."),
    ],
)
def test_no_notes_and_none_asked_are_not_the_same(
    text: str, value: object, state: AnswerState, kept: object
) -> None:
    person = Person(setting())
    person.to("you.role")
    person.does(do.GoTo(Place("shaped.factors")))
    person.does(do.Answer((do.Reply(person.at[0], text=text, value=value),)))
    given = person.given("shaped.factors")
    assert given.state is state
    assert (given.value[0]["what"] if given.value else given.value) == kept


@pytest.mark.parametrize(
    "note,error",
    [
        ({"what": "x", "episode": "E9"}, WrongReply),
        ({"what": "x", "code": "F99"}, WrongReply),
        ({"what": "x", "code": "nine"}, WrongNotes),
        ({"other": "x"}, WrongNotes),
    ],
)
def test_a_note_that_can_not_be_kept_is_refused(
    note: dict[str, str], error: type[Exception]
) -> None:
    person = Person(setting())
    person.to("you.role")
    person.does(do.GoTo(Place("shaped.factors")))
    before = person.state
    with pytest.raises(error):
        person.does(do.Answer((do.Reply(person.at[0], value=[note]),)))
    assert person.state is before


@pytest.mark.parametrize(
    "reply,value",
    [
        ({"value": "me"}, "me"),
        ({"value": "SW2"}, "SW2"),
        ({"text": "the school nurse"}, "the school nurse"),
        ({"value": "someone", "text": "a GP"}, "a GP"),
        ({"state": AnswerState.CANNOT_RECALL}, None),
        ({}, None),
    ],
)
def test_who_held_it_is_a_choice_or_words(reply: dict[str, Any], value: str | None) -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to("options.who_held", "SW1-1")
    person.does(do.Answer((do.Reply(person.at[0], **reply),)))
    assert person.given("options.who_held", "SW1-1").value == value


@pytest.mark.parametrize(
    "question,reply",
    [
        ("options.who_held", {"value": "someone"}),
        ("options.who_held", {"value": ["me"]}),
        ("options.who_held", {"state": AnswerState.NEVER_PUT}),
        ("options.who_held", {"state": AnswerState.PARKED}),
        ("options.did", {"value": ["a list"]}),
    ],
)
def test_a_reply_that_does_not_fit_its_question_is_refused(
    question: str, reply: dict[str, Any]
) -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to(question, "SW1-1")
    before = person.state
    with pytest.raises(WrongReply):
        person.does(do.Answer((do.Reply(person.at[0], **reply),)))
    assert person.state is before


def test_a_choice_without_other_answers_takes_none() -> None:
    person = Person(setting())
    person.to("intro.time")
    with pytest.raises(WrongReply, match="one of its choices"):
        person.does(do.Answer((do.Reply(person.at[0], state=AnswerState.CANNOT_RECALL),)))


def test_the_day_of_confirming_does_not_hang_on_where_the_clock_is() -> None:
    person = finished()
    again = person.resumed()
    assert record_of(again.state, again.guide) == record_of(person.state, person.guide)
    assert again.state.last_at - again.state.began_at > timedelta(minutes=1)
