"""`interview merge` and what reviewers decide, as people and scripts use them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import casefolder as at
from tests.support.commands import run, told
from tests.support.records import answer, episode, file_of, record

SAID = "nobody else has ever said this"
RECORD = record("SW1", answer("well.what", text=SAID))
UNSAFE = record("HV1", answer("close.unsafe_today", value="yes"), confirmed=None)
TALK = record("TE1", answer("felt.feeling", state="would_rather_talk", asked="How was it?"))
KEYS = ["unsafe_today", "accepted", "superseded", "duplicates", "quarantined", "skipped", "inputs",
        "receipts", "merged_digest"]  # fmt: skip


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return at.made(tmp_path)


def test_a_merge_is_told_as_one_object(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at.put(where, RECORD)
    at.put_bytes(where, b"{}", "x.json")
    found = told(capsys, "merge", where)
    assert list(found) == [*KEYS, "exit"]
    assert (found["accepted"], found["inputs"], found["exit"]) == (1, 2, 1)
    assert found["quarantined"] == [
        {"file": str(where / "inbox" / "x.json"), "reason": "not-a-record"}
    ]
    assert found["merged_digest"].startswith("sha256:")


def test_all_in_order_exits_0_and_again_says_the_same(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at.put(where, RECORD)
    secret = where / "not-there-and-not-needed"
    first = told(capsys, "merge", where, "--passphrase-file", secret)
    assert first["exit"] == 0
    assert told(capsys, "merge", where) == first


def test_something_passed_by_exits_1(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (where / "inbox" / "deeper").mkdir()
    found = told(capsys, "merge", where)
    assert (found["exit"], found["inputs"]) == (1, 0)
    assert found["skipped"] == [
        {"file": str(where / "inbox" / "deeper"), "reason": "it is a folder"}
    ]


def test_explaining_names_every_file(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = at.put(where, RECORD)
    found = told(capsys, "merge", where, path, "--explain")
    assert found["explain"] == [{"file": str(path), "what": "SW1: new"}]
    assert at.tree(where) == set()


def test_people_are_told_in_lines_with_the_unsafe_first_and_no_word_of_an_answer(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at.put(where, RECORD, UNSAFE)
    at.put_bytes(where, file_of(RECORD).replace(b"well.what", b"well.that"), "changed.json")
    assert run("merge", where) == 1
    out, err = capsys.readouterr()
    assert out.startswith("Please read first: HV1 said that a child or adult may be unsafe today.")
    assert (
        "3 files: 2 accepted, 0 followed by later versions, 0 the same twice, 1 kept apart." in out
    )
    assert "changed.json  Its content has been changed since it was handed over." in out
    assert SAID not in out + err


@pytest.mark.parametrize("words", [("merge", "gone"), ("case", "status", "gone")])
def test_a_case_folder_that_isn_t_there_is_said(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert run(*words) == 3
    assert capsys.readouterr().err.startswith("interview: There is no case folder gone.")


def test_a_newer_case_folder_is_refused(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = (where / "case.json").read_bytes()
    (where / "case.json").write_bytes(kept.replace(b'"schema_version":1', b'"schema_version":2'))
    assert run("merge", where) == 3
    assert "made by a newer version" in capsys.readouterr().err


def test_a_half_copied_case_folder_is_refused(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = (where / "case.json").read_bytes()
    (where / "case.json").write_bytes(kept[: len(kept) // 2])
    assert run("merge", where) == 3
    assert "damaged" in capsys.readouterr().err
    (where / "case.json").unlink()
    assert run("merge", where) == 3
    assert "is not a case folder" in capsys.readouterr().err


def test_no_progress_is_shown_where_nobody_watches(where: Path) -> None:
    at.put(where, *(record("SW1", answer("well.what", text=str(n))) for n in range(150)))
    done = subprocess.run(
        [sys.executable, "-m", "interview", "merge", str(where)],
        capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Reading" not in done.stdout + done.stderr
    assert "150 files: 150 accepted" in done.stdout


def test_the_status_says_who_is_here_what_is_missing_and_why(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at.put(where, RECORD, record("SW1"), UNSAFE, TALK)
    at.put_bytes(where, b"{}", "x.json")
    assert run("merge", where) == 1
    (where.parent / "why.toml").write_text(
        'format = "interview-decisions"\nby = "LR1"\n[[missing]]\nparticipant = "TM1"\n'
        'why = "On leave until June"\n'
    )
    assert run("case", "decisions", where, where.parent / "why.toml") == 0
    assert run("case", "withdraw", where, "TE1", "--by", "LR1", "--reason", "asked to") == 0
    at.put_bytes(where, b"[]", "waiting.json")
    capsys.readouterr()
    found = told(capsys, "case", "status", where)
    people = {one["code"]: one for one in found["participants"]}
    assert {code: one["state"] for code, one in people.items()} == {
        "SW1": "in_conflict",
        "HV1": "returned",
        "PO1": "not_returned",
        "TE1": "withdrawn",
        "TM1": "not_returned",
    }
    assert [people[code]["why"] for code in ("TM1", "TE1", "PO1")] == [
        "On leave until June", "asked to", "",
    ]  # fmt: skip
    assert (people["HV1"]["confirmed"], people["HV1"]["unsafe_today"]) == (False, True)
    assert [(one["reason"], Path(one["file"]).name) for one in found["quarantined"]] == [
        ("not-a-record", "x.json")
    ]
    assert found["waiting"] == 1


def test_the_status_names_what_somebody_would_rather_talk_about(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at.put(where, TALK)
    run("merge", where)
    capsys.readouterr()
    assert run("case", "status", where) == 0
    out = capsys.readouterr().out
    assert out.startswith("Fern case: 1 of 5 accounts are here.\n")
    assert "      would rather talk: How was it?\n" in out
    assert "SW1   social worker, Children's social care: not returned, not invited yet" in out


def test_versions_are_listed_and_one_is_taken(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = record("SW1", answer("well.what", text="other"))
    at.put(where, RECORD, other)
    run("merge", where)
    capsys.readouterr()
    found = told(capsys, "case", "resolve", where, "SW1")
    assert found["versions"] == sorted([RECORD["digest"], other["digest"]])
    assert found["differ"] == ["well.what"]
    words = ("--take", other["digest"], "--by", "LR1", "--reason", "read back")
    assert told(capsys, "case", "resolve", where, "SW1", *words)["exit"] == 0
    assert [one["answers"] for one in at.accounts(where)] == [other["answers"]]


def test_open_decisions_are_printed_as_a_file_to_fill_in(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = [
        record(
            code,
            episodes=[
                episode(f"{code}-a", "2024-05-09", title='Kettle "biscuits" [Mum]\n# x',
                        nominated_by="practitioner")
            ],
        )
        for code in ("HV1", "TE1")
    ]  # fmt: skip
    at.put(where, *own)
    run("merge", where)
    capsys.readouterr()
    assert run("case", "decisions", where) == 0
    printed = capsys.readouterr().out
    filled = printed.replace('by = ""', 'by = "LR1"').replace("# [[", "[[")
    filled = filled.replace("# episode", "episode").replace("# same_as", "same_as")
    file = where.parent / "filled.toml"
    first = filled[: filled.index("[[match]]", filled.index("[[match]]") + 1)]
    file.write_text(first, encoding="utf-8")
    assert run("case", "decisions", where, file) == 0
    assert capsys.readouterr().err == "The decisions are kept, and the accounts merged again.\n"
    found = told(capsys, "case", "decisions", where)
    assert [(one["episode"], one["same_as"]) for one in found["decisions"]["matches"]] == [
        ("HV1-a", "TE1-a")
    ]
    assert found["proposals"] == []
    assert run("case", "decisions", where) == 0
    assert "# decided by LR1 on" in capsys.readouterr().out


def test_the_case_command_says_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("case") == 2
    assert "status" in capsys.readouterr().err
