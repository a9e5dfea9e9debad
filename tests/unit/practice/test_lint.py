"""What a case of one's own still lacks: all of it is told at once, with file and line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview.practice import cases
from interview.practice.lint import lint
from tests.support import fern, made_up

Change = Callable[[str], str]


def now() -> datetime:
    return datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(fern.FERN, tmp_path / "mine"))


def found(folder: Path) -> list[str]:
    return [str(one) for one in lint(folder, fern.guide(), now)]


def swapped(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new, 1)


def without(table: str) -> Change:
    """Return what takes every table of that name out of a file."""

    def change(text: str) -> str:
        kept, skipping = [], False
        for line in text.splitlines(keepends=True):
            if line.startswith("["):
                skipping = line.strip() == f"[[{table}]]"
            if not skipping:
                kept.append(line)
        return "".join(kept)

    return change


# A file, what is done to it, and what is said of it.
GAPS: list[tuple[str, Change, str]] = [
    ("case.toml", swapped('code = "HV1"', 'code = "sw1"'), "sw1 is there twice"),
    ("roles/HV1.toml", without("did_not_know"), "roles/HV1.toml: the role card has no [[did_not"),
    ("roles/HV1.toml", swapped('"health visitor"', '"nurse"'), "roles/HV1.toml, line 5: `role`"),
    ("roles/HV1.toml", swapped('carries = ["', 'carries = ["no-such-'), "names no-such-"),
    ("roles/HV1.toml", lambda text: "x = \n" + text, "roles/HV1.toml, line 1: "),
    (
        "debrief.toml",
        swapped('kind = "tool"', 'kind = "good"'),
        "nothing is planted of the kind tool",
    ),
    ("debrief.toml", swapped('"SW1"', '"SW7"'), "names SW7, which there isn't"),
    ("debrief.toml", swapped('episode = "E2"', 'episode = "E9"'), "names E9, which there isn't"),
    ("debrief.toml", without("outcome"), "the debrief has no [[outcome]]"),
    ("case.toml", without("episode"), "the case names no episode"),
    ("exemplars.toml", lambda text: text.replace('"HV1"', '"SW1"'), "HV1 has 0 of 3 exemplars"),
    ("exemplars.toml", swapped('question = "', 'question = "nothing.'), "exemplars.toml, line "),
    (
        "drills.toml",
        swapped("opens = true", "opens = false"),
        "all open the answer, or all close it",
    ),
    ("debrief.toml", swapped('episode = "E3"', 'episode = "E1"'), "don't show this difference"),
    ("debrief.toml", swapped('episode = "E3"', 'episode = "E1"'), "(date_differs), which isn't"),
    ("stories/PO1.toml", swapped('"options.did"', '"options.no_such"'), "stories/PO1.toml: "),
]


@pytest.mark.parametrize("name", made_up.NAMES)
def test_the_cases_that_come_with_the_program_lack_nothing(name: str) -> None:
    assert found(cases.case(name).folder) == []


@pytest.mark.parametrize("file, change, said", GAPS, ids=[said for _, _, said in GAPS])
def test_a_gap_is_told(folder: Path, file: str, change: Change, said: str) -> None:
    before = (folder / file).read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    (folder / file).write_text(after, encoding="utf-8")
    assert any(said in one for one in found(folder)), found(folder)


def test_what_is_planted_and_no_card_carries_is_told_where_it_is_planted(folder: Path) -> None:
    card = folder / "roles" / "HV1.toml"
    text = card.read_text(encoding="utf-8")
    card.write_text(
        "".join(x for x in text.splitlines(keepends=True) if not x.startswith("carries"))
    )
    told = [one for one in found(folder) if "no line of HV1's card carries" in one]
    assert told
    assert all(one.startswith("debrief.toml, line ") for one in told)


def test_every_gap_is_told_at_once_and_missing_files_are_among_them(folder: Path) -> None:
    (folder / "stories" / "PO1.toml").unlink()
    (folder / "roles" / "TE1.toml").unlink()
    shutil.copy(folder / "roles" / "SW1.toml", folder / "roles" / "ZZ1.toml")
    (folder / "drills.toml").write_text('format = "interview-drills"\n')
    told = "\n".join(found(folder))
    for one in ("PO1.toml", "TE1.toml", "roles/ZZ1.toml is of nobody", "there is no drill"):
        assert one in told


def test_a_name_that_no_case_can_have_is_told(folder: Path) -> None:
    other = folder.rename(folder.with_name("My case"))
    assert "can't be the name" in found(other)[0]


def test_a_name_that_one_of_ours_has_is_told(folder: Path) -> None:
    other = folder.rename(folder.with_name("fern"))
    assert "comes with the program" in found(other)[0]


def test_a_folder_that_holds_no_case_is_one_sentence(tmp_path: Path) -> None:
    assert len(found(tmp_path)) == 1
