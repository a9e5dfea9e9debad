"""`interview practice handout`: both packs written, what is said of them, a case of one's own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from interview.practice import cases
from tests.support.commands import run


def test_both_packs_are_written_in_both_forms_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("practice", "handout", "fern", "-o", tmp_path, "--json") == 0
    said = capsys.readouterr()
    named = [Path(one) for one in json.loads(said.out)["files"]]
    assert sorted(named) == sorted(tmp_path.iterdir())
    assert [one.suffix for one in named] == [".docx", ".html"] * 2
    assert said.err == ""


def test_without_a_folder_they_go_to_exports_and_it_is_said_whose_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("practice", "handout", "fern") == 0
    said = capsys.readouterr()
    assert all(Path(one).is_file() for one in said.out.splitlines())
    assert {one.parent.name for one in tmp_path.glob("*/*")} == {"exports"}
    assert "for the facilitator only" in said.err


def test_a_file_of_somebody_elses_in_the_folder_stays(tmp_path: Path) -> None:
    other = tmp_path / "notes.docx"
    other.write_bytes(b"mine")
    assert run("practice", "handout", "fern", "-o", tmp_path) == 0
    assert run("practice", "handout", "fern", "-o", tmp_path) == 0
    assert other.read_bytes() == b"mine"


def test_a_case_of_one_s_own_may_be_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    shutil.copytree(cases.case("fern").folder, own)
    assert run("practice", "handout", own, "-o", tmp_path / "out", "--json") == 0
    names = [Path(one).name for one in json.loads(capsys.readouterr().out)["files"]]
    assert names[0] == "practice-own-for-everybody.docx"


def test_a_broken_card_is_told_with_its_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    shutil.copytree(cases.case("fern").folder, own)
    card = own / "roles" / "TE1.toml"
    card.write_text(card.read_text(encoding="utf-8").replace("who =", "whom ="), encoding="utf-8")
    assert run("practice", "handout", own, "-o", tmp_path / "out") != 0
    said = capsys.readouterr()
    assert said.err.startswith("interview: TE1.toml, line 7: ")
    assert not (tmp_path / "out").exists()
