"""What a start really loads, seen in an interpreter that has loaded nothing else.

import-linter reads the code; this sees what runs, the imports of libraries' own imports included.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

NUMBERS = {"phonenumbers", "stdnum"}  # only a text that holds such a number is asked about by them
HEAVY = {
    *("textual", "rich", "pydantic", "jinja2", "tinydb", "pyrage", "cryptography"),
    *NUMBERS,
}
SCREENS = {"textual", "rich"}
# Runs a program given as the first argument and tells what was loaded, whatever it printed.
TELL = """
import json, sys
before = set(sys.modules)
code = 0
try:
    exec(sys.argv[1])
except SystemExit as leaving:
    code = leaving.code or 0
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
sys.stdout.write("\\n" + json.dumps({"code": code, "loaded": sorted(loaded)}))
"""
# Every module of a package, so that one added later is looked at too.
IMPORT_ALL = """
import importlib, pkgutil
package = importlib.import_module({package!r})
for module in pkgutil.walk_packages(getattr(package, "__path__", ()), package.__name__ + "."):
    importlib.import_module(module.name)
"""


def run_clean(program: str) -> dict[str, Any]:
    """Run `program` in a new interpreter; return its exit code and the packages it loaded."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", TELL, program],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.parametrize(
    "words,code",
    [("--help", 0), ("--version", 0), ("no-such-command", 2), ("begin --no-such-option", 2)],
)
def test_help_version_and_a_slip_load_nothing_heavy(words: str, code: int) -> None:
    told = run_clean(f"from interview.cli import main; sys.exit(main({words.split()!r}))")
    assert told["code"] == code
    assert HEAVY.isdisjoint(told["loaded"])


def test_the_first_screen_is_drawn_before_the_core_is_loaded() -> None:
    drawn = ("begin", "interview")
    told = run_clean(
        "import interview.commands.screens, interview.commands.shells, interview.front\n"
        "import interview.tui.app, interview.tui.ahead\n"
        + "\n".join(f"import interview.tui.screens.{name}" for name in drawn)
        + "\nassert interview.front.unbegun() is not None"
    )
    assert told["code"] == 0
    assert (HEAVY - SCREENS | {"filelock"}).isdisjoint(told["loaded"])


@pytest.mark.parametrize(
    "package,never",
    [
        ("interview.errors", HEAVY),
        ("interview.text", HEAVY),
        ("interview.resources", HEAVY),
        ("interview.model", SCREENS | {"jinja2", "tinydb"}),
        ("interview.engine", SCREENS | NUMBERS | {"jinja2", "tinydb"}),
        ("interview.language", SCREENS | NUMBERS | {"jinja2", "tinydb"}),
        ("interview.wording", SCREENS | {"tinydb"}),
        ("interview.storage", SCREENS | {"jinja2"}),
        ("interview.conversation", SCREENS),
        ("interview.guides", SCREENS),
        ("interview.sittings", SCREENS),
        ("interview.casework", SCREENS),
        ("interview.practice", SCREENS),
        ("interview.plain", SCREENS),
    ],
)
def test_a_room_loads_no_library_that_is_not_for_it(package: str, never: set[str]) -> None:
    told = run_clean(IMPORT_ALL.format(package=package))
    assert told["code"] == 0
    assert never.isdisjoint(told["loaded"])


def test_a_heavy_library_would_be_seen() -> None:
    assert "tinydb" in run_clean("import tinydb")["loaded"]
