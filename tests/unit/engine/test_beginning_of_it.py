"""Before anything is told: the acknowledgement, the witness, and nothing kept until then."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine import intents as do
from interview.engine.decide import NotNow
from interview.engine.place import Kind, Place
from interview.engine.replies import WrongReply
from interview.model.taxonomy import AnswerState, Use
from tests.support.talk import Person, setting

UNDERSTOOD, WITNESS = Place("intro.understood"), Place("intro.witness")
UNSAFE, OVERVIEW = Place("intro.unsafe_today"), Place("overview.account")

# Whatever could take somebody further, or put something of theirs into an account.
FURTHER = [
    do.GoTo(OVERVIEW),
    do.GoTo(Place("changes.ideas")),
    do.GoToRoster(),
    do.ReadBack(),
    do.CloseRoster(),
    do.NameEpisode("A moment"),
    do.SayPart("E1", there=True),
    do.ChooseDeep(()),
    do.SetAside("E1"),
    do.ChooseUse(UNDERSTOOD, Use.QUOTE),
    do.AnswerFollowUp("words"),
    do.HandOver("sha256:" + "0" * 64, "record.json"),
    do.Add("more"),
    do.Correct(UNDERSTOOD, "words", "reason"),
]


def test_nothing_is_kept_of_somebody_who_only_looked() -> None:
    person = Person(setting())
    for code in ("ask_first", "not_today", "ask_first"):
        person.choose(code)
        person.does(do.GoOn(), do.Back())
    assert person.memory.kept == []


@pytest.mark.parametrize("code", ["ask_first", "not_today"])
def test_who_does_not_begin_is_told_so_and_nothing_is_kept(code: str) -> None:
    stop = Person(setting()).choose(code).stop
    assert stop is not None
    assert not stop.kept
    assert ("Lead reviewer 1" in stop.words) == (code == "ask_first")


def test_all_is_kept_once_they_choose_to_begin_with_the_time_of_choosing() -> None:
    person = Person(setting())
    person.choose("ask_first")
    person.choose("yes")
    assert [event.kind for event in person.memory.events][:2] == ["began", "came"]
    assert {at for _, at in person.memory.kept} == {person.state.began_at}


def test_who_has_begun_can_not_have_not_begun() -> None:
    person = Person(setting())
    person.choose("yes")
    person.does(do.Back())
    with pytest.raises(NotNow, match="has begun"):
        person.choose("not_today")
    assert person.choose("yes").boxes[0].place == UNSAFE


def test_an_invited_person_is_not_asked_about_being_a_witness() -> None:
    person = Person(setting())
    assert person.choose("yes").boxes[0].place == UNSAFE
    with pytest.raises(NotNow):
        person.does(do.GoTo(WITNESS))


@pytest.mark.parametrize("intent", FURTHER, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("chosen", [None, "yes", "not_sure"])
def test_a_possible_witness_goes_no_further(chosen: str | None, intent: do.Intent) -> None:
    person = Person()
    person.choose("yes")
    if chosen:
        person.choose(chosen)
    before, kept = person.state, len(person.memory.kept)
    with pytest.raises(NotNow):
        person.does(intent)
    assert (person.state, len(person.memory.kept)) == (before, kept)


def test_going_on_leaves_a_possible_witness_where_they_are() -> None:
    person = Person()
    person.choose("yes")
    view = person.choose("not_sure")
    for intent in (do.GoOn(), do.Back(), do.GoOn(), do.GoTo(UNDERSTOOD)):
        person.does(intent)
    assert person.does(do.GoTo(WITNESS)).boxes[0].place == WITNESS
    assert view.stop is not None
    assert view.stop.kept
    assert "what you chose so far is kept" in view.stop.words.casefold()


@pytest.mark.parametrize("chosen", ["yes", "not_sure"])
def test_somebody_who_chose_that_by_mistake_goes_back_and_chooses_again(chosen: str) -> None:
    person = Person()
    person.choose("yes")
    assert person.choose(chosen).stop is not None
    assert person.resumed().view.stop is not None
    view = person.does(do.Back())
    assert view.stop is None
    assert view.boxes[0].place == WITNESS
    assert person.choose("no").boxes[0].place == UNSAFE


def test_a_witness_question_left_blank_lets_nobody_on() -> None:
    person = Person()
    person.choose("yes")
    person.does(do.Answer((do.Reply(WITNESS, state=AnswerState.LEFT_BLANK),)))
    assert person.at == (WITNESS,)


def test_a_witness_who_knows_it_only_later_stops_there_too() -> None:
    person = Person()
    person.chosen["intro.witness"] = "no"
    person.to("you.period")
    person.does(do.GoTo(WITNESS))
    assert person.choose("yes").stop is not None
    for intent in (do.GoTo(OVERVIEW), do.GoTo(Place("you.role")), do.ReadBack()):
        with pytest.raises(NotNow):
            person.does(intent)
    with pytest.raises(NotNow):
        person.does(do.Answer((do.Reply(Place("you.role"), text="nurse"),)))
    assert person.choose("no").boxes[0].place == Place("you.period")


def test_a_possible_witness_hands_nothing_over(tmp_path: Path) -> None:
    person = Person()
    person.choose("yes")
    person.choose("yes")
    with pytest.raises(NotNow):
        person.talk.hand_over(tmp_path / "exports")
    assert list(tmp_path.iterdir()) == []


def test_the_alarm_is_for_the_moment_they_say_so() -> None:
    person = Person(setting())
    person.choose("yes")
    assert person.choose("yes").alarm
    assert not person.choose("hour").alarm


def test_a_choice_that_is_not_offered_is_refused() -> None:
    person = Person(setting())
    with pytest.raises(WrongReply):
        person.choose("perhaps")
    assert person.at == (UNDERSTOOD,)


@pytest.mark.parametrize("code", ["", "  ", "LR 1", "-a", "é1", "x" * 21, "a\x1b1"])
def test_a_code_is_a_few_letters_and_figures(code: str) -> None:
    with pytest.raises(NotNow):
        Person().does(do.GiveCode(code))


def test_who_has_no_invitation_gives_the_code_they_were_given() -> None:
    assert Person().does(do.GiveCode(" HV-2 ")).about.code == "HV-2"
    with pytest.raises(NotNow):
        Person(setting()).does(do.GiveCode("HV2"))


def test_the_roster_waits_for_nobody_to_have_read_the_pages() -> None:
    person = Person(setting("E1"))
    with pytest.raises(NotNow):
        person.does(do.GoToRoster())
    assert person.view.kind is Kind.QUESTIONS
