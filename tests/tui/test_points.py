"""Turning points: naming them, when they were, the reviewers' own, and which go deep."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast
from unittest.mock import patch

import pytest

from interview.engine import intents as do
from interview.engine.place import Place
from interview.engine.roster_view import Row
from interview.errors import Hindrance, NotSaved
from interview.sittings import Sitting
from interview.tui.app import InterviewApp
from tests.support import gallery
from tests.support.gallery import NAMED, kept
from tests.support.sat import press, screen, shown, typed

Golden = Callable[[str, str], None]
TIME = Place("intro.time")
MARKUP = "The visit [Mum] [/] [redacted]"


@pytest.fixture
def listing(tmp_path: Path) -> Sitting:
    return gallery.listing(tmp_path)


@pytest.fixture
def named(tmp_path: Path) -> Sitting:
    return gallery.named(tmp_path)


@pytest.fixture
def theirs(tmp_path: Path) -> Sitting:
    return gallery.reviewers_list(tmp_path)


@pytest.fixture
def choosing(tmp_path: Path) -> Sitting:
    return gallery.to_choose(tmp_path)


def rows(sitting: Sitting) -> tuple[Row, ...]:
    roster = sitting.view.roster
    assert roster is not None
    return roster.rows


def titles(sitting: Sitting) -> list[str]:
    return [row.title for row in rows(sitting)]


async def test_an_empty_list_says_how_to_begin_one(listing: Sitting, tmp_path: Path) -> None:
    async with shown(listing, tmp_path) as pilot:
        assert "No moments yet." in screen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 15)], ids=["80x24", "60x15"])
async def test_an_empty_list_names_only_what_can_be_done_and_cuts_no_word(
    listing: Sitting, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with shown(listing, tmp_path, size=size) as pilot:
        shown_now = " ".join(screen(pilot).split())
        assert "colleague about. A few words are enough." in shown_now
        assert "Enter Choose A Add Ctrl+N Done Esc Menu" in shown_now


async def test_a_moment_is_named_letter_for_letter(listing: Sitting, tmp_path: Path) -> None:
    async with shown(listing, tmp_path) as pilot:
        await press(pilot, "a")
        await typed(pilot, MARKUP)
        await press(pilot, "ctrl+n")
        assert MARKUP.split(" [/]", maxsplit=1)[0] in screen(pilot)
    assert titles(listing) == [MARKUP]


async def test_a_moment_is_kept_as_soon_as_its_name_is_left(
    listing: Sitting, tmp_path: Path
) -> None:
    async with shown(listing, tmp_path) as pilot:
        await press(pilot, "a")
        await typed(pilot, "The visit")
        await press(pilot, "enter")
        assert titles(listing) == ["The visit"]
        await typed(pilot, "8 March 2024")
        await press(pilot, "enter")
        await typed(pilot, "Nobody was in")
        await press(pilot, "ctrl+n", "enter")
    [row] = rows(listing)
    assert (row.title, row.words, row.why) == ("The visit", "8 March 2024", "Nobody was in")
    assert row.edtf == "2024-03-08"


async def test_esc_from_the_lines_loses_no_word(listing: Sitting, tmp_path: Path) -> None:
    async with shown(listing, tmp_path) as pilot:
        await press(pilot, "a")
        await typed(pilot, "The visit")
        await press(pilot, "escape")
        assert "The visit" in screen(pilot)
    assert titles(listing) == ["The visit"]


async def test_a_moment_needs_a_name(listing: Sitting, tmp_path: Path) -> None:
    async with shown(listing, tmp_path) as pilot:
        await press(pilot, "a", "enter")
        await typed(pilot, "in March")
        await press(pilot, "ctrl+n")
        assert "A moment needs a few words to know it by." in screen(pilot)
        assert "in March" in screen(pilot)
    assert titles(listing) == []


async def test_what_could_not_be_saved_stays_in_its_line(listing: Sitting, tmp_path: Path) -> None:
    trouble = NotSaved("The disk is full.", "Free some space.", hindrance=Hindrance.DISK_FULL)
    async with shown(listing, tmp_path) as pilot:
        await press(pilot, "a")
        await typed(pilot, "The visit")
        with patch.object(listing, "submit", side_effect=trouble):
            await press(pilot, "ctrl+n")
        assert "NOT SAVED" in screen(pilot)
        assert "The visit" in screen(pilot)
        await press(pilot, "ctrl+s")
        assert "NOT SAVED" not in screen(pilot)
    assert titles(listing) == ["The visit"]


@pytest.mark.parametrize(
    "keys,edtf",
    [(["enter"], "2024-03-12"), (["end", "enter"], None)],
    ids=["that's right", "can't say"],
)
async def test_a_date_without_its_year_is_asked_for_it_then_once_about_the_reading(
    listing: Sitting, keys: list[str], edtf: str | None, tmp_path: Path
) -> None:
    async with shown(listing, tmp_path) as pilot:
        await press(pilot, "a")
        await typed(pilot, "The visit")
        await press(pilot, "enter")
        await typed(pilot, "12 March")
        await press(pilot, "ctrl+n")
        assert "Which year was that?" in screen(pilot)
        assert "Enter Go on   Esc Back to the list" in screen(pilot)
        await typed(pilot, "24")
        await press(pilot, "enter")
        assert "four figures" in screen(pilot)
        await press(pilot, "ctrl+a", "delete")
        await typed(pilot, "2024")
        await press(pilot, "enter")
        assert "That reads as 12 March 2024. How does that look?" in screen(pilot)
        assert "Up and Down Move   Enter Choose" in screen(pilot)
        await press(pilot, *keys)
        assert "Add another moment" in screen(pilot)
    [row] = rows(listing)
    assert (row.edtf, row.when_asked) == (edtf, True)


async def test_a_list_that_is_heavy_to_carry_is_met_with_support_once_it_is_done(
    listing: Sitting, tmp_path: Path
) -> None:
    listing.submit(do.NameEpisode("The visit", "", "My phone was off. It's my fault."))
    async with shown(listing, tmp_path) as pilot:
        await press(pilot, "ctrl+n")
        assert "That sounds heavy to carry." in screen(pilot)
        assert "Take a break" in screen(pilot)
        assert "Leave this question" not in screen(pilot)
        await press(pilot, "enter")
        assert "That sounds heavy to carry." not in screen(pilot)


async def test_changing_the_words_for_a_date_asks_about_the_new_ones(
    listing: Sitting, tmp_path: Path
) -> None:
    listing.submit(do.NameEpisode("The visit", "8 March 2024"))
    async with shown(listing, tmp_path) as pilot:
        await press(pilot, "enter", "ctrl+n", "down", "enter")
        await press(pilot, "ctrl+a", "delete")
        await typed(pilot, "9 March 2024")
        await press(pilot, "ctrl+n", "enter")
    assert rows(listing)[0].edtf == "2024-03-09"


async def test_the_list_is_ordered_and_set_aside_by_letters(named: Sitting, tmp_path: Path) -> None:
    async with shown(named, tmp_path) as pilot:
        await press(pilot, "d", "x")
        assert "Set aside, still kept" in screen(pilot)
        assert titles(named) == [NAMED[1][0], NAMED[2][0], NAMED[3][0]]
        await press(pilot, "z", "u")
    assert titles(named) == [one for one, _ in NAMED]


async def test_what_was_set_aside_is_brought_back_with_enter(
    named: Sitting, tmp_path: Path
) -> None:
    named.submit(do.SetAside(rows(named)[0].id))
    async with shown(named, tmp_path) as pilot:
        await press(pilot, "end", "enter")
    assert titles(named) == [one for one, _ in NAMED]


async def test_letters_are_letters_where_somebody_writes(listing: Sitting, tmp_path: Path) -> None:
    async with shown(listing, tmp_path) as pilot:
        await press(pilot, "a", *"axudz", "escape")
    assert titles(listing) == ["axudz"]


async def test_moving_and_setting_aside_can_be_chosen_in_words(
    named: Sitting, tmp_path: Path
) -> None:
    async with shown(named, tmp_path) as pilot:
        await press(pilot, "enter", "tab", "tab", "tab", "down", "down", "enter")
        assert titles(named)[1] == NAMED[0][0]
        await press(pilot, "enter", "tab", "tab", "tab", "end", "enter")
    assert NAMED[0][0] not in titles(named)


async def test_ctrl_n_shows_the_reviewers_moments(named: Sitting, tmp_path: Path) -> None:
    async with shown(named, tmp_path) as pilot:
        assert "The evening call to the flat" not in screen(pilot)
        await press(pilot, "ctrl+n")
        assert "The evening call to the flat" in screen(pilot)


async def test_a_part_in_one_of_theirs_asks_for_ones_own_words(
    theirs: Sitting, tmp_path: Path
) -> None:
    async with shown(theirs, tmp_path) as pilot:
        await press(pilot, *["down"] * 4, "enter", "enter")
        await typed(pilot, "22 February 2024")
        await press(pilot, "ctrl+n", "enter")
    first = next(row for row in rows(theirs) if row.id == "E1")
    assert (first.there, first.words, first.edtf) == (True, "22 February 2024", "2024-02-22")


async def test_no_part_in_one_of_theirs_is_said_too(theirs: Sitting, tmp_path: Path) -> None:
    async with shown(theirs, tmp_path) as pilot:
        await press(pilot, *["down"] * 4, "enter", "down", "enter")
        assert "you had no part in it" in screen(pilot)
    assert next(row for row in rows(theirs) if row.id == "E1").there is False


async def test_those_that_matter_most_are_chosen_in_order(
    choosing: Sitting, tmp_path: Path
) -> None:
    ids = [row.id for row in rows(choosing)]
    async with shown(choosing, tmp_path) as pilot:
        await press(pilot, "enter", "down", "enter", "up", "enter", "enter")
        await press(pilot, "end", "up", "enter")
        assert "Take one back first." in screen(pilot)
        with patch.object(choosing, "submit", wraps=choosing.submit) as submitted:
            await press(pilot, "ctrl+n")
        submitted.assert_called_once_with(do.ChooseDeep((ids[1], ids[0])))


async def test_choosing_none_is_asked_for_twice(choosing: Sitting, tmp_path: Path) -> None:
    async with shown(choosing, tmp_path) as pilot:
        with patch.object(choosing, "submit", wraps=choosing.submit) as submitted:
            await press(pilot, "ctrl+n")
            assert "None is chosen yet" in screen(pilot)
            await press(pilot, "enter", "enter")  # chosen, and taken back
            await press(pilot, "ctrl+n")
            submitted.assert_not_called()
            await press(pilot, "ctrl+n")
        submitted.assert_called_once_with(do.ChooseDeep(()))


async def test_ctrl_l_hides_the_list_and_the_lines(named: Sitting, tmp_path: Path) -> None:
    async with shown(named, tmp_path) as pilot:
        await press(pilot, "enter", "ctrl+l")
        assert NAMED[0][0] not in screen(pilot)


async def test_f1_says_why_it_is_asked(named: Sitting, tmp_path: Path) -> None:
    async with shown(named, tmp_path) as pilot:
        await press(pilot, "f1")
        assert "so that the list is" in screen(pilot)
        await press(pilot, "enter", "enter", "enter")
        assert "The same moment can matter to two people" in screen(pilot)


async def test_a_line_that_is_being_typed_waits_through_a_closed_window(
    listing: Sitting, tmp_path: Path
) -> None:
    async with shown(listing, tmp_path) as pilot:
        await press(pilot, "a")
        await typed(pilot, "The visit after the mo")
        await kept(pilot)
    assert titles(listing) == []
    async with shown(listing, tmp_path) as pilot:
        assert "The visit after the mo" in screen(pilot)
        assert "Your words are here as you left them." in screen(pilot)
        await press(pilot, "ctrl+n")
    assert titles(listing) == ["The visit after the mo"]
    assert listing.kept_drafts() == ()


async def test_each_line_of_a_moment_has_its_own_draft(named: Sitting, tmp_path: Path) -> None:
    first, second = rows(named)[:2]
    async with shown(named, tmp_path) as pilot:
        await press(pilot, "enter", "down", "down")
        await typed(pilot, "Nobody was")
        await kept(pilot)
    drafts = [(one.place.question, one.place.episode, one.text) for one in named.kept_drafts()]
    assert drafts == [("points.why", first.id, "Nobody was")]
    async with shown(named, tmp_path) as pilot:
        await typed(pilot, " in")
        await press(pilot, "ctrl+n")
    assert rows(named)[0].why == "Nobody was in"
    assert rows(named)[1] == second
    assert named.kept_drafts() == ()


async def test_reading_it_back_leaves_a_half_typed_line_where_it_waits(
    named: Sitting, tmp_path: Path
) -> None:
    named.keep_draft(Place("points.title"), "The visit after the mo")
    async with shown(named, tmp_path) as pilot:
        desk = cast("InterviewApp", pilot.app).desk
        assert desk is not None
        desk.submit(do.ReadBack())
    assert [one.text for one in named.kept_drafts()] == ["The visit after the mo"]
