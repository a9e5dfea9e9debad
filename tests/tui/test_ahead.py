"""The first screen stands there before the interview is opened, and no key is lost meanwhile."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from interview import front, sittings
from interview.engine import intents as do
from interview.engine.view import View
from interview.errors import FileTrouble
from interview.model.invitation import Setting
from interview.model.taxonomy import Form
from interview.sittings import Sitting
from interview.storage.paths import Places
from interview.tui.app import InterviewApp
from interview.tui.doors import Ahead, Opening
from interview.tui.widgets.answer_box import AnswerBox
from tests.support.sat import NOW, screen, sit, taking, upto
from tests.support.seats import doors

SIZES = {"80x24": (80, 24), "110x32": (110, 32), "60x15": (60, 15)}


def asked(question: str) -> Callable[[View], bool]:
    return lambda view: bool(view.boxes) and view.boxes[0].place.question == question


STEPS: dict[str, Callable[[View], bool]] = {
    "question": asked("thought.to_colleague"),
    "signpost": asked("overview.account"),
    "choice": asked("options.who_held"),
    "page": asked("shaped.tasks"),
    "follow-up": lambda view: view.asking is not None,
}


@asynccontextmanager
async def opened_behind(
    seen: front.Front, opened: Callable[[], Sitting], root: Path, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[int], list[str]]]:
    """Run with `seen` ahead; give the pilot, and what stood there just before it was opened."""
    before: list[str] = []

    def opening() -> Sitting:
        before.append(screen(pilot))
        return opened()

    app = InterviewApp(Opening(doors(root), ahead=Ahead(seen, opening)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield pilot, before


def left(sitting: Sitting, root: Path) -> tuple[front.Front, Callable[[], Sitting]]:
    """Leave an interview; return its front and what opens it again."""
    sitting.close()
    places = Places(root)
    seen = front.kept(places.interview(sitting.id))
    assert seen is not None
    return seen, lambda: sittings.resume(places, sitting.id, lambda: NOW)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", STEPS)
async def test_nothing_changes_when_the_interview_takes_its_place(
    tmp_path: Path, step: str, size: str
) -> None:
    sitting = upto(sit(tmp_path), STEPS[step], "It was wet.")
    if sitting.view.asking is None and sitting.view.boxes[0].form is Form.NARRATIVE:
        sitting.keep_draft(sitting.view.boxes[0].place, "Half a [sentence")
    seen, opened = left(sitting, tmp_path)
    async with opened_behind(seen, opened, tmp_path, SIZES[size]) as (pilot, before):
        assert before == [screen(pilot)]
        assert "Support" in before[0]


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_changes_when_a_new_interview_takes_its_place(
    tmp_path: Path, size: str
) -> None:
    seen = front.unbegun()
    assert seen is not None
    opened = lambda: sit(tmp_path, Setting())  # noqa: E731 - read where it stands
    async with opened_behind(seen, opened, tmp_path, SIZES[size]) as (pilot, before):
        assert before == [screen(pilot)]
        assert "Before you begin, 1 of 2" in before[0]


async def test_what_is_typed_meanwhile_comes_after_what_was_left(tmp_path: Path) -> None:
    sitting = upto(sit(tmp_path), STEPS["question"])
    sitting.keep_draft(sitting.view.boxes[0].place, "Half past")
    seen, opened = left(sitting, tmp_path)
    places = Places(tmp_path)

    def slow() -> Sitting:
        for letter in " four":
            app.post_message(events.Key(letter if letter != " " else "space", letter))
        app.post_message(events.Key("ctrl+j", "\n"))  # Enter, before the screen was ours
        app.post_message(events.Paste("Raining."))
        there.append(opened())
        return there[0]

    there: list[Sitting] = []
    app = InterviewApp(Opening(doors(tmp_path), ahead=Ahead(seen, slow)))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.pause()
        assert app.screen.query_one(AnswerBox).text == "Half past four\nRaining."
        assert app.desk is not None
        app.desk.saver.flush()
    there[0].close()
    again = sittings.resume(places, sitting.id, lambda: NOW)
    assert [one.text for one in again.kept_drafts()] == ["Half past four\nRaining."]
    again.close()


async def test_what_is_done_first_is_kept(tmp_path: Path) -> None:
    seen, opened = left(upto(sit(tmp_path), STEPS["question"]), tmp_path)
    async with opened_behind(seen, opened, tmp_path) as (pilot, _):
        await pilot.press(*"Wet", "ctrl+n")
        await pilot.pause()
        app = pilot.app
        assert isinstance(app, InterviewApp)
        assert app.desk is not None
        texts = [one.given.text for one in app.desk.seat.passages if one.given is not None]
        assert "Wet" in texts


async def test_one_that_can_not_be_opened_is_left_with_the_reason(tmp_path: Path) -> None:
    seen, _ = left(upto(sit(tmp_path), STEPS["question"]), tmp_path)
    trouble = FileTrouble("This interview is open in another window.", "Go on there.")

    def elsewhere() -> Sitting:
        raise trouble

    app = InterviewApp(Opening(doors(tmp_path), ahead=Ahead(seen, elsewhere)))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.pause()
    assert app.refusal is trouble


async def test_notes_have_no_front(tmp_path: Path) -> None:
    sitting = upto(sit(tmp_path), taking(Form.ITEMS))
    sitting.close()
    assert front.kept(Places(tmp_path).interview(sitting.id)) is None


async def test_an_alarm_that_was_just_given_has_no_front(tmp_path: Path) -> None:
    sitting = upto(sit(tmp_path), asked("intro.unsafe_today"))
    place = sitting.view.boxes[0].place
    assert sitting.submit(do.Answer((do.Reply(place, value="yes"),))).alarm
    sitting.close()
    assert front.kept(Places(tmp_path).interview(sitting.id)) is None
