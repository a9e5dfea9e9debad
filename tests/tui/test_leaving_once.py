"""A screen that lies over the interview is left once, however many keys come before it has gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.tui.screens.listing import ListScreen
from interview.tui.widgets.choices import Choices
from tests.support.sat import asking, press, shown, sit, upto


@pytest.mark.parametrize("key", ["ctrl+o", "escape"], ids=["other answers", "menu"])
@pytest.mark.parametrize("way", ["chosen twice", "closed twice"])
async def test_a_list_is_left_once(tmp_path: Path, key: str, way: str) -> None:
    sitting = upto(sit(tmp_path), asking("you.period"))
    async with shown(sitting, tmp_path, size=(60, 15)) as pilot:
        under = pilot.app.screen
        await press(pilot, key)
        over = pilot.app.screen
        assert isinstance(over, ListScreen)
        choices = over.query_one(Choices)
        leave = choices.action_choose if way == "chosen twice" else over.action_close
        leave()
        leave()
        await press(pilot)
        await pilot.pause()
        assert type(pilot.app.screen) is type(under)
