"""Scripts are run by path and no package holds them, so their tests load them by path too."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SCRIPTS = Path(__file__).resolve().parents[3] / "scripts"


@pytest.fixture
def scripts() -> Path:
    return SCRIPTS


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _load("environment", monkeypatch)


@pytest.fixture
def test_script(environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    assert environment.__name__ == "environment"  # the script finds it under this name
    return _load("test", monkeypatch)


def _load(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module
