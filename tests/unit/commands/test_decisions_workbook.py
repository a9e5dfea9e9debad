"""The workbook of decisions goes out, is filled in, and comes back through the real commands."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from interview.casework import decisions, folder
from interview.model.decision import Decisions
from tests.support import casefolder as at
from tests.support import fern_records, workbooks
from tests.support.commands import run
from tests.support.records import answer, episode, record

SECRET = "a sentence that only one person ever said"
OWN = record(
    "HV1",
    answer("thought.going_on", "HV1-a", text="x"),
    answer("well.what", text=SECRET),
    episodes=[episode("HV1-a", "2024-03-28", title="A talk", nominated_by="practitioner")],
)
PASSAGE = "HV1:well.what"


@pytest.fixture
def where(tmp_path: Path) -> Path:
    found = at.made(tmp_path)
    at.put(found, OWN, fern_records.record("SW1").plain())
    at.merge(found)
    return found


@pytest.fixture
def out(where: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The workbook as it goes out, in a folder of the reviewer's own."""
    assert run("report", where, "-f", "xlsx") == 0
    capsys.readouterr()
    return Path(shutil.copy(where / "reports" / "decisions.xlsx", where.parent / "mine.xlsx"))


def sheet(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def row_of(of: Worksheet, row: str) -> int:
    return next(one[0].row or 0 for one in of.iter_rows() if one[0].value == row)


def put(book: Workbook, name: str, row: str | int, **cells: object) -> int:
    """Fill in cells of a row, named by its id or its number, by the names of their columns."""
    page = sheet(book, name)
    number = row if isinstance(row, int) else row_of(page, row)
    head = [str(cell.value).replace(" ", "_") for cell in page[1]]
    for column, said in cells.items():
        page.cell(number, head.index(column) + 1).value = said  # type: ignore[assignment]
    return number


def signed(book: Workbook, reader: str = "LR1") -> None:
    page = sheet(book, "README")
    page.cell(row_of(page, "Your code as a reader"), 2).value = reader


def filled(file: Path, change: Callable[[Workbook], object], reader: str = "LR1") -> Path:
    book = load_workbook(file)
    signed(book, reader)
    change(book)
    book.save(file)
    return file


def come_back(
    where: Path, file: Path, capsys: pytest.CaptureFixture[str], code: int = 0
) -> dict[str, Any]:
    capsys.readouterr()
    assert run("--json", "case", "decisions", where, file) == code
    said, err = capsys.readouterr()
    assert err == ""
    found: dict[str, Any] = json.loads(said)
    return found


def decided(where: Path) -> Decisions:
    return decisions.read(where, folder.open_case(where))


def everything(book: Workbook) -> None:
    put(book, "Matches", "HV1-a", Same_as="E1")
    put(book, "Appraisal", "E2", Appraisal="mixed", In_words="=1+1 and more", By="lr2")
    put(book, "Usual", "F4/", How_usual="Usual here", Who_says_so="Both managers")
    put(book, "Codes", PASSAGE, Code="P3", Direction="constructive", Note="It began here")
    page = sheet(book, "Codes")
    put(book, "Codes", page.max_row, Id=PASSAGE, Code="F6")


def test_what_is_filled_in_is_decided_each_by_its_reader(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(out, everything)
    # What a cell of ours begins with = stays text; openpyxl itself would make a formula of it.
    book = load_workbook(out)
    put(book, "Appraisal", "E2", In_words="1+1 and more")
    book.save(out)
    said = come_back(where, out, capsys)
    assert (said["taken"], said["not_taken"], said["older"]) == (5, [], False)
    made = decided(where)
    assert [(one.episode, one.same_as, one.by) for one in made.matches] == [("HV1-a", "E1", "LR1")]
    (appraised,) = made.views.appraisals
    assert (appraised.appraisal, appraised.words, appraised.by) == ("mixed", "1+1 and more", "LR2")
    (usual,) = made.views.usual
    assert (usual.factor, usual.agency, usual.usual) == ("F4", "", "usual")
    assert [(one.code, one.answer, one.direction) for one in made.views.codings] == [
        *(("P3", PASSAGE, "constructive"), ("F6", PASSAGE, "")),
    ]


def test_the_same_workbook_twice_adds_nothing(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def same(book: Workbook) -> None:
        everything(book)
        put(book, "Appraisal", "E2", In_words="By the book")

    filled(out, same)
    first = come_back(where, out, capsys)
    kept = (where / "decisions.json").read_bytes()
    again = come_back(where, out, capsys)
    assert (again["taken"], again["not_taken"], again["older"]) == (0, [], True)
    assert again["merged_digest"] == first["merged_digest"]
    assert (where / "decisions.json").read_bytes() == kept


def test_an_untouched_workbook_decides_nothing(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert come_back(where, out, capsys)["taken"] == 0
    assert not (where / "decisions.json").exists()


def test_of_two_workbooks_the_later_one_never_writes_over_the_earlier(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Path(shutil.copy(out, where.parent / "other.xlsx"))
    filled(out, lambda book: put(book, "Appraisal", "E2", Appraisal="Good"))
    come_back(where, out, capsys)

    def also(book: Workbook) -> None:
        put(book, "Appraisal", "E2", Appraisal="Problematic")
        put(book, "Appraisal", "E3", Appraisal="Good")

    said = come_back(where, filled(other, also, "LR2"), capsys, 1)
    assert (said["taken"], said["older"]) == (1, True)
    (left,) = said["not_taken"]
    assert (left["sheet"], left["id"]) == ("Appraisal", "E2")
    assert "decided otherwise since" in left["why"]
    found = {one.episode: (one.appraisal, one.by) for one in decided(where).views.appraisals}
    assert found == {"E2": ("good", "LR1"), "E3": ("good", "LR2")}


def test_what_was_decided_goes_out_and_is_changed_or_taken_back(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    come_back(where, filled(out, everything_plain), capsys)
    assert run("report", where, "-f", "xlsx", "-o", where.parent / "next") == 0
    second = where.parent / "next" / "decisions.xlsx"

    def back(book: Workbook) -> None:
        put(book, "Matches", "HV1-a", Same_as="its own")
        put(book, "Appraisal", "E2", Appraisal=None, In_words=None)
        put(book, "Usual", "F4/", How_usual="Unusual")
        put(book, "Codes", f"{PASSAGE}#P3", Code="P4")
        put(book, "Codes", f"{PASSAGE}#F6", Code=None)

    said = come_back(where, filled(second, back), capsys)
    assert (said["taken"], said["not_taken"]) == (5, [])
    made = decided(where)
    assert [one.same_as for one in made.matches] == [""]
    assert made.views.appraisals == ()
    assert [one.usual for one in made.views.usual] == ["unusual"]
    assert [(one.code, one.note) for one in made.views.codings] == [("P4", "It began here")]


def test_an_old_copy_never_brings_back_what_was_taken_back_since(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    come_back(where, filled(out, everything_plain), capsys)
    assert run("report", where, "-f", "xlsx", "-o", where.parent / "next") == 0
    second = where.parent / "next" / "decisions.xlsx"

    def back(book: Workbook) -> None:
        put(book, "Matches", "HV1-a", Same_as="its own")
        put(book, "Appraisal", "E2", Appraisal=None, In_words=None)
        put(book, "Usual", "F4/", How_usual=None, Who_says_so=None)
        put(book, "Codes", f"{PASSAGE}#P3", Code=None, Direction=None, Note=None)

    assert come_back(where, filled(second, back), capsys)["taken"] == 4
    kept = (where / "decisions.json").read_bytes()
    said = come_back(where, out, capsys, 1)
    assert (said["taken"], said["older"]) == (0, True)
    assert {one["sheet"] for one in said["not_taken"]} == {
        *("Matches", "Appraisal", "Usual", "Codes")
    }
    assert (where / "decisions.json").read_bytes() == kept

    assert run("report", where, "-f", "xlsx", "-o", where.parent / "third") == 0
    third = where.parent / "third" / "decisions.xlsx"
    filled(third, lambda book: put(book, "Appraisal", "E2", Appraisal="Mixed"))
    assert come_back(where, third, capsys)["taken"] == 1


def test_what_was_appraised_alone_stays_in_sight_once_it_is_matched(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def alone(book: Workbook) -> None:
        assert sheet(book, "Appraisal").cell(row_of(sheet(book, "Appraisal"), "HV1-a"), 3).value
        put(book, "Appraisal", "HV1-a", Appraisal="Good", In_words="She asked")
        put(book, "Matches", "HV1-a", Same_as="E1")

    assert come_back(where, filled(out, alone), capsys)["taken"] == 2
    assert come_back(where, out, capsys)["not_taken"] == []
    assert run("report", where, "-f", "html,xlsx") == 0
    page = (where / "reports" / "report-team.html").read_text(encoding="utf-8")
    assert re.search(r"<b>Good</b> <span[^>]*>LR1, [^<]*, of HV1-a alone<", page)
    second = where / "reports" / "decisions.xlsx"
    row = sheet(load_workbook(second), "Appraisal")
    assert [cell.value for cell in row[row_of(row, "HV1-a")]][4:6] == ["Good", "She asked"]

    filled(second, lambda book: put(book, "Appraisal", "HV1-a", Appraisal="Mixed"))
    (left,) = come_back(where, second, capsys, 1)["not_taken"]
    assert "one with E1" in left["why"]
    filled(second, lambda book: put(book, "Appraisal", "HV1-a", Appraisal=None, In_words=None))
    assert come_back(where, second, capsys)["taken"] == 1
    assert decided(where).views.appraisals == ()


def everything_plain(book: Workbook) -> None:
    everything(book)
    put(book, "Appraisal", "E2", In_words="By the book")


def test_rows_may_be_sorted_and_columns_moved(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def moved(book: Workbook) -> None:
        everything_plain(book)
        page = sheet(book, "Appraisal")
        rows = [list(row) for row in page.iter_rows(values_only=True)]
        page.delete_rows(1, page.max_row)
        for row in [rows[0], *reversed(rows[1:])]:
            page.append(row[::-1])

    assert come_back(where, filled(out, moved), capsys)["taken"] == 5


@pytest.mark.parametrize(
    "name,row,cells,why",
    [
        ("Appraisal", "E2", {"Appraisal": "Dreadful"}, "none of the choices"),
        ("Appraisal", "E2", {"In_words": SECRET}, "nothing is chosen"),
        ("Appraisal", "E2", {"Appraisal": "Good", "In_words": "=1+1"}, "holds a formula"),
        ("Appraisal", "E2", {"Appraisal": "Good", "In_words": "#REF!"}, "holds a formula"),
        ("Appraisal", "E2", {"Appraisal": "Good", "By": "XX9"}, "choose one: LR1"),
        ("Appraisal", "E2", {"Appraisal": "Good", "In_words": "x" * 5001}, "5,000 characters"),
        ("Appraisal", "E2", {"Id": SECRET, "Appraisal": "Good"}, "none of this workbook"),
        ("Appraisal", "E2", {"Id": None, "Appraisal": "Good"}, "it has no id"),
        ("Matches", "HV1-a", {"Same_as": "E77"}, "no such episode"),
        ("Matches", "HV1-a", {"Same_as": "not an id"}, "names nothing of this case"),
        ("Matches", "HV1-a", {"Same_as": "HV1-a"}, "in a circle"),
        ("Usual", "F4/", {"How_usual": "Never"}, "none of the choices"),
        ("Codes", PASSAGE, {"Code": "P77"}, "none of the choices"),
        ("Codes", PASSAGE, {"Code": "P3", "Direction": "up"}, "none of the choices"),
        ("Codes", PASSAGE, {"Note": "a note alone"}, "nothing is chosen"),
        ("Codes", PASSAGE, {"Id": "HV1:nowhere", "Code": "P3"}, "none of this workbook"),
    ],
)
def test_a_row_that_can_not_be_taken_is_listed_and_the_rest_is_taken(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str],
    name: str, row: str, cells: dict[str, object], why: str,
) -> None:  # fmt: skip
    number = 0

    def change(book: Workbook) -> None:
        nonlocal number
        number = put(book, name, row, **cells)
        put(book, "Usual", "F5/", How_usual="Usual here")

    said = come_back(where, filled(out, change), capsys, 1)
    assert said["taken"] == 1
    (left,) = said["not_taken"]
    assert (left["sheet"], left["row"]) == (name, number)
    assert why in left["why"]
    assert SECRET not in json.dumps(said)


def test_a_day_in_a_cell_stays_a_day(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = datetime(2024, 3, 4)  # noqa: DTZ001  a cell has no time zone
    filled(out, lambda book: put(book, "Appraisal", "E2", Appraisal="Good", In_words=day))
    come_back(where, out, capsys)
    assert [one.words for one in decided(where).views.appraisals] == ["2024-03-04"]


def test_what_to_do_next_is_said(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(out, lambda book: put(book, "Appraisal", "E2", Appraisal="Good"))
    assert run("case", "decisions", where, out) == 0
    assert capsys.readouterr().err == "Taken: 1 row.\n"
    filled(out, lambda book: put(book, "Appraisal", "E2", Appraisal="Mixed"))
    assert run("case", "decisions", where, out) == 1
    err = " ".join(capsys.readouterr().err.split())
    assert "make a new one: `interview report DIR -f xlsx`" in err
    assert "hand it in again" in err


def test_a_file_that_decides_otherwise_says_what_it_replaces(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(out, lambda book: put(book, "Appraisal", "E2", Appraisal="Good", In_words=SECRET))
    come_back(where, out, capsys)
    written = where.parent / "decided.toml"
    head = 'format = "interview-decisions"\nby = "LR2"\n[[appraisal]]\nepisode = "E2"\n'
    written.write_text(f'{head}appraisal = "mixed"\n', encoding="utf-8")
    assert run("case", "decisions", where, written) == 0
    err = " ".join(capsys.readouterr().err.split())
    assert "Appraisal E2: was decided otherwise by LR1 on" in err
    assert SECRET not in err
    assert run("case", "decisions", where, written) == 0
    assert "otherwise" not in capsys.readouterr().err


@pytest.mark.parametrize("form", [".ods", ".XLS", ".csv"])
def test_another_form_of_workbook_is_asked_for_as_it_went_out(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    other = Path(shutil.copy(out, out.with_suffix(form)))
    assert run("case", "decisions", where, other) == 3
    assert "Save it as .xlsx" in capsys.readouterr().err


def test_who_decides_has_to_be_said(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(out, lambda book: put(book, "Appraisal", "E2", Appraisal="Good"), "")
    (left,) = come_back(where, out, capsys, 1)["not_taken"]
    assert "who decides" in left["why"]


def test_a_row_twice_that_says_two_things_is_not_taken(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def twice(book: Workbook) -> None:
        put(book, "Appraisal", "E2", Appraisal="Good")
        page = sheet(book, "Appraisal")
        put(book, "Appraisal", page.max_row + 1, Id="E2", Appraisal="Mixed")
        put(book, "Codes", PASSAGE, Code="P3", Note="one")
        end = sheet(book, "Codes").max_row
        put(book, "Codes", end, Id=PASSAGE, Code="P3", Note="another")
        put(book, "Codes", end - 1, Id=PASSAGE, Code="P4", Note="a second code is no second row")
        put(book, "Codes", end - 2, Id=PASSAGE, Code="P4", Note="a second code is no second row")

    said = come_back(where, filled(out, twice), capsys, 1)
    assert [(one["sheet"], one["id"]) for one in said["not_taken"]] == [
        *(("Appraisal", "E2"), ("Appraisal", "E2"), ("Codes", PASSAGE), ("Codes", PASSAGE)),
    ]
    assert [one.code for one in decided(where).views.codings] == ["P4"]


@pytest.mark.parametrize(
    "broken,what",
    [
        (lambda book: book.remove(book["Went out"]), "sheet Went out is gone"),
        (lambda book: book.remove(book["Usual"]), "sheet Usual is gone"),
        (lambda book: book["Codes"].delete_cols(1), "column Id is gone"),
        (lambda book: book["Matches"].delete_rows(1), "column Id is gone"),
        (lambda book: book["Went out"].delete_rows(1, 2), "isn't as it was made"),
        (lambda book: book["Went out"].delete_rows(3), "isn't as it was made"),
        (lambda book: book["Went out"].cell(1, 2, "0" * 32), "another case's"),
    ],
)
def test_a_workbook_that_is_not_whole_is_refused_whole(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str],
    broken: Callable[[Any], object], what: str,
) -> None:  # fmt: skip
    def change(book: Workbook) -> None:
        everything_plain(book)
        broken(book)

    filled(out, change)
    assert run("case", "decisions", where, out) != 0
    assert what in capsys.readouterr().err
    assert not (where / "decisions.json").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no", b"format = 1"])
def test_what_is_no_workbook_is_refused(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    out.write_bytes(data)
    assert run("case", "decisions", where, out) == 3
    assert "can't be read as a workbook" in capsys.readouterr().err


def test_what_was_filled_in_is_never_written_over(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = where / "reports" / "decisions.xlsx"
    assert run("report", where, "-f", "xlsx") == 0
    assert [path.name for path in sorted(mine.parent.glob("decisions*"))] == ["decisions.xlsx"]
    kept = filled(mine, everything_plain).read_bytes()
    assert run("report", where, "-f", "xlsx") == 0
    assert mine.read_bytes() == kept
    assert (where / "reports" / "decisions-2.xlsx").exists()
    assert "that was filled in stays as it is" in capsys.readouterr().err


def test_a_withdrawal_waits_for_what_was_filled_in_and_takes_the_workbooks_then(
    where: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = Path(shutil.copy(out, where / "reports" / "decisions.xlsx"))
    kept = filled(mine, everything_plain).read_bytes()
    withdraw = ("case", "withdraw", where, "HV1", "--by", "LR1", "--reason", "asked to")
    assert run(*withdraw) != 0
    assert "Hand it in" in " ".join(capsys.readouterr().err.split())
    assert mine.read_bytes() == kept
    assert not decided(where).withdrawals
    assert come_back(where, mine, capsys)["taken"] == 5
    assert run(*withdraw) == 0
    assert list(mine.parent.glob("decisions*")) == []


@pytest.mark.parametrize("audience", ["participants", "board"])
def test_only_the_team_gets_it(where: Path, audience: str) -> None:
    assert run("report", where, "-f", "xlsx", "--for", audience) == 0
    assert [path.name for path in (where / "reports").iterdir()] == [f"report-{audience}.xlsx"]


def test_its_cells_offer_what_they_can_hold(out: Path) -> None:
    book = load_workbook(BytesIO(out.read_bytes()))
    assert sheet(book, "Went out").sheet_state == "veryHidden"
    offered = {
        name: len(sheet(book, name).data_validations.dataValidation)
        for name in ("README", "Matches", "Appraisal", "Usual", "Codes")
    }
    assert offered == {"README": 1, "Matches": 2, "Appraisal": 2, "Usual": 2, "Codes": 3}


@pytest.mark.skipif(workbooks.OFFICE is None, reason="LibreOffice is not installed here")
def test_what_libreoffice_saved_again_is_taken(
    where: Path, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(out, everything_plain)
    workbooks.convert(out, "xlsx", tmp_path / "again")
    said = come_back(where, tmp_path / "again" / "mine.xlsx", capsys)
    assert (said["taken"], said["not_taken"]) == (5, [])
