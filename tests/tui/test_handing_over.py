"""Handing over on the screen, and what can still be said afterwards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from interview.engine.place import Kind
from interview.errors import Hindrance, NotSaved
from interview.model.invitation import Setting
from interview.sittings import Sitting
from interview.tui.screens.handed_over import HandedOverScreen
from tests.support.sat import at, press, screen, shown, sit, typed, upto

NOT_LOCKED = "This file is not locked."


@pytest.fixture
def ready(tmp_path: Path) -> Sitting:
    return upto(sit(tmp_path), at(Kind.HAND_OVER))


@pytest.fixture
def handed(ready: Sitting, tmp_path: Path) -> Sitting:
    ready.hand_over(tmp_path / "exports")
    return ready


def words(painted: str) -> str:
    """Return what is painted without its line ends."""
    return " ".join(painted.split())


def records(root: Path) -> list[dict[str, Any]]:
    return [json.loads(one.read_text("utf-8")) for one in (root / "exports").glob("*.json")]


async def test_its_limits_are_said_before_the_choice(ready: Sitting, tmp_path: Path) -> None:
    async with shown(ready, tmp_path) as pilot:
        assert ready.view.words["hand_over"][:40] in screen(pilot)
        assert NOT_LOCKED in screen(pilot)
    assert records(tmp_path) == []


async def test_a_key_that_bounces_hands_nothing_over(ready: Sitting, tmp_path: Path) -> None:
    async with shown(ready, tmp_path) as pilot:
        await press(pilot, "ctrl+n", "ctrl+n")
    assert records(tmp_path) == []


async def test_handing_over_writes_the_file_and_says_where_it_is(
    ready: Sitting, tmp_path: Path
) -> None:
    async with shown(ready, tmp_path, size=(110, 32)) as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HandedOverScreen)
        assert ready.view.handed in "".join(screen(pilot).split())
    assert len(records(tmp_path)) == 1


async def test_read_it_again_goes_back_to_the_account(ready: Sitting, tmp_path: Path) -> None:
    async with shown(ready, tmp_path) as pilot:
        await press(pilot, "down", "enter")
    assert ready.view.kind is Kind.READ_BACK
    assert records(tmp_path) == []


async def test_not_yet_leaves_without_a_file(ready: Sitting, tmp_path: Path) -> None:
    async with shown(ready, tmp_path) as pilot:
        await press(pilot, "down", "down", "enter")
    assert records(tmp_path) == []


async def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(
    ready: Sitting, tmp_path: Path
) -> None:
    trouble = NotSaved("The disk is full.", "Free some space.", Hindrance.DISK_FULL)
    async with shown(ready, tmp_path) as pilot:
        with patch.object(ready, "hand_over", side_effect=trouble):
            await press(pilot, "enter")
        assert "The file was not made. The disk is full." in screen(pilot)
        assert "NOT SAVED" not in screen(pilot), "all that was said is on disk"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HandedOverScreen)


async def test_a_code_is_asked_for_where_there_is_none(tmp_path: Path) -> None:
    sitting = upto(sit(tmp_path, Setting()), at(Kind.HAND_OVER))
    async with shown(sitting, tmp_path) as pilot:
        assert "Your code" in screen(pilot)
        await typed(pilot, "HV1")
        await press(pilot, "enter")
        assert "Your code" not in screen(pilot)
        await press(pilot, "enter")
    assert [one["participant"]["code"] for one in records(tmp_path)] == ["HV1"]


async def test_an_addition_is_kept_with_what_brought_it_to_mind(
    handed: Sitting, tmp_path: Path
) -> None:
    async with shown(handed, tmp_path) as pilot:
        await press(pilot, "a", "enter")
        await typed(pilot, "The pram was back on Friday.")
        await press(pilot, "tab")
        await typed(pilot, "I walked past.")
        await press(pilot, "ctrl+n")
        assert "One thing was added since. Press H to hand over again" in words(screen(pilot))
        await press(pilot, "h")
        assert "This is a new file; the first stays as it was." in words(screen(pilot))
    assert sorted(len(one["additions"]) for one in records(tmp_path)) == [0, 1]
    (late,) = (one["additions"][0] for one in records(tmp_path) if one["additions"])
    assert (late["text"], late["reason"]) == ("The pram was back on Friday.", "I walked past.")


async def test_a_correction_needs_a_reason(handed: Sitting, tmp_path: Path) -> None:
    async with shown(handed, tmp_path) as pilot:
        await press(pilot, "a", "down", "enter", "enter")
        await typed(pilot, "Health visitor, not nurse.")
        await press(pilot, "ctrl+n")
        assert "A correction needs a reason." in screen(pilot)
        await typed(pilot, "I wrote the wrong one.")
        await press(pilot, "ctrl+n", "h")
    (late,) = (one["corrections"][0] for one in records(tmp_path) if one["corrections"])
    assert (late["question"], late["text"]) == ("you.role", "Health visitor, not nurse.")


async def test_esc_keeps_what_was_begun(handed: Sitting, tmp_path: Path) -> None:
    async with shown(handed, tmp_path) as pilot:
        await press(pilot, "a", "enter")
        await typed(pilot, "The pram was back.")
        await press(pilot, "escape", "a", "enter")
        assert "The pram was back." in screen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
async def test_a_letter_that_is_typed_is_never_taken_for_a_key(
    handed: Sitting, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with shown(handed, tmp_path, size=size) as pilot:
        await press(pilot, "a", "enter", *"aha")
        assert "aha" in screen(pilot)


async def test_what_is_sealed_comes_as_text_too_on_one_key(tmp_path: Path) -> None:
    sealed = upto(sit(tmp_path, sealed=True), at(Kind.HAND_OVER))
    sent = sealed.hand_over(tmp_path / "exports")
    async with shown(sealed, tmp_path) as pilot:
        assert NOT_LOCKED not in screen(pilot)
        assert sealed.receipt in words(screen(pilot))
        await press(pilot, "t")
        assert f"to paste into a secure mail: {sent.name}.txt" in words(screen(pilot))
        sent.unlink()
        await press(pilot, "t")
        assert "Hand over again." in screen(pilot)
    text = (tmp_path / "exports" / f"{sent.name}.txt").read_text(encoding="ascii")
    assert text.startswith("-----BEGIN AGE ENCRYPTED FILE-----\n")
    assert [one.name for one in (tmp_path / "exports").iterdir()] == [f"{sent.name}.txt"]


async def test_what_is_not_sealed_has_no_text_to_paste(handed: Sitting, tmp_path: Path) -> None:
    async with shown(handed, tmp_path) as pilot:
        await press(pilot, "t")
    assert [one.suffix for one in (tmp_path / "exports").iterdir()] == [".json"]
