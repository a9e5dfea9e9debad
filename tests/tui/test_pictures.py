"""How each screen looks, at the sizes that count, as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from picture import PICTURES, draw

from interview.model.taxonomy import AnswerState
from interview.storage.settings import COLOURS
from tests.support.gallery import SCENES, come_to
from tests.support.sat import screen
from tests.support.seats import choosing, seat, view
from tests.tui.conftest import GOLDEN

if TYPE_CHECKING:
    from tests.tui.conftest import Sit

Golden = Callable[[str, str], None]
GLYPHS = {*map(chr, range(32, 127)), "\u2500", "\u258c", "\u203a", "\u00a0", "\n"}  # in every font
SAID = re.compile("<text[^>]*>([^<]*)</text>")
# From the digest, which any word of ours would change:
A_NAME = re.compile("record-[0-9a-f]{16}")
A_RECEIPT = re.compile("(?<![^ ])[a-z]+(  [a-z]+){3}$", re.MULTILINE)
SIZES = {"80x24": (80, 24), "110x32": (110, 32), "60x15": (60, 15)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", SCENES)
async def test_a_screen_as_drawn(golden: Golden, tmp_path: Path, scene: str, size: str) -> None:
    async with come_to(SCENES[scene], tmp_path, SIZES[size]) as pilot:
        assert set(screen(pilot)) <= GLYPHS
        drawn = A_NAME.sub("record-0123456789abcdef", screen(pilot))
        golden(f"{scene}-{size}", A_RECEIPT.sub("lantern  oxbow  thimble  russet", drawn))


@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize("picture", PICTURES)
async def test_a_picture_in_the_readme_says_what_the_program_says(
    tmp_path: Path, picture: str, colours: str
) -> None:
    # Draw them anew with `python scripts/picture.py`.
    there = (GOLDEN / f"{picture}-{colours}.svg").read_text(encoding="utf-8")
    assert SAID.findall(await draw(picture, colours, tmp_path)) == SAID.findall(there)


@pytest.mark.parametrize("states", range(7))
@pytest.mark.parametrize("lines", [1, 2])
async def test_the_box_keeps_eight_rows_at_80x24(sit: Sit, states: int, lines: int) -> None:
    usual = view()
    asked = " ".join([usual.boxes[0].asked] * (1 if lines == 1 else 3))
    offered = (*usual.boxes[0].states, *usual.boxes[0].states)[:states]
    moment = view(
        usual.boxes[0].__class__(
            **{
                **{name: getattr(usual.boxes[0], name) for name in usual.boxes[0].__slots__},
                "asked": asked,
                "states": offered,
            }
        )
    )
    async with sit(seat(moment)) as desk:
        assert desk.app.screen.query_one("AnswerBox").size.height >= 8


async def test_the_choice_given_before_is_in_brackets(sit: Sit) -> None:
    from interview.engine.state import Given

    given = Given(AnswerState.ANSWERED, text="Nobody", value="nobody")
    async with sit(seat(choosing(given=given))) as desk:
        assert "› [Nobody]" in desk.text
