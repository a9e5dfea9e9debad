"""`interview practice`: feedback, the asking drill, a case of one's own, as scripts use them."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from interview.model.base import canonical, digest
from interview.practice import cases
from tests.support import fern
from tests.support.commands import run
from tests.support.seats import practised


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    said = capsys.readouterr()
    assert said.err == ""
    found: dict[str, Any] = json.loads(said.out)
    return found


def written(folder: Path, *, practice: bool = True) -> Path:
    """Return the file of a record as practice hands it over."""
    plain = practised().plain() | {"practice": practice}
    plain["digest"] = digest({key: part for key, part in plain.items() if key != "digest"})
    path = folder / "HV1.json"
    path.write_bytes(canonical(plain))
    return path


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Any:
    def give(text: str | bytes) -> None:
        data = text if isinstance(text, bytes) else text.encode()
        stdin = SimpleNamespace(buffer=io.BytesIO(data), isatty=lambda: False)
        monkeypatch.setattr("sys.stdin", stdin)

    return give


# ------------------------------------------------------------------------------------- feedback


def test_feedback_points_to_words_and_offers_a_fuller_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("practice", "feedback", written(tmp_path), "--json") == 0
    found = told(capsys)["account"]
    texts = [one.text for one in practised().answers]
    assert found
    for one in found:
        assert one["says"]
        assert one["try"]
        if one["question"] not in (None, "knew.items", "shaped.factors"):
            assert any(one["quote"] in text for text in texts)
    story = cases.case("fern").story("HV1")
    beside = next(one for one in found if one["question"] == "shaped.tools" and one["fuller"])
    assert beside["fuller"] == cases.full_answer(story, beside["episode"], "shaped.tools")


def test_questions_as_an_observer_wrote_them_are_commented_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "asked.txt"
    asked.write_text("Why did you wait?\n\n  What did you see?  \n", encoding="utf-8")
    assert run("practice", "feedback", written(tmp_path), "--asked", asked, "--json") == 0
    found = told(capsys)["asking"]
    assert [(one["kind"], one["quote"]) for one in found] == [
        ("why", "Why did you wait?"),
        ("open", "What did you see?"),
    ]


def test_feedback_in_words_says_that_it_is_no_mark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("practice", "feedback", written(tmp_path), "--full") == 0
    said = capsys.readouterr().out
    assert said.startswith("Comments on the account. Not on you, and not a mark.\n")
    assert "A fuller answer to the same question:" in said


def test_a_record_of_a_real_case_gets_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("practice", "feedback", written(tmp_path, practice=False)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "not from practice" in said.err


@pytest.mark.parametrize("gone", ["exemplars.toml", "stories/HV1.toml"])
def test_a_case_that_is_still_being_written_shows_what_there_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], gone: str
) -> None:
    folder = Path(shutil.copytree(fern.FERN, tmp_path / "mine"))
    (folder / gone).unlink()
    plain = json.loads(written(tmp_path).read_bytes())
    plain["case"]["id"] = "practice-mine"
    plain["digest"] = digest({key: part for key, part in plain.items() if key != "digest"})
    (tmp_path / "HV1.json").write_bytes(canonical(plain))
    words = ("practice", "feedback", tmp_path / "HV1.json", "--case", folder, "--json")
    assert run(*words) == 0
    assert any(one["fuller"] for one in told(capsys)["account"]) is (gone == "exemplars.toml")


def test_the_case_of_another_account_is_not_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("practice", "feedback", written(tmp_path), "--case", "heron") == 1
    assert "from another made-up case" in capsys.readouterr().err


def test_a_real_record_that_was_made_to_say_practice_gets_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, practice=False)
    path.write_bytes(path.read_bytes().replace(b'"practice":false', b'"practice":true'))
    assert run("practice", "feedback", path) == 1
    assert "has been changed since" in capsys.readouterr().err


def test_without_any_practice_here_feedback_says_how_to_begin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--data-dir", tmp_path / "data", "practice", "feedback") == 1
    assert "There is no practice on this computer yet." in capsys.readouterr().err


@pytest.mark.parametrize("named", ["0123456789abcdef", "nothing.json", "../../etc"])
def test_feedback_on_what_there_isn_t_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    assert run("--data-dir", tmp_path, "practice", "feedback", named) in (2, 3)
    assert capsys.readouterr().err.startswith("interview: ")


# --------------------------------------------------------------------------------------- drill


def test_each_question_gets_a_comment_and_then_what_there_was_to_hear(
    capsys: pytest.CaptureFixture[str], says: Any
) -> None:
    drills = [one for one in cases.case("fern").drills().drill if one.code == "HV1"]
    says("1\nWhy not?\n99\n" + "9" * 5000 + "\n\n" + "\n" * (len(drills) - 1))
    assert run("practice", "drill", "fern", "--role", "hv1") == 0
    said = capsys.readouterr().out
    assert drills[0].choice[0].comment in said
    assert "A why-question." in said
    assert "That is none of the numbers." in said
    for one in drills:
        assert one.answer in said
        assert one.listen in said


def test_nothing_to_listen_for_shows_before_somebody_asked(
    capsys: pytest.CaptureFixture[str], says: Any
) -> None:
    says("")
    assert run("practice", "drill", "fern") == 0
    said = capsys.readouterr().out
    for drill in cases.case("fern").drills().drill:
        assert drill.listen not in said


def test_bytes_that_are_no_text_are_a_question_like_any_other(
    capsys: pytest.CaptureFixture[str], says: Any
) -> None:
    says(b"\xff\xfe what?\n")
    assert run("practice", "drill", "fern") == 0
    assert "One thing to try:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words, code", [(("drill", "nowhere"), 1), (("drill", "fern", "--role", "ZZ9"), 1)]
)
def test_a_drill_that_there_isn_t_is_a_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int
) -> None:
    assert run("practice", *words) == code
    assert capsys.readouterr().err.startswith("interview: There is no ")


# ------------------------------------------------------------------------- a case of one's own


def test_a_case_of_one_s_own_is_not_begun_under_the_name_of_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("practice", "new", tmp_path / "fern") == 1
    assert "comes with the program" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_lint_leaves_with_one_and_says_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(fern.FERN, tmp_path / "mine"))
    assert run("practice", "lint", folder, "--json") == 0
    assert told(capsys) == {"lacking": []}
    path = folder / "debrief.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"tool"', '"good"'), encoding="utf-8")
    assert run("practice", "lint", folder, "--json") == 1
    (one,) = told(capsys)["lacking"]
    assert one["file"] == "debrief.toml"


def test_a_case_of_one_s_own_is_played_by_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(fern.FERN, tmp_path / "mine"))
    assert run("--data-dir", tmp_path / "data", "practice", folder) == 2
    assert "SW1, HV1, PO1, TE1, TM1" in capsys.readouterr().err


def test_a_case_may_stand_where_a_part_stands_and_the_list_is_what_there_is_without(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("practice", "--json") == 0
    bare = told(capsys)
    assert run("practice", "list", "--json") == 0
    assert told(capsys) == bare
    assert {"id", "title", "roles"} == set(bare["cases"][0])


@pytest.mark.parametrize("file", ["roles/HV1.toml", "case.toml"])
def test_nobody_starts_half_way_on_a_broken_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], says: Any, file: str
) -> None:
    folder = Path(shutil.copytree(fern.FERN, tmp_path / "mine"))
    (folder / file).write_text("format = \n", encoding="utf-8")
    says("1\n")
    data = tmp_path / "data"
    assert run("--data-dir", data, "practice", folder, "--role", "HV1", "--plain") == 1
    assert f"{Path(file).name}, line 1" in capsys.readouterr().err
    assert not (data / "practice").exists()
