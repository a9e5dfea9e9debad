"""A drive that fails under the real program: what it can't sync it never calls saved."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from interview.errors import ExitCode

FAILING = (
    "strace", "-f", "-qq", "-o", "/dev/null",
    "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO",
)  # fmt: skip
BEGUN = "1\n1\n2\n1\n"
SAID = "Zwetschgenkuchen, twice."


def run(
    where: Path, *words: str, said: str = "", drive: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*drive, sys.executable, "-m", "interview", *words, "--data-dir", "data"],
        cwd=where, input=said, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip


def can_fail(where: Path) -> bool:
    """Return whether strace is here and may look into a program."""
    if shutil.which("strace") is None:
        return False
    done = subprocess.run([*FAILING, "true"], cwd=where, capture_output=True, check=False)
    return done.returncode == 0


def test_what_a_failing_drive_does_not_take_is_not_saved_and_is_said_not_to_be(
    tmp_path: Path,
) -> None:
    if not can_fail(tmp_path):
        pytest.skip("strace is not here, or may not look into a program")
    assert run(tmp_path, "begin", said=BEGUN).returncode == ExitCode.DONE
    export = ("export", "--json", "-o", "out")
    sent = run(tmp_path, *export, drive=FAILING)
    assert (sent.returncode, sent.stdout) == (ExitCode.FILES, "")
    assert list((tmp_path / "out").iterdir()) == []
    typed = run(tmp_path, "resume", said=f"{SAID}\n.\n", drive=FAILING)
    told = typed.stdout + typed.stderr
    assert "NOT SAVED" in told
    assert not any(words in told for words in ("All saved", "Traceback", SAID))
    checked = json.loads(run(tmp_path, "check", "--json").stdout)
    assert checked["sound"] is True
    assert run(tmp_path, "resume", said=f"{SAID}\n.\n").returncode == ExitCode.DONE
    record = json.loads(run(tmp_path, *export).stdout)["record"]
    assert SAID in Path(tmp_path, record).read_text(encoding="utf-8")
