"""`.venv` is made once, trusted only when finished, and trouble with it is a sentence."""

from __future__ import annotations

import ast
import errno
import importlib.util
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

PYPROJECT = """
[project]
name = "sample"
[project.optional-dependencies]
sealing = ["age"]
duckdb = ["duckdb"]
[dependency-groups]
dev = ["pytest>=8", "ruff"]
"""


class Tools:
    """Stands in for Python and pip: notes each command, fails on request."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.failing = ""

    def __call__(self, command: list[str]) -> tuple[int, str]:
        self.commands.append(command)
        tool = command[command.index("-m") + 1]
        if tool == self.failing:
            return 1, "Looking\nERROR: No matching distribution\n  note: not a problem with pip\n"
        return 0, ""

    @property
    def tools(self) -> list[str]:
        return [command[command.index("-m") + 1] for command in self.commands]


def stamp(venv: Any) -> Path:
    folder: Path = venv.python.parents[1]
    return folder / "ready-to-run"


@pytest.fixture
def tools() -> Tools:
    return Tools()


@pytest.fixture
def top(tmp_path: Path) -> Path:
    folder = tmp_path / "a checkout"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    return folder


@pytest.fixture
def venv(environment: ModuleType, top: Path, tools: Tools) -> Any:
    """An Environment whose `venv` tool leaves a Python behind."""

    def run(command: list[str]) -> tuple[int, str]:
        code, output = tools(command)
        if not code and command[3] == "venv":
            made.python.parent.mkdir(parents=True)
            made.python.touch()
        return code, output

    made = environment.Environment(top, run)
    return made


def test_the_first_start_makes_the_folder_and_installs(venv: Any, tools: Tools) -> None:
    venv.make_ready()
    assert tools.tools == ["venv", "pip"]


def test_the_second_start_runs_nothing_and_says_nothing(
    venv: Any, tools: Tools, capsys: pytest.CaptureFixture[str]
) -> None:
    venv.make_ready()
    tools.commands.clear()
    capsys.readouterr()
    venv.make_ready()
    assert tools.commands == []
    assert capsys.readouterr() == ("", "")


def test_narration_leaves_stdout_to_the_program(
    venv: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    venv.make_ready()
    said = capsys.readouterr()
    assert said.out == ""
    assert "Setting up" in said.err


def test_a_changed_list_of_packages_is_installed_into_the_same_folder(
    venv: Any, tools: Tools, top: Path
) -> None:
    venv.make_ready()
    tools.commands.clear()
    (top / "pyproject.toml").write_text(PYPROJECT + "# more\n", encoding="utf-8")
    venv.make_ready()
    assert tools.tools == ["pip"]


def test_an_edit_while_packages_are_fetched_leads_to_another_set_up(
    environment: ModuleType, venv: Any, tools: Tools, top: Path
) -> None:
    venv.make_ready()
    (top / "pyproject.toml").write_text(PYPROJECT + "# one\n", encoding="utf-8")

    def edited_meanwhile(command: list[str]) -> tuple[int, str]:
        (top / "pyproject.toml").write_text(PYPROJECT + "# two\n", encoding="utf-8")
        return tools(command)

    environment.Environment(top, edited_meanwhile).make_ready()
    tools.commands.clear()
    venv.make_ready()
    assert tools.tools == ["pip"]


STALE: dict[str, Callable[[Any], object]] = {
    "its Python is gone": lambda venv: venv.python.unlink(),
    "no stamp: it was never finished": lambda venv: stamp(venv).unlink(),
    "half a stamp": lambda venv: stamp(venv).write_text("cpyth", encoding="utf-8"),
    "another Python made it": lambda venv: stamp(venv).write_text(
        stamp(venv).read_text(encoding="utf-8").replace("cpython", "older"), encoding="utf-8"
    ),
}


@pytest.mark.parametrize("why", STALE)
def test_what_was_not_finished_here_by_this_python_is_made_anew(
    why: str, venv: Any, tools: Tools
) -> None:
    venv.make_ready()
    left_over = venv.python.parents[1] / "lib"
    left_over.mkdir()
    tools.commands.clear()
    STALE[why](venv)
    venv.make_ready()
    assert tools.tools == ["venv", "pip"]
    assert not left_over.exists()


def test_a_folder_that_was_moved_is_made_anew(
    environment: ModuleType, venv: Any, top: Path, tmp_path: Path
) -> None:
    venv.make_ready()
    moved = environment.Environment(top.rename(tmp_path / "moved"), lambda _: (1, ""))
    with pytest.raises(environment.SetUpTrouble, match="make its folder of packages"):
        moved.make_ready()


def test_failed_pip_leaves_a_set_up_that_is_not_trusted(
    environment: ModuleType, venv: Any, tools: Tools
) -> None:
    tools.failing = "pip"
    with pytest.raises(environment.SetUpTrouble):
        venv.make_ready()
    tools.failing = ""
    tools.commands.clear()
    venv.make_ready()
    assert tools.tools == ["venv", "pip"]


def test_pip_that_fails_is_told_in_a_sentence_and_its_own_words(
    environment: ModuleType, venv: Any, tools: Tools, capsys: pytest.CaptureFixture[str]
) -> None:
    tools.failing = "pip"
    assert environment.in_sentences("start.py", lambda: venv.make_ready() or 0) == 3
    said = capsys.readouterr().err.splitlines()
    assert said[1].startswith("start.py: The packages that the program stands on could not be")
    assert "internet" in said[1]
    assert said[2:] == ["  ERROR: No matching distribution"]


def test_a_python_without_ensurepip_is_told_which_package_to_ask_for(
    environment: ModuleType, venv: Any, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else 1
    )
    with pytest.raises(environment.SetUpTrouble, match="python3-venv"):
        venv.make_ready()
    assert tools.commands == []


def test_a_folder_that_cannot_be_written_to_is_a_sentence(
    environment: ModuleType, venv: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(environment.Path, "mkdir", refused)
    with pytest.raises(environment.SetUpTrouble, match=r"a checkout can't be written to.* Copy"):
        venv.make_ready()


def test_a_full_disk_is_a_sentence_that_names_the_file(
    environment: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    def full() -> int:
        raise OSError(errno.ENOSPC, "No space left on device", "ready-to-run")

    assert environment.in_sentences("start.py", full) == 3
    assert "No space left on device (ready-to-run)" in capsys.readouterr().err


def test_an_interrupted_set_up_returns_130(environment: ModuleType) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert environment.in_sentences("start.py", interrupted) == 130


def test_the_exit_code_of_the_work_is_passed_on(environment: ModuleType) -> None:
    assert environment.in_sentences("start.py", lambda: 42) == 42


def test_an_old_python_is_refused_in_a_sentence(environment: ModuleType) -> None:
    with pytest.raises(environment.SetUpTrouble, match=r"This is Python 3\.10, .* needs 3\.11"):
        environment.refuse_old_python((3, 10))


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (4, 0)])
def test_a_newer_python_is_taken(environment: ModuleType, version: tuple[int, int]) -> None:
    environment.refuse_old_python(version)


@pytest.mark.parametrize("script", ["start", "test", "environment"])
def test_an_old_python_can_read_as_far_as_the_sentence(scripts: Path, script: str) -> None:
    tree = ast.parse((scripts / f"{script}.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    futures = [n for n in tree.body if isinstance(n, ast.ImportFrom) and n.module == "__future__"]
    assert futures == []  # 3.6 does not know `annotations`


def test_the_program_comes_with_every_extra_but_the_engines(
    environment: ModuleType, top: Path
) -> None:
    assert environment.requirements(top, for_tests=False) == ["--editable", f"{top}[sealing]"]


def test_the_checks_add_the_dev_group(environment: ModuleType, top: Path) -> None:
    assert environment.requirements(top, for_tests=True)[2:] == ["pytest>=8", "ruff"]


def test_a_set_up_for_the_program_is_not_yet_one_for_the_tests(venv: Any, tools: Tools) -> None:
    venv.make_ready()
    tools.commands.clear()
    venv.make_ready(for_tests=True)
    assert tools.tools == ["pip"]
    assert "ruff" in tools.commands[0]


def test_a_set_up_for_the_tests_is_one_for_the_program(venv: Any, tools: Tools) -> None:
    venv.make_ready(for_tests=True)
    tools.commands.clear()
    venv.make_ready()
    assert tools.commands == []


def test_the_second_of_two_starts_waits_and_sets_nothing_up_again(
    environment: ModuleType,
    venv: Any,
    top: Path,
    tools: Tools,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second_waits = threading.Event()
    second = environment.Environment(top, tools)

    def say(words: str) -> None:
        if "Another window is setting up" in words:
            second_waits.set()

    monkeypatch.setattr(environment, "say", say)
    waiting = threading.Thread(target=second.make_ready)
    first_run = venv._run

    def slow(command: list[str]) -> tuple[int, str]:
        if command[3] == "pip":
            waiting.start()
            assert second_waits.wait(timeout=20)
        result: tuple[int, str] = first_run(command)
        return result

    venv._run = slow
    venv.make_ready()
    waiting.join(timeout=20)
    assert not waiting.is_alive()
    assert tools.tools == ["venv", "pip"]


def test_commands_are_run_without_input(environment: ModuleType) -> None:
    program = "import sys; print(repr(sys.stdin.read())); sys.exit(5)"
    assert environment.run_quietly([sys.executable, "-c", program]) == (5, "''\n")
