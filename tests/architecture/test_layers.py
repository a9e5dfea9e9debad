"""The direction of dependencies, as pyproject.toml states it and import-linter reads it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

TOP = Path(__file__).resolve().parents[2]
PACKAGE = TOP / "interview"


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOP)  # import-linter finds the package where it is run


def test_upper_rooms_import_lower_ones_and_never_back() -> None:
    contracts = str(TOP / "pyproject.toml")
    assert lint_imports(config_filename=contracts, no_cache=True, no_logo=True) == 0


def imported(file: Path) -> set[str]:
    """Return the full names of all that `file` imports, wherever in the file it does so."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize(
    "libraries,rooms",
    [
        ({"textual", "rich"}, {"tui"}),
        ({"jinja2"}, {"wording.py", "report"}),
        ({"tinydb"}, {"storage/library.py", "casework/decisions.py"}),
        ({"fcntl", "msvcrt", "filelock"}, {"storage"}),
        ({"pyrage", "cryptography", "xkcdpass"}, {"sealing"}),
        ({"docx", "openpyxl", "xlsxwriter"}, {"report"}),
    ],
    ids=["screens", "templates", "library", "locks", "seals", "office"],
)
def test_a_library_is_imported_only_in_its_own_room(libraries: set[str], rooms: set[str]) -> None:
    elsewhere = {
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.py")
        if not any(file.is_relative_to(PACKAGE / room) for room in rooms)
        and libraries & {name.partition(".")[0] for name in imported(file)}
    }
    assert elsewhere == set()
