"""Notes on the screen: a thing known, and a thing that shaped it, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from interview.engine import intents as do
from interview.errors import Hindrance, NotSaved
from interview.model.taxonomy import Form
from interview.sittings import Sitting
from interview.tui.screens.notes import NotesScreen
from interview.tui.widgets.writing_line import WritingLine
from tests.support.sat import press, screen, shown, sit, taking, typed, upto

NEW_FLAT = "The family had moved to the new flat"


@pytest.fixture
def known(tmp_path: Path) -> Sitting:
    return upto(sit(tmp_path), taking(Form.ITEMS))


@pytest.fixture
def shaped(tmp_path: Path) -> Sitting:
    return upto(sit(tmp_path), taking(Form.FACTORS))


def notes(sitting: Sitting) -> list[dict[str, Any]]:
    given = sitting.view.boxes[0].given
    return [
        {field: said for field, said in note.items() if said not in (None, [], ())}
        for note in (given.value if given else ())
    ]


async def test_a_thing_known_is_kept_with_what_was_chosen(known: Sitting, tmp_path: Path) -> None:
    async with shown(known, tmp_path) as pilot:
        await typed(pilot, NEW_FLAT)
        await press(pilot, "tab", "right", "right", "tab", "right", "right", "tab")
        await typed(pilot, "receptionist")
        await press(pilot, "ctrl+n")
    assert notes(known) == [
        {
            "what": NEW_FLAT,
            "status": "believed",
            "source": "told",
            "source_role": "receptionist",
        }
    ]


async def test_a_kept_note_empties_the_form_for_the_next(known: Sitting, tmp_path: Path) -> None:
    async with shown(known, tmp_path) as pilot:
        await typed(pilot, NEW_FLAT)
        await press(pilot, "ctrl+n")
        focused = pilot.app.focused
        assert isinstance(focused, WritingLine)
        assert focused.text == ""
        assert f"1  {NEW_FLAT}" in screen(pilot)


async def test_passing_over_an_empty_form_is_no_answer(known: Sitting, tmp_path: Path) -> None:
    place = known.view.boxes[0].place
    async with shown(known, tmp_path) as pilot:
        with patch.object(known, "submit", wraps=known.submit) as submitted:
            pilot.app.show = _stay  # type: ignore[attr-defined]
            await press(pilot, "ctrl+n")
    submitted.assert_called_once_with(do.Answer((do.Reply(place, value=None),)))


async def _stay(_: object) -> None:
    """Show nothing: what comes next is another screen's business."""


async def test_a_reading_of_a_date_is_asked_about_once(known: Sitting, tmp_path: Path) -> None:
    async with shown(known, tmp_path) as pilot:
        await typed(pilot, NEW_FLAT)
        await press(pilot, "tab", "tab", "tab", "tab")
        await typed(pilot, "early March 2024")
        await press(pilot, "ctrl+n")
        assert "That reads as 1 to 10 March 2024. How does that look?" in screen(pilot)
        await press(pilot, "right", "ctrl+n")
    (note,) = notes(known)
    assert note["learned"] == "early March 2024"
    assert note["learned_edtf"] == "2024-03-01/2024-03-10"


async def test_a_reading_that_is_not_said_to_be_right_is_not_kept(
    known: Sitting, tmp_path: Path
) -> None:
    async with shown(known, tmp_path) as pilot:
        await typed(pilot, NEW_FLAT)
        await press(pilot, "tab", "tab", "tab", "tab")
        await typed(pilot, "early March 2024")
        await press(pilot, "ctrl+n", "ctrl+n")
    (note,) = notes(known)
    assert note == {"what": NEW_FLAT, "learned": "early March 2024"}


async def test_a_kept_note_can_be_opened_and_changed(known: Sitting, tmp_path: Path) -> None:
    async with shown(known, tmp_path) as pilot:
        await typed(pilot, NEW_FLAT)
        await press(pilot, "ctrl+n", "ctrl+o", "enter")
        await typed(pilot, ", she said")
        await press(pilot, "ctrl+n")
    assert notes(known) == [{"what": f"{NEW_FLAT}, she said"}]


async def test_a_note_taken_out_can_be_put_back(known: Sitting, tmp_path: Path) -> None:
    async with shown(known, tmp_path) as pilot:
        for what in ("One", "Two"):
            await typed(pilot, what)
            await press(pilot, "ctrl+n")
        await press(pilot, "ctrl+o", "x")
        assert [note["what"] for note in notes(known)] == ["Two"]
        await press(pilot, "u")
        assert [note["what"] for note in notes(known)] == ["One", "Two"]


async def test_other_lines_without_what_are_not_a_note(known: Sitting, tmp_path: Path) -> None:
    async with shown(known, tmp_path) as pilot:
        await press(pilot, "tab", "right", "ctrl+n")
        assert "Type what it was in a few words." in screen(pilot)
    assert notes(known) == []


async def test_words_stay_in_the_form_when_they_cannot_be_saved(
    known: Sitting, tmp_path: Path
) -> None:
    trouble = NotSaved("The disk is full.", "Free some space.", Hindrance.DISK_FULL)
    async with shown(known, tmp_path) as pilot:
        await typed(pilot, NEW_FLAT)
        with patch.object(known, "submit", side_effect=trouble):
            await press(pilot, "ctrl+n")
        assert "NOT SAVED" in screen(pilot)
        assert NEW_FLAT in screen(pilot)
        await press(pilot, "ctrl+n")
        assert "NOT SAVED" not in screen(pilot)
    assert notes(known) == [{"what": NEW_FLAT}]


async def test_a_note_that_was_begun_is_there_when_they_come_back(
    known: Sitting, tmp_path: Path
) -> None:
    known.keep_draft(known.view.boxes[0].place, NEW_FLAT)
    async with shown(known, tmp_path) as pilot:
        assert NEW_FLAT in screen(pilot)
        await press(pilot, "ctrl+n")
    assert notes(known) == [{"what": NEW_FLAT}]
    assert known.kept_drafts() == ()


async def test_a_factor_is_kept_with_the_group_its_words_offer_and_its_weight(
    shaped: Sitting, tmp_path: Path
) -> None:
    async with shown(shaped, tmp_path) as pilot:
        await typed(pilot, "A shared voicemail")
        await press(pilot, "tab", "right", "right", "tab", "right", "right", "tab")
        await typed(pilot, "Messages wait.")
        await press(pilot, "tab", "right", "tab", "tab", "right", "ctrl+n")
    assert notes(shaped) == [
        {
            "what": "A shared voicemail",
            "lens": "tool",
            "effect": "hindered",
            "how": "Messages wait.",
            "usual": "usual",
            "code": "F6",
            "rank": 1,
        }
    ]


async def test_the_note_that_now_mattered_most_moves_the_one_before_down(
    shaped: Sitting, tmp_path: Path
) -> None:
    async with shown(shaped, tmp_path) as pilot:
        for what in ("First", "Second"):
            await typed(pilot, what)
            await press(pilot, *["tab"] * 6, "right", "ctrl+n")
    assert [(note["what"], note["rank"]) for note in notes(shaped)] == [("First", 2), ("Second", 1)]


async def test_me_that_day_never_stands_alone(shaped: Sitting, tmp_path: Path) -> None:
    async with shown(shaped, tmp_path) as pilot:
        assert "Around you" not in screen(pilot)
        await typed(pilot, "Tiredness")
        await press(pilot, "tab", *["right"] * 4, "tab")
        assert "Around you" in screen(pilot)
        await typed(pilot, "Third visit of the day")
        await press(pilot, "ctrl+n")
    (note,) = notes(shaped)
    assert note["how"] == "Third visit of the day"


@pytest.mark.parametrize("hostile", ["[Mum]", "[/i]", "[@click=app.quit]x[/]", "[bold red]x"])
async def test_any_words_stand_letter_for_letter_in_the_list(
    known: Sitting, tmp_path: Path, hostile: str
) -> None:
    async with shown(known, tmp_path) as pilot:
        await typed(pilot, hostile)
        await press(pilot, "ctrl+n")
        assert f"1  {hostile}" in screen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (110, 32)])
async def test_all_of_the_form_can_be_come_to_at_any_size(
    known: Sitting, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with shown(known, tmp_path, size=size) as pilot:
        assert isinstance(pilot.app.screen, NotesScreen)
        await press(pilot, *["tab"] * 5, "right", *["shift+tab"] * 1)
        focused = pilot.app.focused
        assert focused is not None
        assert focused.id == "f-came_back"
        assert "What came back" in screen(pilot)


# ------------------------------------------------------------------- few lines, and in their words

SHARED = "The duty phone goes to a shared voicemail."
RANG_BACK = "My manager rang back and that helped."


@pytest.fixture
def told(tmp_path: Path) -> Sitting:
    """Come to what mattered most with a sentence on a tool, then one that helped."""
    sitting = upto(sit(tmp_path), taking(Form.FACTORS), f"{SHARED} {RANG_BACK}")
    assert sitting.view.boxes[0].own
    return sitting


async def test_only_how_it_reached_them_and_when_is_asked_of_a_thing_known(
    known: Sitting, tmp_path: Path
) -> None:
    async with shown(known, tmp_path) as pilot:
        await typed(pilot, NEW_FLAT)
        await press(pilot, "tab")
        for line in ("It reached me", "By (role)", "I learned it"):
            assert line in screen(pilot)
        for line in ("It happened", "I passed it to", "What came back"):
            assert line not in screen(pilot)


async def test_whom_they_told_comes_where_they_write_that_they_told_somebody(
    known: Sitting, tmp_path: Path
) -> None:
    async with shown(known, tmp_path) as pilot:
        await typed(pilot, "I rang the duty desk about the move")
        assert "I passed it to" not in screen(pilot), "nothing moves while somebody types"
        await press(pilot, "tab")
        assert "I passed it to" in screen(pilot)


async def test_the_lines_that_are_not_asked_can_be_added(known: Sitting, tmp_path: Path) -> None:
    async with shown(known, tmp_path) as pilot:
        await typed(pilot, NEW_FLAT)
        await press(pilot, *["tab"] * 5, "right")
        assert "What came back" in screen(pilot)
        await press(pilot, "right")
        await typed(pilot, "in March")
        await press(pilot, "ctrl+n")
    (note,) = notes(known)
    assert note["happened"] == "in March"


async def test_what_it_was_begins_with_a_sentence_of_theirs_by_one_key(
    told: Sitting, tmp_path: Path
) -> None:
    async with shown(told, tmp_path) as pilot:
        assert f'From your answer: "{SHARED}"' in screen(pilot)
        await press(pilot, "f4")
        assert isinstance(pilot.app.focused, WritingLine)
        assert pilot.app.focused.text == SHARED
        assert f'From your answer: "{RANG_BACK}"' in screen(pilot)
        await press(pilot, "ctrl+n")
    (note,) = notes(told)
    assert note == {"what": SHARED, "lens": "task", "code": "F6", "episode": "HV1-1"}


async def test_the_key_again_takes_the_next_sentence_but_never_words_that_were_typed(
    told: Sitting, tmp_path: Path
) -> None:
    async with shown(told, tmp_path) as pilot:
        await press(pilot, "f4", "f4")
        assert isinstance(pilot.app.focused, WritingLine)
        assert pilot.app.focused.text == RANG_BACK
        await typed(pilot, " It did.")
        await press(pilot, "f4")
        assert pilot.app.focused.text == f"{RANG_BACK} It did."
        assert "Keep the note in hand first" in screen(pilot)


async def test_a_group_that_was_chosen_stays_whatever_the_words_offer(
    shaped: Sitting, tmp_path: Path
) -> None:
    async with shown(shaped, tmp_path) as pilot:
        await typed(pilot, "The interpreter")
        await press(pilot, *["tab"] * 5)
        assert "F1 The family" in screen(pilot)
        await press(pilot, "right", *["shift+tab"] * 5)
        await typed(pilot, " and the new guidance")
        await press(pilot, "tab")
        assert "F2 You, that day" in screen(pilot)


async def test_me_that_day_is_kept_only_once_what_lay_around_was_asked(
    shaped: Sitting, tmp_path: Path
) -> None:
    async with shown(shaped, tmp_path) as pilot:
        await typed(pilot, "I was tired")
        await press(pilot, "tab", *["right"] * 4, "ctrl+n")
        assert notes(shaped) == []
        assert "Tell me what was going on around you." in screen(pilot)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "f-around"
        await press(pilot, "ctrl+n")
    (note,) = notes(shaped)
    assert note["lens"] == "person", "it may be left"


async def test_the_last_note_asks_for_something_that_helped(told: Sitting, tmp_path: Path) -> None:
    async with shown(told, tmp_path) as pilot:
        for what in ("The list was long", "The form had no room"):
            await typed(pilot, what)
            await press(pilot, "tab", "tab", "right", "right", "ctrl+n")
        assert "Tell me one thing that helped, however small." in screen(pilot)
        assert f'From your answer: "{RANG_BACK}"' in screen(pilot)
        await press(pilot, "f4", "ctrl+n")
    assert notes(told)[-1]["effect"] == "helped"


async def test_before_going_on_something_that_helped_is_asked_for_once(
    shaped: Sitting, tmp_path: Path
) -> None:
    place = shaped.view.boxes[0].place
    async with shown(shaped, tmp_path) as pilot:
        await typed(pilot, "The list was long")
        await press(pilot, "ctrl+n", "ctrl+n")
        assert "Tell me one thing that helped, however small." in screen(pilot)
        await press(pilot, "ctrl+n")
    assert shaped.conversation.state.here is not None
    assert place.question not in shaped.conversation.state.here.questions
    assert [one["what"] for one in shaped.conversation.state.given[place].value] == [
        "The list was long"
    ]


async def test_where_one_helped_already_nothing_more_is_asked(
    shaped: Sitting, tmp_path: Path
) -> None:
    async with shown(shaped, tmp_path) as pilot:
        await typed(pilot, "The list")
        await press(pilot, "tab", "tab", "right", "ctrl+n")
        await typed(pilot, "The form")
        await press(pilot, "ctrl+n")
        assert "one thing that helped" not in screen(pilot)
