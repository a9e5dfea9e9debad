"""What every test begins with."""

from __future__ import annotations

import pytest
from hypothesis import settings

from interview.sealing import age, locking
from tests.support.age_writer import sealed_with

CHEAP_MEMORY = 128  # KiB

# No test asserts a time: an example that takes long on a busy machine is no failure.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def cheap_words(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let words cost little to try. The files are of the same format: their cost stands in them.

    Tests marked `real_cost`, and every command run as a program of its own, pay in full.
    """
    if request.node.get_closest_marker("real_cost") is None:
        monkeypatch.setattr(age, "_sealed_with", sealed_with)
        monkeypatch.setattr(locking, "MEMORY", CHEAP_MEMORY)
