"""`interview practice CASE --mode talk` as three people meet it, and what is in the way of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from interview.errors import ExitCode
from tests.support.fern import FERN

BEGUN = "1\n1\n"  # ready, nobody unsafe


def practice(cwd: Path, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run `interview practice` in `cwd`, with a pipe at both ends."""
    command = [sys.executable, "-m", "interview", "practice", *words, "--data-dir", "data"]
    return subprocess.run(
        command, input=said, capture_output=True, text=True, cwd=cwd, check=False, encoding="utf-8"
    )


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return the folder of a case of somebody's own, beside where they work."""
    return Path(shutil.copytree(FERN, tmp_path / "mine"))


def record(cwd: Path) -> dict[str, Any]:
    (path,) = (cwd / "exports").iterdir()
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def test_a_round_is_played_and_handed_over(tmp_path: Path) -> None:
    said = f"{BEGUN}1\nOn the scales.\n.\nnext\nnext\n1\n1\n1\n"
    done = practice(tmp_path, "fern", "--role", "hv1", "--mode", "talk", said=said)
    assert done.returncode == ExitCode.DONE
    assert "25 of 25 minutes left." in done.stdout
    handed = record(tmp_path)
    assert (handed["mode"], handed["practice"]) == ("talk", True)
    assert [one["id"] for one in handed["episodes"] if one["deep"]] == ["E2"]
    assert handed["confirmed"]


def test_another_moment_can_be_asked_for(tmp_path: Path) -> None:
    words = ("fern", "--role", "HV1", "--mode", "talk", "--episode", "e5")
    assert "The table in the school library" in practice(tmp_path, *words, said=BEGUN).stdout


def test_the_whole_interview_can_be_asked_for(tmp_path: Path) -> None:
    words = ("fern", "--role", "HV1", "--mode", "talk", "--whole")
    done = practice(tmp_path, *words, said=BEGUN)
    assert "How long do you have?" in done.stdout
    assert "minutes left" not in done.stdout


@pytest.mark.parametrize("mode", ["self", "talk"])
@pytest.mark.parametrize("file", ["debrief.toml", "roles/HV1.toml"])
def test_a_case_with_a_broken_file_begins_nothing_and_says_where(
    tmp_path: Path, mine: Path, file: str, mode: str
) -> None:
    path = mine / file
    path.write_text("x = \n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    done = practice(tmp_path, "mine", "--role", "HV1", "--mode", mode, said=BEGUN)
    assert done.returncode == ExitCode.REFUSED
    assert done.stderr.startswith(f"interview: {path.name}, line 1: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert not list((tmp_path / "data").rglob("*"))


def test_a_case_that_is_being_written_is_played_without_its_note(
    tmp_path: Path, mine: Path
) -> None:
    (mine / "debrief.toml").unlink()
    shutil.rmtree(mine / "stories")
    done = practice(tmp_path, "mine", "--role", "HV1", "--mode", "talk", said=BEGUN)
    assert done.returncode == ExitCode.DONE
    assert "The notes page: The evening call to the flat." in done.stdout
    assert "What is in this case" not in done.stdout
