"""`interview practice reset`: every practice interview of this computer goes, and no real one."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from interview.cli import main
from interview.errors import ExitCode
from interview.storage.library import Library, Stage
from interview.storage.paths import Places
from tests.support import practice_desks as desks


def run(data: Path, *words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["practice", "reset", *words, "--data-dir", str(data)])
    return int(left.value.code or 0)


def reset(data: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    code = run(data, "--yes", "--json")
    out, err = capsys.readouterr()
    assert err == ""
    return {**json.loads(out), "exit": code}


def listed(data: Path) -> list[str]:
    return [one.id for one in Library(Places(data).library).all()]


def test_all_practice_goes_and_what_is_real_stays_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    real = desks.real(tmp_path)
    before = desks.contents(tmp_path / "interviews")
    for who in ("one", "two"):
        desks.sit(tmp_path, "TE1", who).close()
    assert reset(tmp_path, capsys) == {"removed": 2, "left": [], "exit": ExitCode.DONE}
    assert desks.contents(tmp_path / "interviews") == before
    assert list((tmp_path / "practice").iterdir()) == []
    assert listed(tmp_path) == [real]
    assert reset(tmp_path, capsys)["removed"] == 0


def test_a_row_of_practice_that_is_gone_already_leaves_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Library(Places(tmp_path).library).note(
        "0123456789abcdef", started="2026-11-26", practice=True, state=Stage.PAUSED
    )
    assert reset(tmp_path, capsys)["removed"] == 0
    assert listed(tmp_path) == []


def test_without_a_terminal_it_has_to_be_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desks.sit(tmp_path).close()
    before = desks.contents(tmp_path)
    assert run(tmp_path) == ExitCode.USAGE
    assert "--yes" in capsys.readouterr().err
    assert desks.contents(tmp_path) == before


@pytest.mark.parametrize(
    "typed,code,left", [("Reset\n", ExitCode.DONE, 0), ("no\n", ExitCode.REFUSED, 1)]
)
def test_at_a_terminal_it_is_asked_about_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: ExitCode, left: int
) -> None:
    desks.sit(tmp_path).close()
    keyboard = io.StringIO(typed)
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", keyboard)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert run(tmp_path) == code
    assert len(listed(tmp_path)) == left


def test_one_that_is_open_in_another_window_is_left_and_the_rest_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desks.sit(tmp_path, "TE1", "one").close()
    held = desks.sit(tmp_path, "SW1", "two")
    found = reset(tmp_path, capsys)
    held.close()
    reason = "it is open in another window"
    assert found == {"removed": 1, "left": [{"id": held.id, "reason": reason}],
                     "exit": ExitCode.FILES}  # fmt: skip
    assert listed(tmp_path) == [held.id]


def test_what_doesn_t_say_that_it_is_practice_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved, damaged = desks.real(tmp_path), desks.sit(tmp_path)
    damaged.close()
    room = tmp_path / "practice"
    (tmp_path / "interviews" / moved).rename(room / moved)
    (room / damaged.id / "journal.jsonl").write_bytes(b"\xff\n")
    before = desks.contents(room)
    found = reset(tmp_path, capsys)
    assert {one["id"] for one in found["left"]} == {moved, damaged.id}
    assert {one["reason"] for one in found["left"]} == {"it doesn't say that it is practice"}
    assert desks.contents(room) == before


def test_links_are_never_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    sitting = desks.sit(elsewhere)
    sitting.close()
    before = desks.contents(elsewhere)
    (data / "practice").mkdir(parents=True)
    (data / "practice" / sitting.id).symlink_to(elsewhere / "practice" / sitting.id)
    assert reset(data, capsys)["left"] == [{"id": sitting.id, "reason": "it is a link"}]
    (data / "practice" / sitting.id).unlink()
    (data / "practice").rmdir()
    (data / "practice").symlink_to(elsewhere / "practice")
    assert run(data, "--yes") == ExitCode.FILES
    assert "is a link" in capsys.readouterr().err
    assert desks.contents(elsewhere) == before
