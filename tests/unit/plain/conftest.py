"""People at the plain shell, in one time zone."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.plain import INVITED, Person


@pytest.fixture(autouse=True)
def _one_time_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    if os.name != "nt":
        time.tzset()
    yield
    monkeypatch.undo()
    if os.name != "nt":
        time.tzset()


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody without an invitation, in a pipe."""
    return Person(tmp_path)


@pytest.fixture
def invited(tmp_path: Path) -> Person:
    """Somebody with an invitation, in a pipe."""
    return Person(tmp_path, INVITED)
