"""What makes it bearable to sit at: colours, the cursor, silence; the time in the foot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from interview.storage.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.doors import Opening
from interview.tui.screens.paused import PausedScreen
from interview.tui.screens.settings import SettingsScreen
from interview.tui.silence import SAID, Due, due
from tests.support.sat import screen
from tests.support.seats import AT, box, doors, page, seat, view

if TYPE_CHECKING:
    from tests.tui.conftest import Sit


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = AT

    def __call__(self) -> datetime:
        return self.now

    def after(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


def hidden(app: InterviewApp) -> bool:
    return isinstance(app.screen, PausedScreen)


@asynccontextmanager
async def timed(
    root: Path, clock: Clock, settings: Settings | None = None
) -> AsyncIterator[tuple[InterviewApp, Pilot[int]]]:
    given = replace(doors(root), clock=clock, settings=settings or Settings())
    app = InterviewApp(Opening(given, seat=seat()))
    async with app.run_test() as pilot:
        await pilot.pause()
        yield app, pilot


@pytest.mark.parametrize(
    "minutes,hide_after,expected",
    [
        (3, 20, Due.NOTHING),
        (9.9, 20, Due.NOTHING),
        (10, 20, Due.WORD),
        (19.9, 20, Due.WORD),
        (20, 20, Due.HIDE),
        (600, 20, Due.HIDE),
        (5, 10, Due.WORD),
        (30, 40, Due.WORD),
        (600, 0, Due.NOTHING),
        (-60, 20, Due.NOTHING),  # the computer's clock was set back
    ],
)
def test_what_a_silence_calls_for(minutes: float, hide_after: int, expected: Due) -> None:
    assert due(AT, AT + timedelta(minutes=minutes), hide_after) is expected


async def test_after_ten_minutes_the_foot_says_that_there_is_time_until_the_next_key(
    tmp_path: Path,
) -> None:
    clock = Clock()
    async with timed(tmp_path, clock) as (app, pilot):
        clock.after(10)
        app.look()
        await pilot.pause()
        assert SAID in screen(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert SAID not in screen(pilot)
        assert "What you knew, 2 of 4" in screen(pilot)


async def test_after_twenty_minutes_the_screen_is_hidden_once(tmp_path: Path) -> None:
    clock = Clock()
    async with timed(tmp_path, clock) as (app, pilot):
        clock.after(20)
        app.look()
        await pilot.pause()
        assert hidden(app)
        app.look()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert not hidden(app)
        assert SAID not in screen(pilot)


async def test_a_silence_may_last_for_ever_where_that_was_chosen(tmp_path: Path) -> None:
    clock = Clock()
    async with timed(tmp_path, clock, Settings(silence=0)) as (app, pilot):
        clock.after(600)
        app.look()
        await pilot.pause()
        assert SAID not in screen(pilot)
        assert not hidden(app)


async def test_each_setting_is_changed_in_place_and_kept(tmp_path: Path) -> None:
    kept: list[Settings] = []
    given = replace(doors(tmp_path), keep_settings=kept.append)
    app = InterviewApp(Opening(given, seat=seat()))
    async with app.run_test() as pilot:
        await pilot.press("escape", "end", "up", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        for _ in range(3):
            await pilot.press("enter", "down")
        await pilot.pause()
        assert kept[-1] == Settings("light", "terminal", 40)
        assert app.theme == "light"
        assert app.has_class("-native")
        assert "after 40 minutes" in screen(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, SettingsScreen)


async def test_the_terminals_own_cursor_stands_where_one_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = replace(doors(tmp_path), settings=Settings(caret="terminal"))
    app = InterviewApp(Opening(given, seat=seat()))
    async with app.run_test() as pilot:
        await pilot.pause()
        drawn = app.screen.query_one("AnswerBox").get_component_styles("text-area--cursor")
        assert drawn.background == app.screen.query_one("AnswerBox").styles.background
        written: list[str] = []
        monkeypatch.setattr(app._driver, "write", written.append)
        await pilot.press("tab")
        await pilot.pause()
        assert "\x1b[?25l" in written[-1]
        await pilot.press("shift+tab")
        await pilot.pause()
        assert any("\x1b[?25h" in one for one in written)
        await pilot.press("escape")
        await pilot.pause()
        assert "\x1b[?25l" in written[-1]
        written.clear()
        await pilot.press("escape")  # back from the menu, to the box
        await pilot.pause()
        assert any("\x1b[?25h" in one for one in written)


@pytest.mark.parametrize(
    "part,minutes,size,told",
    [
        ("What you knew, 2 of 4", 35, (80, 24), "What you knew, 2 of 4. 35 minutes"),
        ("What you knew, 2 of 4", 0, (80, 24), "What you knew, 2 of 4"),
        ("", 1, (80, 24), "1 minute so far"),
        ("What you knew, 2 of 4", 35, (110, 32), "35 minutes so far"),
    ],
)
async def test_the_foot_says_how_long_it_has_been(
    sit: Sit, part: str, minutes: int, size: tuple[int, int], told: str
) -> None:
    async with sit(seat(view(part=part), minutes=minutes), size=size) as desk:
        (foot,) = [line for line in desk.text.splitlines() if line.strip().startswith("Support")]
        assert foot.endswith(told)


async def test_in_a_small_window_there_is_no_room_for_the_time(sit: Sit) -> None:
    async with sit(seat(), size=(60, 15)) as desk:
        assert "minutes" not in desk.text


async def test_own_dates_are_shown_when_they_are_asked_for_and_not_before_the_account(
    sit: Sit,
) -> None:
    async with sit(seat(view(dates=("12 March, home visit",)), page())) as desk:
        await desk.press("f1")
        assert "12 March" not in desk.text
        await desk.press("escape")
        await desk.paste("my dates")
        await desk.press("ctrl+n")
        assert "12 March, home visit" in desk.text
        await desk.press("escape", "escape")
        assert "Your own dates" in desk.text  # in the menu
    async with sit(seat(view(box("overview.account")))) as desk:
        await desk.paste("my dates")
        await desk.press("ctrl+n")
        assert "First your own account." in desk.text
        await desk.press("escape")
        assert "Your own dates" not in desk.text
