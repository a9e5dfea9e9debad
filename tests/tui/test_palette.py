"""Contrast, measured on the cells that are painted: 4.5:1 for text, 3:1 for lines (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from rich.color import Color
from rich.segment import Segment

from interview.engine.state import Given
from interview.engine.view import View
from interview.errors import NotSaved
from interview.model.taxonomy import AnswerState
from interview.storage.settings import COLOURS, Settings
from tests.support.seats import TYPED, box, choosing, follow_up, page, seat, view

if TYPE_CHECKING:
    from interview.tui.app import InterviewApp
    from tests.tui.conftest import Sit

LINES = "\u2500\u258c"  # the rule and the bar
RECALL = Given(AnswerState.CANNOT_RECALL)
MOMENTS: dict[str, Callable[[], View]] = {
    "question": lambda: view(box("knew.stood_out", "HV1-2", given=RECALL)),
    "follow-up": follow_up,
    "page": page,
    "choice": lambda: choosing(given=Given(AnswerState.ANSWERED, text="Me", value="me")),
    "risk": lambda: view(alarm=True),
}


def painted(app: InterviewApp) -> Iterator[tuple[str, float]]:
    """Give each painted run that can be seen, with its contrast."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            yield from _seen(segment)


def _seen(segment: Segment) -> Iterator[tuple[str, float]]:
    style = segment.style
    if not segment.text.strip() or style is None:
        return
    assert style.color is not None
    assert style.bgcolor is not None
    pair = style.color, style.bgcolor
    light, dark = sorted((_luminance(one) for one in pair), reverse=True)
    yield segment.text.strip(), (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (part / 255 for part in color.get_truecolor())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def check(app: InterviewApp) -> None:
    faint = [
        (text, round(ratio, 2))
        for text, ratio in painted(app)
        if ratio < (3.0 if not text.strip(LINES) else 4.5)
    ]
    assert faint == []


@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize("size", [(110, 32), (60, 15)], ids=["110x32", "60x15"])
@pytest.mark.parametrize("moment", MOMENTS)
async def test_all_that_is_painted_can_be_read(
    sit: Sit, moment: str, size: tuple[int, int], colours: str
) -> None:
    async with sit(seat(MOMENTS[moment]()), size=size, settings=Settings(colours)) as desk:
        check(desk.app)
        for keys in (["tab"], ["tab"], ["f1"], ["escape", "escape"], ["escape", "ctrl+l"]):
            await desk.press(*keys)
            check(desk.app)


@pytest.mark.parametrize("colours", COLOURS)
async def test_not_saved_and_a_selection_can_be_read(sit: Sit, colours: str) -> None:
    chair = seat()
    async with sit(chair, settings=Settings(colours)) as desk:
        await desk.paste(TYPED)
        chair.trouble = NotSaved("The disk is full.", "Free some space.")
        await desk.kept()
        await desk.press("ctrl+a")
        check(desk.app)


async def test_nothing_but_our_own_themes_is_there(sit: Sit) -> None:
    async with sit(seat()) as desk:
        assert set(desk.app.available_themes) == {"dark", "light", "terminal"}
        assert desk.app.theme == "dark"


async def test_colours_can_be_changed_in_the_menu(sit: Sit) -> None:
    async with sit(seat()) as desk:
        await desk.press("escape", "end", "up", "enter", "enter")
        assert desk.app.theme == "light"


async def test_no_glyph_but_those_every_old_font_has(sit: Sit) -> None:
    allowed = {*map(chr, range(32, 127)), "\u2500", "\u258c", "\u203a", "\u00a0", "\n"}
    async with sit(seat(), size=(110, 32)) as desk:
        for keys in ([], ["f1"], ["escape", "ctrl+o"], ["escape", "ctrl+g"]):
            await desk.press(*keys)
            assert set(desk.text) <= allowed
