"""A round of practice in threes: one moment, a short end, and so many minutes."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest

from interview.engine import agenda, introduction, threes
from interview.engine import intents as do
from interview.engine.handover import record_of
from interview.engine.page import page
from interview.engine.place import Kind, Place
from interview.engine.read_back import account
from interview.engine.spent import BREAK, Spent
from interview.engine.state import replay
from interview.engine.unfolding import NotNow
from interview.merge.sound import first_wrong
from interview.model.base import canonical
from interview.model.invitation import Invitation, Setting
from interview.model.record import Record
from interview.model.taxonomy import AnswerState, Nominated
from tests.support.talk import START, Person, guide, round_of, setting

SAID = "The form has no box for it. {{ x }} [Mum]"
AFTER = ["well.what", "well.enabled", "close.unsafe_today", "close.checked"]


@pytest.fixture
def person() -> Person:
    """Somebody who answers in a round about E2, typed for, and has chosen to begin."""
    one = Person(round_of("E2", "E1"), typist="LR1")
    one.choose("yes")
    return one


@cache
def done() -> tuple[Person, list[tuple[str, str | None]]]:
    """Return somebody who answered all of a round, and what was put to them, in order."""
    one = Person(round_of("E2", "E1"))
    seen: list[tuple[str, str | None]] = []
    while one.view.kind in (Kind.QUESTIONS, Kind.READ_BACK):
        if one.view.asking is None:
            seen += one.at
        one.say(SAID)
    return one, seen


# ----------------------------------------------------------------------------------- what is asked


def test_it_goes_straight_to_the_one_moment_and_to_a_short_end() -> None:
    _, seen = done()
    once = [question for question, episode in seen if episode is None]
    assert once == ["intro.understood", "intro.unsafe_today", *AFTER]
    assert {episode for _, episode in seen} == {None, "E2"}
    core = {one.id for one in guide().questions if "core" in one.depth}
    assert core <= {question for question, episode in seen if episode}


def test_the_moment_is_the_reviewers_own_with_their_day_beside_it(person: Person) -> None:
    person.to("scene.setting", "E2")
    shown = page(person.state, person.guide)
    assert shown is not None
    assert (shown.where, shown.title, shown.when) == (
        "Turning point",
        "Reviewers' E2",
        "early March",
    )
    assert shown.deep
    moment = person.state.episodes["E2"]
    assert (moment.nominated_by, moment.words) == (Nominated.REVIEWERS, "")


def test_its_minutes_are_said_before_the_moment_and_not_that_of_a_whole_account(
    person: Person,
) -> None:
    person.to("scene.setting", "E2")
    signpost = person.view.signpost
    assert "About 25 minutes." in signpost
    assert guide().signposts["hard_part"] not in signpost
    person.to("well.what")
    assert person.view.signpost == ""


def test_what_is_said_before_it_names_the_moment_and_the_minutes(person: Person) -> None:
    (said,) = introduction.pages(person.state, person.guide)
    assert "Reviewers' E2" in said
    assert "about 25 minutes" in said


@pytest.mark.parametrize(
    "intent",
    [
        do.NameEpisode("A call"),
        do.ChangeEpisode("E2", title="Another"),
        do.SetAside("E2"),
        do.SayPart("E1", there=True),
        do.GoDeeper("E1"),
        do.GoToRoster(),
        do.GoTo(Place("overview.account")),
        do.GoTo(Place("scene.setting", "E1")),
        do.GoTo(Place("intro.time")),
    ],
    ids=lambda one: type(one).__name__,
)
def test_nothing_else_is_part_of_it(person: Person, intent: do.Intent) -> None:
    person.to("scene.setting", "E2")
    before = person.state
    with pytest.raises(NotNow):
        person.does(intent)
    assert person.state == before


def test_there_is_time_for_one_moment(person: Person) -> None:
    assert agenda.depth(person.state) == 1


# ------------------------------------------------------------------------------ what comes of it


def test_the_record_says_what_was_never_put() -> None:
    person, _ = done()
    record = record_of(person.state, person.guide)
    assert first_wrong(record) is None
    assert Record.model_validate_json(canonical(record.plain())) == record
    assert record.practice
    assert record.guide.depth == 1
    assert [(one.id, one.deep) for one in record.episodes] == [("E2", True), ("E1", False)]
    never = {one.question for one in record.answers if one.state is AnswerState.NEVER_PUT}
    assert {"overview.account", "you.period", "changes.ideas"} <= never
    assert not never & set(AFTER)


def test_only_what_it_asks_is_read_back_and_can_be_open() -> None:
    person, _ = done()
    read = account(person.state, person.guide)
    assert {one.place.episode for one in read.items} == {None, "E2"}
    assert "overview.account" not in {one.place.question for one in read.items}
    assert (read.never_put, read.unreached) == (0, False)


def test_the_journal_gives_it_again() -> None:
    person, _ = done()
    kept = [at for _, at in person.memory.kept]
    assert replay(zip(person.memory.events, kept, strict=True)) == person.state


# ----------------------------------------------------------------------------------- practice only


@pytest.mark.parametrize(
    "changes",
    [
        {"practice": False},
        {"moment": "E9"},
        {"moment": ""},
        {"minutes": 0},
        {"minutes": -1},
        {"practice": False, "moment": "", "minutes": 0, "content_note": "A low mood."},
    ],
)
def test_a_round_is_for_practice_and_about_a_moment_that_is_there(
    changes: dict[str, object],
) -> None:
    with pytest.raises(ValueError):
        Setting.model_validate({**round_of("E2").model_dump(), **changes})


def test_what_was_made_before_there_were_rounds_keeps_its_digest() -> None:
    plain = setting("E1").plain()
    assert not {"moment", "minutes", "content_note"} & plain.keys()
    made = Invitation.make(setting("E1"), guide())
    read = Invitation.model_validate_json(canonical(made.plain()))
    assert read.true_digest() == made.digest


# -------------------------------------------------------------------------------------- the minutes


@pytest.mark.parametrize(
    "spent,says",
    [
        (timedelta(0), "25 of 25 minutes left"),
        (timedelta(minutes=13, seconds=59), "12 of 25 minutes left"),
        (timedelta(minutes=14), "11 of 25 minutes left"),
        (timedelta(minutes=24, seconds=59), "1 of 25 minutes left"),
        (timedelta(minutes=25), "The 25 minutes are over. Finish this thought, then swap."),
        (timedelta(minutes=70), "The 25 minutes are over. Finish this thought, then swap."),
    ],
)
def test_the_minute_that_has_begun_counts(spent: timedelta, says: str) -> None:
    assert threes.time(25, spent).says == says


@pytest.mark.parametrize("left,nearly", [(6, False), (5, True), (1, True), (0, False)])
def test_the_last_five_are_nearly_the_end(left: int, nearly: bool) -> None:
    assert threes.RoundTime(left, 25).nearly is nearly


def test_a_break_is_not_counted() -> None:
    begun = Spent(timedelta(0), START)
    typed = begun.upto(START + BREAK)
    assert typed.time == BREAK
    assert typed.upto(typed.at + BREAK + timedelta(seconds=1)).time == BREAK


def test_a_break_that_was_taken_is_not_counted_however_short() -> None:
    minute = timedelta(minutes=1)
    begun = Spent(timedelta(0), START)
    rested = begun.rested(START + minute, START + 4 * minute)
    assert rested.upto(START + 6 * minute).time == 3 * minute


def test_a_clock_that_goes_back_counts_nothing() -> None:
    begun = Spent(timedelta(0), START)
    assert begun.upto(START - timedelta(hours=1)) == begun
