"""Words that look like names, looked at on the screen before the hand-over."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine import intents as do
from interview.engine.place import Kind, Place
from interview.sittings import Sitting
from tests.support.gallery import NAMES, names_asked
from tests.support.sat import at, press, screen, shown, sit, typed, upto

IDEAS = Place("changes.ideas")


def said(sitting: Sitting) -> str:
    return sitting.conversation.state.given[IDEAS].text


def added(sitting: Sitting) -> list[str]:
    return [one.text for one in sitting.conversation.state.later]


async def test_the_code_is_used_and_the_next_word_comes(tmp_path: Path) -> None:
    sitting = names_asked(tmp_path)
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, "enter")
        assert '"07700 900123" looks like a phone number.' in screen(pilot)
    assert said(sitting) == NAMES.replace("Kasia (HV2)", "HV2")


async def test_words_are_put_there_and_the_account_is_read_again(tmp_path: Path) -> None:
    sitting = names_asked(tmp_path)
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, "down", "enter")
        await typed(pilot, "the health visitor")
        assert "Enter Put it there" in screen(pilot)
        await press(pilot, "enter", "down", "enter")
        assert "What you changed is in it now. Read it once more" in screen(pilot)
    assert said(sitting) == NAMES.replace("Kasia", "the health visitor")


async def test_what_is_kept_leads_on_to_the_hand_over(tmp_path: Path) -> None:
    sitting = names_asked(tmp_path)
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, "end", "enter", "end", "enter")
        assert "Hand it over" in screen(pilot)
    assert said(sitting) == NAMES


@pytest.mark.parametrize("keys", [("ctrl+n",), ("down", "enter", "enter"), ("tab",), ("escape",)])
async def test_nothing_changes_but_by_a_choice(tmp_path: Path, keys: tuple[str, ...]) -> None:
    sitting = names_asked(tmp_path)
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, *keys)
    assert sitting.view.kind is Kind.NAMES
    assert said(sitting) == NAMES


async def test_an_empty_line_says_what_is_missing(tmp_path: Path) -> None:
    async with shown(names_asked(tmp_path), tmp_path) as pilot:
        await press(pilot, "down", "enter", "enter")
        assert "Type first what can stand there instead." in screen(pilot)


async def test_what_still_has_the_name_in_it_is_said_and_stays_to_be_changed(
    tmp_path: Path,
) -> None:
    async with shown(names_asked(tmp_path), tmp_path) as pilot:
        await press(pilot, "down", "enter")
        await typed(pilot, "Kasia's manager")
        await press(pilot, "enter")
        assert "That still has the word in it." in screen(pilot)
        assert "Kasia's manager" in screen(pilot)


async def test_ctrl_b_goes_back_to_the_reading(tmp_path: Path) -> None:
    async with shown(names_asked(tmp_path), tmp_path) as pilot:
        await press(pilot, "ctrl+b")
        assert "This is your account" in screen(pilot)


@pytest.mark.parametrize("hostile", ["[Mum]", "[/i]", "[@click=app.quit]x[/]", "a\u202eb"])
async def test_the_words_around_are_shown_letter_for_letter(tmp_path: Path, hostile: str) -> None:
    sitting = upto(sit(tmp_path), at(Kind.READ_BACK))
    sitting.submit(do.GoTo(IDEAS))
    sitting.submit(do.Answer((do.Reply(IDEAS, f"I rang Kasia {hostile} twice."),), stay=True))
    sitting.submit(do.ReadBack())
    async with shown(upto(sitting, at(Kind.NAMES)), tmp_path) as pilot:
        assert f"Kasia {hostile} twice.".replace("\u202e", "<U+202E>") in screen(pilot)


async def test_what_is_added_later_points_a_name_out_once(tmp_path: Path) -> None:
    sitting = upto(sit(tmp_path), at(Kind.HAND_OVER))
    sitting.hand_over(tmp_path / "exports")
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, "a", "enter")
        await typed(pilot, "Then Kasia rang back.")
        await press(pilot, "ctrl+n")
        assert 'Looks like a name: "Kasia". Say who it is by role, or press Ctrl+N' in screen(pilot)
        assert added(sitting) == []
        await press(pilot, "ctrl+n")
        assert "Kept." in screen(pilot)
    assert added(sitting) == ["Then Kasia rang back."]
