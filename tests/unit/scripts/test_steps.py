"""`test.py` runs every step, tells which failed, and returns the first failure."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType


@pytest.mark.parametrize(
    "codes,returned,said",
    [
        ({"lint": 0, "tests": 0}, 0, "every step passed"),
        ({"lint": 1, "tests": 0}, 1, "failed: lint"),
        ({"lint": 0, "tests": 5}, 5, "failed: tests"),  # pytest found no test
        ({"lint": 2, "types": 0, "tests": 1}, 2, "failed: lint, tests"),
    ],
)
def test_the_verdict_names_what_failed(
    test_script: ModuleType,
    capsys: pytest.CaptureFixture[str],
    codes: dict[str, int],
    returned: int,
    said: str,
) -> None:
    assert test_script.verdict(codes) == returned
    assert capsys.readouterr().err == f"test.py: {said}\n"


def test_the_tests_come_last_so_that_their_closing_line_does(test_script: ModuleType) -> None:
    assert test_script.STEPS[-1][0] == "tests"


def test_a_step_gets_no_input_and_its_exit_code_counts(test_script: ModuleType) -> None:
    program = "import sys; sys.exit(6 if sys.stdin.read() == '' else 1)"
    assert test_script.run([sys.executable, "-c", program], with_input=False) == 6


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without signals")
def test_a_step_ended_by_a_signal_is_a_failure_as_in_a_shell(test_script: ModuleType) -> None:
    program = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    assert test_script.run([sys.executable, "-c", program], with_input=False) == 137


def test_a_step_is_named_before_and_timed_after(
    test_script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert test_script.timed("lint", [sys.executable, "-c", "raise SystemExit(1)"]) == 1
    before, after = capsys.readouterr().err.splitlines()
    assert before == "== lint"
    assert after.startswith("== lint: failed in ")
