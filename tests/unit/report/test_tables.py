from __future__ import annotations

import re
from typing import Any

import pytest

from interview.model.decision import Decisions, Match
from interview.model.merged import Kind, Said, Withdrawal
from interview.model.place import Place
from interview.model.record import Addition, Correction, Record, RecordedAnswer
from interview.model.taxonomy import SAID_ELSEWHERE, AnswerState, Mode
from interview.report import words
from interview.report.audience import Audience
from interview.report.html import html
from interview.report.passages import Passage, Reader
from interview.report.statements import Manner
from interview.report.tables import Tables, tables
from tests.support import compared, fern
from tests.support.fern_records import record


def team(held: dict[str, list[Record]] | None = None, **given: Any) -> Tables:
    return tables(compared.case(), fern.guide(), compared.comparison(held, **given), Audience.TEAM)


def changed(code: str, question: str, **update: Any) -> Record:
    """Return a person's record with one answer of it otherwise."""
    return one_more(record(code), question, **update)


def one_more(of: Record, question: str, **update: Any) -> Record:
    answers = tuple(
        one.model_copy(update=update) if one.question == question else one for one in of.answers
    )
    made = of.model_copy(update={"answers": answers})
    return made.model_copy(update={"digest": made.true_digest()})


def passages(made: Tables) -> list[Passage]:
    once = [one for stage in made.stages for asked in stage.asked for one in asked.passages]
    beside = [
        one
        for episode in made.episodes
        for part in episode.parts
        for row in part.rows
        for cell in row.cells
        for one in cell
    ]
    return once + beside


def at(made: Tables, anchor: str) -> Passage:
    return next(one for one in passages(made) if one.anchor == anchor)


def test_every_place_of_every_account_stands_once() -> None:
    comparison = compared.comparison()
    anchors = [one.anchor for one in passages(team()) if one.anchor]
    spoken = {
        f"{account.code}:{said.place.question}"
        + (f"/{said.place.episode}" if said.place.episode else "")
        for account in comparison.accounts
        for said in account.said
        if said.variants[0].state not in (AnswerState.NEVER_PUT, AnswerState.NOT_THERE)
    }
    assert len(anchors) == len(set(anchors))
    assert spoken <= set(anchors)


def test_every_word_of_every_answer_is_in_the_teams_tables() -> None:
    found = repr(team())
    for code in fern.CODES:
        given = [text for text in compared.texts(record(code)) if len(text) > 20]
        missing = [text for text in given if repr(text)[1:-1] not in found]
        assert missing == []


def test_rows_are_the_guides_parts_in_its_order() -> None:
    library = next(one for one in team().episodes if one.id == "E5")
    assert [part.title for part in library.parts] == [
        *("The scene", "What they knew", "What they thought"),
        *("What they faced", "Options", "What shaped it"),
    ]
    assert [row.label for row in library.parts[-1].rows] == ["Tasks", "Tools", "Environment"]


def test_never_put_and_dont_recall_are_not_the_same_thing() -> None:
    made = team()
    recall = at(made, "HV1:knew.stood_out/E4").says[0]
    library = next(one for one in made.episodes if one.id == "E1")
    (scene,) = library.parts[0].rows
    never = scene.cells[0][0].says[0]
    assert (recall.manner, recall.text) == (Manner.STATE, "Don't recall")
    assert (never.manner, never.text) == (Manner.UNASKED, "Never put")


def test_a_follow_up_stands_under_its_answer_in_the_words_it_was_put_in() -> None:
    put = [one for one in record("HV1").answers if one.follow_ups]
    for answer in put:
        shown = at(team(), f"HV1:{answer.id}").follow_ups
        assert [one.asked for one in shown] == [one.asked for one in answer.follow_ups]


def test_both_versions_of_a_conflict_stand_and_are_marked() -> None:
    two = [record("PO1"), changed("PO1", "well.what", text="Nothing comes to mind.")]
    made = team(compared.records() | {"PO1": two})
    both = [one for one in passages(made) if one.anchor.startswith("PO1:well.what")]
    assert [(one.version, one.versions) for one in both] == [(1, 2), (2, 2)]
    assert both[0].says != both[1].says
    assert len({one.anchor for one in both}) == 2
    (officer,) = [one for one in made.people if one.code == "PO1"]
    assert "Two versions" in officer.marks


def test_what_was_put_right_stands_beside_the_earlier_words() -> None:
    right = Correction(
        id="correction/1", on="2026-04-09", question="well.what", episode=None,
        text="It was the deputy head.", reason="I had the name of the role wrong.",
    )  # fmt: skip
    corrected = record("PO1").model_copy(update={"corrections": (right,)})
    shown = at(team(compared.records() | {"PO1": [corrected]}), "PO1:well.what")
    assert shown.says[0].text != "It was the deputy head."
    (later,) = shown.later
    assert (later.on, later.says.text) == ("9 April 2026", "It was the deputy head.")
    assert later.reason is not None


def test_what_was_added_afterwards_stands_with_its_account() -> None:
    more = Addition(id="addition/1", on="2026-04-09", text="There was a dog.", reason="A dream.")
    added = record("PO1").model_copy(update={"additions": (more,)})
    (found,) = team(compared.records() | {"PO1": [added]}).added
    assert (found.code, found.later[0].says.text) == ("PO1", "There was a dog.")


def test_rather_not_say_shows_no_word_whatever_the_file_holds() -> None:
    hidden = changed(
        "PO1", "well.what", state=AnswerState.PREFER_NOT_TO_SAY, text="typed and taken back"
    )
    assert "typed and taken back" not in repr(team(compared.records() | {"PO1": [hidden]}))


def test_an_account_that_was_withdrawn_is_a_stone_and_not_a_word() -> None:
    gone = Withdrawal(by="LR1", on="2026-05-01", reason="They asked for it.")
    made = team(withdrawn={"PO1": gone})
    (officer,) = [one for one in made.people if one.code == "PO1"]
    assert not officer.returned
    assert "Withdrawn on 1 May 2026" in officer.standing[0]
    assert made.front.withdrawn == 1
    others = set().union(*(compared.texts(record(code)) for code in fern.CODES if code != "PO1"))
    own = compared.case().file.model_dump_json()
    theirs = compared.texts(record("PO1")) - others
    given = [one for one in theirs if len(one) > 20 and one not in own]
    assert len(given) > 20
    assert [one for one in given if one in repr(made)] == []


@pytest.mark.parametrize(
    "update,mark",
    [
        ({"practice": True}, "Practice"),
        ({"mode": Mode.SCRIPTED}, "Scripted"),
        ({"confirmed": None}, "Not yet confirmed"),
    ],
)
def test_what_has_to_be_known_of_an_account_is_at_every_one_and_on_the_first_page(
    update: dict[str, Any], mark: str
) -> None:
    marked = record("PO1").model_copy(update=update)
    made = team(compared.records() | {"PO1": [marked]})
    columns = [one for episode in made.episodes for one in episode.columns]
    mine = [one.person for one in columns if one.person.code == "PO1"]
    assert mine
    assert all(mark in one.marks for one in mine)
    assert any(line.startswith(mark) for line in made.front.marks)


def test_a_reviewers_hand_is_never_passed_off_as_the_practitioners() -> None:
    typed = record("PO1").model_copy(
        update={"mode": Mode.TALK, "entered_by": "LR1", "present": ("LR2",)}
    )
    (officer,) = [
        one for one in team(compared.records() | {"PO1": [typed]}).people if one.code == "PO1"
    ]
    assert "typed by somebody else, by LR1, with LR2 there" in officer.came[0]


def test_who_may_be_unsafe_comes_first() -> None:
    said = changed("TE1", "close.unsafe_today", value="yes")
    made = team(compared.records() | {"TE1": [said]})
    assert made.front.unsafe == (("TE1", "TE1:close.unsafe_today"),)


def test_every_planted_difference_leads_to_the_words_of_both_sides() -> None:
    made = team()
    found = {one.kind: {side.code for side in one.sides} for one in made.differences}
    assert found == {
        Kind.SENT_NOT_RECEIVED: {"HV1", "SW1"},
        Kind.DATE_DIFFERS: {"TE1", "SW1"},
        Kind.HELD_DIFFERENTLY: {"SW1", "HV1", "TM1"},
    }


def test_from_somebodys_silence_only_a_query_follows() -> None:
    held = compared.records()
    del held["SW1"]
    made = team(held)
    waiting = [one for one in made.differences if one.kind is Kind.NO_ACCOUNT_YET]
    assert [[code for code, _ in one.waiting] for one in waiting if one.waiting] != []
    assert "What reached you that week?" in {one.query for one in waiting}
    assert not any(side.code == "SW1" for one in made.differences for side in one.sides)


def test_a_count_is_of_people_and_a_person_who_says_both_is_in_both() -> None:
    notes = [
        {"what": "One", "code": "F6", "effect": "helped"},
        {"what": "Two", "code": "F6", "effect": "helped"},
        {"what": "Three", "code": "F6", "effect": "hindered"},
    ]
    told = changed("PO1", "shaped.factors", value=notes, state=AnswerState.ANSWERED)
    made = team({"PO1": [told]})
    ((_, _, total),) = made.factors.matrices[0].rows
    counts = {
        str(effect): [len(voices), len(voices[0].anchors)] for effect, voices in total.by_effect
    }
    assert counts == {"helped": [1, 2], "hindered": [1, 1]}


def test_things_known_are_in_the_order_they_were_learned_and_undated_ones_last() -> None:
    known = team().known
    dated = [one.learned for one in known if one.learned]
    assert [one.learned for one in known][: len(dated)] == dated
    assert dated == sorted(dated)


def test_what_has_no_date_is_listed_and_never_placed() -> None:
    line = team().timeline
    placed = {point.number for lane in line.people for point in lane.points}
    undated = {one.number for one in line.undated_known}
    assert undated
    assert placed.isdisjoint(undated)
    assert placed | undated == {one.number for one in team().known}


def test_a_question_that_this_guide_no_longer_asks_keeps_its_row() -> None:
    older = RecordedAnswer(
        id="faced.old/E1", question="faced.old", episode="E1", asked="An older question?",
        state=AnswerState.ANSWERED, text="An older answer.", use=record("PO1").answers[0].use,
    )  # fmt: skip
    kept = record("PO1").model_copy(update={"answers": (*record("PO1").answers, older)})
    made = team(compared.records() | {"PO1": [kept]})
    assert at(made, "PO1:faced.old/E1").says[0].text == "An older answer."


def test_what_was_never_put_since_another_answer_says_it_says_so() -> None:
    never = {"state": AnswerState.NEVER_PUT, "text": "", "asked": "", "follow_ups": ()}
    for value, text in ((None, "Never put"), (SAID_ELSEWHERE, words.SAID_ELSEWHERE)):
        of = changed("HV1", "faced.weighing", value=value, **never)
        says = at(team(compared.records() | {"HV1": [of]}), "HV1:faced.weighing/E2").says
        assert [(one.text, one.code) for one in says] == [(text, "never_put")]


def test_what_a_record_doesnt_hold_was_never_put() -> None:
    said = Reader(fern.guide(), Audience.TEAM).never_put("SW1")
    assert said.says[0].text == "Never put"
    assert compared.comparison().accounts[0].at("no.such") is None
    assert Said(Place("no.such", None), ()).only is None


def test_somebody_who_tells_a_turning_point_twice_is_one_person() -> None:
    match = Match(episode="TE1-a", same_as="E3", by="LR1", on="2026-05-02")
    comparison = compared.comparison(decisions=Decisions(matches=(match,)))
    made = tables(compared.case(), fern.guide(), comparison, Audience.BOARD)
    point = next(one for one in made.turning_points if one.id == "E3")
    assert [code for code, _ in point.who] == ["SW1", "TE1"]
    page = html(made).decode()
    assert re.search(rf'<tr id="{point.anchor}">.*<td>2</td></tr>', page)
