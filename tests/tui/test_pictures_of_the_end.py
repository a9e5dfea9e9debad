"""How notes, the read-back and the hand-over look, as plain text, at the two sizes that count."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview.engine.place import Kind
from interview.engine.view import View
from interview.model.taxonomy import Form
from tests.support.sat import at, press, screen, shown, sit, taking, typed, upto

Golden = Callable[[str, str], None]
SIZES = {"80x24": (80, 24), "60x15": (60, 15)}
STEPS: dict[str, Callable[[View], bool]] = {
    "known": taking(Form.ITEMS),
    "shaped": taking(Form.FACTORS),
    "read-back": at(Kind.READ_BACK),
    "hand-over": at(Kind.HAND_OVER),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", STEPS)
async def test_a_step_as_it_is_come_to(
    golden: Golden, tmp_path: Path, step: str, size: str
) -> None:
    sitting = upto(sit(tmp_path), STEPS[step])
    async with shown(sitting, tmp_path, size=SIZES[size]) as pilot:
        golden(f"{step}-{size}", screen(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_a_note_half_made_beside_one_that_is_kept(
    golden: Golden, tmp_path: Path, size: str
) -> None:
    sitting = upto(sit(tmp_path), taking(Form.ITEMS))
    async with shown(sitting, tmp_path, size=SIZES[size]) as pilot:
        await typed(pilot, "Her mother lives near the clinic")
        await press(pilot, "tab", "right", "tab", "right", "right", "ctrl+n")
        await typed(pilot, "The family had moved to the new flat")
        await press(pilot, "tab", *["right"] * 4, "tab", "right", "right", "tab")
        await typed(pilot, "receptionist")
        golden(f"known-second-{size}", screen(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_an_addition_being_written(golden: Golden, tmp_path: Path, size: str) -> None:
    sitting = upto(sit(tmp_path), at(Kind.HAND_OVER))
    sitting.hand_over(tmp_path / "exports")
    async with shown(sitting, tmp_path, size=SIZES[size]) as pilot:
        await press(pilot, "a", "enter")
        await typed(pilot, "The pram was back on Friday.")
        sitting_desk = pilot.app.desk  # type: ignore[attr-defined]
        sitting_desk.saver.flush()
        await pilot.pause()
        golden(f"addition-{size}", screen(pilot))
