"""A note on language under the box: in practice, after a pause, and nothing moves under anybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from interview.engine.handover import record_of
from interview.engine.view import View
from interview.sittings import Sitting
from interview.tui.screens import noticing, page
from interview.tui.widgets.answer_box import AnswerBox
from interview.tui.widgets.other_answers import OtherAnswers
from tests.support import fern
from tests.support.pages import LARCH
from tests.support.sat import press, screen, shown, sit, typed, upto

BACK = "I should have gone on the Wednesday. I wrote it up that night."
ABOUT = 'About "should have"'
SIZES = {"110x32": (110, 32), "80x24": (80, 24), "60x15": (60, 15)}
Golden = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def _short_pauses() -> Iterator[None]:
    with patch.object(noticing, "PAUSE", 0.02), patch.object(page, "PAUSE", 0.02):
        yield


def asks(question: str) -> Callable[[View], bool]:
    return lambda view: (
        view.asking is None and any(box.place.question == question for box in view.boxes)
    )


def at(
    root: Path, question: str = "options.did", *, practice: bool = True, typist: str = ""
) -> Sitting:
    given = LARCH if typist else fern.setting()
    setting = given.model_copy(update={"practice": practice})
    return upto(sit(root, setting, typist=typist), asks(question))


async def paused(pilot: Pilot[int]) -> None:
    await pilot.pause(0.1)
    await pilot.pause()


def box(pilot: Pilot[int]) -> AnswerBox:
    found = pilot.app.focused
    assert isinstance(found, AnswerBox)
    return found


def journal(root: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in root.rglob("*.jsonl"))


def underlined(pilot: Pilot[int]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    segments: list[Segment] = [one for strip in strips for one in strip]
    return "".join(one.text for one in segments if one.style and one.style.underline)


@pytest.mark.parametrize("size", SIZES)
async def test_it_comes_after_a_pause_and_quotes_what_it_is_about(
    golden: Golden, tmp_path: Path, size: str
) -> None:
    async with shown(at(tmp_path), tmp_path, size=SIZES[size]) as pilot:
        await typed(pilot, BACK)
        await paused(pilot)
        assert underlined(pilot) == "should have"
        pilot.app.desk.saver.flush()  # type: ignore[attr-defined]
        await pilot.pause()
        golden(f"language-note-{size}", screen(pilot))


async def test_a_real_interview_shows_nothing_of_it(tmp_path: Path) -> None:
    async with shown(at(tmp_path, practice=False), tmp_path) as pilot:
        await typed(pilot, BACK)
        await paused(pilot)
        assert ABOUT not in screen(pilot)
        assert underlined(pilot) == ""


async def test_their_own_account_is_not_broken_into(tmp_path: Path) -> None:
    async with shown(at(tmp_path, "overview.account"), tmp_path) as pilot:
        await typed(pilot, BACK)
        await paused(pilot)
        assert ABOUT not in screen(pilot)


async def test_the_cursor_and_the_words_stay_and_typing_goes_on(tmp_path: Path) -> None:
    async with shown(at(tmp_path), tmp_path) as pilot:
        await typed(pilot, BACK)
        await press(pilot, "up", "left")
        before = box(pilot).cursor_location
        await paused(pilot)
        assert ABOUT in screen(pilot)
        assert box(pilot).cursor_location == before
        await press(pilot, "x")
        assert ABOUT in screen(pilot), "if typing starts again, it stays still"


async def test_it_waits_for_the_end_of_a_word(tmp_path: Path) -> None:
    with patch.object(noticing, "PAUSE", 0.3):
        async with shown(at(tmp_path), tmp_path) as pilot:
            await typed(pilot, "I should have gone to the hal")
            await pilot.pause(0.45)
            assert ABOUT not in screen(pilot)
            await typed(pilot, "l ")
            await pilot.pause(0.45)
            assert ABOUT in screen(pilot)


async def test_to_keep_it_lets_it_go_for_good(tmp_path: Path) -> None:
    async with shown(at(tmp_path), tmp_path) as pilot:
        await typed(pilot, BACK)
        await paused(pilot)
        await press(pilot, "ctrl+o", "enter")
        assert ABOUT not in screen(pilot)
        assert box(pilot).text == BACK
        assert underlined(pilot) == ""
        assert "Don't recall" in screen(pilot)
        await typed(pilot, " I should have rung, too.")
        await paused(pilot)
        assert ABOUT not in screen(pilot)


async def test_to_add_a_sentence_is_to_stand_at_the_end(tmp_path: Path) -> None:
    async with shown(at(tmp_path), tmp_path) as pilot:
        await typed(pilot, BACK)
        await press(pilot, "up")
        await paused(pilot)
        await press(pilot, "ctrl+o", "right", "enter")
        assert box(pilot).cursor_location == box(pilot).document.end
        await typed(pilot, " The clinic was open until five.")
        assert box(pilot).text == f"{BACK} The clinic was open until five."


async def test_escape_lets_it_go_before_it_opens_the_menu(tmp_path: Path) -> None:
    async with shown(at(tmp_path), tmp_path) as pilot:
        await typed(pilot, BACK)
        await paused(pilot)
        await press(pilot, "escape")
        assert ABOUT not in screen(pilot)
        assert box(pilot).text == BACK
        await press(pilot, "escape")
        assert "Pause and hide" in screen(pilot)


async def test_going_on_keeps_the_words_as_they_are_and_nothing_of_the_note(
    tmp_path: Path,
) -> None:
    sitting = at(tmp_path)
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, BACK)
        await paused(pilot)
        await press(pilot, "ctrl+n")
        assert ABOUT not in screen(pilot)
    talk = sitting.conversation
    (given,) = (one for place, one in talk.state.given.items() if place.question == "options.did")
    assert given.text == BACK
    assert "looks back from" not in str(record_of(talk.state, talk.guide).plain())
    assert "looks back from" not in journal(tmp_path)
    assert BACK in journal(tmp_path)


async def test_every_phrase_of_the_same_words_is_underlined_and_noted_once(tmp_path: Path) -> None:
    async with shown(at(tmp_path), tmp_path) as pilot:
        await typed(pilot, "I should have gone.\nI should have rung.")
        await paused(pilot)
        assert underlined(pilot) == "should have" * 2
        await press(pilot, "ctrl+o", "enter")
        await press(pilot, "space")
        await paused(pilot)
        assert ABOUT not in screen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_on_the_notes_page_it_stands_at_the_foot_and_escape_keeps_the_words(
    tmp_path: Path, size: str
) -> None:
    sitting = at(tmp_path, "scene.setting", typist="LR1")
    async with shown(sitting, tmp_path, size=SIZES[size]) as pilot:
        await press(pilot, "ctrl+n") if "Go on" in screen(pilot) else None
        await typed(pilot, BACK)
        await paused(pilot)
        assert "That looks back from where we are now." in " ".join(screen(pilot).split())
        assert underlined(pilot) == "should have"
        await press(pilot, "escape")
        assert "looks back" not in screen(pilot)
        assert box(pilot).text == BACK


async def test_the_other_answers_are_there_again_at_the_next_question(tmp_path: Path) -> None:
    async with shown(at(tmp_path), tmp_path) as pilot:
        await typed(pilot, BACK)
        await paused(pilot)
        await press(pilot, "ctrl+n")
        offered = [key for key, _ in pilot.app.screen.query_one(OtherAnswers).offered]
        assert noticing.KEEP not in offered
