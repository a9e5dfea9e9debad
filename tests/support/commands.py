"""Commands as a script uses them, in this process: their exit code, and the object they tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview.cli import main


def run(*words: str | Path) -> int:
    """Run `interview` with these words; return its exit code."""
    with pytest.raises(SystemExit) as left:
        main([str(word) for word in words])
    return int(left.value.code or 0)


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> dict[str, Any]:
    """Return the one object that a command tells with --json, its exit code as `exit`."""
    code = run("--json", *words)
    out, err = capsys.readouterr()
    said: dict[str, Any] = json.loads(out)
    assert err == ""
    return {**said, "exit": code}
