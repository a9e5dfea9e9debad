"""A round in threes on the screen: the notes page, and the minutes left, quietly in the foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview import sittings
from interview.beginning import Beginning
from interview.engine import intents as do
from interview.engine.place import Place
from interview.model.invitation import Setting
from interview.model.taxonomy import Mode
from interview.sittings import Sitting
from interview.storage.paths import Places
from interview.tui.app import InterviewApp
from interview.tui.doors import Opening
from interview.tui.screens.page import PageScreen
from tests.support import fern
from tests.support.sat import NOW, asking, press, screen, shown, typed, upto
from tests.support.seats import doors

Golden = Callable[[str, str], None]
SIZES = {"110x32": (110, 32), "80x24": (80, 24), "60x15": (60, 15)}
SCENE = "Half past four, and raining."
OVER = "The 25 minutes are over."


class Clock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


def in_threes(root: Path, clock: Clock) -> Sitting:
    """Return a round that LR1 types, about HV1's second turning point, nothing kept of it yet."""
    given = fern.setting().model_dump() | {
        "practice": True,
        "moment": "E2",
        "minutes": 25,
        "queries": (),
        "memory_aid": (),
        "card": ("You are HV1.", "A card for whoever answers."),
        "content_note": "A tired family, and a baby whose weight slips a little.",
    }
    setting = Setting.model_validate(given)
    beginning = Beginning(fern.guide(), setting, Mode.TALK, "LR1", owner="0" * 32)
    return sittings.begin(Places(root), beginning, clock)


def at_the_moment(root: Path, clock: Clock) -> Sitting:
    return upto(in_threes(root, clock), asking("scene.setting"))


async def read_on(pilot: Pilot[int]) -> None:
    """Leave the signpost, where it stands alone."""
    await press(pilot, *["ctrl+n"] * ("[ Go on ]" in screen(pilot)))


async def later(pilot: Pilot[int], clock: Clock, minutes: int) -> None:
    """Let time go by, and the program look at its clock."""
    clock.at += timedelta(minutes=minutes)
    pilot.app.look()  # type: ignore[attr-defined]
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_in_the_case_is_the_first_page(
    golden: Golden, tmp_path: Path, size: str
) -> None:
    async with shown(in_threes(tmp_path, Clock()), tmp_path, size=SIZES[size]) as pilot:
        golden(f"round-content-{size}", screen(pilot))


async def test_who_asks_sees_the_card_only_when_they_ask_for_it(tmp_path: Path) -> None:
    seat = in_threes(tmp_path, Clock())
    async with shown(seat, tmp_path) as pilot:
        while "ready to begin" not in screen(pilot):
            assert "A card for whoever answers." not in screen(pilot)
            await press(pilot, "enter")
        seat.submit(do.Answer((do.Reply(Place("intro.understood"), value="yes"),)))
    async with shown(upto(seat, asking("scene.setting")), tmp_path) as pilot:
        await read_on(pilot)
        await press(pilot, "escape")
        assert "HV1's part in the made-up case" in screen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_minutes_left_stand_in_the_foot(
    golden: Golden, tmp_path: Path, size: str
) -> None:
    clock = Clock()
    async with shown(at_the_moment(tmp_path, clock), tmp_path, size=SIZES[size]) as pilot:
        await read_on(pilot)
        await typed(pilot, SCENE)
        await later(pilot, clock, 14)
        golden(f"round-page-{size}", screen(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_at_the_end_a_calm_word_stands_there_and_nothing_moves(
    golden: Golden, tmp_path: Path, size: str
) -> None:
    clock = Clock()
    async with shown(at_the_moment(tmp_path, clock), tmp_path, size=SIZES[size]) as pilot:
        await read_on(pilot)
        await typed(pilot, SCENE)
        await later(pilot, clock, 13)
        before = screen(pilot).split("\n")
        pilot.app.desk.saver.flush()  # type: ignore[attr-defined]
        await later(pilot, clock, 12)
        after = screen(pilot)
        golden(f"round-over-{size}", after)
        assert OVER in after
        assert after.split("\n")[1:-3] == before[1:-3]
        assert type(pilot.app.screen) is PageScreen


async def test_one_question_at_a_time_has_the_minutes_too(tmp_path: Path) -> None:
    async with shown(at_the_moment(tmp_path, Clock()), tmp_path) as pilot:
        await read_on(pilot)
        await press(pilot, "f2")
        assert "25 of 25 minutes left" in screen(pilot)


async def test_a_break_is_not_counted(tmp_path: Path) -> None:
    clock = Clock()
    opening = Opening(replace(doors(tmp_path), clock=clock), at_the_moment(tmp_path, clock))
    async with InterviewApp(opening).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await read_on(pilot)
        await later(pilot, clock, 4)
        await press(pilot, "ctrl+l")
        await later(pilot, clock, 9)
        await press(pilot, "enter")
        await later(pilot, clock, 0)
        assert "21 of 25 minutes left" in screen(pilot)


async def test_it_is_handed_over_read_back(tmp_path: Path) -> None:
    seat = at_the_moment(tmp_path, Clock())
    async with shown(seat, tmp_path) as pilot:
        await read_on(pilot)
        await typed(pilot, SCENE)
        await press(pilot, "ctrl+n", "ctrl+n", "down", "enter")
        assert "Not yet read back to HV1." in screen(pilot)
        await press(pilot, "ctrl+n", "enter", "enter")
    state = seat.conversation.state
    assert state.handed_over
    assert state.given[Place("scene.setting", "E2")].text == SCENE
