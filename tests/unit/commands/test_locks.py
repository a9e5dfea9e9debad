"""Locks as a script or a person at a terminal meets them, through the real command."""

from __future__ import annotations

import json
import os
import re
import select
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interview.casework import folder, invite
from interview.errors import ExitCode
from interview.model.sealed import HandOver
from interview.sealing import age
from interview.sealing.words import receipt
from interview.storage.paths import Places
from tests.support import casefolder, sealed
from tests.support.fern import FERN, guide

PLANTED = "Zwetschgenkuchen"
BEGUN = f"1\n1\n2\n\n\n{PLANTED}.\n\nNone.\n\n[{PLANTED}] and [/i].\n\n"
OWN = "three words of mine"
PATIENCE = 60.0  # seconds


class Desk:
    """A folder with an invitation, its words in a file, and a data folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        where = casefolder.made(root)
        case = folder.open_case(where)
        (made,) = invite.invite(case, where, ["HV1"], guide(), root / "sent", sealed.manner())
        self.invitation = made.file
        self.words = made.words
        (root / "words").write_text(f"{made.words}\n", encoding="utf-8")
        (root / "own").write_text(f"{OWN}\n", encoding="utf-8")
        (root / "wrong").write_text("acid acid acid acid\n", encoding="utf-8")

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "interview", *words, "--data-dir", "data"]

    def run(self, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words), input=said, capture_output=True, text=True,
            cwd=self.root, check=False, encoding="utf-8",
        )  # fmt: skip

    def begin(self, *words: str, said: str = BEGUN) -> subprocess.CompletedProcess[str]:
        return self.run("begin", self.invitation, "--words-file", "words", *words, said=said)

    @property
    def id(self) -> str:
        (folder,) = Places(self.root / "data").interviews.iterdir()
        return folder.name

    def said_somewhere(self, *telling: str) -> set[str]:
        """Return the files of the data folder that show any of these words."""
        return {
            path.name
            for path in (self.root / "data").rglob("*")
            if path.is_file() and any(one.encode() in path.read_bytes() for one in telling)
        }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_invited_interview_is_locked_with_its_words_and_goes_on_with_them(desk: Desk) -> None:
    assert desk.begin().returncode == ExitCode.DONE
    assert desk.said_somewhere(PLANTED, "Fern case", "health visitor", desk.words) == set()
    shut = desk.run("resume")
    assert (shut.returncode, "locked with your four words" in shut.stderr) == (ExitCode.USAGE, True)
    wrong = desk.run("resume", "--words-file", "wrong")
    assert (wrong.returncode, "don't open" in wrong.stderr) == (ExitCode.REFUSED, True)
    again = desk.run("resume", "--words-file", "words", said="read it back\n")
    assert again.returncode == ExitCode.DONE
    assert f"[{PLANTED}] and [/i]." in again.stdout
    for done in (shut, wrong):
        assert not re.search(rf"{PLANTED}|Traceback|acid|{desk.words}", done.stdout + done.stderr)


def test_the_list_and_home_show_a_day_and_a_lock_and_no_more(desk: Desk) -> None:
    desk.begin()
    listed = json.loads(desk.run("list", "--json").stdout)["interviews"]
    assert [one["locked"] for one in listed] == [True]
    for words in (("list",), ()):
        shown = desk.run(*words).stdout
        assert "Locked: asks for your four words." in shown
        assert not re.search("HV1|Fern case|health visitor", shown)


def test_words_of_ones_own_lock_it_in_their_place(desk: Desk) -> None:
    assert desk.begin("--passphrase-file", "own").returncode == ExitCode.DONE
    assert desk.run("resume", "--words-file", "words").returncode == ExitCode.REFUSED
    assert desk.run("resume", "--passphrase-file", "own").returncode == ExitCode.DONE
    again = desk.begin(said="")
    assert (again.returncode, "words of your own" in again.stderr) == (ExitCode.USAGE, True)
    assert desk.begin("--passphrase-file", "own", said="").returncode == ExitCode.DONE


def test_it_may_be_left_open_and_without_an_invitation_it_is(desk: Desk) -> None:
    assert desk.begin("--unlocked").returncode == ExitCode.DONE
    assert desk.run("resume").returncode == ExitCode.DONE
    assert "journal.jsonl" in desk.said_somewhere(PLANTED)
    both = desk.begin("--unlocked", "--passphrase-file", "own")
    assert both.returncode == ExitCode.USAGE


def test_without_an_invitation_it_is_locked_where_a_passphrase_is_given(desk: Desk) -> None:
    said = f"1\n{BEGUN}"
    assert desk.run("begin", "--passphrase-file", "own", said=said).returncode == ExitCode.DONE
    assert desk.said_somewhere(PLANTED, OWN) == set()
    assert desk.run("resume", "--passphrase-file", "own").returncode == ExitCode.DONE


def test_what_is_handed_over_opens_for_the_team_alone_and_both_have_the_same_words(
    desk: Desk,
) -> None:
    desk.begin()
    done = desk.run("export", "--json", "--text", "--words-file", "words", "-o", "out")
    assert (done.returncode, done.stderr) == (ExitCode.DONE, "")
    told = json.loads(done.stdout)
    path, text = Path(desk.root, told["record"]), Path(desk.root, told["text"])
    assert re.fullmatch(r"record-[0-9a-f]{16}\.age", path.name)
    assert {one.name for one in path.parent.iterdir()} == {path.name, text.name}
    assert PLANTED.encode() not in path.read_bytes()
    case = desk.root / "fern"
    identity = age.identity_in((case / "keys" / "custodian-1.age").read_bytes(), sealed.PASSPHRASE)
    for sent in (path, text):
        opened = HandOver.model_validate_json(age.unseal(sent.read_bytes(), identity))
        assert told["receipt"] == receipt(opened.record.digest)
    assert (told["sealed"], told["digest"]) == (True, opened.record.digest)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_all_it_keeps_is_for_its_owner_only(desk: Desk) -> None:
    desk.begin()
    desk.run("export", "--words-file", "words", "-o", "out")
    for root in (desk.root / "data", desk.root / "out"):
        for path in [root, *root.rglob("*")]:
            mode = stat.S_IMODE(path.stat().st_mode)
            assert mode == (0o700 if path.is_dir() else 0o600), path


def test_deleting_is_asked_about_at_a_terminal_only(desk: Desk) -> None:
    desk.begin()
    done = desk.run("delete", desk.id, said="delete\n")
    assert (done.returncode, "at a terminal" in done.stderr) == (ExitCode.USAGE, True)
    assert desk.id


# At a terminal

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")


class Typist:
    """Somebody at a terminal that can do little, line by line; all it showed is kept."""

    def __init__(self, command: list[str], cwd: Path) -> None:
        self.shown = ""
        self._child, self._fd = pty.fork()
        if self._child == 0:
            os.chdir(cwd)
            os.environ["TERM"] = "dumb"
            os.execv(command[0], command)  # noqa: S606 - the command under test

    def type_after(self, words: str, line: str) -> None:
        """Type a line once `words` stand in what has been shown since the line before."""
        self._read(words)
        os.write(self._fd, f"{line}\n".encode())

    def end(self) -> int:
        """Return the exit code once it has ended."""
        self._read(None)
        return os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])

    def _read(self, words: str | None) -> None:
        until, begun = time.monotonic() + PATIENCE, len(self.shown)
        while time.monotonic() < until:
            if words is not None and words in " ".join(self.shown[begun:].split()):
                return
            if select.select([self._fd], [], [], 0.1)[0]:
                try:
                    data = os.read(self._fd, 65536)
                except OSError:  # how a pseudo-terminal ends on Linux
                    data = b""
                if not data:
                    assert words is None, self.shown
                    return
                self.shown += data.decode("utf-8", "replace")
        pytest.fail(f"waited for {words!r}; what was shown is:\n{self.shown}")


def test_at_a_terminal_words_are_asked_for_as_often_as_it_takes_and_never_shown(
    desk: Desk,
) -> None:
    at = Typist(desk.command("begin", desk.invitation), desk.root)
    at.type_after("Your words:", "acid acid acid acid")
    at.type_after("Your words:", desk.words.upper())
    at.type_after("Press Enter for the next page.", "")
    at.type_after("Go on without a lock", "2")
    at.type_after("Your words:", "short")
    at.type_after("short enough to be guessed. Take three or four words. Your words:", OWN)
    at.type_after("The same again:", "something else entirely")
    at.type_after("Your words:", OWN)
    at.type_after("The same again:", OWN)
    at.type_after("How would you like to go on?", "1")
    at.type_after("unsafe today?", "stop")
    assert at.end() == ExitCode.DONE
    assert "Those words don't open this invitation." in at.shown
    for secret in (desk.words, desk.words.upper(), OWN, "acid acid", "AGE-SECRET", "Traceback"):
        assert secret not in at.shown
    at = Typist(desk.command("resume", "--plain"), desk.root)
    at.type_after("Your words:", OWN)
    at.type_after("unsafe today?", "stop")
    assert at.end() == ExitCode.DONE
    assert OWN not in at.shown


def test_at_a_terminal_deleting_says_what_it_means_and_takes_one_word(desk: Desk) -> None:
    desk.begin()
    for word, code in (("yes", ExitCode.REFUSED), ("Delete", ExitCode.DONE)):
        at = Typist(desk.command("delete", desk.id), desk.root)
        at.type_after("anything else keeps it.", word)
        assert at.end() == code
        assert "can't be read without its words" in " ".join(at.shown.split())
    assert json.loads(desk.run("list", "--json").stdout) == {"interviews": []}
    assert desk.said_somewhere(PLANTED) == set()


def test_a_team_s_passphrase_is_asked_for_and_never_shown(tmp_path: Path) -> None:
    chosen = "a passphrase of the team"
    interview = [sys.executable, "-m", "interview", "case"]
    at = Typist([*interview, "new", "fern", "--from", str(FERN / "case.toml")], tmp_path)
    at.type_after("Passphrase:", chosen)
    at.type_after("The same again:", "something else")
    at.type_after("Those were not the same. Passphrase:", chosen)
    at.type_after("The same again:", chosen)
    assert at.end() == ExitCode.DONE
    words = Typist([*interview, "words", "fern"], tmp_path)
    words.type_after("The passphrase of the case's key:", chosen)
    assert words.end() == ExitCode.DONE
    for secret in (chosen, "something else", "AGE-SECRET", "Traceback"):
        assert secret not in at.shown + words.shown
    kept = [one for one in (tmp_path / "fern").rglob("*") if one.is_file()]
    assert not any(chosen.encode() in one.read_bytes() for one in kept)
