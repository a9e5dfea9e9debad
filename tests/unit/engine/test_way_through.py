"""Going on, back and to: the order of an interview, and how somebody finds their own way."""

from __future__ import annotations

import pytest

from interview.engine import agenda
from interview.engine import intents as do
from interview.engine.account import contents, passages
from interview.engine.decide import NotNow
from interview.engine.events import Came
from interview.engine.place import Kind, Place
from interview.engine.view import View
from interview.model.guide import Corner, Guide
from interview.model.taxonomy import AnswerState
from tests.support.talk import Person, setting

CORNERS = {
    Corner.KNEW,
    Corner.THOUGHT,
    Corner.FACED,
    Corner.TASKS,
    Corner.TOOLS,
    Corner.ENVIRONMENT,
}
OVERVIEW = Place("overview.account")
LIGHT_PAGE = (
    "knew.in_front",
    "thought.to_colleague",
    "faced.else",
    "shaped.tasks",
    "shaped.tools",
    "shaped.environment",
)


def walked(person: Person) -> list[str]:
    return [one.id for one in agenda.walked(person.state)]


def test_the_stages_come_in_their_order() -> None:
    person = Person(setting("E1", queries=["How do messages reach you?"]))
    person.to_the_moments("Mine", part_in=["E1"], deep=["SW1-1"])
    person.to_the_end()
    stages = [event.stage for event in person.memory.events if isinstance(event, Came)]
    assert list(dict.fromkeys(stages)) == [stage.id for stage in person.guide.stages]


def test_the_overview_comes_before_any_list_and_the_queries_after_all_moments() -> None:
    person = Person(setting("E1", queries=["How do messages reach you?"]))
    person.to_the_moments("Mine", part_in=["E1"])
    person.to_the_end()
    put = list(person.state.put)
    moments = [index for index, place in enumerate(put) if place.episode]
    assert put.index(OVERVIEW) < moments[0]
    assert put.index(Place("queries.1")) > moments[-1]


def test_own_moments_are_named_before_the_reviewers_are_shown() -> None:
    person = Person(setting("E1", "E2"))
    shown = person.to_the_roster().roster
    assert shown is not None
    assert shown.rows == ()
    for intent in (do.SayPart("E1", there=True), do.ChangeEpisode("E1", "x"), do.SetAside("E1")):
        with pytest.raises(NotNow, match="no such moment"):
            person.does(intent)
    person.name("Mine")
    listed = person.does(do.CloseRoster())
    assert listed.kind is Kind.REVIEWERS_LIST
    assert listed.roster is not None
    assert [row.id for row in listed.roster.rows] == ["SW1-1", "E1", "E2"]


def test_the_deep_ones_come_as_chosen_then_the_one_asked_for_then_the_light() -> None:
    person = Person(setting("E1", "E2", "E3", ask=["E3"]))
    person.to_the_moments("A", "B", part_in=["E1", "E2", "E3"], deep=["E2", "SW1-2"])
    assert walked(person) == ["E2", "SW1-2", "E3", "SW1-1", "E1"]
    assert person.state.deep == ("E2", "SW1-2", "E3")


def test_one_asked_for_is_not_gone_into_by_somebody_who_had_no_part_in_it() -> None:
    person = Person(setting("E1", "E2", ask=["E2"]))
    person.to_the_moments("A", part_in=["E1"], deep=["SW1-1"])
    assert person.state.deep == ("SW1-1",)


def test_one_asked_for_that_they_chose_themselves_is_enough() -> None:
    person = Person(setting("E1", "E2", "E3", ask=["E1", "E2"]))
    person.to_the_moments(part_in=["E1", "E2", "E3"], deep=["E2"])
    assert person.state.deep == ("E2",)


def test_the_only_moment_is_gone_through_in_detail() -> None:
    person = Person(setting())
    view = person.to_the_moments("The visit")
    assert view.deep
    assert person.at == (Place("scene.setting", "SW1-1"),)


@pytest.mark.parametrize("time,limit", [("45_minutes", 1), ("hour", 2), ("two_sittings", 3)])
def test_the_time_there_is_sets_how_many_are_chosen(time: str, limit: int) -> None:
    person = Person(setting())
    person.chosen["intro.time"] = time
    person.to_the_roster()
    person.name("A", "B", "C", "D")
    choosing = person.does(do.CloseRoster())
    assert choosing.roster is not None
    assert choosing.roster.limit == limit
    ids = tuple(row.id for row in choosing.roster.rows)
    with pytest.raises(NotNow, match=f"time for {limit}"):
        person.does(do.ChooseDeep(ids[: limit + 1]))
    person.does(do.ChooseDeep(ids[:limit]))
    assert person.state.deep == ids[:limit]


@pytest.mark.parametrize("deep", [("SW1-1", "SW1-1"), ("SW1-9",), ("SW1-2",)])
def test_only_moments_on_the_list_are_chosen_each_once(deep: tuple[str, ...]) -> None:
    person = Person(setting())
    person.to_the_roster()
    person.name("A", "B", "C")
    person.does(do.SetAside("SW1-2"), do.CloseRoster())
    with pytest.raises(NotNow, match="not a choice"):
        person.does(do.ChooseDeep(deep))


def test_nothing_is_chosen_before_the_list_is_done() -> None:
    person = Person(setting("E1"))
    person.to_the_roster()
    person.name("A")
    with pytest.raises(NotNow):
        person.does(do.ChooseDeep(("SW1-1",)))


def test_every_moment_reaches_every_corner_deep_or_light() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", "C", deep=["SW1-1"])
    person.to_the_end()
    for episode in walked(person):
        put = {place.question for place in person.state.put if place.episode == episode}
        assert {person.guide.by_id[one].corner for one in put} >= CORNERS


def test_a_light_moment_is_one_page_of_boxes_that_may_be_left() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    view = person.to("knew.in_front", "SW1-2")
    assert not view.deep
    assert person.at == tuple(Place(question, "SW1-2") for question in LIGHT_PAGE)
    assert person.say("").stage == "What mattered most"
    assert person.given("shaped.tools", "SW1-2").state is AnswerState.LEFT_BLANK


def test_questions_only_offered_come_when_an_answer_calls_for_them() -> None:
    quiet, telling = Person(setting()), Person(setting())
    plain, told = "One hour, in the usual way, then.", "I was told it by the school."
    for person, words in ((quiet, plain), (telling, told)):
        person.to_the_moments("A")
        person.to("knew.in_front", "SW1-1")
        person.say(words)
        person.answer_until(lambda view: view.part.startswith("What you thought"), words)
    assert Place("knew.items", "SW1-1") not in quiet.state.put
    assert Place("knew.items", "SW1-1") in telling.state.put


@pytest.mark.parametrize("time,comes", [("hour", False), ("two_sittings", True)])
def test_some_questions_are_for_those_who_have_two_sittings(time: str, comes: bool) -> None:
    person = Person(setting())
    person.to_the_moments("A", time=time)
    person.to_the_end()
    assert (Place("faced.hoped", "SW1-1") in person.state.put) == comes


def test_going_back_undoes_nothing() -> None:
    person = Person(setting())
    person.to("you.records")
    before = dict(person.state.given)
    for question in ("you.period", "you.agency", "you.role", "intro.time"):
        person.does(do.Back())
        assert person.at == (Place(question),)
    assert person.state.given == before
    box = person.view.boxes[0]
    assert box.given is not None
    assert box.given.value == "hour"


def test_going_back_from_the_very_first_question_stays_there() -> None:
    person = Person(setting())
    assert person.does(do.Back()).boxes[0].place == Place("intro.understood")


def test_going_back_past_a_list_shows_the_list() -> None:
    person = Person(setting("E1"))
    person.to_the_moments("A", part_in=["E1"])
    kinds = [person.does(do.Back()).kind for _ in range(4)]
    assert kinds == [Kind.CHOOSE, Kind.REVIEWERS_LIST, Kind.ROSTER, Kind.QUESTIONS]
    assert person.at == (OVERVIEW,)


def test_an_earlier_question_answered_again_leads_on_to_the_first_open_one() -> None:
    person = Person(setting())
    person.to("you.records")
    person.does(do.GoTo(Place("you.role")))
    assert person.say("A nurse, in those days.").boxes[0].place == Place("you.records")


def test_a_question_changed_at_the_very_end_leads_back_to_the_read_back() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to_the_end()
    person.does(do.GoTo(Place("well.what")))
    assert person.say("Another thing, that went well.").kind is Kind.READ_BACK


@pytest.mark.parametrize(
    "place",
    [
        Place("changes.ideas"),
        Place("queries.1"),
        Place("close.use"),
        Place("knew.items", "SW1-1"),
        Place("faced.hoped", "SW1-1"),
        Place("options.who_held", "SW1-2"),
    ],
)
def test_any_question_can_be_gone_to_put_or_not(place: Place) -> None:
    person = Person(setting(queries=["How?"]))
    person.to_the_moments("A", "B", deep=["SW1-1"])
    person.does(do.GoTo(place))
    assert person.at == (place,)
    assert person.view.boxes[0].asked


def test_after_one_gone_to_ahead_the_next_open_one_comes() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    person.does(do.GoTo(Place("options.who_held", "SW1-2")))
    assert person.say().stage == "What mattered most"
    person.does(do.Back())
    assert person.at == (Place("options.who_held", "SW1-2"),)


@pytest.mark.parametrize(
    "place",
    [
        Place("no.such"),
        Place("queries.2"),
        Place("queries.1", "SW1-1"),
        Place("knew.in_front"),
        Place("knew.in_front", "E9"),
        Place("well.what", "SW1-1"),
    ],
)
def test_what_is_not_in_this_interview_can_not_be_gone_to(place: Place) -> None:
    person = Person(setting(queries=["How?"]))
    person.to_the_moments("A")
    before = person.state
    with pytest.raises(NotNow, match="no such question"):
        person.does(do.GoTo(place))
    assert person.state is before


def test_nobody_is_taken_into_a_moment_before_the_list_is_done() -> None:
    person = Person(setting("E1"))
    person.to_the_roster()
    person.name("A")
    with pytest.raises(NotNow):
        person.does(do.GoTo(Place("knew.in_front", "SW1-1")))


def test_leaving_a_question_is_always_possible() -> None:
    person = Person(setting())
    person.to("you.role")
    assert person.does(do.GoOn()).boxes[0].place == Place("you.agency")
    assert Place("you.role") not in person.state.given


def test_leaving_a_list_is_being_done_with_it() -> None:
    person = Person(setting("E1"))
    person.to_the_roster()
    person.name("A")
    assert person.does(do.GoOn()).kind is Kind.REVIEWERS_LIST
    assert person.does(do.GoOn()).boxes[0].place == Place("scene.setting", "SW1-1")
    assert person.state.episodes["E1"].there is None


def test_a_look_at_the_whole_leads_back_to_where_one_was() -> None:
    person = Person(setting())
    person.to("overview.account")
    assert person.does(do.ReadBack()).kind is Kind.READ_BACK
    assert person.does(do.GoOn()).boxes[0].place == OVERVIEW
    person.does(do.ReadBack())
    assert person.does(do.Back()).boxes[0].place == OVERVIEW
    person.say()
    person.does(do.ReadBack())
    assert person.does(do.GoOn()).kind is Kind.ROSTER


def test_the_read_back_ends_only_with_a_yes() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.answer_until(lambda view: view.kind is Kind.READ_BACK)
    assert person.choose("change").kind is Kind.READ_BACK
    assert person.does(do.GoOn()).kind is Kind.READ_BACK
    assert not person.has_confirmed()
    assert person.choose("yes").kind is Kind.HAND_OVER
    assert person.has_confirmed()
    assert person.does(do.GoOn()).kind is Kind.HAND_OVER
    assert person.does(do.Back()).kind is Kind.READ_BACK


def test_answered_on_the_light_page_is_not_asked_again_when_going_deeper() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    person.to("knew.in_front", "SW1-2")
    page = person.view.boxes
    replies = [person.reply(box, "" if "tools" in box.place.question else "Said.") for box in page]
    person.does(do.Answer(tuple(replies), stay=True), do.GoDeeper("SW1-2"))
    asked = []
    while person.at and person.at[0].episode == "SW1-2":
        asked += [place.question for place in person.at]
        person.say()
    assert person.given("knew.in_front", "SW1-2").text == "Said."
    assert {"scene.setting", "knew.child", "options.did"} <= set(asked)
    assert not {"knew.in_front", "thought.to_colleague", "faced.else"} & set(asked)
    assert "shaped.tools" in asked, "it was left blank on the short page"


def test_going_deeper_into_one_ahead_waits_for_its_turn() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", "C", deep=["SW1-1"])
    person.does(do.GoDeeper("SW1-3"), do.GoDeeper("SW1-3"))
    assert person.at == (Place("scene.setting", "SW1-1"),)
    assert walked(person) == ["SW1-1", "SW1-3", "SW1-2"]
    person.to("scene.setting", "SW1-3")


def test_going_deeper_into_one_that_is_past_goes_there() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    person.to("well.what")
    assert person.does(do.GoDeeper("SW1-2")).boxes[0].place == Place("scene.setting", "SW1-2")
    person.to("well.what")


def test_going_deeper_from_the_list_stays_with_the_list() -> None:
    person = Person(setting())
    person.to_the_roster()
    person.name("A", "B")
    assert person.does(do.GoDeeper("SW1-2")).kind is Kind.ROSTER


def test_what_is_set_aside_is_not_gone_into() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    person.does(do.SetAside("SW1-2"))
    with pytest.raises(NotNow):
        person.does(do.GoDeeper("SW1-2"))


def test_a_page_not_wholly_answered_stays() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    page = person.to("shaped.tasks", "SW1-1").boxes
    person.does(do.Answer((person.reply(page[0]),)))
    assert person.at == tuple(box.place for box in page)


def test_a_note_kept_on_the_way_stays_with_the_question() -> None:
    person = Person(setting())
    person.to("overview.account")
    person.does(do.Answer((do.Reply(OVERVIEW, text="So far."),), stay=True))
    assert person.at == (OVERVIEW,)
    assert person.given("overview.account").text == "So far."


def test_only_what_was_put_is_answered() -> None:
    person = Person(setting())
    person.to("you.role")
    with pytest.raises(NotNow, match="hasn't been put"):
        person.does(do.Answer((do.Reply(OVERVIEW, text="Early."),)))
    with pytest.raises(NotNow, match="no answer"):
        person.does(do.Answer(()))


def test_the_list_of_places_says_how_each_stands() -> None:
    person = Person(setting(queries=["How?"]))
    person.to_the_moments("First visit", "The call", deep=["SW1-1"])
    person.to("knew.child", "SW1-1")
    rows = contents(person.state, person.guide)
    told = {(row.title, row.state) for row in rows}
    assert ("About you", "done") in told
    assert ("1 First visit", "here") in told
    assert ("The scene", "done") in told
    assert ("What you knew", "2 of 4") in told or ("What you knew", "3 of 5") in told
    assert ("2 The call", "next") in told
    assert ("What went well", "") in told
    assert "Moment by moment" not in {row.title for row in rows}
    assert {row.kind for row in rows if row.place is None} == {Kind.ROSTER}


def test_the_list_of_places_says_where_one_is_on_a_list() -> None:
    person = Person(setting("E1"))
    person.to_the_roster()
    person.name("A")
    states = {row.title: row.state for row in contents(person.state, person.guide)}
    assert states["Turning points"] == "here"
    assert "1 A" not in states
    person.does(do.Back())
    states = {row.title: row.state for row in contents(person.state, person.guide)}
    assert states["Your own account"] == "here"
    assert states["Turning points"] == "next"


def test_a_stage_partly_done_says_how_far() -> None:
    person = Person(setting())
    person.to("you.period")
    person.does(do.GoTo(OVERVIEW))
    states = {row.title: row.state for row in contents(person.state, person.guide)}
    assert states["About you"] == "2 of 4"


def test_the_part_in_hand_is_counted_within_its_part() -> None:
    def counted(view: View) -> bool:
        return view.part.startswith("What you knew")

    person = Person(setting())
    person.to_the_moments("A")
    assert person.view.part == "The scene"
    parts = []
    person.answer_until(counted, "The chart and the old plan, as far as it goes.")
    while counted(person.view):
        parts.append(person.view.part)
        person.say("The chart and the old plan, as far as it goes.")
    assert parts == [f"What you knew, {number} of 3" for number in (1, 2, 3)]
    person.to("shaped.tasks", "SW1-1")
    assert person.view.part == "What shaped it"


def test_a_guide_without_a_read_back_says_so() -> None:
    guide = Person().guide
    rest = tuple(one for one in guide.questions if one.id != "close.checked")
    person = Person(setting(), guide.model_copy(update={"questions": rest}))
    person.choose("yes")
    with pytest.raises(NotNow, match="isn't part"):
        person.does(do.ReadBack())


def guide_with(question: str, **changes: object) -> Guide:
    """Return the built-in guide with one question changed."""
    whole = Person().guide
    changed = tuple(
        one.model_copy(update=changes) if one.id == question else one for one in whole.questions
    )
    return whole.model_copy(update={"questions": changed})


@pytest.mark.parametrize(
    "when,comes",
    [
        ("words('you.period', 'spring')", True),
        ("answered('you.period') and depth == 2", True),
        ("intro.time == 'hour'", True),
        ("not answered('you.period')", False),
        ("depth == 3 or intro.time == 'two_sittings'", False),
    ],
)
def test_a_question_put_once_may_be_only_offered(when: str, comes: bool) -> None:
    guide = guide_with("you.records", when=when)
    person = Person(setting(), guide)
    person.to("you.period")
    person.say("From spring on, I think, for about a year.")
    assert (person.at == (Place("you.records"),)) is comes
    whole = {one.place: one for one in passages(person.state, guide)}
    assert whole[Place("you.records")].offered
    assert person.does(do.GoTo(Place("you.records"))).boxes[0].asked, "gone to all the same"


def test_a_question_not_meant_for_this_interview_is_not_in_its_account() -> None:
    person = Person(setting())
    assert Place("intro.witness") not in {one.place for one in passages(person.state, person.guide)}


def test_a_moment_ends_with_its_page_of_boxes() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to("shaped.tasks", "SW1-1")
    assert len(person.at) == 3
    assert person.say().stage == "What mattered most"


def test_a_core_question_may_have_a_condition_too() -> None:
    guide = guide_with("knew.child", when="words('knew.in_front', 'school')")
    person = Person(setting(), guide)
    person.to_the_moments("A")
    person.to("knew.in_front", "SW1-1")
    person.say("What was in the file.")
    person.to("knew.not_then", "SW1-1")
    assert Place("knew.child", "SW1-1") not in person.state.put


def test_a_guide_without_reviewers_questions_knows_none() -> None:
    whole = Person().guide
    guide = whole.model_copy(
        update={"stages": tuple(one for one in whole.stages if one.walk != "queries")}
    )
    person = Person(setting(), guide)
    person.choose("yes")
    with pytest.raises(NotNow, match="no such question"):
        person.does(do.GoTo(Place("queries.1")))
