"""What a reviewer typed for somebody, on the screen: read back to them at once, or another day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview import sittings
from interview.engine.place import Kind
from interview.sittings import Sitting
from interview.storage.paths import Places
from interview.tui.screens.hand_over import HandOverScreen
from interview.tui.screens.handed_over import HandedOverScreen
from interview.tui.screens.not_confirmed import NotConfirmedScreen
from interview.tui.screens.read_back import ReadBackScreen
from tests.support.pages import LARCH
from tests.support.sat import NOW, at, press, shown, sit, upto

TO_HAND_OVER = ("ctrl+n", "end", "enter")  # by the last of the ways: not read back yet


@pytest.fixture
def told(tmp_path: Path) -> Sitting:
    """HV1's account, typed by LR1, at its read-back."""
    return upto(sit(tmp_path, LARCH, typist="LR1"), at(Kind.READ_BACK))


def records(root: Path) -> dict[str, dict[str, Any]]:
    found = (json.loads(one.read_text("utf-8")) for one in (root / "exports").glob("*.json"))
    return {one["digest"]: one for one in found}


async def test_how_it_was_read_back_is_asked_once_and_leads_to_the_hand_over(
    told: Sitting, tmp_path: Path
) -> None:
    async with shown(told, tmp_path) as pilot:
        await press(pilot, "ctrl+n", "down", "enter")
        assert isinstance(pilot.app.screen, HandOverScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HandedOverScreen)
    (one,) = records(tmp_path).values()
    assert one["confirmed"] == {"how": "read back by phone", "on": "2026-03-02"}


async def test_esc_goes_back_to_the_account_and_says_nothing(told: Sitting, tmp_path: Path) -> None:
    async with shown(told, tmp_path) as pilot:
        await press(pilot, "ctrl+n", "escape")
        assert isinstance(pilot.app.screen, ReadBackScreen)
    assert told.view.not_read_back == "Not yet read back to HV1"


async def test_handed_over_before_it_waits_to_be_read_back_on_another_day(
    told: Sitting, tmp_path: Path
) -> None:
    async with shown(told, tmp_path) as pilot:
        await press(pilot, *TO_HAND_OVER, "enter")
        assert isinstance(pilot.app.screen, NotConfirmedScreen)
    told.close()
    again = sittings.resume(Places(tmp_path), told.id, lambda: NOW)
    async with shown(again, tmp_path) as pilot:
        assert isinstance(pilot.app.screen, NotConfirmedScreen)
        await press(pilot, "enter", "ctrl+n", "enter", "enter")
        assert isinstance(pilot.app.screen, HandedOverScreen)
    second = next(one for one in records(tmp_path).values() if one["confirmed"])
    (first,) = second["parents"]
    assert records(tmp_path)[first]["confirmed"] is None


async def test_read_it_back_first_leads_back_to_the_account(told: Sitting, tmp_path: Path) -> None:
    async with shown(told, tmp_path) as pilot:
        await press(pilot, *TO_HAND_OVER, "down", "enter")
        assert isinstance(pilot.app.screen, ReadBackScreen)
    assert records(tmp_path) == {}
