"""Home, and what opens from it: beginning, practising, going on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview.errors import FileTrouble
from interview.reading.paths import from_desk
from interview.tui.app import InterviewApp
from interview.tui.doors import Doors, Listed, Opening, Part, Seat
from interview.tui.screens.begin import BeginScreen
from interview.tui.screens.home import HomeScreen
from interview.tui.screens.invitation import InvitationScreen
from tests.support.gallery import HERE, PARTS, with_everything
from tests.support.sat import press, screen, sit, typed
from tests.support.seats import doors

Golden = Callable[[str, str], None]


def at(pilot: Pilot[int]) -> type:
    return type(pilot.app.screen)


def with_nothing(root: Path) -> Doors:
    return replace(doors(root), listed=tuple, parts=tuple, practise=None)


@asynccontextmanager
async def home(open_to: Doors, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[int]]:
    async with InterviewApp(Opening(open_to)).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


async def test_where_nothing_is_kept_home_says_how_to_start(tmp_path: Path) -> None:
    async with home(with_nothing(tmp_path)) as pilot:
        assert "Nothing here yet." in screen(pilot)


async def test_esc_on_home_leaves_with_nothing_wrong(tmp_path: Path) -> None:
    async with home(with_nothing(tmp_path)) as pilot:
        await press(pilot, "escape")
        assert pilot.app.return_value == 0


async def test_practice_is_not_offered_where_it_can_not_be_had(tmp_path: Path) -> None:
    async with home(with_nothing(tmp_path)) as pilot:
        assert "Practise" not in screen(pilot)


async def test_a_part_is_chosen_to_practise(tmp_path: Path) -> None:
    taken: list[Part] = []

    def practise(part: Part) -> Seat:
        taken.append(part)
        return sit(tmp_path)

    async with home(replace(with_everything(tmp_path), practise=practise)) as pilot:
        await press(pilot, "down", "down", "enter", "down", "enter")
        assert taken == [PARTS[1]]
        assert at(pilot) is BeginScreen


async def test_an_interview_is_gone_on_with(tmp_path: Path) -> None:
    asked: list[str] = []

    def resume(interview: str, _: Sequence[str]) -> Seat:
        asked.append(interview)
        return sit(tmp_path)

    async with home(replace(with_everything(tmp_path), resume=resume)) as pilot:
        await press(pilot, "end", "enter")
        assert asked == [HERE[1].id]


async def test_an_interview_that_can_not_be_opened_is_said_and_home_stays(tmp_path: Path) -> None:
    def resume(*_: object) -> Seat:
        raise FileTrouble("It is open in another window.", "Close that one.")

    async with home(replace(with_everything(tmp_path), resume=resume)) as pilot:
        await press(pilot, "end", "enter")
        assert "It is open in another window. Close that one." in screen(pilot)
        assert at(pilot) is HomeScreen


async def test_a_list_that_can_not_be_read_is_said(tmp_path: Path) -> None:
    def broken() -> tuple[Listed, ...]:
        raise FileTrouble("The list can't be read.", "Ask the review team for help.")

    async with home(replace(with_nothing(tmp_path), listed=broken)) as pilot:
        assert "The list can't be read. Ask the review team for help." in screen(pilot)


async def test_a_bad_invitation_is_said_and_they_can_try_again(tmp_path: Path) -> None:
    asked: list[Path] = []

    def begin(path: Path, _: Sequence[str]) -> Seat:
        asked.append(path)
        if path.name == "wrong.json":
            raise FileTrouble("That is not an invitation.", "Ask for another.")
        return sit(tmp_path)

    async with home(replace(with_nothing(tmp_path), begin=begin)) as pilot:
        await press(pilot, "enter")
        await typed(pilot, "'/post/wrong.json'")
        await press(pilot, "enter")
        assert "That is not an invitation. Ask for another." in screen(pilot)
        assert at(pilot) is InvitationScreen
        await press(pilot, "ctrl+a", "delete")
        await typed(pilot, "/post/right.json")
        await press(pilot, "enter")
        assert asked == [Path("/post/wrong.json"), Path("/post/right.json")]
        assert at(pilot) is BeginScreen


async def test_esc_goes_back_home_from_the_question_for_a_file(tmp_path: Path) -> None:
    async with home(with_nothing(tmp_path)) as pilot:
        await press(pilot, "enter", "escape")
        assert at(pilot) is HomeScreen


@pytest.mark.parametrize(
    "given,path",
    [
        ("/post/larch.json", "/post/larch.json"),
        ("  '/post/my larch.json' ", "/post/my larch.json"),
        ('"/post/my larch.json"', "/post/my larch.json"),
        ("\u201c/post/larch.json\u201d", "/post/larch.json"),
        (r"/post/my\ larch\ \(2\).json", "/post/my larch (2).json"),
        ("file:///post/my%20larch.json", "/post/my larch.json"),
        ("& '/post/larch.json'", "/post/larch.json"),
    ],
)
def test_a_path_is_taken_as_it_comes_from_a_desk(given: str, path: str) -> None:
    assert from_desk(given) == Path(path)


@pytest.mark.parametrize("given", ["", "   ", "''", '" "'])
def test_an_empty_line_is_no_path(given: str) -> None:
    assert from_desk(given) is None
