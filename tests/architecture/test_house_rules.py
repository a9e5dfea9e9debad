"""House rules that no linter holds.

What ruff holds already (print, time zones, complexity, length of lines, markup escapes) is set in
pyproject.toml and not repeated here.
"""

from __future__ import annotations

import ast
import fnmatch
import re
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
PACKAGE = TOP / "interview"
MODULES = sorted([*PACKAGE.rglob("*.py"), *(TOP / "scripts").glob("*.py")])
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
TOP_LEVEL = {
    *("interview", "scripts", "prompts", "exports", "tests", "pyproject.toml", "README.md"),
    *(".ci", ".git", ".gitignore", "LICENSE", "CHANGELOG.md"),
}
# Names that say nothing of what is inside.
EMPTY_NAMES = re.compile(r"(util|helper|manager|misc)s?")
# In two halves, or this file would break its own rule.
MARKS = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
WRITTEN_BY_HAND = {".py", ".toml", ".md", ".j2", ".tcss", ".yml", ".sh"}
# The core is handed time and chance, and touches no disk.
CORE = ("model", "engine", "language", "merge", "wording.py")
TIME_AND_CHANCE = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("time.time", "time.time_ns", "time.monotonic", "time.perf_counter", "time.localtime"),
    *("uuid.uuid1", "uuid.uuid4", "uuid1", "uuid4", "os.urandom"),
}
DISK_AND_CHANCE_MODULES = {"random", "secrets", "time", "os", "io", "subprocess", "socket"}


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def name(file: Path) -> str:
    return file.relative_to(TOP).as_posix()


def core() -> list[Path]:
    return [f for f in MODULES if any(f.is_relative_to(PACKAGE / room) for room in CORE)]


def dotted(node: ast.expr) -> str:
    """Return the last two names of what is called: `datetime.datetime.now` gives `datetime.now`."""
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value).rpartition(".")[2]
        return f"{owner}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > len(core()) > 0


def test_no_module_is_over_400_lines() -> None:
    lengths = {name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in MODULES}
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_function_is_over_40_lines() -> None:
    too_long = {
        f"{name(file)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for file in MODULES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    }
    assert too_long == {}


def test_names_say_what_is_inside() -> None:
    empty = {
        name(path)
        for path in (*PACKAGE.rglob("*"), *(TOP / "scripts").glob("*"))
        if any(EMPTY_NAMES.fullmatch(part) for part in path.stem.split("_"))
    }
    assert empty == set()


def test_the_top_level_holds_the_agreed_names_only() -> None:
    ignored = (TOP / ".gitignore").read_text(encoding="utf-8").splitlines()
    patterns = [line.rstrip("/") for line in ignored if line and "/" not in line.rstrip("/")]
    found = {
        path.name
        for path in TOP.iterdir()
        if not any(fnmatch.fnmatch(path.name, pattern) for pattern in patterns)
    }
    assert found - TOP_LEVEL == set()


def test_nothing_is_left_to_do_in_a_comment() -> None:
    marked = {
        f"{name(file)}:{number}"
        for folder in ("interview", "scripts", "prompts", "tests", ".ci")
        for file in (TOP / folder).rglob("*")
        if file.is_file() and file.suffix in WRITTEN_BY_HAND
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if MARKS.search(line)
    }
    assert marked == set()


@pytest.mark.parametrize("file", core(), ids=name)
def test_the_core_is_handed_time_and_chance(file: Path) -> None:
    taken = {
        f"{dotted(node.func)} in line {node.lineno}"
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and dotted(node.func) in TIME_AND_CHANCE
    }
    assert taken == set()


@pytest.mark.parametrize("file", core(), ids=name)
def test_the_core_imports_no_disk_and_no_chance(file: Path) -> None:
    imported: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            imported.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert imported & DISK_AND_CHANCE_MODULES == set()


@pytest.mark.parametrize(
    "call,named",
    [
        ("datetime.datetime.now()", "datetime.now"),
        ("datetime.now(UTC)", "datetime.now"),
        ("uuid4()", "uuid4"),
        ("clock.now()", "clock.now"),
    ],
)
def test_a_call_is_known_by_its_last_two_names(call: str, named: str) -> None:
    expression = ast.parse(call, mode="eval").body
    assert isinstance(expression, ast.Call)
    assert dotted(expression.func) == named
