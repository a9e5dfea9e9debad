"""Help: F1 says what is in hand is for, wherever that is; it follows the focus, Esc closes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interview.tui.helpful import in_hand
from interview.tui.screens.base import FrameScreen
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.help import Help
from tests.support.gallery import SCENES, come_to
from tests.support.sat import press, screen
from tests.support.seats import box, choosing, seat, view

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


@pytest.mark.parametrize("scene", ["interview", "points", "read-back"])
async def test_help_that_is_longer_than_its_place_is_read_on(scene: str, tmp_path: Path) -> None:
    async with come_to(SCENES[scene], tmp_path, (60, 15)) as pilot:
        await press(pilot, "f1")
        first = screen(pilot)
        assert "PgDn Read on" in first
        await press(pilot, *["pagedown"] * 4)
        last = screen(pilot)
        assert last != first
        assert in_hand(pilot.app.screen)[-1].text.split()[-1] in last
        await press(pilot, "pageup", "pageup", "pageup", "pageup")
        assert screen(pilot) == first


@pytest.mark.parametrize("size", [(110, 32), (80, 24), (60, 15)], ids=["110x32", "80x24", "60x15"])
async def test_words_to_type_are_never_broken_at_the_end_of_a_line(
    sit: Sit, size: tuple[int, int]
) -> None:
    for shown in (view(), view(box("you.agency"))):
        async with sit(seat(shown), size=size) as desk:
            await desk.press("f1", "pagedown")
            for words in ("I don't remember", "I'd rather not say", "come back to it"):
                assert words in desk.text


async def test_page_down_is_left_to_the_box_where_no_help_is_open(sit: Sit) -> None:
    async with sit(seat()) as desk:
        await desk.paste("One line.\n" * 30)
        await desk.press("ctrl+home", "pagedown")
        box = desk.app.screen.focused
        assert isinstance(box, AnswerBox)
        assert box.cursor_location[0] > 0


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
