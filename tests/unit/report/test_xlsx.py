"""The report as a workbook: what is on which sheet, and every word as it was said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from interview.model.decision import Views
from interview.model.taxonomy import Use
from interview.report.audience import Audience
from interview.report.office import held, pieces, units
from interview.report.sheets import Column, Row, Sheet, laid_out
from interview.report.statements import Manner, Statement
from interview.report.tables import NO_VIEWS, Tables, tables
from interview.report.xlsx import written, xlsx
from tests.support import compared, fern, fern_records, workbooks

NOTHING: Mapping[str, str] = MappingProxyType({})
TEAM, PEOPLE, BOARD = Audience.TEAM, Audience.PARTICIPANTS, Audience.BOARD
OUTSIDE = ["Episodes", "Factors", "Matrix", "Differences", "Missing", "Provenance"]
HOSTILE = {
    "formula": "=1+1",
    "command": "+cmd|' /C calc'!A0",
    "at": "@SUM(A1)",
    "minus": "-1",
    "number": "007",
    "day": "1/2",
    "address": "https://example.org/ and mailto:x@example.org",
    "internal": "internal:Sheet1!A1",
    "apostrophe": "'quoted",
    "spaces": "  before and after \t ",
    "lines": "one\n\n\ttwo\n",
    "returns": "one\r\ntwo\rthree",
    "escape": "_x000D_ and _x005F_",
    "escapes": "_x0041_x0042_x0043_",
    "run": "<r>not <b>markup</b> &amp; no</r>",
    "end": "]]> <!-- </t></si> &#65;",
    "emoji": "👩‍👩‍👧 ok 🇬🇧",
    "right-to-left": "שלום לכולם, \u202eهذا نص\u202c",
    "unseen": "zero\u200bwidth\ufeff\u2066 joined\u2069",
    "controls": "bell\x07 null\x00 escape\x1b",
    "half": "\ud83d alone",
    "never": "\ufffe\uffff",
    "braces": "{=1} {{ 7 * 7 }} [/i]",
}


def made(
    audience: Audience = TEAM, said: Mapping[str, str] = NOTHING, views: Views = NO_VIEWS
) -> Tables:
    """Return the Fern case's tables, with what the social worker says of some questions changed."""
    held_ = compared.records()
    answers = tuple(
        one.model_copy(update={"text": said[one.question]}) if one.question in said else one
        for one in held_["SW1"][0].answers
    )
    held_["SW1"] = [held_["SW1"][0].model_copy(update={"answers": answers})]
    found = compared.comparison(held_)
    return tables(compared.case(), fern.guide(), found, audience, views=views)


def own(made: Tables) -> list[str]:
    """Return every text of anybody's own that the tables of turning points and stages hold."""
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, Statement):
            found.extend([value.text] if value.manner is Manner.WORDS else [])
        elif isinstance(value, tuple):
            for one in value:
                walk(one)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                walk(getattr(value, name))

    walk((made.stages, made.added, made.episodes))
    return found


def beside(data: bytes) -> list[str]:
    """Return the cells of people's own words in the sheet of accounts."""
    return [row["Their own words"] for row in workbooks.rows(data, "Accounts")]


@pytest.mark.parametrize(
    "audience,names",
    [
        (TEAM, [*("Episodes", "Accounts", "Knowledge", "Factors", "Matrix", "Differences"),
                *("Findings", "Missing", "Provenance")]),
        (PEOPLE, ["Episodes", "Accounts", "Knowledge", *OUTSIDE[1:]]),
        (BOARD, OUTSIDE),
    ],
)  # fmt: skip
def test_what_an_audience_does_not_see_has_no_sheet(audience: Audience, names: list[str]) -> None:
    assert workbooks.opened(xlsx(made(audience))).sheetnames == ["README", *names]


@pytest.mark.parametrize("audience", list(Audience))
def test_the_same_tables_are_the_same_bytes(audience: Audience) -> None:
    assert xlsx(made(audience)) == xlsx(made(audience))


def test_every_word_of_everybodys_has_a_cell_of_its_own() -> None:
    of = made()
    said = own(of)
    assert len(said) > 300
    assert sorted(filter(None, beside(xlsx(of)))) == sorted(said)


def test_who_was_not_part_of_a_moment_is_said_in_words() -> None:
    of = made()
    told = [row["No account of it from"] or "" for row in workbooks.rows(xlsx(of), "Episodes")]
    assert told == [
        "\n".join(f"{code}: {said.text}" for code, said in one.apart) for one in of.episodes
    ]
    assert "Wasn't there" in "".join(told)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_text_comes_back_as_it_was_save_what_xml_can_not_hold(text: str) -> None:
    data = xlsx(made(said={"well.what": text}))
    assert held(text) in workbooks.texts(data)
    cells = [cell for sheet in workbooks.opened(data) for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}  # no formula anywhere


@given(st.text(st.characters(codec="utf-16"), max_size=60))
def test_any_text_at_all_comes_back(text: str) -> None:
    sheet = Sheet("Any", "", (Column("A", 9),), (Row((text,)),))
    data = written(laid_out(sheet), title=text[:40], foot="For nobody")
    assert {held(text), "A"} - {""} == workbooks.texts(data) - {""}


@pytest.mark.skipif(workbooks.OFFICE is None, reason="LibreOffice is not installed here")
@pytest.mark.parametrize("kept", [lambda one: "\r" not in one])
def test_libreoffice_reads_the_same_texts(tmp_path: Path, kept: Any) -> None:
    said = [held(one) for one in HOSTILE.values() if kept(one)]
    sheet = Sheet("Any", "", (Column("A", 9),), tuple(Row((one,)) for one in said))
    data = written(laid_out(sheet), title="Any", foot="For nobody")
    assert [row[0] for row in workbooks.by_office(data, 1, tmp_path)] == ["A", *said]


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "x" + "😀" * 40_000, "<r>" + "&<_x0041_" * 12_000 + "</r>", "e\u0301" * 40_000],
    ids=["plain", "emoji", "markup", "accents"],
)
def test_a_long_text_goes_on_in_further_rows_and_says_so(text: str) -> None:
    data = xlsx(made(said={"overview.account": text}))
    rows = workbooks.rows(data, "Accounts")
    mine = [row for row in rows if row["Passage"] == "SW1:overview.account"]
    assert [row["Who"] for row in mine] == ["SW1"] * len(mine)
    of = len(mine)
    assert of > 2
    assert [row["Part"] for row in mine] == [
        f"{n} of {of}" + (", continued" if n > 1 else "") for n in range(1, of + 1)
    ]
    written_out = workbooks.texts(data)
    split = list(pieces(text))
    assert "".join(split) == text
    assert set(split) <= written_out
    assert all(units(one) <= 32_767 for one in split)
    assert not any(one.startswith("\u0301") for one in split)


def test_a_sheet_with_too_many_rows_goes_on_on_a_further_one() -> None:
    rows = tuple(Row((f"{number}",), f"at-{number}") for number in range(7))
    several = list(laid_out(Sheet("Any", "", (Column("A", 9),), rows), most=4))
    assert [(one.name, len(one.rows)) for one in several] == [
        *(("Any", 3), ("Any 2", 3), ("Any 3", 1)),
    ]
    book = workbooks.opened(written(several, title="Any", foot="For nobody"))
    assert [cell.value for sheet in book for cell in sheet["A"]] == [
        *("A", "0", "1", "2", "A", "3", "4", "5", "A", "6"),
    ]


def leads(to: Worksheet, cell: Cell | MergedCell) -> Cell | MergedCell:
    """Return the cell that a cell leads to, which is on the sheet `to`."""
    assert cell.hyperlink is not None
    sheet, _, at = str(cell.hyperlink.location).partition("!")
    assert sheet == f"'{to.title}'"
    found = to[at]
    assert isinstance(found, Cell)
    return found


def test_a_number_in_the_matrix_counts_the_people_beside_it_and_leads_to_the_words() -> None:
    book = workbooks.opened(xlsx(made()))
    sheet, factors, accounts = book["Matrix"], book["Factors"], book["Accounts"]
    counted = 0
    for row in sheet.iter_rows(min_row=2):
        for cell, who in zip(row[3:7], row[7:], strict=True):
            assert (cell.value or 0) == len(str(who.value).split(", ") if who.value else [])
            if cell.value:
                counted += 1
                there = leads(factors, cell).row or 0
                assert str(factors.cell(there, 3).value) in str(who.value)
                home = factors.cell(there, factors.max_column)
                assert leads(accounts, home).value == home.value
    assert counted > 20


def test_what_readers_see_and_say_is_usual_is_where_findings_begin() -> None:
    by = {"by": "LR1", "on": "2026-11-26"}
    coded = {"code": "P3", "answer": "SW1:well.what", "direction": "constructive", "note": "=1"}
    usual_here = {"factor": "F4", "usual": "usual", "source": "Both managers"}
    appraised = {"episode": "E2", "appraisal": "mixed", "words": "By the book"}
    kept = {"codings": [coded | by], "usual": [usual_here | by], "appraisals": [appraised | by]}
    views = Views.model_validate(kept, strict=False)
    data = xlsx(made(views=views))
    pattern, usual = workbooks.rows(data, "Findings")
    assert pattern["Code"].startswith("P3 ")
    assert (pattern["Direction"], pattern["The reviewers' note"]) == ("Constructive", "=1")
    assert (pattern["Who"], pattern["Passage"]) == ("SW1", "SW1:well.what")
    assert (usual["Answer"], usual["Service"]) == ("Usual here", "Everywhere")
    (row,) = [one for one in workbooks.rows(data, "Episodes") if one["Id"] == "E2"]
    assert (row["Appraisal"], row["The reviewers' words"]) == ("Mixed", "By the book")
    assert "By the book" not in workbooks.texts(xlsx(made(PEOPLE, views=views)))


def test_days_are_days_and_ids_are_text() -> None:
    book = workbooks.opened(xlsx(made()))
    first = book["Episodes"]["E2"]
    assert isinstance(first.value, datetime)
    assert (first.value.date(), first.number_format) == (date(2024, 2, 22), "d mmm yyyy")
    assert all(isinstance(row["Passage"], str) for row in workbooks.rows(xlsx(made()), "Knowledge"))


def test_every_sheet_is_laid_out_to_be_read_and_printed() -> None:
    for sheet in workbooks.opened(xlsx(made())):
        assert sheet.freeze_panes is not None
        assert (
            sheet.auto_filter.ref
            == f"A1:{sheet.cell(max(sheet.max_row, 2), sheet.max_column).coordinate}"
        )
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.left is not None
        assert sheet.oddFooter.left.text == "For the review team only"


@pytest.mark.parametrize("audience", [PEOPLE, BOARD])
@pytest.mark.parametrize("use", [Use.PARAPHRASE, Use.LEADS_ONLY])
def test_words_that_may_not_be_quoted_are_in_no_cell_beyond_the_team(
    use: Use, audience: Audience
) -> None:
    records = compared.records()
    records["HV1"] = [compared.used_as(use, records["HV1"][0])]
    found = tables(compared.case(), fern.guide(), compared.comparison(records), audience)
    told = "\n".join(workbooks.texts(xlsx(found)))
    words = {one for one in compared.texts(fern_records.record("HV1")) if len(one) > 40}
    assert len(words) > 20
    assert [one for one in words if one in told] == []


def test_what_is_for_the_team_only_has_no_row_beyond_it() -> None:
    records = compared.records()
    records["HV1"] = [compared.used_as(Use.LEADS_ONLY, records["HV1"][0])]
    found = tables(compared.case(), fern.guide(), compared.comparison(records), PEOPLE)
    rows = workbooks.rows(xlsx(found), "Accounts")
    assert [row for row in rows if row["Answer"] == "Not in this version"] == []
