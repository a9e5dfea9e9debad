"""Contrast, measured on the cells that are painted: 4.5:1 for text, 3:1 for lines (WCAG 2.2 AA).

In true colour as the palettes name them, and with each colour at its nearest of 256.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from rich.color import Color, ColorSystem
from rich.segment import Segment
from textual.app import App
from textual.pilot import Pilot

from tests.support.gallery import PAGES, SCENES, Scene, come_to, keys, showing, words
from tests.support.sat import screen
from tests.support.seats import TYPED, seat, view
from tests.tui.conftest import GOLDEN

if TYPE_CHECKING:
    from tests.tui.conftest import Sit

LINES = "\u2500\u258c"  # the rule and the bar
PAINTED: dict[str, Scene] = {
    **SCENES,
    **PAGES,
    **{
        f"{one}-help": Scene(SCENES[one].begun, (*SCENES[one].steps, keys("f1")))
        for one in ("home", "points", "known", "read-back")
    },
    "button-in-hand": Scene(showing(view), (keys("tab"),)),
    "list-in-hand": Scene(showing(view), (keys("tab", "tab", "tab"),)),
    "selection": Scene(showing(view), (words(TYPED), keys("ctrl+a"))),
    "not-saved-selection": Scene(
        SCENES["not-saved"].begun, (*SCENES["not-saved"].steps, keys("ctrl+a"))
    ),
}
SIZES = {"110x32": (110, 32), "60x15": (60, 15)}


class Seen(NamedTuple):
    """A painted run of text with its two contrasts, 1 to 21."""

    text: str
    true: float
    of_256: float

    @property
    def faint(self) -> bool:
        """Whether it can't be read."""
        enough = 3.0 if not self.text.strip(LINES) else 4.5
        return min(self.true, self.of_256) < enough


def painted(app: App[int]) -> Iterator[Seen]:
    """Give each painted run that can be seen."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            yield from _seen(segment)


def _seen(segment: Segment) -> Iterator[Seen]:
    style = segment.style
    if not segment.text.strip() or style is None:
        return
    assert style.color is not None
    assert style.bgcolor is not None
    pair = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
    fewer = [one.downgrade(ColorSystem.EIGHT_BIT) for one in pair]
    yield Seen(segment.text.strip(), _contrast(*pair), _contrast(*fewer))


def _contrast(ink: Color, ground: Color) -> float:
    light, dark = sorted((_luminance(one) for one in (ink, ground)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def _colours(app: App[int]) -> Iterator[Color]:
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if segment.style is not None:
                yield from (one for one in (segment.style.color, segment.style.bgcolor) if one)


def _is_grey(color: Color) -> bool:
    return len(set(color.get_truecolor())) == 1


def _luminance(color: Color) -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (part / 255 for part in color.get_truecolor())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def faint(app: App[int]) -> list[Seen]:
    """Return what is painted and can't be read."""
    return [one for one in painted(app) if one.faint]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", PAINTED)
async def test_all_that_is_painted_can_be_read_in_both_palettes(
    tmp_path: Path, scene: str, size: str
) -> None:
    async with come_to(PAINTED[scene], tmp_path, SIZES[size]) as pilot:
        found = {}
        for palette in ("dark", "light"):
            await _turn_to(pilot, palette)
            found[palette] = faint(pilot.app)
        assert found == {"dark": [], "light": []}


async def _turn_to(pilot: Pilot[int], palette: str) -> None:
    pilot.app.theme = palette
    await pilot.pause()


# Where somebody is, and what is chosen, on screens of every kind.
TOLD_WITHOUT_COLOUR = ("home", "choose", "chosen", "others", "known-second", "not-saved", "risk")


@pytest.mark.parametrize("scene", TOLD_WITHOUT_COLOUR)
async def test_without_colour_it_reads_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scene: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with come_to(SCENES[scene], tmp_path) as pilot:
        assert all(_is_grey(one) for one in _colours(pilot.app))
        assert screen(pilot) == (GOLDEN / f"{scene}-80x24.txt").read_text(encoding="utf-8")
        assert faint(pilot.app) == []


async def test_nothing_but_our_own_themes_is_there(sit: Sit) -> None:
    async with sit(seat()) as desk:
        assert set(desk.app.available_themes) == {"dark", "light", "terminal"}
        assert desk.app.theme == "dark"


async def test_colours_can_be_changed_in_the_menu(sit: Sit) -> None:
    async with sit(seat()) as desk:
        await desk.press("escape", "end", "up", "enter", "enter")
        assert desk.app.theme == "light"
