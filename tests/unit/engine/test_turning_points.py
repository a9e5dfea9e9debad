"""Working on the list of turning points: naming, wording, dates, order, setting aside."""

from __future__ import annotations

import pytest

from interview.engine import agenda
from interview.engine import intents as do
from interview.engine.account import passages
from interview.engine.decide import NotNow
from interview.engine.events import Came
from interview.engine.handover import record_of
from interview.engine.place import Kind, Place
from interview.engine.roster_view import Row
from interview.model.taxonomy import AnswerState
from tests.support.talk import LONG, Person, setting


def listed(*own: str, invited: tuple[str, ...] = ()) -> Person:
    person = Person(setting(*invited))
    person.to_the_roster()
    person.name(*own)
    return person


def rows(person: Person) -> list[Row]:
    assert person.view.roster is not None
    return list(person.view.roster.rows)


def ids(person: Person) -> list[str]:
    return [row.id for row in rows(person)]


def test_own_moments_get_ids_of_their_own() -> None:
    person = listed("A", "B")
    person.does(do.NameEpisode("C", episode="SW1-4"), do.NameEpisode("D"), do.NameEpisode("E"))
    assert ids(person) == ["SW1-1", "SW1-2", "SW1-4", "SW1-3", "SW1-5"]


@pytest.mark.parametrize("key", ["SW1-1", "E1", "a/b", "-a", "a b", "é", "x" * 61])
def test_an_id_is_given_once_and_is_plain(key: str) -> None:
    person = listed("A", invited=("E1",))
    with pytest.raises(NotNow):
        person.does(do.NameEpisode("B", episode=key))
    assert len(person.state.episodes) == 2


def test_a_moment_needs_a_few_words() -> None:
    person = listed()
    with pytest.raises(NotNow):
        person.name(" \n ")


def test_the_reviewers_words_for_a_time_never_become_the_persons() -> None:
    person = Person(setting("E1", when="8 March 2024"))
    person.to_the_moments("A", part_in=["E1"], deep=["E1"])
    person.to_the_end()
    row = next(one for one in person.state.episodes.values() if one.id == "E1")
    assert (row.words, row.edtf) == ("", None)


def test_the_reviewers_words_for_a_time_are_shown_beside_an_empty_place() -> None:
    person = listed(invited=("E1",))
    person.does(do.CloseRoster())
    row = rows(person)[0]
    assert (row.words, row.reviewers_when, row.reading) == ("", "early March", None)


def test_a_date_is_read_and_asked_about_once() -> None:
    person = listed()
    person.does(do.NameEpisode("A", "8 March 2024"))
    assert rows(person)[0].reading == "2024-03-08"
    person.does(do.ConfirmWhen("SW1-1", "2024-03-08"))
    row = rows(person)[0]
    assert (row.edtf, row.reading, row.when_asked) == ("2024-03-08", None, True)
    assert row.said


def test_who_can_not_say_is_not_asked_again() -> None:
    person = listed()
    person.does(do.NameEpisode("A", "8 March 2024"), do.ConfirmWhen("SW1-1", None))
    assert (rows(person)[0].edtf, rows(person)[0].reading) == (None, None)


def test_other_words_for_a_time_are_asked_about_anew() -> None:
    person = listed()
    person.does(do.NameEpisode("A", "8 March 2024"), do.ConfirmWhen("SW1-1", "2024-03-08"))
    person.does(do.ChangeEpisode("SW1-1", title="B"))
    assert rows(person)[0].edtf == "2024-03-08"
    person.does(do.ChangeEpisode("SW1-1", words="9 March 2024", why="It was late."))
    row = rows(person)[0]
    assert (row.title, row.edtf, row.reading, row.why) == ("B", None, "2024-03-09", "It was late.")


def test_a_change_that_changes_nothing_is_not_kept() -> None:
    person = listed("A")
    kept = len(person.memory.kept)
    person.does(do.ChangeEpisode("SW1-1", title=" "), do.ChangeEpisode("SW1-1"))
    assert len(person.memory.kept) == kept


@pytest.mark.parametrize("edtf", ["", "March", "2024-02-30", "2024-3-1", "2024-05/2024-04"])
def test_a_date_that_is_none_is_refused(edtf: str) -> None:
    person = listed("A")
    with pytest.raises(NotNow, match="not a date"):
        person.does(do.ConfirmWhen("SW1-1", edtf))


@pytest.mark.parametrize(
    "episode,by,order",
    [
        ("SW1-1", 1, "SW1-2 SW1-1 SW1-3"),
        ("SW1-3", -1, "SW1-1 SW1-3 SW1-2"),
        ("SW1-3", -9, "SW1-3 SW1-1 SW1-2"),
        ("SW1-1", 9, "SW1-2 SW1-3 SW1-1"),
        ("SW1-1", -1, "SW1-1 SW1-2 SW1-3"),
        ("SW1-2", 0, "SW1-1 SW1-2 SW1-3"),
    ],
)
def test_a_moment_is_moved_among_those_that_are_seen(episode: str, by: int, order: str) -> None:
    person = listed("A", "B", "C", invited=("E1",))
    person.does(do.MoveEpisode(episode, by))
    assert ids(person) == order.split()


def test_moving_steps_over_what_is_set_aside() -> None:
    person = listed("A", "B", "C")
    person.does(do.SetAside("SW1-2"), do.MoveEpisode("SW1-1", 1))
    assert ids(person) == ["SW1-3", "SW1-1"]
    with pytest.raises(NotNow, match="set aside"):
        person.does(do.MoveEpisode("SW1-2", 1))


def test_own_and_reviewers_moments_can_be_mixed_and_stay_so_when_one_is_named() -> None:
    person = listed("A", "B", invited=("E1", "E2"))
    person.does(do.CloseRoster(), do.MoveEpisode("E1", -1), do.NameEpisode("C"))
    assert ids(person) == ["SW1-1", "E1", "SW1-2", "SW1-3", "E2"]


@pytest.mark.parametrize(
    "intent",
    [
        do.ChangeEpisode("E9", "x"),
        do.ConfirmWhen("E9", None),
        do.MoveEpisode("E9", 1),
        do.SetAside("E9"),
        do.Restore("E9"),
        do.SayPart("E9", there=True),
        do.GoDeeper("E9"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_moment_that_is_not_there_is_refused(intent: do.Intent) -> None:
    person = listed("A")
    before = person.state
    with pytest.raises(NotNow, match="no such moment"):
        person.does(intent)
    assert person.state is before


def test_setting_aside_parks_and_bringing_back_restores() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1", "SW1-2"])
    person.to("scene.setting", "SW1-2")
    kept = {key: one for key, one in person.state.given.items() if key.episode == "SW1-1"}
    person.does(do.SetAside("SW1-1"), do.SetAside("SW1-1"))
    assert person.view.where == "Turning point 1 of 1"
    with pytest.raises(NotNow):
        person.does(do.GoTo(Place("knew.in_front", "SW1-1")))
    person.does(do.Restore("SW1-1"), do.Restore("SW1-1"))
    assert person.view.where == "Turning point 2 of 2"
    assert {key: one for key, one in person.state.given.items() if key in kept} == kept


def test_parked_answers_are_not_in_the_account_but_counted() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    person.to("thought.to_colleague", "SW1-1")
    person.does(do.SetAside("SW1-1"))
    parked = [one for one in passages(person.state, person.guide) if one.place.episode == "SW1-1"]
    assert len(parked) > 3
    assert {one.given.state for one in parked} == {AnswerState.PARKED}
    assert {one.given.text for one in parked} == {""}
    assert all(one.asked for one in parked)


def test_an_answer_to_a_parked_question_waits_until_it_is_back() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    person.to("knew.in_front", "SW1-1")
    person.does(do.SetAside("SW1-1"))
    with pytest.raises(NotNow, match="isn't gone through"):
        person.does(do.Answer((do.Reply(Place("scene.setting", "SW1-1"), text="x"),)))


def test_setting_the_moment_in_hand_aside_goes_on_with_the_next() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", "C", deep=["SW1-1", "SW1-2"])
    person.does(do.GoOn())  # one left open in the first
    person.to("knew.in_front", "SW1-2")
    assert person.does(do.SetAside("SW1-2")).boxes[0].place.episode == "SW1-3"


def test_setting_the_last_moment_aside_goes_on_with_the_next_stage() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    assert person.does(do.SetAside("SW1-1")).stage == "What mattered most"


def test_a_light_one_stays_light_when_the_others_are_set_aside() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    person.does(do.SetAside("SW1-1"))
    assert not person.view.deep
    assert len(person.at) == 6


def test_one_begun_in_detail_stays_so_when_another_is_named_late() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to("thought.to_colleague", "SW1-1")
    person.does(do.GoToRoster(), do.NameEpisode("B"), do.CloseRoster())
    assert person.view.kind is Kind.CHOOSE
    person.does(do.ChooseDeep(("SW1-2",)))
    assert person.state.deep == ("SW1-2", "SW1-1")
    assert person.at == (Place("scene.setting", "SW1-2"),)
    person.to("thought.to_colleague", "SW1-1")


def test_a_choice_not_yet_begun_can_be_changed() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", "C", deep=["SW1-1", "SW1-2"])
    person.does(do.GoToRoster(), do.ChooseDeep(("SW1-3",)))
    assert person.state.deep == ("SW1-3", "SW1-1"), "the first was begun"


def test_one_named_late_gets_its_page() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    person.to("well.what")
    person.does(do.GoToRoster(), do.NameEpisode("C"))
    view = person.does(do.CloseRoster())
    assert (view.kind, view.title) == (Kind.QUESTIONS, "C")
    assert person.say().boxes[0].place == Place("well.what")


def test_what_nothing_was_said_of_in_the_reviewers_list_stays_unsaid() -> None:
    person = listed("A", invited=("E1", "E2"))
    person.does(do.CloseRoster(), do.SayPart("E2", there=True), do.CloseRoster())
    there = {one.id: one.there for one in person.state.episodes.values()}
    assert there == {"SW1-1": True, "E1": None, "E2": True}
    record = record_of(person.state, person.guide)
    states = {one.state for one in record.answers if one.episode == "E1"}
    assert states == {AnswerState.NEVER_PUT}
    assert "E1" in [one.id for one in record.episodes]


def test_one_that_was_not_theirs_is_not_there_in_the_account() -> None:
    person = Person(setting("E1"))
    person.to_the_moments("A")
    person.does(do.SayPart("E1", there=False))
    states = {
        one.given.state for one in passages(person.state, person.guide) if one.place.episode == "E1"
    }
    assert states == {AnswerState.NOT_THERE}


def test_a_part_can_be_taken_back_and_its_words_stay_out_of_the_account() -> None:
    person = Person(setting("E1"))
    person.to_the_moments("A", part_in=["E1"], deep=["E1"])
    person.say("What I saw of it.")
    view = person.does(do.SayPart("E1", there=False))
    assert view.boxes[0].place.episode == "SW1-1"
    found = [one for one in passages(person.state, person.guide) if one.place.episode == "E1"]
    assert {(one.given.state, one.given.text) for one in found} == {(AnswerState.NOT_THERE, "")}
    person.does(do.SayPart("E1", there=True), do.GoTo(Place("scene.setting", "E1")))
    assert person.given("scene.setting", "E1").text == "What I saw of it."


def test_a_part_in_one_set_aside_brings_it_back() -> None:
    person = listed("A", invited=("E1",))
    person.does(do.CloseRoster(), do.SetAside("E1"), do.SayPart("E1", there=True))
    assert [one.id for one in agenda.walked(person.state)] == ["SW1-1", "E1"]


def test_ones_own_moment_is_set_aside_not_disowned() -> None:
    with pytest.raises(NotNow, match="your own"):
        listed("A").does(do.SayPart("SW1-1", there=False))


def test_the_list_is_closed_only_where_it_is_in_hand() -> None:
    person = Person(setting("E1"))
    person.to("overview.account")
    with pytest.raises(NotNow, match="isn't in hand"):
        person.does(do.CloseRoster())
    assert person.state.roster == "open"


def test_the_list_opened_again_and_closed_leads_on() -> None:
    person = Person(setting("E1"))
    person.to_the_moments("A", part_in=["E1"], deep=["E1"])
    person.to("knew.in_front", "E1")
    view = person.does(do.GoToRoster())
    assert view.roster is not None
    assert [row.id for row in view.roster.rows] == ["SW1-1", "E1"]
    assert view.signpost == ""
    assert person.does(do.CloseRoster()).boxes[0].place == Place("knew.in_front", "E1")


def test_the_list_gone_back_to_from_the_reviewers_leads_to_theirs_again() -> None:
    person = listed("A", invited=("E1",))
    person.does(do.CloseRoster(), do.Back())
    assert person.view.kind is Kind.ROSTER
    assert person.does(do.CloseRoster()).kind is Kind.REVIEWERS_LIST
    closed = [one for one in person.memory.events if one.kind == "roster_closed"]
    assert len(closed) == 1


def test_only_those_they_had_a_part_in_are_there_to_choose() -> None:
    person = listed("A", "B", invited=("E1", "E2"))
    person.does(do.CloseRoster(), do.SayPart("E1", there=True), do.SetAside("SW1-2"))
    person.does(do.CloseRoster())
    assert person.view.kind is Kind.CHOOSE
    assert ids(person) == ["SW1-1", "E1"]
    assert person.view.roster is not None
    assert [row.id for row in person.view.roster.aside] == ["SW1-2"]


def test_an_empty_list_goes_straight_on() -> None:
    person = listed()
    assert person.does(do.CloseRoster()).stage == "What mattered most"


def test_choosing_away_the_choice_itself_goes_on_all_the_same() -> None:
    person = listed("A", "B")
    person.does(do.CloseRoster(), do.SetAside("SW1-2"))
    assert person.view.kind is Kind.CHOOSE
    person.does(do.ChooseDeep(("SW1-1",)))
    assert person.at == (Place("scene.setting", "SW1-1"),)


def test_going_to_what_the_short_page_does_not_hold_keeps_its_place() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    person.does(do.GoTo(Place("options.did", "SW1-2")))
    person.say(LONG)
    comes = [one.questions for one in person.memory.events if isinstance(one, Came)]
    assert ("options.did",) in comes
    steps = agenda.steps_of(person.state, person.guide, "SW1-2")
    assert [len(step.questions) for step in steps] == [6, 1]
