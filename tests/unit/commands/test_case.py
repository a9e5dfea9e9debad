"""`interview case new` and `case invite`, as scripts use them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview.cli import main
from interview.guides.invitation import read_invitation
from tests.support import fern

CASE = fern.FERN / "case.toml"


def run(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(word) for word in words])
    return int(left.value.code or 0)


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


@pytest.fixture
def where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run("case", "new", tmp_path / "fern", "--from", CASE) == 0
    capsys.readouterr()
    return tmp_path / "fern"


def test_a_new_case_is_told_as_one_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "not-there-and-not-needed"
    words = ("case", "new", tmp_path / "fern", "--from", CASE, "--passphrase-file", secret)
    assert run(*words, "--json") == 0
    case = told(capsys)["case"]
    assert list(case) == ["id", "title", "dir"]
    assert (case["title"], case["dir"]) == ("Fern case", str(tmp_path / "fern"))
    assert case["id"] == json.loads((tmp_path / "fern" / "case.json").read_bytes())["id"]


def test_two_cases_have_two_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = set()
    for name in ("a", "b"):
        assert run("case", "new", tmp_path / name, "--from", CASE, "--json") == 0
        ids.add(told(capsys)["case"]["id"])
    assert len(ids) == 2


def test_invitations_are_told_as_one_object(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--json", "case", "invite", where, "--code", "SW1", "--code", "hv1") == 0
    made = told(capsys)["invitations"]
    assert [list(one) for one in made] == [["code", "file", "words", "letter"]] * 2
    assert [(one["code"], one["words"]) for one in made] == [("SW1", None), ("HV1", None)]
    for one in made:
        assert Path(one["file"]) == where / "invitations" / f"{one['code']}.invitation.json"
        assert read_invitation(Path(one["file"])).setting.participant is not None
        assert one["code"] in Path(one["letter"]).read_text(encoding="utf-8")


def test_they_go_where_they_are_asked_for(where: Path, tmp_path: Path) -> None:
    assert run("case", "invite", where, "--all", "-o", tmp_path / "out") == 0
    assert len(list((tmp_path / "out").glob("*.invitation.json"))) == len(fern.CODES)
    assert list((where / "invitations").iterdir()) == []


@pytest.mark.parametrize(
    "old,new,says",
    [
        ("accept_unsealed = true", "accept_unsealed = false", "doesn't accept unsealed records"),
        ('witness = "no"', "", "Witness status is not checked, so these can't begin: SW1."),
    ],
)
def test_what_would_stop_an_account_later_is_said_at_once(
    where: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, says: str
) -> None:
    written = where / "case.toml"
    text = written.read_text(encoding="utf-8").replace(old, new, 1)
    written.write_text(text, encoding="utf-8")
    assert run("case", "invite", where, "--all") == 0
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    "words,code,says",
    [
        (("new", "DIR"), 2, "A case is made from a case file. Add --from CASE.toml."),
        (("new", "FERN", "--from", CASE), 1, "is a case folder already"),
        (("new", "DIR", "--from", "none.toml"), 3, "There is no case called none.toml there."),
        (("new", "DIR", "--from", fern.FERN / "stories" / "SW1.toml"), 1, "this is a story, not"),
        (("invite", "FERN"), 2, "Whom to invite isn't clear."),
        (("invite", "FERN", "--all", "--code", "SW1"), 2, "Whom to invite isn't clear."),
        (("invite", "FERN", "--code", "SWI"), 1, "Did you mean SW1?"),
        (("invite", "DIR", "--all"), 3, "There is no case folder"),
    ],
)
def test_a_refusal_is_one_sentence_with_its_code(
    where: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str | Path, ...],
    code: int,
    says: str,
) -> None:
    places = {"FERN": where, "DIR": where.parent / "none"}
    assert run("case", *(places.get(str(word), word) for word in words)) == code
    said = capsys.readouterr()
    assert said.err.startswith("interview: ")
    assert says in said.err
    assert (said.out, (where.parent / "none").exists()) == ("", False)


def test_words_that_may_colour_an_account_are_shown_and_never_block(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled = CASE.read_text(encoding="utf-8").replace(
        "How does a phone message reach you when", "Why did you not ring when", 1
    )
    (tmp_path / "case.toml").write_text(spoiled, encoding="utf-8")
    assert run("case", "new", tmp_path / "spoiled", "--from", tmp_path / "case.toml") == 0
    capsys.readouterr()
    assert run("case", "invite", tmp_path / "spoiled", "--code", "SW1") == 0
    said = capsys.readouterr()
    assert 'query 1 of SW1: "Why did you not". That looks back' in said.err
    assert "SW1.invitation.json" in said.out
