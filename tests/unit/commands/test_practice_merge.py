"""`interview practice merge`, and what the commands of real work do with what it makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.errors import ExitCode
from tests.support import casefolder, practised
from tests.support.commands import run, told
from tests.support.records import answer, file_of, record

SAID = "nobody else has ever said this"
OWN = file_of(practised.short("SW1", "one", answer("well.what", text=SAID)))
REAL = file_of(record("SW1", answer("well.what", text=SAID)))


@pytest.fixture
def merged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Merge one account, and leave the other roles empty; return the group's folder."""
    handed = practised.put(tmp_path / "in", own=OWN)
    run("practice", "merge", "fern", handed, "-o", tmp_path / "out", "--no-fill")
    capsys.readouterr()
    return tmp_path / "out"


def test_a_group_is_told_as_one_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handed = practised.put(tmp_path / "in", own=OWN, real=REAL)
    words = ("practice", "merge", "fern", handed, "-o", tmp_path / "out", "--no-fill")
    found = told(capsys, *words)
    assert list(found) == ["groups", "quarantined", "skipped", "exit"]
    (group,) = found["groups"]
    assert list(group) == [
        "folder", "played", "filled", "empty", "differences", "report", "merged_digest",
    ]  # fmt: skip
    assert (group["played"], group["filled"]) == (["SW1"], [])
    assert group["empty"] == ["HV1", "PO1", "TE1", "TM1"]
    assert Path(group["report"]).is_file()
    assert found["quarantined"] == [{"file": str(handed / "real.json"), "reason": "practice"}]
    assert found["exit"] == ExitCode.REFUSED


def test_people_are_told_who_is_there_and_none_of_what_was_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = file_of(practised.short("SW1", "two"))
    handed = practised.put(tmp_path / "in", own=OWN, two=two, real=REAL)
    run("practice", "merge", "fern", handed, "-o", tmp_path / "out", "--no-fill")
    out, err = capsys.readouterr()
    for words in ("played: SW1", "nobody yet: HV1, PO1, TE1, TM1", "out-2", "both accounts stay",
                  "left where it is", "It is practice and this case is real"):  # fmt: skip
        assert words in out
    assert "merge each group's files by themselves" in err
    assert SAID not in out + err


@pytest.mark.parametrize(
    "words",
    [
        ("case", "invite", "OUT", "--all"),
        ("case", "custodian", "OUT"),
        ("case", "words", "OUT"),
        ("merge", "OUT"),
    ],
    ids=" ".join,
)
def test_what_belongs_to_real_work_is_refused_on_a_group_s_folder(
    merged: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (merged.parent / "secret").write_text("correct horse battery\n", encoding="utf-8")
    given = [merged if word == "OUT" else word for word in words]
    assert run(*given, "--passphrase-file", merged.parent / "secret") == ExitCode.REFUSED
    assert "practice case" in capsys.readouterr().err
    assert json.loads((merged / "case.json").read_bytes())["keys"] is None


def test_every_form_of_the_report_says_practice(
    merged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(capsys, "report", merged, "-f", "html,csv,jsonl")
    pages = {Path(one).suffix: Path(one).read_text(encoding="utf-8") for one in found["reports"]}
    assert "PRACTICE: Fern case" in pages[".html"]
    assert "Practice" in pages[".csv"]
    assert '"practice":true' in pages[".jsonl"]


def test_an_account_from_practice_is_kept_apart_from_a_real_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = casefolder.made(tmp_path)
    casefolder.put_bytes(where, OWN, "own.json")
    found = told(capsys, "merge", where)
    assert [one["reason"] for one in found["quarantined"]] == ["practice"]
    assert casefolder.accounts(where) == []
    run("merge", where)
    assert (
        "It is practice and this case is real, or the other way round." in capsys.readouterr().out
    )


def test_a_made_up_case_that_isn_t_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handed = practised.put(tmp_path / "in", own=OWN)
    assert run("practice", "merge", "elm", handed) == ExitCode.REFUSED
    assert "There is: fern" in capsys.readouterr().err


def test_how_a_group_s_folder_stands_begins_with_practice(
    merged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("case", "status", merged) == ExitCode.DONE
    assert capsys.readouterr().out.startswith("PRACTICE: Fern case: 1 of 5 accounts are here.\n")
