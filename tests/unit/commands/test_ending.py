"""`interview case export-all` and `case close`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from interview.casework import closing, folder, invite
from interview.errors import InterviewError
from interview.storage import disk
from tests.support import casefolder as at
from tests.support import fern, sealed
from tests.support.commands import run
from tests.support.records import answer, record

HERS, HIS = "Words of hers: [Mum] {{ x }} \u202e", "Words of his"
FIRST = record("SW1", answer("well.what", text="Before"))
LATER = record("SW1", answer("well.what", text=HERS), parents=[FIRST["digest"]])
OTHER = record("HV1", answer("well.what", text=HIS))


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A case with two people's records merged, a third kept apart, and a report of each kind."""
    path = at.made(tmp_path)
    case = folder.open_case(path)
    invite.invite(case, path, ["SW1"], fern.guide(), path / "invitations", sealed.manner())
    at.put(path, FIRST, LATER, OTHER)
    at.put_bytes(path, json.dumps({**LATER, "mode": "talk"}).encode(), "changed.json")
    at.merge(path)
    for audience in ("team", "participants", "board"):
        assert run("report", path, "--for", audience) == 0
    return path


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_somebody_is_given_every_version_and_nothing_of_anybody_else(
    where: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    out = tmp_path / "out"
    assert run("case", "export-all", where, "sw1", "-o", out, "--json") == 0
    assert {Path(one) for one in told(capsys)["files"]} == {out / one for one in files(out)}
    whole = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
    for held in ("Before", HERS, "invited.json"):
        assert held.encode() in whole
    assert HIS.encode() not in whole
    assert len(list(out.glob("record-*.txt"))) == len(list(out.glob("record-*.json"))) == 2
    assert len(list((out / "kept-apart").iterdir())) == 1
    assert json.loads((out / f"record-{LATER['digest'][7:23]}.json").read_bytes()) == LATER


def test_another_cases_record_under_the_same_code_is_not_given(where: Path, tmp_path: Path) -> None:
    theirs = record("SW1", answer("well.what", text=HIS), case={"id": "0" * 32, "title": "Another"})
    at.put(where, theirs)
    at.merge(where)
    assert run("case", "export-all", where, "SW1", "-o", tmp_path / "out") == 0
    whole = b"".join(one.read_bytes() for one in (tmp_path / "out").rglob("*") if one.is_file())
    assert HIS.encode() not in whole


def test_withdrawn_words_are_given_too(where: Path, tmp_path: Path) -> None:
    withdrawn = ("case", "withdraw", where, "SW1", "--by", "LR1", "--reason", "asked to")
    assert run(*withdrawn) == 0
    assert run("case", "export-all", where, "SW1", "-o", tmp_path / "out") == 0
    assert HERS in (tmp_path / "out" / f"record-{LATER['digest'][7:23]}.txt").read_text("utf-8")
    decided = json.loads((tmp_path / "out" / "decisions.json").read_bytes())
    assert [one["reason"] for one in decided["withdrawals"]] == ["asked to"]


def test_nothing_is_written_over_and_nobody_is_made_up(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("case", "export-all", where, "SW1", "-o", where) == 1
    assert "There is something there already." in capsys.readouterr().err
    assert run("case", "export-all", where, "SWI", "-o", where.parent / "out") == 1
    assert "Did you mean SW1?" in capsys.readouterr().err
    assert not (where.parent / "out").exists()


def test_closing_erases_what_people_told_and_says_what_it_keeps(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("case", "close", where, "--early", "--yes", "--json") == 0
    done = told(capsys)
    assert done["erased"]["received"] == 3
    kept = {"case.toml", "case.json", "reports/report-board.html"}
    assert set(done["kept"]) == kept
    assert files(where) - {"lock"} == {*kept, "closed.json"}
    log = (where / "closed.json").read_text(encoding="utf-8")
    assert [word for word in ("SW1", "Fern", "Words") if word in log] == []
    case = folder.open_case(where, closed_too=True)
    assert (case.keys, case.queries) == (None, {})


@pytest.mark.parametrize(
    "words",
    [
        ("merge",), ("report",), ("case", "status"), ("case", "invite", "--all"),
        ("case", "words"), ("case", "export-all", "SW1"), ("case", "custodian"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_closed_case_is_said_to_be_closed(
    where: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert run("case", "close", where, "--early", "--yes") == 0
    capsys.readouterr()
    command, rest = (words[:2], words[2:]) if words[0] == "case" else (words[:1], words[1:])
    assert run(*command, where, *rest) == 1
    assert "This case was closed on" in capsys.readouterr().err
    assert not list(where.glob("merged/*"))


def test_a_case_is_closed_on_its_day_and_not_unasked(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(where)
    assert run("case", "close", where, "--yes") == 1
    assert "It may be closed from 2027-03-31. Or add --early." in capsys.readouterr().err
    assert run("case", "close", where, "--early") == 2
    assert "Add --yes" in capsys.readouterr().err
    assert files(where) == before


def test_closing_that_stops_half_way_is_gone_on_with(
    where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = disk.remove
    left = 4

    def stopped(path: Path) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        whole(path)

    today = date(2027, 4, 1)
    case = folder.open_case(where)
    monkeypatch.setattr(disk, "remove", stopped)
    with pytest.raises(KeyboardInterrupt):
        closing.close(where, case, today)
    monkeypatch.setattr(disk, "remove", whole)
    with pytest.raises(InterviewError, match="was closed on 2027-04-01"):
        folder.open_case(where)
    done = closing.close(where, folder.open_case(where, closed_too=True), date(2027, 4, 9))
    assert done.on == "2027-04-01"
    assert {name.partition("/")[0] for name in files(where)} <= {
        *("case.toml", "case.json", "closed.json", "reports", "lock"),
    }
