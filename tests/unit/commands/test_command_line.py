"""The command line as a script or a person meets it: words, exit codes, and what is said where."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from interview import cli
from interview.errors import ExitCode
from tests.support.fern import FERN

TOP = Path(__file__).resolve().parents[3]
IN_THREES = ["practice", "fern", "--role", "HV1", "--mode", "talk"]
BEGUN = "1\n1\n1\n2\nteacher\n\nPrimary school\n\nAll spring.\n\nNone.\n\n[Mum] and [/i].\n\n"


class Done:
    """What a command left: its exit code, and what it said on each side."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> dict[str, object]:
        """The one object on stdout."""
        found: dict[str, object] = json.loads(self.out)
        return found

    def rows(self, key: str) -> list[dict[str, Any]]:
        """The list of objects under a key of it."""
        found: list[dict[str, Any]] = json.loads(self.out)[key]
        return found


def run(cwd: Path, *words: str, said: str = "") -> Done:
    """Run `interview` in a process of its own, in `cwd`, with a pipe at both ends."""
    done = subprocess.run(
        [sys.executable, "-m", "interview", *words, "--data-dir", str(cwd / "data")],
        input=said, capture_output=True, text=True, cwd=cwd, check=False, encoding="utf-8",
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


def new_case(cwd: Path) -> Done:
    """Make the Fern case in the folder `larch`."""
    (cwd / "pass").write_text("correct horse battery\n", encoding="utf-8")
    made = ("case", "new", "larch", "--from", str(FERN / "case.toml"))
    return run(cwd, *made, "--passphrase-file", "pass", "--json")


def test_an_interview_is_begun_listed_and_handed_over_through_a_pipe(tmp_path: Path) -> None:
    begun = run(tmp_path, "begin", said=BEGUN)
    assert begun.code == ExitCode.DONE
    assert "interview resume" in begun.out
    (row,) = run(tmp_path, "list", "--json").rows("interviews")
    assert row["state"] == "paused"
    handed = run(tmp_path, "export", "--json")
    assert handed.code == ExitCode.DONE
    assert handed.err == ""
    path = Path(str(handed.json["record"]))
    assert path.parent == tmp_path / "exports"
    assert path.name.startswith("record-")
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["case"] is None
    assert record["confirmed"] is None
    said = {one["question"]: one["text"] for one in record["answers"]}
    assert said["overview.account"] == "[Mum] and [/i]."
    schema = run(tmp_path, "schema", "record").json
    jsonschema.validate(record, schema)


def test_what_waits_to_be_read_back_is_listed_as_not_yet_confirmed(tmp_path: Path) -> None:
    spoken = ["begin", "--mode", "talk", "--with", "LR1"]
    begun = run(tmp_path, *spoken, said=f"{BEGUN}read it back\n6\n\n1\n")
    assert "it says not yet confirmed" in begun.out
    (row,) = run(tmp_path, "list", "--json").rows("interviews")
    assert row["state"] == "not_confirmed"
    assert "  not yet confirmed\n" in run(tmp_path, "list").out


def test_resume_goes_on_with_the_only_interview_there_is(tmp_path: Path) -> None:
    run(tmp_path, "begin", said=BEGUN)
    again = run(tmp_path, "resume", said="")
    assert again.code == ExitCode.DONE
    assert "Turning points" in again.out


def test_a_case_is_made_and_its_people_begin_from_their_invitations(tmp_path: Path) -> None:
    made = new_case(tmp_path)
    assert made.code == ExitCode.DONE, made.err
    invited = run(tmp_path, "case", "invite", "larch", "--all", "--json").rows("invitations")
    assert [one["code"] for one in invited] == ["SW1", "HV1", "PO1", "TE1", "TM1"]
    assert (tmp_path / "larch").stat().st_mode & 0o777 == 0o700
    (tmp_path / "words").write_text(str(invited[1]["words"]), encoding="utf-8")
    walked = run(
        tmp_path, "guide", "walk", str(FERN / "stories" / "HV1.toml"), "--json",
        "--invitation", str(invited[1]["file"]), "--words-file", "words", "-o", "out",
    )  # fmt: skip
    assert walked.code == ExitCode.DONE, walked.err
    handed = Path(tmp_path, str(walked.json["record"]))
    asked = run(tmp_path, "merge", "larch", str(handed), "--json")
    assert (asked.code, "--passphrase-file" in asked.err) == (ExitCode.USAGE, True)
    merged = run(tmp_path, "merge", "larch", str(handed), "--passphrase-file", "pass", "--json")
    assert (merged.code, merged.json["accepted"]) == (ExitCode.DONE, 1)
    assert [one["participant"] for one in merged.rows("receipts")] == ["HV1"]
    (line,) = (tmp_path / "larch" / "merged" / "accounts.jsonl").read_bytes().splitlines()
    record = json.loads(line)
    assert (record["mode"], record["participant"]["code"]) == ("scripted", "HV1")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [
        Path(str(walked.json["record"])).name
    ]


def test_an_early_export_says_how_many_words_look_like_names_and_none_of_them(
    tmp_path: Path,
) -> None:
    run(tmp_path, "begin", said=BEGUN.replace("All spring.", "Until Kasia left."))
    handed = run(tmp_path, "export")
    assert handed.code == ExitCode.DONE
    assert "Words in it that look like names: 1." in handed.err
    assert "Kasia" not in handed.err + handed.out


def test_practice_begins_in_a_role_with_its_card_and_its_mark(tmp_path: Path) -> None:
    cases = run(tmp_path, "practice", "list", "--json").rows("cases")
    assert {"id": "fern", "roles": ["SW1", "HV1", "PO1", "TE1", "TM1"]}.items() <= cases[0].items()
    begun = run(tmp_path, "practice", "fern", "--role", "TE1", said="1\n1\n2\n")
    assert begun.code == ExitCode.DONE
    assert "PRACTICE" in begun.out
    note, card = begun.out.index("sit out at any time"), begun.out.index("What you did not know")
    assert note < card < begun.out.index("How would you like to go on?")
    record = json.loads(Path(str(run(tmp_path, "export", "--json").json["record"])).read_bytes())
    assert record["practice"] is True


@pytest.mark.parametrize(
    "words,code,said",
    [
        (["frob"], ExitCode.USAGE, "interview: "),
        (["begin", "nothing.json"], ExitCode.FILES, "nothing.json"),
        (["begin", "."], ExitCode.FILES, "folder"),
        (["begin", "--with", "LR1"], ExitCode.USAGE, "--mode talk"),
        (["begin", "--mode", "talk"], ExitCode.REFUSED, "--with"),
        (["resume"], ExitCode.REFUSED, "no interview"),
        (["resume", "0123456789abcdef"], ExitCode.FILES, "no such interview"),
        (["resume", "../../etc"], ExitCode.USAGE, "not the id"),
        (["export"], ExitCode.REFUSED, "no interview"),
        (["case", "new", "x"], ExitCode.USAGE, "--from"),
        (["case", "invite", "nowhere", "--all"], ExitCode.FILES, "nowhere"),
        (["case"], ExitCode.USAGE, "new"),
        (["guide"], ExitCode.USAGE, "walk"),
        (["guide", "walk", "nothing.toml"], ExitCode.FILES, "nothing.toml"),
        (["practice", "fern"], ExitCode.USAGE, "--role"),
        (["practice", "fern", "--role", "XX9"], ExitCode.REFUSED, "no such role"),
        (["practice", "elm", "--role", "XX9"], ExitCode.REFUSED, "fern"),
        ([*IN_THREES, "--episode", "E9"], ExitCode.REFUSED, "There is: E1, E2, E3, E4, E5."),
        ([*IN_THREES, "--episode", "E2", "--whole"], ExitCode.USAGE, "two things"),
        (["practice", "fern", "--role", "HV1", "--whole"], ExitCode.USAGE, "--mode talk"),
        (["practice", "fern", "--role", "HV1", "--episode", "E2"], ExitCode.USAGE, "--mode talk"),
        (["schema", "letter"], ExitCode.USAGE, "record"),
    ],
)
def test_what_cannot_be_done_gets_one_sentence_and_its_code(
    tmp_path: Path, words: list[str], code: ExitCode, said: str
) -> None:
    done = run(tmp_path, *words)
    assert done.code == code
    assert done.out == ""
    assert done.err.startswith("interview: ")
    assert said in done.err
    assert "Traceback" not in done.err
    assert done.err.count("\n") == 1


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    for name, text in {
        "story.toml": 'format = "interview-story"\n',
        "newer.json": '{"format": "interview-invitation", "schema_version": 2}',
        "torn.json": '{"format": "interview-invit',
        "twice.json": '{"format": "interview-invitation", "format": "interview-invitation"}',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert "this is a story" in run(tmp_path, "case", "new", "x", "--from", "story.toml").err
    assert "newer" in run(tmp_path, "begin", "newer.json").err
    for name in ("torn.json", "twice.json"):
        done = run(tmp_path, "begin", name)
        assert done.code == ExitCode.REFUSED
        assert name in done.err


def test_an_invitation_opens_only_with_its_words_and_whole(tmp_path: Path) -> None:
    new_case(tmp_path)
    invited = run(tmp_path, "case", "invite", "larch", "--code", "SW1", "--json")
    (made,) = invited.rows("invitations")
    (tmp_path / "words").write_text("acid basil coral dune", encoding="utf-8")
    path = Path(tmp_path, str(made["file"]))
    asked = run(tmp_path, "begin", str(path))
    assert (asked.code, "--words-file" in asked.err) == (ExitCode.USAGE, True)
    wrong = run(tmp_path, "begin", str(path), "--words-file", "words")
    assert (wrong.code, "Those words don't open" in wrong.err) == (ExitCode.REFUSED, True)
    (tmp_path / "words").write_text(str(made["words"]), encoding="utf-8")
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    done = run(tmp_path, "begin", str(path), "--words-file", "words")
    assert done.code == ExitCode.REFUSED
    assert "damaged or cut short" in done.err
    assert not (tmp_path / "data").exists()


def test_help_names_every_command_and_the_readme_has_each(tmp_path: Path) -> None:
    said = run(tmp_path, "--help").out
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    for command in cli.COMMANDS:
        assert command in said
        assert f"interview {command}" in readme


def test_where_names_folders_and_makes_none(tmp_path: Path) -> None:
    folders = run(tmp_path, "where", "--json").json
    assert folders["data"] == str(tmp_path / "data")
    assert list(tmp_path.iterdir()) == []
