"""`interview report` and `interview demo`, as people and scripts use them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview.commands.report import FORMATS
from interview.report.formats import FORMS
from tests.support import casefolder as at
from tests.support import workbooks
from tests.support.commands import run
from tests.support.records import answer, record

SAID = "nobody else has ever said this"


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> dict[str, Any]:
    assert run("--json", *words) == 0
    out, err = capsys.readouterr()
    said: dict[str, Any] = json.loads(out)
    assert err == ""
    return said


@pytest.fixture
def where(tmp_path: Path) -> Path:
    found = at.made(tmp_path)
    at.put(found, record("SW1", answer("well.what", text=SAID)))
    at.merge(found)
    return found


@pytest.mark.parametrize("audience", ["team", "participants", "board"])
def test_a_report_is_written_into_the_case_folder_and_named(
    where: Path, capsys: pytest.CaptureFixture[str], audience: str
) -> None:
    secret = where / "not-there-and-not-needed"
    words = ("report", where, "-f", "html", "--for", audience, "--passphrase-file", secret)
    (path,) = told(capsys, *words)["reports"]
    assert path == str(where / "reports" / f"report-{audience}.html")
    assert Path(path).stat().st_mode & 0o777 == 0o600
    first = Path(path).read_bytes()
    told(capsys, *words)
    assert Path(path).read_bytes() == first


def test_a_workbook_is_written_beside_the_page_and_goes_with_a_withdrawal(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = told(capsys, "report", where, "-f", "html,xlsx")["reports"]
    names = ["report-team.html", "report-team.xlsx", "decisions.xlsx"]
    assert [Path(one).name for one in made] == names
    book = made[1]
    said = [row["Their own words"] for row in workbooks.rows(Path(book).read_bytes(), "Accounts")]
    assert SAID in said
    assert run("case", "withdraw", where, "SW1", "--by", "LR1", "--reason", "asked to") == 0
    assert not any(Path(one).exists() for one in made)


def test_a_report_goes_where_somebody_says(
    where: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("report", where, "-o", tmp_path / "out") == 0
    out, _ = capsys.readouterr()
    assert out == f"{tmp_path / 'out' / 'report-team.html'}\n"
    assert SAID in (tmp_path / "out" / "report-team.html").read_text(encoding="utf-8")


def test_a_report_needs_a_merge_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", at.made(tmp_path)) == 3
    assert "Nothing has been merged in this case folder yet." in capsys.readouterr().err


@pytest.mark.parametrize("form", ["pdf", "html,pdf", ""])
def test_a_form_that_there_isn_t_is_refused(
    where: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert run("report", where, "-f", form) == 2
    assert "These there are: html" in capsys.readouterr().err
    assert list((where / "reports").iterdir()) == []


def test_a_withdrawn_account_is_in_no_report(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("case", "withdraw", where, "SW1", "--by", "LR1", "--reason", "asked to") == 0
    assert run("report", where) == 0
    page = (where / "reports" / "report-team.html").read_text(encoding="utf-8")
    assert SAID not in page
    assert "asked to" in page
    capsys.readouterr()


def test_a_withdrawal_makes_an_older_report_go(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("report", where) == 0
    assert run("case", "withdraw", where, "SW1", "--by", "LR1", "--reason", "asked to") == 0
    said = capsys.readouterr().err
    kept = [path for path in (where / "reports").iterdir() if SAID in path.read_text("utf-8")]
    assert kept == []
    assert "reports" in said


def test_the_demo_does_the_whole_and_says_who_does_what(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("demo") == 0
    out, err = capsys.readouterr()
    assert err == ""
    for who in ("Practitioner:", "Reviewer:", "Trainer:"):
        assert who in out
    assert "5 accounts were brought together." in " ".join(out.split())
    assert max(len(line) for line in out.splitlines() if not line.lstrip().startswith("/")) <= 76
    (root,) = (tmp_path / "exports").iterdir()
    names = {path.name for path in (root / "case" / "reports").iterdir()}
    assert names == {f"report-{one}.html" for one in ("team", "participants", "board")}


def test_the_demo_is_told_as_one_object_and_never_writes_over_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = told(capsys, "demo", "-o", tmp_path / "demo")["steps"]
    assert len(steps) == 6
    assert all(Path(path).exists() for step in steps for path in step["made"])
    assert run("demo", "-o", tmp_path / "demo") == 1
    assert "Name a folder that is new." in capsys.readouterr().err


def test_every_form_that_there_is_is_written_the_same_every_time(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [Path(one) for one in told(capsys, "report", where, "-f", FORMATS)["reports"]]
    assert [one.name for one in paths] == [
        *("report-team.html", "report-team.docx", "sheets-team.docx"),
        *(f"report-team.{form}" for form in ("xlsx", "csv", "jsonl", "qdpx")),
        "decisions.xlsx",
    ]
    assert list(FORMS) == FORMATS.split(",")
    first = [one.read_bytes() for one in paths]
    told(capsys, "report", where, "-f", FORMATS)
    assert [one.read_bytes() for one in paths] == first


@pytest.mark.parametrize("audience", ["participants", "board"])
def test_sheets_to_appraise_by_go_to_nobody_but_the_team(
    where: Path, capsys: pytest.CaptureFixture[str], audience: str
) -> None:
    (one,) = told(capsys, "report", where, "-f", "docx", "--for", audience)["reports"]
    assert one == str(where / "reports" / f"report-{audience}.docx")
    assert list((where / "reports").iterdir()) == [Path(one)]


@pytest.mark.parametrize("audience", ["participants", "board"])
def test_whole_accounts_go_to_nobody_but_the_team(
    where: Path, capsys: pytest.CaptureFixture[str], audience: str
) -> None:
    assert run("report", where, "-f", "html,jsonl", "--for", audience) == 2
    assert "for the review team only" in capsys.readouterr().err
    assert list((where / "reports").iterdir()) == []


def test_a_version_with_names_needs_the_key_and_is_a_file_of_its_own(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("case", "names", where) == 0
    key = where.parent / "names.toml"
    empty = capsys.readouterr().out
    key.write_text(empty.replace('SW1 = ""', 'SW1 = "Alex Moss"'), encoding="utf-8")
    named, _, sheets = told(capsys, "report", where, "-f", "html,docx", "--names", key)["reports"]
    (plain,) = told(capsys, "report", where)["reports"]
    assert (Path(named).name, Path(plain).name) == ("report-team-named.html", "report-team.html")
    assert Path(sheets).name == "sheets-team-named.docx"
    assert "Alex Moss, social worker" in Path(named).read_text(encoding="utf-8")
    assert "Alex Moss" not in Path(plain).read_text(encoding="utf-8")
    (accounts,) = told(capsys, "report", where, "-f", "jsonl", "--names", key)["reports"]
    assert Path(accounts).name == "report-team.jsonl"  # never changed, so no name is in them


def test_who_has_no_name_in_the_key_is_said(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("case", "names", where) == 0
    key = where.parent / "names.toml"
    key.write_text(capsys.readouterr().out.replace('HV1 = ""', 'HV1 = "Alex Moss"'), "utf-8")
    assert run("report", where, "--names", key) == 0
    err = capsys.readouterr().err
    assert "no name for SW1" in err
    assert "HV1" not in err
    assert "Moss" not in err


def test_a_key_of_another_case_makes_nothing(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = where.parent / "names.toml"
    key.write_text('format = "interview-names"\ncase = "x"\n[names]\n', encoding="utf-8")
    assert run("report", where, "--names", key) != 0
    assert "the key of another case" in capsys.readouterr().err
    assert list((where / "reports").iterdir()) == []


def test_a_withdrawal_takes_every_form_out_of_the_folder(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "report", where, "-f", FORMATS)
    assert run("case", "withdraw", where, "SW1", "--by", "LR1", "--reason", "asked to") == 0
    assert list((where / "reports").iterdir()) == []
