"""A whole interview through a pipe, in processes of its own, from another folder."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interview.storage.journal import Condition, Journal
from interview.storage.paths import JOURNAL, Places
from tests.support.plain import WHOLE

INTERVIEW = [sys.executable, "-m", "interview"]
MINUTE = 60


def test_a_whole_interview_is_answered_and_handed_over(tmp_path: Path) -> None:
    done = subprocess.run(
        [*INTERVIEW, "begin", "--data-dir", "data", "-o", "out"],
        input="".join(f"{line}\n" for line in WHOLE), capture_output=True, text=True,
        cwd=tmp_path, check=False, encoding="utf-8", timeout=MINUTE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    (path,) = (tmp_path / "out").iterdir()
    record = json.loads(path.read_bytes())
    assert record["confirmed"] is not None
    states = {one["state"] for one in record["answers"]}
    assert "answered" in states


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is closed in another way there")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_an_interview_that_is_ended_half_way_goes_on(tmp_path: Path, how: signal.Signals) -> None:
    half = WHOLE[: len(WHOLE) // 3]
    with subprocess.Popen(
        [*INTERVIEW, "begin", "--data-dir", "data"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, text=True,
    ) as run:  # fmt: skip
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdin.write("".join(f"{line}\n" for line in half))
        run.stdin.flush()
        _wait_until_quiet(tmp_path)
        run.send_signal(how)
        run.wait(timeout=MINUTE)
    assert run.returncode == -how
    (folder,) = (tmp_path / "data" / "interviews").iterdir()
    kept = Journal.open(Places(tmp_path / "data").interview(folder.name) / JOURNAL, folder.name)
    assert kept.condition is Condition.WHOLE
    again = subprocess.run(
        [*INTERVIEW, "resume", "--data-dir", "data"],
        input="", capture_output=True, text=True, cwd=tmp_path, check=False, timeout=MINUTE,
    )  # fmt: skip
    assert again.returncode == 0
    assert "Welcome back" in again.stdout


def _wait_until_quiet(folder: Path) -> None:
    """Wait until the journal has stopped growing: all that was typed has been taken."""
    until = time.monotonic() + MINUTE
    size, still = -1, 0
    while still < 5 and time.monotonic() < until:
        now = sum(path.stat().st_size for path in folder.rglob(JOURNAL))
        still = still + 1 if now == size and now else 0
        size = now
        time.sleep(0.1)
