"""Comments after practice on the screen: on words, from practice alone, beside a fuller answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.place import Kind
from interview.model.taxonomy import Mode
from interview.practice import cases
from tests.support.gallery import Scene, come_to, comments_wanted, handed, in_practice, practising
from tests.support.sat import at, press, screen, upto
from tests.support.seats import about, seat, view

NARROW, USUAL = (60, 15), (80, 24)


async def test_the_list_and_the_words_that_each_comment_is_on(tmp_path: Path) -> None:
    scene = Scene(in_practice, (comments_wanted,))
    async with come_to(scene, tmp_path, USUAL) as pilot:
        assert "Comments on the account. Not on you, and not a mark." in screen(pilot)
        assert 'You wrote   "Four families were waiting' in screen(pilot)
        await press(pilot, "down")
        assert 'You wrote   "I could answer without' in screen(pilot)


async def test_enter_shows_the_whole_answer_and_the_sentence_again(tmp_path: Path) -> None:
    scene = Scene(in_practice, (comments_wanted,))
    async with come_to(scene, tmp_path, USUAL) as pilot:
        before = screen(pilot)
        await press(pilot, "enter")
        assert "Thursday clinic at the children's centre" in screen(pilot)
        await press(pilot, "enter")
        assert screen(pilot) == before


async def test_a_fuller_answer_shows_when_it_is_asked_for(tmp_path: Path) -> None:
    full = cases.full_answer(cases.case("fern").story("HV1"), "E2", "shaped.tools")
    scene = Scene(in_practice, (comments_wanted,))
    async with come_to(scene, tmp_path, (110, 60)) as pilot:
        await press(pilot, "down", "down")
        assert full[-30:] not in screen(pilot).replace("\n", " ")
        await press(pilot, "r")
        shown = " ".join(screen(pilot).split())
        assert full in shown
        await press(pilot, "r")
        assert "A fuller answer to the same question can be shown" in screen(pilot)


async def test_after_practice_is_handed_over_c_opens_them(tmp_path: Path) -> None:
    def done(root: Path) -> object:
        sitting = upto(practising(root), at(Kind.HAND_OVER))
        sitting.hand_over(root / "exports")
        return sitting

    async with come_to(Scene(done), tmp_path, USUAL) as pilot:  # type: ignore[arg-type]
        assert "C Comments" in screen(pilot)
        assert "Give this file to whoever leads the practice." in screen(pilot)
        await press(pilot, "c")
        assert "Comments on the account. Not on you" in screen(pilot)
        await press(pilot, "escape")
        assert "Thank you. Nobody else could have told this part." in screen(pilot)


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_a_live_case_has_none(tmp_path: Path, size: tuple[int, int]) -> None:
    async with come_to(Scene(handed), tmp_path, size) as pilot:
        before = screen(pilot)
        assert "Comments" not in before
        await press(pilot, "c")
        assert screen(pilot) == before


async def test_what_doesn_t_fit_is_read_on_with_page_down(tmp_path: Path) -> None:
    scene = Scene(in_practice, (comments_wanted,))
    async with come_to(scene, tmp_path, NARROW) as pilot:
        await press(pilot, "down", "down", "enter")
        assert "PgDn Read on" in screen(pilot)
        assert "One thing to try" not in screen(pilot)
        await press(pilot, "pagedown")
        assert "One thing to try" in screen(pilot)


async def test_what_one_typed_for_another_has_them_before_it_is_read_back(tmp_path: Path) -> None:
    def unread(_: Path) -> object:
        mine = about(practice=True, case="Fern case", mode=Mode.TALK, entered_by="LR1")
        return seat(view(kind=Kind.HAND_OVER, unread=True, handed="record-0.json", about=mine))

    async with come_to(Scene(unread), tmp_path, USUAL) as pilot:  # type: ignore[arg-type]
        assert "C Comments" in screen(pilot)
        await press(pilot, "c")
        assert "Comments on the account. Not on you" in screen(pilot)
