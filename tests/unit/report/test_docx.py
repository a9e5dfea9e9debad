"""The report in Word: every word in it, real headings, heads that repeat, links that lead."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from interview.report.audience import Audience
from interview.report.docx import docx
from interview.report.office import held
from interview.report.side_by_side import bands
from interview.report.tables import Tables, tables
from interview.text import shown
from tests.support import compared, fern, hostile_case
from tests.support.papers import OFFICE, by_office, opened, text


def made(audience: Audience = Audience.TEAM) -> Tables:
    return tables(compared.case(), fern.guide(), compared.comparison(), audience)


@pytest.fixture(scope="module")
def team() -> bytes:
    return docx(made())


@pytest.fixture(scope="module")
def hostile() -> bytes:
    case = hostile_case.case(people=5, episodes=3)
    found = hostile_case.comparison(case)
    return docx(tables(case, fern.guide(), found, Audience.TEAM))


def test_every_word_of_every_answer_is_in_the_teams_version(team: bytes) -> None:
    told = text(team)
    missing = [
        said
        for several in compared.records().values()
        for one in several
        for said in compared.texts(one)
        if said and held(shown(said)) not in told
    ]
    known = {"yes", "no", *(code for code in fern.CODES)}  # choices stand by their labels
    assert [one for one in missing if one not in known and " " in one] == []


def test_who_was_not_part_of_a_moment_is_said_in_words(team: bytes) -> None:
    told = text(team)
    assert "No account of it from HV1 (Wasn't there)" in told
    assert "Statement(" not in told


def test_the_same_tables_give_the_same_bytes(team: bytes) -> None:
    assert docx(made()) == team
    with zipfile.ZipFile(BytesIO(team)) as packed:
        assert {one.date_time[0] for one in packed.infolist()} == {1980}
        assert not any("vba" in one.filename.lower() for one in packed.infolist())


def test_headings_are_real_and_each_tables_head_repeats(team: bytes) -> None:
    document = opened(team)
    styles = {one.style.name for one in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Caption"} <= styles
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None
        before = table._tbl.getprevious()
        assert before.pPr.pStyle.val == "Caption"


def test_what_is_wide_lies_on_its_side(team: bytes) -> None:
    wide = [one.page_width > one.page_height for one in opened(team).sections]
    assert wide[0] is False
    assert wide[-1] is False
    assert wide.count(True) >= len(made().episodes)


@pytest.mark.parametrize("audience", list(Audience))
def test_every_link_leads_to_a_place_in_the_same_file(audience: Audience) -> None:
    body = opened(docx(made(audience))).element.body
    places = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    links = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    assert set(links) <= places
    assert links


def test_a_place_is_where_something_is_written(team: bytes) -> None:
    for mark in opened(team).element.body.iter(qn("w:bookmarkStart")):
        assert "".join(one.text or "" for one in mark.getparent().iter(qn("w:t"))).strip()


def test_a_paragraph_has_its_properties_once_and_first(team: bytes) -> None:
    for line in opened(team).element.body.iter(qn("w:p")):
        found = [number for number, one in enumerate(line) if one.tag == qn("w:pPr")]
        assert found in ([], [0])


def test_the_facts_of_a_note_stand_in_one_line(team: bytes) -> None:
    asked = [one for one in text(team).split("\n") if one.startswith("At that point: ")]
    assert asked
    assert all("; How it reached them: " in one for one in asked)


@pytest.mark.parametrize("audience", list(Audience))
def test_the_contents_lead_to_each_section_and_turning_point_in_order(audience: Audience) -> None:
    document = opened(docx(made(audience)))
    listed = [one for one in document.paragraphs if (one.style.name or "").startswith("toc ")]
    titles = {f"{one.number}  {one.title}" for one in made(audience).episodes}
    headings = [
        one
        for one in document.paragraphs
        if one.style.name == "Heading 1" or (one.style.name == "Heading 2" and one.text in titles)
    ]
    assert [one.text for one in listed] == [one.text for one in headings]
    for line, heading in zip(listed, headings, strict=True):
        to = line._p.find(qn("w:hyperlink")).get(qn("w:anchor"))
        assert to in {one.get(qn("w:name")) for one in heading._p.iter(qn("w:bookmarkStart"))}


@pytest.mark.parametrize("audience", [Audience.PARTICIPANTS, Audience.BOARD])
def test_what_is_for_the_team_only_is_in_no_other_version(audience: Audience) -> None:
    held_back = text(docx(made(audience)))
    assert "The team's appraisal" not in held_back
    assert "How the account stands" not in held_back


def test_unkind_text_is_held_and_nothing_is_lost(hostile: bytes) -> None:
    told = text(hostile)
    assert hostile_case.PIECES
    for said in hostile_case.PIECES:
        assert held(shown(said)).replace("\r", "\n") in told


def test_columns_stand_as_even_as_can_be() -> None:
    assert list(bands(5, 4)) == [(0, 2), (2, 5)]
    assert list(bands(4, 4)) == [(0, 4)]
    assert list(bands(0, 4)) == []


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine")
def test_libreoffice_reads_all_of_it(team: bytes, tmp_path: Path) -> None:
    theirs = by_office(team, tmp_path)
    assert re.findall(r"\w+", theirs) == re.findall(r"\w+", text(team, pictures=False))
