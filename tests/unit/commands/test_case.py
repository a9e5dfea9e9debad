"""`interview case new`, `custodian`, `invite`, `words`, as scripts use them."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from interview.casework import casefile
from interview.guides.invitation import read_invitation
from interview.sealing import age
from tests.support import fern
from tests.support.commands import run
from tests.support.sealed import PASSPHRASE

CASE = fern.FERN / "case.toml"


def key(where: Path, flag: str = "--passphrase-file", secret: str = PASSPHRASE) -> list[str | Path]:
    """Return the flag with a file that holds the secret."""
    file = where / f"{secret.replace(' ', '-')}.txt"
    file.write_text(f"{secret}\n", encoding="utf-8")
    return [flag, file]


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


@pytest.fixture
def where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run("case", "new", tmp_path / "fern", "--from", CASE, *key(tmp_path)) == 0
    capsys.readouterr()
    return tmp_path / "fern"


def test_a_new_case_is_told_as_one_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("case", "new", tmp_path / "fern", "--from", CASE, *key(tmp_path))
    assert run(*words, "--json") == 0
    case = told(capsys)["case"]
    assert list(case) == ["id", "title", "dir"]
    assert (case["title"], case["dir"]) == ("Fern case", str(tmp_path / "fern"))
    assert case["id"] == json.loads((tmp_path / "fern" / "case.json").read_bytes())["id"]


def test_two_cases_have_two_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = set()
    for name in ("a", "b"):
        made = ("case", "new", tmp_path / name, "--from", CASE, *key(tmp_path), "--json")
        assert run(*made) == 0
        ids.add(told(capsys)["case"]["id"])
    assert len(ids) == 2


def test_invitations_are_told_as_one_object(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--json", "case", "invite", where, "--code", "SW1", "--code", "hv1") == 0
    made = told(capsys)["invitations"]
    assert [list(one) for one in made] == [["code", "file", "words", "letter"]] * 2
    assert [one["code"] for one in made] == ["SW1", "HV1"]
    for one in made:
        assert len(one["words"].split()) == 4
        assert Path(one["file"]) == where / "invitations" / f"{one['code']}.invitation.age"
        opened = read_invitation(Path(one["file"]), one["words"].upper())
        assert opened.setting.participant is not None
        assert one["code"] in Path(one["letter"]).read_text(encoding="utf-8")


def test_they_go_where_they_are_asked_for(where: Path, tmp_path: Path) -> None:
    assert run("case", "invite", where, "--all", "-o", tmp_path / "out") == 0
    assert len(list((tmp_path / "out").glob("*.invitation.age"))) == len(fern.CODES)
    assert list((where / "invitations").iterdir()) == []


def test_what_would_stop_an_account_later_is_said_at_once(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = where / "case.toml"
    text = written.read_text(encoding="utf-8").replace('witness = "no"', "", 1)
    written.write_text(text, encoding="utf-8")
    assert run("case", "invite", where, "--all") == 0
    said = capsys.readouterr().err
    assert "Witness status is not checked, so these can't begin: SW1." in said


def test_a_witness_who_is_not_cleared_is_told_of_too(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = where / "case.toml"
    text = written.read_text(encoding="utf-8").replace(
        'witness = "no"', 'witness = "not_cleared"', 1
    )
    written.write_text(text, encoding="utf-8")
    assert run("case", "invite", where, "--all") == 0
    assert "Witness status is not cleared, so these can't begin: SW1." in capsys.readouterr().err


def test_a_short_passphrase_in_a_file_is_said_to_be_short(
    where: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = key(tmp_path, "--new-passphrase-file", "a")
    assert run("case", "custodian", where, *key(tmp_path), *own) == 0
    assert "short enough to be guessed" in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed", ["mu\u0308ll fu\u0308r cafe\u0301 tisch", " m\u00fcll f\u00fcr caf\u00e9 tisch  "]
)
def test_a_passphrase_opens_however_a_keyboard_gives_it(
    where: Path, tmp_path: Path, typed: str
) -> None:
    own = key(tmp_path, "--new-passphrase-file", "m\u00fcll f\u00fcr caf\u00e9 tisch")
    assert run("case", "custodian", where, *key(tmp_path), *own) == 0
    file = tmp_path / "typed.txt"
    file.write_text(f"{typed}\n", encoding="utf-8")
    assert run("case", "words", where, "--passphrase-file", file) == 0


def test_a_passphrase_of_a_copy_that_another_program_made_opens_letter_for_letter(
    where: Path, tmp_path: Path
) -> None:
    odd = " cafe\u0301 tisch lampe "
    copy = age.identity_in((where / "keys" / "custodian-1.age").read_bytes(), PASSPHRASE)
    (where / "keys" / "custodian-2.age").write_bytes(age.protect(copy, odd))
    (where / "keys" / "custodian-1.age").unlink()
    assert run("case", "words", where, *key(tmp_path, secret=odd)) == 0


def test_a_copy_that_an_editor_saved_as_a_text_is_found(where: Path, tmp_path: Path) -> None:
    copy = where / "keys" / "custodian-1.age"
    copy.rename(copy.with_name("custodian-1.age.txt"))
    assert run("case", "words", where, *key(tmp_path)) == 0


def test_the_sheet_to_print_opens_nothing_without_the_passphrase(where: Path) -> None:
    sheet = (where / "keys" / "recovery-sheet.txt").read_bytes()
    assert PASSPHRASE.encode() not in sheet
    assert b"AGE-SECRET-KEY" not in sheet
    identity = age.identity_in(sheet, PASSPHRASE)
    kept = json.loads((where / "case.json").read_bytes())
    assert age.recipient_of(identity) == kept["keys"]["recipient"]


def test_a_custodian_has_a_passphrase_of_their_own_for_the_same_key(
    where: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = key(tmp_path, "--new-passphrase-file", "quiet lamp")
    assert run("case", "custodian", where, *key(tmp_path), *own, "--json") == 0
    assert told(capsys) == {"custodian": str(where / "keys" / "custodian-2.age")}
    assert run("case", "invite", where, "--code", "SW1", "--json") == 0
    said = told(capsys)["invitations"][0]["words"]
    for secret in (PASSPHRASE, "quiet lamp"):
        opened = key(tmp_path, "--passphrase-file", secret)
        assert run("case", "words", where, "sw1", *opened, "--json") == 0
        assert told(capsys) == {"words": [{"code": "SW1", "words": said, "earlier": []}]}


def test_a_case_made_before_cases_had_keys_is_given_some(
    where: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = json.loads((where / "case.json").read_bytes())
    (where / "case.json").write_text(json.dumps({**kept, "keys": None}), encoding="utf-8")
    shutil.rmtree(where / "keys")
    assert run("case", "invite", where, "--code", "SW1") == 1
    assert "interview case custodian" in capsys.readouterr().err
    assert run("case", "custodian", where, *key(tmp_path)) == 0
    assert run("case", "invite", where, "--code", "SW1") == 0


def test_words_are_new_for_a_new_file_unless_they_are_to_stay(
    where: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def invited(*more: str | Path) -> str:
        assert run("case", "invite", where, "--code", "SW1", *more, "--json") == 0
        words: str = told(capsys)["invitations"][0]["words"]
        return words

    first = invited()
    second = invited()
    assert first != second
    assert invited("--same-words", *key(tmp_path)) == second
    assert run("case", "words", where, *key(tmp_path)) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == [f"SW1   {second}", f"      earlier: {first}", "HV1   not invited yet"]


@pytest.mark.parametrize(
    "secret,code,says",
    [
        ("another one", 1, "That passphrase doesn't open this case's key."),
        ("", 1, "The passphrase file is empty."),
        (None, 2, "Add --passphrase-file"),
    ],
)
def test_words_are_read_out_to_nobody_without_the_passphrase(
    where: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    secret: str | None,
    code: int,
    says: str,
) -> None:
    given = [] if secret is None else key(tmp_path, secret=secret)
    assert run("case", "words", where, *given) == code
    said = capsys.readouterr()
    assert (said.out, says in said.err) == ("", True)
    assert PASSPHRASE not in said.err
    assert secret is None or secret == "" or secret not in said.err


def test_a_key_that_is_gone_or_damaged_is_said_to_be(
    where: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = where / "keys" / "custodian-1.age"
    copy.write_bytes(copy.read_bytes()[:100])
    assert run("case", "words", where, *key(tmp_path)) == 3
    assert "is damaged, or belongs to another case" in capsys.readouterr().err
    copy.unlink()
    assert run("case", "words", where, *key(tmp_path)) == 3
    assert "is missing from its folder keys/" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words,code,says",
    [
        (("new", "DIR"), 2, "A case is made from a case file, or by answering. Add --from FILE."),
        (("template", "case.toml"), 1, "A workbook has to be called .xlsx."),
        (("new", "DIR", "--from", CASE), 2, "Add --passphrase-file with a file that holds it."),
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
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
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
    made = ("case", "new", tmp_path / "spoiled", "--from", tmp_path / "case.toml")
    assert run(*made, *key(tmp_path)) == 0
    capsys.readouterr()
    assert run("case", "invite", tmp_path / "spoiled", "--code", "SW1") == 0
    said = capsys.readouterr()
    assert 'query 1 of SW1: "Why did you not". That looks back' in said.err
    assert "SW1.invitation.age" in said.out


def test_a_case_is_made_from_a_template_that_was_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("case", "template", "-o", tmp_path, "--json") == 0
    file = Path(told(capsys)["template"])
    book = load_workbook(file)
    book["Case"]["B3"] = "Larch"
    book["People"].append(["SW1", "social worker", "Children's services", "no"])
    book["Questions"].append(["sw1", "How does a message reach you?"])
    book.save(file)
    where = tmp_path / "larch"
    assert run("case", "new", where, "--from", file, *key(tmp_path)) == 0
    made, _ = casefile.read(where / "case.toml")
    assert made.participant[0].queries == ("How does a message reach you?",)
    assert run("case", "template", "-o", tmp_path) == 1
    assert "is there already" in capsys.readouterr().err


def test_a_case_is_made_by_answering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [
        "[Larch]",
        "How?",
        "",
        "",
        "Ring us",
        "",
        "LR1",
        "Lead",
        "",
        "",
        "SW 1",
        "SW1",
        "",
        "GP",
    ]
    said += ["A surgery", "sw1", "TE1", "teacher", "School", "", "no", "perhaps"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(said) + "\n"))
    assert run("case", "new", tmp_path / "larch", *key(tmp_path)) == 0
    made, _ = casefile.read(tmp_path / "larch" / "case.toml")
    assert (made.title, made.contact, made.reader[0].code) == ("[Larch]", "Ring us", "LR1")
    people = [(one.code, one.role, one.witness) for one in made.participant]
    assert people == [("SW1", "GP", "no"), ("TE1", "teacher", "not_checked")]
