"""CSV and JSONL as a real reader has them, cell by cell: DuckDB, and Python's own."""

from __future__ import annotations

import csv as reader
import io
import json
import re
from collections import Counter
from dataclasses import astuple, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.model.base import canonical
from interview.model.record import Addition, Correction
from interview.model.taxonomy import AnswerState, Use
from interview.report.audience import Audience
from interview.report.csv import csv
from interview.report.jsonl import jsonl
from interview.report.rows import COLUMNS, Row, rows
from interview.report.tables import Tables, tables
from tests.support import compared, fern
from tests.support.fern_records import record

HOSTILE = [
    *("=1+1", "@SUM(A1)", "-1", "'quoted", '"', '""', '"a","b"', "a,b;c\td", " both ends "),
    *("\ufeffmark", "CR\rLF\nCRLF\r\nend\r\n", "\n", "\x00\x01\x1b[31m", "\u2028\u2029\x85"),
    *("e\u0301 \U0001f469\u200d\U0001f467", "\u202eturned\u202c", "NULL", "\\N", "\\", "# x"),
    *("]]>", "x" * 300_000),
]
MOST = HOSTILE[:-1]  # a note has room for 20,000 characters


@cache
def product(audience: Audience = Audience.TEAM) -> Tables:
    return tables(compared.case(), fern.guide(), compared.comparison(), audience)


def hostile() -> Tables:
    """Return a case with hostile words in an answer, a note, a correction and an addition each."""
    more = tuple(
        Addition(id=f"addition/{n}", on="2026-04-09", text=text, reason=text)
        for n, text in enumerate(HOSTILE)
    )
    right = tuple(
        Correction(
            id=one.id, on=one.on, question="well.what", episode=None, text=one.text, reason=""
        )
        for one in more
    )
    factors = [{"what": text, "how": text, "code": "F4", "usual": "usual"} for text in MOST]
    changed: dict[str, dict[str, Any]] = {
        "well.what": {"text": HOSTILE[-1]},
        "shaped.factors": {"value": factors},
    }
    answers = tuple(
        one.model_copy(update=changed.get(one.question, {})) for one in record("PO1").answers
    )
    update = {"answers": answers, "additions": more, "corrections": right}
    made = record("PO1").model_copy(update=update)
    made = made.model_copy(update={"digest": made.true_digest()})
    held = compared.records() | {"PO1": [made]}
    return tables(compared.case(), fern.guide(), compared.comparison(held), Audience.TEAM)


def cells(made: Tables) -> list[tuple[str, ...]]:
    return [tuple(map(str, astuple(row))) for row in rows(made)]


def by_duckdb(path: Path) -> list[tuple[str, ...]]:
    """Return all cells as DuckDB reads them by itself, told only that they are text."""
    read = duckdb.read_csv(str(path), all_varchar=True)
    assert read.columns == list(COLUMNS)
    return [tuple(cell or "" for cell in row) for row in read.fetchall()]


@pytest.mark.parametrize("audience", Audience)
def test_duckdb_reads_every_cell_as_it_is(audience: Audience, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(csv(product(audience)))
    assert by_duckdb(tmp_path / "a.csv") == cells(product(audience))


def test_duckdb_reads_hostile_words_letter_for_letter(tmp_path: Path) -> None:
    made = hostile()
    (tmp_path / "a.csv").write_bytes(csv(made))
    found = by_duckdb(tmp_path / "a.csv")
    assert found == cells(made)
    text, kind = list(COLUMNS).index("text"), list(COLUMNS).index("kind")
    for where, said in (("addition", HOSTILE), ("correction", HOSTILE), ("note", MOST)):
        assert set(said) <= {row[text] for row in found if row[kind] == where}


@given(st.lists(st.text(), min_size=1, max_size=8))
def test_any_words_come_back(said: list[str]) -> None:
    stage = product().stages[0]
    asked = stage.asked[0]
    one = asked.passages[0]
    says = tuple(replace(one.says[0], text=text) for text in said)
    stage = replace(stage, asked=(replace(asked, passages=(replace(one, says=says),)),))
    made = replace(product(), stages=(stage,), episodes=(), added=(), differences=())
    text = csv(made).decode("utf-8")
    read = list(reader.DictReader(io.StringIO(text, newline=""), strict=True))
    found = [row["text"] for row in read if row["section"] == stage.id]
    assert found == said


def test_it_is_rfc_4180_in_utf_8_without_a_mark() -> None:
    data = csv(product())
    assert data.startswith(b'"section",')
    assert data.endswith(b'"\r\n')
    assert data == csv(product())


def test_the_columns_are_the_fields_of_a_row_and_the_readme_says_what_they_hold() -> None:
    assert [one.name for one in fields(Row)] == list(COLUMNS)
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    section = readme.partition("### The columns")[2].partition("\n#")[0]
    told = re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE)
    assert dict(told) == COLUMNS
    assert [name for name, _ in told] == list(COLUMNS)


def test_every_statement_of_an_account_is_a_row_once() -> None:
    found = [row for row in rows(product()) if row.anchor]
    places = Counter((*astuple(row)[:17],) for row in found)
    assert max(places.values()) == 1
    held = {part for row in found for part in (row.text, row.code, row.episode, row.episode_title)}
    said = set.union(*(compared.texts(record(code)) for code in fern.CODES))
    assert said - held == set()


def coded(made: Tables, **wanted: Any) -> set[tuple[str, str]]:
    return {
        (row.text, row.code)
        for row in rows(made)
        if all(getattr(row, name) == value for name, value in wanted.items())
    }


def test_the_records_own_values_stand_beside_what_is_read() -> None:
    made = product()
    assert ("Don't recall", "cannot_recall") in coded(made, kind="answer", field="state")
    assert ("Never put", "never_put") in coded(made, manner="unasked")
    assert ("Knew it", "knew") in coded(made, field="status")
    assert ("Was told", "told") in coded(made, field="source", manner="fact")
    assert ("7 March 2024", "2024-03-07") in coded(made, field="learned")
    assert ("Usual here", "usual") in coded(made, field="usual")
    assert ("Named by the reviewers", "reviewers") in coded(made, field="nominated_by")
    assert {code for _, code in coded(made, field="lens")} <= {
        "task",
        "tool",
        "environment",
        "person",
    }
    assert all(code for _, code in coded(made, manner="fact"))
    assert all(code for _, code in coded(made, manner="state"))
    choices = coded(made, question="close.unsafe_today", field="value")
    assert {code for _, code in choices} <= {"no", "yes"}


def test_a_day_said_as_it_is_kept_has_its_value_too() -> None:
    items = [{"what": "x", "learned": "7 March 2024", "learned_edtf": "2024-03-07"}]
    answers = tuple(
        one.model_copy(update={"value": items, "state": AnswerState.ANSWERED})
        if one.id == "knew.items/E2" else one for one in record("HV1").answers
    )  # fmt: skip
    held = {"HV1": [record("HV1").model_copy(update={"answers": answers})]}
    made = tables(compared.case(), fern.guide(), compared.comparison(held), Audience.TEAM)
    (row,) = [row for row in rows(made) if row.field == "learned" and row.episode == "E2"]
    assert (row.manner, row.text, row.code) == ("words", "7 March 2024", "2024-03-07")


def test_every_row_says_whose_it_is_and_what_has_to_be_known_of_it() -> None:
    unconfirmed = {"confirmed": None, "digest": "sha256:" + "2" * 64}
    two = [record("PO1"), record("PO1").model_copy(update=unconfirmed)]
    held = compared.records() | {"PO1": two}
    made = tables(compared.case(), fern.guide(), compared.comparison(held), Audience.TEAM)
    marks = {row.participant: row.marks for row in rows(made)}
    assert marks["PO1"] == "Scripted; Not yet confirmed; Two versions"
    assert marks["HV1"] == "Scripted"


@pytest.mark.parametrize("audience", [Audience.PARTICIPANTS, Audience.BOARD])
def test_no_word_that_may_not_be_quoted_is_in_it(audience: Audience) -> None:
    closed = {code: [compared.used_as(Use.LEADS_ONLY, record(code))] for code in fern.CODES}
    made = tables(compared.case(), fern.guide(), compared.comparison(closed), audience)
    assert {row.manner for row in rows(made)} <= {"absent", "unasked"}
    assert {row.use for row in rows(made)} <= {""}


def test_the_board_reads_differences_and_factors_and_no_accounts() -> None:
    assert {row.section for row in rows(product(Audience.BOARD))} == {"differences", "factors"}


def test_duckdb_reads_every_line_of_jsonl_as_the_record_it_is(tmp_path: Path) -> None:
    held = [record(code) for code in fern.CODES]
    (tmp_path / "a.jsonl").write_bytes(jsonl(compared.comparison().accounts))
    columns = dict.fromkeys(held[0].plain(), "JSON")
    file = str(tmp_path / "a.jsonl")
    read = duckdb.read_json(file, format="newline_delimited", columns=columns)
    found = [tuple(map(json.loads, row)) for row in read.fetchall()]
    assert [dict(zip(columns, row, strict=True)) for row in found] == [one.plain() for one in held]
    answers = read.project("unnest(json_extract(answers, '$[*]')) as one")
    texts = answers.project("one ->> '$.id', one ->> '$.text'").fetchall()
    assert texts == [(one.id, one.text) for of in held for one in of.answers]


def test_a_line_is_canonical_and_nothing_else() -> None:
    made = jsonl(compared.comparison().accounts)
    assert made == b"".join(canonical(record(code).plain()) + b"\n" for code in fern.CODES)
