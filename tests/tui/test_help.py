"""Help: F1 says what is in hand is for, wherever that is; it follows the focus, Esc closes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interview.tui.helpful import in_hand
from interview.tui.screens.base import FrameScreen
from interview.tui.widgets.help import Help
from tests.support.gallery import SCENES, come_to
from tests.support.sat import press, screen
from tests.support.seats import choosing, seat

if TYPE_CHECKING:
    from tests.tui.conftest import Sit

Golden = Callable[[str, str], None]
SAID = {
    "home": "An invitation is the file that the review team sent you.",
    "invitation": "If you can't find it, ask the person who sent it",
    "begin-first": "We only start when you know what this is",
    "points": "You name them before you see anyone else's list",
    "point": "A place, or what happened, in a few words.",
    "choose": "Going deep on a few tells more than a little on each.",
    "interview": "What catches the eye steers what we do next.",
    "follow-up": "Two people can mean different things by the same word.",
    "known": "Beside other accounts, these show how news travelled",
    "shaped": "Short notes can be counted across people.",
    "read-back": "You have the last word on your own account.",
    "hand-over": "Handing over writes one file on this computer",
    "menu": "Up and Down move, Enter chooses, Esc goes back.",
}


@pytest.mark.parametrize("scene", SAID)
async def test_f1_says_what_is_in_hand_is_for(scene: str, tmp_path: Path) -> None:
    async with come_to(SCENES[scene], tmp_path, (80, 24)) as pilot:
        await press(pilot, "f1")
        assert SAID[scene] in " ".join(screen(pilot).split())
        assert "F1 or Esc Close help" in screen(pilot)
        await press(pilot, "escape")
        assert "Close help" not in screen(pilot)
        assert not [one for one in pilot.app.screen.query(Help) if one.display]


async def test_help_follows_from_line_to_line(tmp_path: Path) -> None:
    async with come_to(SCENES["point"], tmp_path, (80, 24)) as pilot:
        await press(pilot, "f1", "down")
        assert "What can be read" in screen(pilot)
        await press(pilot, "down")
        assert "The same moment can matter to two people" in " ".join(screen(pilot).split())


async def test_words_to_type_are_told_only_where_something_can_be_typed(sit: Sit) -> None:
    async with sit(seat(choosing())) as desk:
        await desk.press("f1")
        assert "Why we ask" in desk.text
        assert "You can also type" not in desk.text
        await desk.press("f1", "end", "enter", "f1")
        assert "You can also type" in desk.text  # for somebody else, in words


async def test_a_note_s_line_has_its_own_question_and_reason(tmp_path: Path) -> None:
    async with come_to(SCENES["shaped"], tmp_path, (80, 24)) as pilot:
        await press(pilot, "tab", "f1")
        assert "Tell me what that was part of." in screen(pilot)


async def test_other_answers_have_help_of_their_own_in_a_wide_window(sit: Sit) -> None:
    async with sit(seat(), size=(110, 32)) as desk:
        await desk.press("ctrl+o", "f1")
        assert "Each of these is an answer" in desk.text


async def test_help_takes_the_place_of_the_list_in_a_wide_window(sit: Sit) -> None:
    async with sit(seat(), size=(110, 32)) as desk:
        assert "What went well" in desk.text
        await desk.press("f1")
        assert "What went well" not in desk.text
        await desk.press("escape")
        assert "What went well" in desk.text


async def test_esc_closes_help_and_nothing_else(sit: Sit) -> None:
    async with sit(seat()) as desk:
        await desk.paste("half a")
        await desk.press("f1", "escape")
        assert "half a" in desk.text
        assert "Menu" in desk.text
        await desk.press("escape")
        assert "Stop for today" in desk.text


@pytest.mark.parametrize("scene", SCENES)
async def test_every_screen_has_help(scene: str, tmp_path: Path) -> None:
    async with come_to(SCENES[scene], tmp_path, (80, 24)) as pilot:
        shown = pilot.app.screen
        assert isinstance(shown, FrameScreen)
        assert in_hand(shown) != ()


@pytest.mark.parametrize("scene", ["points", "known", "read-back", "home"])
@pytest.mark.parametrize("size", [(80, 24), (60, 15)], ids=["80x24", "60x15"])
async def test_help_as_drawn(
    scene: str, size: tuple[int, int], tmp_path: Path, golden: Golden
) -> None:
    async with come_to(SCENES[scene], tmp_path, size) as pilot:
        await press(pilot, "f1")
        golden(f"{scene}-help-{size[0]}x{size[1]}", screen(pilot))
