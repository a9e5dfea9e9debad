"""`interview case invite --follow-up CODE`: a later visit, from the invitation to the merge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview import handed
from interview.engine.handover import record_of
from interview.guides.invitation import read_invitation
from tests.support import casefolder as at
from tests.support import fern_records
from tests.support.commands import run
from tests.support.records import CASE_ID, answer, record
from tests.support.sealed import PASSPHRASE
from tests.support.talk import Person

NEW = "What reached you on the Monday?"


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A case to which HV1 gave an account, and which has a new question to HV1."""
    path = at.made(tmp_path)
    at.put(path, fern_records.record("HV1").plain())
    at.merge(path)
    text = (path / "case.toml").read_text(encoding="utf-8")
    before, hv1, after = text.partition('code = "HV1"')
    first, queries, rest = after.partition("queries = [")
    assert queries
    (path / "case.toml").write_text(
        before + hv1 + first + queries + rest.replace("]", f', "{NEW}"]', 1), encoding="utf-8"
    )
    return path


def test_what_comes_of_a_follow_up_follows_the_account(
    where: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("case", "invite", where, "--follow-up", "hv1", "--json") == 0
    (made,) = told(capsys)["invitations"]
    assert Path(made["file"]).name == "HV1.follow-up.age"
    letter = Path(made["letter"]).read_text(encoding="utf-8")
    assert "a few more questions" in letter
    assert made["words"] not in letter
    invited = read_invitation(Path(made["file"]), made["words"])
    base = fern_records.record("HV1")
    assert (invited.setting.follow_up, invited.setting.episodes) == (base, ())
    person = Person(invited.setting, invited.guide)
    person.to_the_end("On the Monday nothing reached me.")
    assert invited.keys is not None
    new = record_of(person.state, person.guide)
    data = handed.sealed(new, invited.keys, head="sha256:" + "1" * 64, export=1)
    (where / "inbox" / "record.age").write_bytes(data)
    (tmp_path / "pass").write_text(PASSPHRASE, encoding="utf-8")
    assert run("merge", where, "--passphrase-file", tmp_path / "pass", "--json") == 0
    merged = told(capsys)
    assert (merged["accepted"], merged["superseded"]) == (1, 1)
    (kept,) = at.accounts(where)
    assert kept["digest"] == new.digest
    asked = {one["asked"]: one["text"] for one in kept["answers"]}
    assert asked[NEW] == "On the Monday nothing reached me."


def test_a_follow_up_that_asks_nothing_new_says_so(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (where / "case.toml").read_text(encoding="utf-8")
    for written, is_said in ((text.replace(f', "{NEW}"', ""), True), (text, False)):
        (where / "case.toml").write_text(written, encoding="utf-8")
        assert run("case", "invite", where, "--follow-up", "HV1") == 0
        assert ("It asks HV1 nothing new." in capsys.readouterr().err) == is_said


def test_nobody_is_asked_again_who_has_not_answered_or_is_in_conflict_or_withdrew(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(code: str) -> str:
        capsys.readouterr()
        assert run("case", "invite", where, "--follow-up", code) == 1
        return capsys.readouterr().err

    assert "There is no account of SW1 here yet." in refused("SW1")
    assert "Did you mean HV1?" in refused("HVI")
    at.put(where, *(record("SW1", answer("well.what", text=text)) for text in ("a", "b")))
    at.merge(where)
    assert "There are 2 versions of SW1's account." in refused("SW1")
    assert run("case", "withdraw", where, "HV1", "--by", "LR1", "--reason", "asked to") == 0
    assert "The words of HV1 are withdrawn." in refused("HV1")
    assert list((where / "invitations").iterdir()) == []


def test_it_is_for_one_person_at_a_time(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("case", "invite", where, "--follow-up", "HV1", "--all") == 2
    assert "Whom to invite isn't clear." in capsys.readouterr().err
    assert json.loads((where / "case.json").read_bytes())["id"] == CASE_ID
