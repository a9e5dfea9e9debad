"""Before the beginning: nothing is passed over, and nothing is kept until it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview import sittings
from interview.beginning import Beginning
from interview.model.invitation import Setting
from interview.model.taxonomy import Mode
from interview.sittings import Sitting
from interview.storage.paths import Places
from interview.tui.screens.interview import InterviewScreen
from interview.tui.widgets.choices import Choices
from tests.support import fern
from tests.support.sat import NOW, press, screen, shown, sit

Golden = Callable[[str, str], None]
READY = "I have read this and I'm ready to begin"


def practising(root: Path) -> Sitting:
    card = ("You are HV1.", "## What you saw", *(f"Day {n}: a call." for n in range(1, 30)))
    setting = fern.setting().model_copy(update={"practice": True, "card": card})
    return sit(root, setting)


def journals(root: Path) -> list[Path]:
    return list(root.rglob("journal.jsonl"))


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (110, 32)], ids=lambda one: f"{one[0]}")
async def test_enter_passes_over_no_line_of_the_pages(
    size: tuple[int, int], tmp_path: Path
) -> None:
    seat = sit(tmp_path)
    lines: set[str] = set()
    async with shown(seat, tmp_path, size=size) as pilot:
        while READY not in screen(pilot):
            lines |= set(screen(pilot).split())
            await press(pilot, "enter")
        lines |= set(screen(pilot).split())
        assert not seat.kept
    said = {word for page in seat.pages for word in page.split()}
    assert said - {"##"} <= lines


async def test_leaving_from_the_first_page_keeps_nothing(tmp_path: Path) -> None:
    async with shown(sit(tmp_path), tmp_path) as pilot:
        await press(pilot, "enter", "escape", "escape")
        assert pilot.app._exit
    assert not journals(tmp_path)


async def test_the_first_choice_begins_and_is_kept(tmp_path: Path) -> None:
    seat = sit(tmp_path)
    async with shown(seat, tmp_path) as pilot:
        await press(pilot, "enter", "enter", "enter")
        assert isinstance(pilot.app.screen, InterviewScreen)
    assert seat.kept


async def test_going_back_to_the_choice_shows_what_was_chosen(tmp_path: Path) -> None:
    async with shown(sit(tmp_path), tmp_path) as pilot:
        await press(pilot, "enter", "enter", "enter", "ctrl+b", "enter")
        assert f"[{READY}]" in screen(pilot)


async def test_r_shows_the_readers_by_name_and_esc_goes_back(tmp_path: Path) -> None:
    async with shown(sit(tmp_path), tmp_path) as pilot:
        await press(pilot, "r")
        assert "Lead reviewer 1, Independent" in screen(pilot)
        await press(pilot, "escape")
        assert "Before you begin, 1 of 2" in screen(pilot)


async def test_without_an_invitation_that_is_said_first(tmp_path: Path) -> None:
    async with shown(sit(tmp_path, Setting()), tmp_path) as pilot:
        assert "You can begin without an invitation." in screen(pilot)
        assert "Readers" not in screen(pilot)


async def test_in_talk_mode_it_is_said_who_types(tmp_path: Path) -> None:
    begun_with = Beginning(fern.guide(), fern.setting(), mode=Mode.TALK, typist="LR1")
    seat = sittings.begin(Places(tmp_path), begun_with, lambda: NOW)
    async with shown(seat, tmp_path) as pilot:
        assert "Typed by LR1." in screen(pilot)


async def test_in_practice_the_card_comes_first_and_can_be_read_again(tmp_path: Path) -> None:
    async with shown(practising(tmp_path), tmp_path) as pilot:
        assert "You are HV1." in screen(pilot)
        assert "PRACTICE" in screen(pilot)
        while not isinstance(pilot.app.screen, InterviewScreen):
            await press(pilot, "enter")
        await press(pilot, "escape")
        menu = pilot.app.screen.query_one(Choices)
        menu.go_to("card")
        await press(pilot, "enter")
        assert "You are HV1." in screen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, InterviewScreen)
