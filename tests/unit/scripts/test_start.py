"""`start.py` becomes the program: its words, folder, output and exit code."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands a shell script in")


def test_words_folder_and_exit_code_are_passed_on(
    environment: ModuleType, scripts: Path, tmp_path: Path
) -> None:
    top, elsewhere = tmp_path / "a checkout", tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copytree(scripts, top / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (top / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    ready = environment.Environment(top)
    ready.python.parent.mkdir(parents=True)
    ready.python.write_text('#!/bin/sh\nprintf "%s|" "$@"; pwd; exit 7\n', encoding="utf-8")
    ready.python.chmod(0o755)
    (top / ".venv" / "ready-to-run").write_text(ready.stamp(), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, top / "scripts" / "start.py", "begin", "my invitation.json", ""],
        cwd=elsewhere,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == f"-P|-m|interview|begin|my invitation.json||{elsewhere}\n"
    assert (done.returncode, done.stderr) == (7, "")
