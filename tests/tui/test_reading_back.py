"""The account read back on the screen: changed, its use set, and said to be right."""

from __future__ import annotations

from pathlib import Path

import pytest
from make_interview import answers, begin

from interview.engine import intents as do
from interview.engine.place import Kind, Place
from interview.model.taxonomy import AnswerState, Use
from interview.sittings import Sitting
from interview.tui.screens.read_back import ReadBackScreen
from interview.tui.widgets.passages import Passages
from tests.support.sat import MOMENTS, at, press, screen, shown, sit, upto

HOSTILE = ("[Mum]", "[/i]", "[@click=app.quit]x[/]", "[bold]x", "\\[x]", "a\u202eb")
ROLE = Place("you.role")


@pytest.fixture
def whole(tmp_path: Path) -> Sitting:
    return upto(sit(tmp_path), at(Kind.READ_BACK))


def answer(sitting: Sitting, place: Place, text: str = "", **more: AnswerState) -> None:
    sitting.submit(do.GoTo(place))
    sitting.submit(do.Answer((do.Reply(place, text, **more),), stay=True))
    sitting.submit(do.ReadBack())


async def test_a_moment_has_its_title_its_range_and_their_own_words(
    whole: Sitting, tmp_path: Path
) -> None:
    async with shown(whole, tmp_path) as pilot:
        await press(pilot, *["down"] * 6)
        painted = screen(pilot)
    assert f"Turning point 1   {MOMENTS[0]}" in painted
    assert '12 March 2024. Your words: "12 March 2024"' in painted


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_any_words_are_read_back_letter_for_letter(
    whole: Sitting, tmp_path: Path, hostile: str
) -> None:
    answer(whole, ROLE, hostile)
    async with shown(whole, tmp_path) as pilot:
        assert hostile.replace("\u202e", "<U+202E>") in screen(pilot)


async def test_a_passage_is_opened_changed_and_come_back_to(whole: Sitting, tmp_path: Path) -> None:
    async with shown(whole, tmp_path) as pilot:
        app = pilot.app
        await press(pilot, "down")
        page = app.screen.query_one(Passages)
        assert page.item is not None
        place = page.item.place
        pilot.app.show = _stay  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert whole.view.kind is Kind.QUESTIONS
        assert whole.view.boxes[0].place == place
        desk = app.desk  # type: ignore[attr-defined]
        assert desk.submit(do.Answer((do.Reply(place, "In other words."),))).kind is Kind.READ_BACK
        assert desk.read_at == place


async def _stay(_: object) -> None:
    """Show nothing: what comes next is another screen's business."""


async def test_what_was_changed_says_so(whole: Sitting, tmp_path: Path) -> None:
    answer(whole, ROLE, "In other words.")
    async with shown(whole, tmp_path) as pilot:
        assert "Changed. What you said before is kept too." in screen(pilot)


async def test_each_passage_can_have_its_own_use(whole: Sitting, tmp_path: Path) -> None:
    async with shown(whole, tmp_path) as pilot:
        await press(pilot, "q")
        assert "The sense may be used, not quoted" in screen(pilot)
        await press(pilot, "q")
        assert "For the review team only" in screen(pilot)
    account = whole.view.account
    assert account is not None
    assert account.items[0].use is Use.LEADS_ONLY


async def test_what_is_open_is_counted_and_found(whole: Sitting, tmp_path: Path) -> None:
    answer(whole, Place("changes.ideas"), state=AnswerState.COME_BACK_LATER)
    answer(whole, Place("well.what"))
    async with shown(whole, tmp_path) as pilot:
        assert "Still open   1 to come back to, 1 left blank" in screen(pilot)
        await press(pilot, "n")
        assert "Left blank" in screen(pilot)
        await press(pilot, "n")
        assert "Come back to it" in screen(pilot)


async def test_ctrl_n_says_that_it_is_right_and_goes_on_to_hand_over(
    whole: Sitting, tmp_path: Path
) -> None:
    async with shown(whole, tmp_path) as pilot:
        await press(pilot, "ctrl+n")
        assert type(pilot.app.screen).__name__ == "HandOverScreen"
    assert whole.view.kind is Kind.HAND_OVER
    assert whole.view.about.confirmed


async def test_an_early_look_goes_on_with_what_waits(tmp_path: Path) -> None:
    sitting = upto(sit(tmp_path), at(Kind.ROSTER))
    sitting.submit(do.ReadBack())
    async with shown(sitting, tmp_path) as pilot:
        assert "Ctrl+N Go on" in screen(pilot)
        assert "This is your account" in screen(pilot)
        pilot.app.show = _stay  # type: ignore[attr-defined]
        await press(pilot, "ctrl+n")
    assert sitting.view.kind is Kind.ROSTER


async def test_a_passage_longer_than_the_window_is_read_to_its_end(
    whole: Sitting, tmp_path: Path
) -> None:
    answer(whole, ROLE, "\n".join(f"Line {n}" for n in range(1, 61)))
    async with shown(whole, tmp_path) as pilot:
        for _ in range(6):
            if "Line 60" in screen(pilot):
                break
            await press(pilot, "down")
        assert "Line 60" in screen(pilot)


async def test_two_hundred_answers_take_few_widgets(tmp_path: Path) -> None:
    sitting = begin(tmp_path)
    for _ in answers(sitting, 200):
        pass
    sitting.submit(do.ReadBack())
    async with shown(sitting, tmp_path) as pilot:
        assert isinstance(pilot.app.screen, ReadBackScreen)
        assert len(pilot.app.screen.query("*")) < 100
        await press(pilot, "end")
        assert "How does your account look to you now?" in screen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (110, 32)])
async def test_the_last_passage_can_be_come_to_at_any_size(
    whole: Sitting, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with shown(whole, tmp_path, size=size) as pilot:
        await press(pilot, *["pagedown"] * 40)
        assert "How does your account look to you now?" in screen(pilot)
