"""`interview practice debrief`, as a facilitator and a script use it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interview.errors import ExitCode
from tests.support import casefolder, fern, practised
from tests.support.commands import run, told
from tests.support.records import answer, episode, file_of

SAID = "nobody else has ever said this"
OWN = practised.short(
    "HV1", "one", answer("shaped.tools", "E2", text=SAID), episodes=[episode("E2")]
)


@pytest.fixture
def group(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Merge one short account; return the group's folder."""
    handed = practised.put(tmp_path / "in", own=file_of(OWN))
    run("practice", "merge", "fern", handed, "-o", tmp_path / "out", "--no-fill")
    capsys.readouterr()
    return tmp_path / "out"


def test_a_debrief_is_told_as_one_object(group: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "practice", "debrief", group)
    assert list(found) == [
        "case",
        "played",
        "filled",
        "empty",
        "planted",
        "besides",
        "files",
        "exit",
    ]
    assert (found["case"], found["played"], found["exit"]) == ("fern", ["HV1"], ExitCode.DONE)
    standing = {one["id"]: one["standing"] for one in found["planted"]}
    assert standing["box"] == "to_look_at"
    assert set(standing.values()) == {"to_look_at", "not_yet"}
    (words,) = next(one["words"] for one in found["planted"] if one["id"] == "box")
    assert words == {"code": "HV1", "filled": False, "question": "shaped.tools", "said": [SAID]}
    assert [Path(one).name for one in found["files"]] == ["debrief-fern.docx", "debrief-fern.html"]


def test_it_is_said_on_the_screen_and_in_both_files(
    group: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("practice", "debrief", group, "-o", group.parent / "sheets") == ExitCode.DONE
    out, err = capsys.readouterr()
    page = (group.parent / "sheets" / "debrief-fern.html").read_text(encoding="utf-8")
    for one in (SAID, "in your records yet", "Ending 2: The step", "One finding to write"):
        assert one in out
        assert one in page
    assert "keep it from those still to play" in err


def test_the_same_group_gives_the_same_files(group: Path) -> None:
    made = []
    for name in ("one", "two"):
        run("practice", "debrief", group, "-o", group.parent / name)
        made.append([path.read_bytes() for path in sorted((group.parent / name).iterdir())])
    assert made[0] == made[1]


def test_a_case_of_one_s_own_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = shutil.copytree(fern.FERN, tmp_path / "mine")
    case = {"id": "practice-mine", "title": "Mine"}
    handed = practised.put(tmp_path / "in", own=file_of(practised.short("HV1", case=case)))
    run("practice", "merge", mine, handed, "-o", tmp_path / "out", "--no-fill")
    assert run("practice", "debrief", tmp_path / "out") == ExitCode.REFUSED
    assert "--case" in capsys.readouterr().err
    assert run("practice", "debrief", tmp_path / "out", "--case", "fern") == ExitCode.REFUSED
    capsys.readouterr()
    assert run("practice", "debrief", tmp_path / "out", "--case", mine) == ExitCode.DONE


def test_a_broken_debrief_says_where_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = Path(shutil.copytree(fern.FERN, tmp_path / "fern"))
    with (mine / "debrief.toml").open("a", encoding="utf-8") as file:
        file.write("\nnonsense = 1\n")
    handed = practised.put(tmp_path / "in", own=file_of(OWN))
    run("practice", "merge", mine, handed, "-o", tmp_path / "out", "--no-fill")
    assert run("practice", "debrief", tmp_path / "out", "--case", mine) == ExitCode.REFUSED
    assert "debrief.toml, line" in capsys.readouterr().err
    assert not list((tmp_path / "out" / "reports").glob("debrief*"))


def test_a_real_case_has_no_debrief(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = casefolder.made(tmp_path)
    assert run("practice", "debrief", where) == ExitCode.REFUSED
    assert "real case" in capsys.readouterr().err
    assert run("practice", "debrief", tmp_path / "nowhere") == ExitCode.FILES
