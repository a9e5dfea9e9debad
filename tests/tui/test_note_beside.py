"""A note of something known from their own sentence, by one key, beside the answer in hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from interview.engine.place import Place
from interview.engine.view import View
from interview.sittings import Sitting
from interview.tui.screens.interview import InterviewScreen
from interview.tui.screens.note_beside import NoteBesideScreen
from interview.tui.screens.page import PageScreen
from interview.tui.widgets.answer_box import AnswerBox
from tests.support.pages import SECOND, on_page
from tests.support.sat import press, screen, shown, sit, typed, upto

SAID = "She was not herself. I rang the duty desk and left a message at four. Then I went home."
RANG = "I rang the duty desk and left a message at four."
SIZES = {"110x32": (110, 32), "80x24": (80, 24), "60x15": (60, 15)}
Golden = Callable[[str, str], None]


def asks(question: str) -> Callable[[View], bool]:
    return lambda view: (
        view.asking is None and any(box.place.question == question for box in view.boxes)
    )


@pytest.fixture
def thinking(tmp_path: Path) -> Sitting:
    return upto(sit(tmp_path), asks("thought.to_colleague"), "The curtains were open that day.")


def noted(sitting: Sitting, episode: str = "HV1-1") -> list[dict[str, Any]]:
    given = sitting.conversation.state.given.get(Place("knew.items", episode))
    return [
        {field: said for field, said in note.items() if said not in (None, [], ())}
        for note in (given.value if given else ()) or ()
    ]


def box(pilot: Pilot[int]) -> AnswerBox:
    found = pilot.app.focused
    assert isinstance(found, AnswerBox)
    return found


async def back(pilot: Pilot[int], characters: int) -> None:
    """Stand so many characters before the end of what is written."""
    await press(pilot, *["left"] * characters)


@pytest.mark.parametrize("size", SIZES)
async def test_it_begins_with_the_sentence_in_hand(
    golden: Golden, thinking: Sitting, tmp_path: Path, size: str
) -> None:
    async with shown(thinking, tmp_path, size=SIZES[size]) as pilot:
        await typed(pilot, SAID)
        await back(pilot, 20)
        await press(pilot, "f4")
        assert isinstance(pilot.app.screen, NoteBesideScreen)
        assert box(pilot).text == RANG
        golden(f"note-beside-{size}", screen(pilot))


async def test_that_it_is_noted_is_said_where_a_signpost_was_read_before(tmp_path: Path) -> None:
    sitting = upto(sit(tmp_path), asks("scene.setting"), "The curtains were open that day.")
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, *["ctrl+n"] * ("[ Go on ]" in screen(pilot)))
        await typed(pilot, SAID)
        await press(pilot, "f4", "ctrl+n")
        assert "Noted. It is with what you knew." in screen(pilot)


async def test_it_is_kept_with_how_it_reached_them_and_the_answer_stays_as_it_was(
    thinking: Sitting, tmp_path: Path
) -> None:
    async with shown(thinking, tmp_path) as pilot:
        await typed(pilot, SAID)
        await back(pilot, 20)
        before = box(pilot).cursor_location
        await press(pilot, "f4", "tab", "right", "tab", "right", "right", "ctrl+n")
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert "Noted." in screen(pilot)
        assert (box(pilot).text, box(pilot).cursor_location) == (SAID, before)
        await press(pilot, "ctrl+n")
    assert noted(thinking) == [{"what": RANG, "status": "knew", "source": "told"}]
    state = thinking.conversation.state
    assert state.given[Place("thought.to_colleague", "HV1-1")].text == SAID


async def test_whom_they_told_is_asked_only_where_they_wrote_that_they_did(
    thinking: Sitting, tmp_path: Path
) -> None:
    async with shown(thinking, tmp_path) as pilot:
        await typed(pilot, "The curtains were open.")
        await press(pilot, "f4")
        assert "I passed it to" not in screen(pilot)
        assert "It happened" not in screen(pilot)
        await press(pilot, "escape")
        await typed(pilot, f" {RANG}")
        await press(pilot, "f4")
        assert "I passed it to" in screen(pilot)


async def test_what_is_selected_is_what_it_begins_with(thinking: Sitting, tmp_path: Path) -> None:
    async with shown(thinking, tmp_path) as pilot:
        await typed(pilot, "I rang the desk")
        await press(pilot, *["shift+left"] * 8, "f4")
        assert box(pilot).text == "the desk"


@pytest.mark.parametrize("words", ["", "note", "Note it"])
async def test_with_nothing_written_it_is_the_last_sentence_given_and_a_word_does_it_too(
    tmp_path: Path, words: str
) -> None:
    asked = asks("knew.not_then")
    sitting = upto(sit(tmp_path), asked, "She rang at nine. The hall was bare.")
    async with shown(sitting, tmp_path) as pilot:
        if words:
            await typed(pilot, words)
        await press(pilot, "ctrl+n" if words else "f4")
        assert isinstance(pilot.app.screen, NoteBesideScreen)
        assert box(pilot).text == "The hall was bare."


async def test_escape_comes_back_and_keeps_what_was_changed_for_the_next_time(
    thinking: Sitting, tmp_path: Path
) -> None:
    async with shown(thinking, tmp_path) as pilot:
        await typed(pilot, "The hall was bare.")
        await press(pilot, "f4")
        await typed(pilot, " All of it.")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert box(pilot).text == "The hall was bare."
        await press(pilot, "f4")
        assert box(pilot).text == "The hall was bare. All of it."
        await press(pilot, "ctrl+n", "f4")
        assert box(pilot).text == "The hall was bare."
        await press(pilot, "escape")
    assert [one["what"] for one in noted(thinking)] == ["The hall was bare. All of it."]


async def test_outside_a_moment_it_says_so(tmp_path: Path) -> None:
    sitting = upto(sit(tmp_path), asks("overview.account"))
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, "It began in March.")
        await press(pilot, "f4")
        assert "about a moment" in screen(pilot)
        assert "F4" not in screen(pilot)
        assert box(pilot).text == "It began in March."


async def test_a_corner_of_the_notes_page_makes_one_too(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, "She was told by the school. The hall was bare.")
        await press(pilot, "f4", "ctrl+n")
        assert isinstance(pilot.app.screen, PageScreen)
        assert "Noted." in screen(pilot)
        assert box(pilot).text == "She was told by the school. The hall was bare."
    assert [one["what"] for one in noted(sitting, SECOND)] == ["The hall was bare."]


@pytest.mark.parametrize("hostile", ["[Mum] rang [/i].", "{{ support }} {% raw %}", "\u202eabc d"])
async def test_any_sentence_comes_letter_for_letter(
    thinking: Sitting, tmp_path: Path, hostile: str
) -> None:
    async with shown(thinking, tmp_path) as pilot:
        await typed(pilot, hostile)
        await press(pilot, "f4", "ctrl+n")
    assert [one["what"] for one in noted(thinking)] == [hostile]


async def test_a_long_note_before_it_leaves_room_for_the_lines(
    thinking: Sitting, tmp_path: Path
) -> None:
    async with shown(thinking, tmp_path, size=SIZES["60x15"]) as pilot:
        await typed(pilot, "The notes said so, and so. " * 3 + "and so on " * 90)
        await press(pilot, "f4", "ctrl+n", "f4")
        assert "Noted last: and so on" in screen(pilot)
        assert "It reached me" in screen(pilot)
