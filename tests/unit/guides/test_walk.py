"""Walking a story: every row is put, in the same conversation that a person has."""

from __future__ import annotations

from typing import Any

import pytest

from interview.beginning import Beginning
from interview.engine.handover import record_of
from interview.guides.walk import StoryTrouble, Walk, walk
from interview.model.invitation import Setting
from interview.model.record import Record
from interview.model.story import Story
from interview.model.taxonomy import AnswerState, Mode, Use
from tests.support import fern, made_up
from tests.support.talk import guide, setting, ticking

EPISODE: dict[str, Any] = {"id": "E1", "when": "8 March 2024", "deep": True}


def story(episodes: list[dict[str, Any]] | None = None, **told: Any) -> Story:
    plain = {"format": "interview-story", "episode": episodes or [], **told}
    return Story.model_validate(plain, strict=False)


def walked(told: Story, invited: Setting | None = None) -> Walk:
    begins = Beginning(guide(), invited or setting("E1", "E2"), mode=Mode.SCRIPTED, owner="o")
    return walk(told, begins, ticking())


def record(found: Walk) -> Record:
    return record_of(found.conversation.state, guide())


def states(found: Walk, episode: str | None) -> dict[str, AnswerState]:
    return {one.question: one.state for one in record(found).answers if one.episode == episode}


def put(found: Walk) -> list[tuple[str, str | None]]:
    return [(one.question, one.episode) for one in found.put if not one.follow_up]


@pytest.mark.parametrize("name,code", made_up.PARTS)
def test_every_story_of_a_made_up_case_walks_with_every_row_used(name: str, code: str) -> None:
    found = made_up.walked(name, code)
    assert set(found.rows) <= {one[:2] for one in put(found)}
    assert record(found).mode is Mode.SCRIPTED
    assert record(found).confirmed is not None


@pytest.mark.parametrize(
    "told,named",
    [
        (story(answers={"no.such": "x"}), "no.such"),
        (story(answers={"queries.1": "x"}), "queries.1"),
        (story(answers={"intro.witness": "no"}), "intro.witness"),
        (story([{"id": "E1", "answers": {"well.what": "x"}}]), r"well\.what \(E1\)"),
        (story([{"id": "E1", "answers": {"no.such": "x"}}]), r"no\.such \(E1\)"),
        (story(answers={"knew.in_front": "x"}), "knew.in_front"),
    ],
)
def test_a_row_that_is_never_used_fails_by_its_name(told: Story, named: str) -> None:
    with pytest.raises(StoryTrouble, match=f"never used: {named}"):
        walked(told)


def test_rows_for_questions_only_offered_are_put_whatever_the_answers() -> None:
    offered = [one.id for one in guide().questions if set(one.depth) & {"offered", "full"}]
    rows: dict[str, Any] = dict.fromkeys(offered, "Words.") | {"knew.items": []}
    found = walked(story([EPISODE | {"answers": rows}]))
    assert {(one, "E1") for one in offered} <= set(put(found))


def test_the_depth_a_story_asks_for_hinders_no_row() -> None:
    rows = {"faced.hoped": "That it would hold."}
    told = story([EPISODE | {"answers": rows}], answers={"intro.time": "45_minutes"})
    assert record(walked(told)).guide.depth == 1


def test_a_light_episode_takes_rows_beyond_its_page() -> None:
    rows = {"knew.in_front": "The chart.", "options.did": "I rang."}
    told = story([EPISODE, {"id": "E2", "answers": rows}])
    found = walked(told)
    assert ("options.did", "E2") in put(found)
    assert states(found, "E2")["faced.else"] is AnswerState.LEFT_BLANK


def test_without_an_invitation_the_witness_question_is_put() -> None:
    told = story([{"id": "X1", "title": "A visit"}])
    found = walked(told, Setting())
    assert ("intro.witness", None) in put(found)
    assert states(found, None)["intro.witness"] is AnswerState.ANSWERED


def test_what_a_story_leaves_out_at_the_start_and_the_end_is_as_agreed() -> None:
    found = walked(story())
    values = {one.question: one.value for one in record(found).answers}
    assert values["intro.understood"] == "yes"
    assert values["intro.unsafe_today"] == values["close.unsafe_today"] == "no"
    assert values["intro.time"] == "two_sittings"
    assert values["close.checked"] == "yes"


def test_role_and_agency_come_from_the_invitation_unless_the_story_says() -> None:
    found = walked(story(answers={"you.role": "student social worker"}))
    texts = {one.question: one.text for one in record(found).answers}
    assert texts["you.role"] == "student social worker"
    assert texts["you.agency"] == "Children's social care"


def test_questions_without_a_row_are_left_blank() -> None:
    assert states(walked(story()), None)["overview.account"] is AnswerState.LEFT_BLANK


def test_a_row_gives_another_state_a_use_or_words_with_either() -> None:
    told = story(
        answers={
            "well.what": {"state": "cannot_recall"},
            "changes.ideas": {"text": "A direct line.", "use": "leads_only"},
            "close.use": "quote",
        }
    )
    rows = {one.question: one for one in record(walked(told)).answers}
    assert rows["well.what"].state is AnswerState.CANNOT_RECALL
    assert rows["changes.ideas"].use is Use.LEADS_ONLY
    assert rows["changes.ideas"].text == "A direct line."
    assert rows["well.what"].use is Use.QUOTE


def test_an_empty_list_is_asked_and_none() -> None:
    found = walked(story([EPISODE | {"answers": {"knew.items": []}}]))
    row = next(one for one in record(found).answers if one.question == "knew.items")
    assert (row.state, row.value) == (AnswerState.ANSWERED, [])


def test_choices_take_a_code_a_value_or_ones_own_words() -> None:
    episodes = [
        EPISODE | {"answers": {"options.who_held": "me"}},
        {"id": "E2", "deep": True, "answers": {"options.who_held": {"value": "HV1"}}},
        {"id": "X", "deep": True, "answers": {"options.who_held": {"state": "cannot_recall"}}},
    ]
    found = walked(story(episodes))
    held = [one for one in record(found).answers if one.question == "options.who_held"]
    assert {one.episode: one.value for one in held} == {"E1": "me", "E2": "HV1", "X": None}


def test_follow_ups_take_what_is_scripted_for_their_kind_in_turn() -> None:
    rows = {"scene.setting": "At the door.", "knew.in_front": "A note.", "options.did": "I rang."}
    said = [{"kind": "short", "text": "The hall."}, {"kind": "knew", "text": "Never put."}]
    found = walked(story([EPISODE | {"answers": rows}], follow_up=said))
    told = [one for answer in record(found).answers for one in answer.follow_ups]
    assert [(one.state, one.text) for one in told][:2] == [
        (AnswerState.ANSWERED, "The hall."),
        (AnswerState.LEFT_BLANK, ""),
    ]
    assert [one.question for one in found.put if one.follow_up][:1] == ["scene.setting"]


def test_an_invited_episode_without_a_row_was_not_theirs() -> None:
    found = walked(story([EPISODE]))
    assert set(states(found, "E2").values()) == {AnswerState.NOT_THERE}


def test_invited_episodes_are_the_reviewers_and_others_ones_own() -> None:
    told = story([EPISODE, {"id": "SW1-a", "title": "Mine"}])
    by = {one.id: one.nominated_by for one in record(walked(told)).episodes}
    assert by == {"E1": "reviewers", "SW1-a": "practitioner", "E2": "reviewers"}


def test_more_deep_episodes_than_there_is_time_for_are_all_gone_through() -> None:
    rows = {"scene.setting": "A room with a door to it, and rain."}
    episodes = [{"id": f"X{n}", "deep": True, "answers": rows} for n in range(5)]
    told = story([*episodes, {"id": "X9"}])
    deep = [one.id for one in record(walked(told)).episodes if one.deep]
    assert deep == [f"X{n}" for n in range(5)]


@pytest.mark.parametrize(
    "when,edtf,kept",
    [
        ("8 March 2024", None, "2024-03-08"),
        ("the week before Easter", None, None),
        ("the week before Easter", "2024-03-25/2024-03-29", "2024-03-25/2024-03-29"),
        ("", None, None),
    ],
)
def test_a_date_is_confirmed_only_when_it_is_plain_or_given(
    when: str, edtf: str | None, kept: str | None
) -> None:
    found = walked(story([{"id": "E1", "when": when, "edtf": edtf}, {"id": "X", "when": when}]))
    episodes = {one.id: one.when for one in record(found).episodes}
    assert (episodes["E1"].words, episodes["E1"].edtf) == (when, kept)


@pytest.mark.parametrize("episode", ["E1", "X"])
def test_a_range_that_is_no_date_fails_with_a_sentence(episode: str) -> None:
    with pytest.raises(StoryTrouble, match=f"edtf of {episode} is not a date"):
        walked(story([{"id": episode, "when": "in spring", "edtf": "spring"}]))


@pytest.mark.parametrize(
    "answers,words",
    [
        ({"intro.understood": "not_today"}, "stops before its account"),
        ({"intro.understood": {"state": "left_blank"}}, "doesn't get past intro.understood"),
        ({"close.checked": "change"}, "doesn't get past close.checked"),
        ({"intro.time": "a week"}, "intro.time: That is not one of the choices"),
        ({"well.what": {"value": ["x"]}}, "well.what: This question takes words"),
        ({"shaped.factors": [{"what": "x", "episode": "E9"}]}, "isn't on the list"),
    ],
)
def test_a_story_that_can_not_be_walked_fails_with_a_sentence(
    answers: dict[str, Any], words: str
) -> None:
    with pytest.raises(StoryTrouble, match=words):
        walked(story(answers=answers))


def test_a_witness_in_a_story_stops_it() -> None:
    with pytest.raises(StoryTrouble, match="stops before"):
        walked(story(answers={"intro.witness": "yes"}), Setting())


def test_one_id_is_one_episode() -> None:
    with pytest.raises(StoryTrouble, match="one id: X"):
        walked(story([{"id": "X"}, {"id": "X"}]))


def test_walking_a_story_twice_gives_the_same_record() -> None:
    told = fern.story("TE1")
    first, second = (record(walked(told, fern.setting("TE1"))) for _ in range(2))
    assert first.plain() == second.plain()


def test_a_storys_text_is_never_a_command() -> None:
    texts = {"overview.account": "back", "well.what": "pause", "changes.ideas": "read it back"}
    told = {one.question: one.text for one in record(walked(story(answers=texts))).answers}
    assert {key: told[key] for key in texts} == texts
