"""The sheets to appraise by: A3, a turning point each, words whole, an empty place beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt

from interview.model.decision import Decisions, Views
from interview.report import formats, words
from interview.report.appraisal_docx import appraisal_docx
from interview.report.audience import Audience
from interview.report.office import held
from interview.report.tables import Tables, tables
from interview.text import shown
from tests.support import compared, fern, hostile_case
from tests.support.papers import OFFICE, by_office, opened, text

ASKED = ("knew.", "thought.", "faced.", "options.", "shaped.tasks", "shaped.tools")


def made(audience: Audience = Audience.TEAM) -> Tables:
    return tables(compared.case(), fern.guide(), compared.comparison(), audience)


@pytest.fixture(scope="module")
def team() -> bytes:
    return appraisal_docx(made())


def accounts_of(document: Any) -> list[Any]:
    """Return the tables of accounts, a turning point each."""
    return [one for one in document.tables if one.rows[0].cells[0].text.startswith("Turning")]


def test_each_turning_point_has_a_sheet_of_a3_on_its_side(team: bytes) -> None:
    document = opened(team)
    assert len(document.sections) == len(made().episodes)
    for one in document.sections:
        assert one.orientation is WD_ORIENT.LANDSCAPE
        assert (round(one.page_width.cm, 1), round(one.page_height.cm, 1)) == (42, 29.7)
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert heads == [f"{one.number}  {one.title}" for one in made().episodes]


def test_each_account_is_a_row_with_empty_places_under_repeated_heads(team: bytes) -> None:
    found = accounts_of(opened(team))
    assert len(found) == len(made().episodes)
    for table, episode in zip(found, made().episodes, strict=True):
        head, *rows = table.rows
        assert tuple(one.text for one in head.cells)[-3:] == words.TO_APPRAISE
        assert head._tr.find(".//" + qn("w:tblHeader")) is not None
        assert table._tbl.getprevious().pPr.pStyle.val == "Caption"
        codes = [row.cells[0].text.partition("\n")[0] for row in rows]
        assert codes == [one.person.code for one in episode.columns]
        assert {cell.text for row in rows for cell in row.cells[-3:]} == {""}
        assert all(round(row.height.cm, 1) >= 3.5 for row in rows)


def test_what_was_told_of_a_moment_stands_there_whole(team: bytes) -> None:
    told = text(team)
    said = [
        each
        for several in compared.records().values()
        for one in several
        for answer in one.answers
        if answer.question.startswith(ASKED)
        for each in (answer.text, *(put.text for put in answer.follow_ups))
        if " " in each
    ]
    assert said
    assert [one for one in said if held(shown(one)) not in told] == []


def test_the_scene_and_the_whole_accounts_are_left_to_the_report(team: bytes) -> None:
    told = text(team)
    (record,) = compared.records()["HV1"]
    left = [one.text for one in record.answers if one.question in ("scene.setting", "well.what")]
    assert left
    assert not any(held(shown(one)) in told for one in left)


def test_what_was_left_is_said_by_what_it_is_about(team: bytes) -> None:
    (first, *_) = accounts_of(opened(team))
    row = next(one for one in first.rows if one.cells[0].text.startswith("SW1"))
    assert "Never put: Stood out, The child's day, Learned since, Things known" in row.cells[1].text
    assert "Left blank: Tasks" in row.cells[4].text


def test_a_column_of_questions_that_nobody_was_asked_says_so(team: bytes) -> None:
    alone = accounts_of(opened(team))[1]
    assert [one.text for one in alone.rows[1].cells][3] == "Put to nobody here"


def test_who_gave_no_account_stands_there_as_well() -> None:
    came = compared.records()
    del came["TE1"]
    found = compared.comparison(came)
    told = text(appraisal_docx(tables(compared.case(), fern.guide(), found, Audience.TEAM)))
    assert "No account of it from HV1 (Wasn't there), TE1 (No account of theirs is here)" in told


def test_both_sides_of_a_difference_stand_below_its_turning_point(team: bytes) -> None:
    sheets = text(team).split("Fern case\n")
    (on_the_date,) = [one for one in sheets if "Accounts differ on the date" in one]
    assert on_the_date.startswith("4  ")
    assert "SW1, social worker  Wednesday 20 March, going by my case note" in on_the_date
    assert "TE1, teacher  Friday 15 March 2024" in on_the_date


def test_nothing_that_the_team_has_recorded_is_on_a_sheet() -> None:
    by = {"by": "LR1", "on": "2026-11-01"}
    kept = {"episode": "E2", "appraisal": "mixed", "words": "Seen as said here", "basis": "b"} | by
    views = Views.model_validate({"appraisals": [kept]}, strict=False)
    shown_ = tables(
        compared.case(), fern.guide(), compared.comparison(), Audience.TEAM, views=views
    )
    assert any(one.appraisals for one in shown_.turning_points)
    assert "Seen as said here" not in text(appraisal_docx(shown_))


def test_both_versions_of_one_account_stand_there() -> None:
    came = compared.records()
    (one,) = came["SW1"]
    answers = [
        each.model_copy(update={"text": "Another way of it"})
        if each.question == "options.did" and each.text
        else each
        for each in one.answers
    ]
    other = one.model_copy(update={"answers": tuple(answers)})
    came["SW1"].append(other.model_copy(update={"digest": other.true_digest()}))
    found = compared.comparison(came, decisions=Decisions())
    told = text(appraisal_docx(tables(compared.case(), fern.guide(), found, Audience.TEAM)))
    assert "Version 1 of 2\nDid next" in told
    assert "Version 2 of 2\nDid next  Another way of it" in told


def test_all_type_can_be_read_on_a_wall(team: bytes) -> None:
    document = opened(team)
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    written = [one for place in (document, *cells) for one in place.paragraphs if one.text]
    sizes = {one.style.name: one.style.font.size for one in written}
    assert {"Words", "Ours", "Quiet", "State", "Label", "Caption"} <= set(sizes)
    assert min(sizes.values()) >= Pt(11)


def test_the_same_tables_give_the_same_bytes(team: bytes) -> None:
    assert appraisal_docx(made()) == team


def test_unkind_text_is_held_and_nothing_is_lost() -> None:
    case = hostile_case.case(people=6, episodes=2)
    found = hostile_case.comparison(case)
    data = appraisal_docx(tables(case, fern.guide(), found, Audience.TEAM))
    told = text(data)
    for said in hostile_case.PIECES:
        assert held(shown(said)) in told
    assert len(opened(data).sections) == len(case.file.episode)


def test_a_case_of_no_turning_points_has_one_empty_sheet() -> None:
    shown_ = replace(made(), episodes=(), turning_points=())
    assert "No turning points so far." in text(appraisal_docx(shown_))


@pytest.mark.parametrize("audience", list(Audience))
def test_only_the_team_has_sheets(audience: Audience) -> None:
    files = formats.written("docx", made(audience), ())
    team_has = ["report", "sheets"] if audience is Audience.TEAM else ["report"]
    assert list(files) == team_has


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine")
def test_libreoffice_reads_all_of_it(team: bytes, tmp_path: Path) -> None:
    theirs = by_office(team, tmp_path)
    assert re.findall(r"\w+", theirs) == re.findall(r"\w+", text(team))
