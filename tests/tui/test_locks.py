"""What is locked asks for its words; what begins is asked how to be locked; a long break asks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview.errors import FileTrouble, Locked, OpensWith, WrongWords
from interview.tui.app import InterviewApp
from interview.tui.doors import Doors, Listed, Opening, Seat, Shut
from interview.tui.screens.begin import BeginScreen
from interview.tui.screens.home import HomeScreen
from interview.tui.screens.interview import InterviewScreen
from interview.tui.screens.invitation import InvitationScreen
from interview.tui.screens.lock import LockScreen, OwnWordsScreen
from interview.tui.screens.paused import PausedScreen
from interview.tui.screens.words import AgainScreen, WordsScreen
from tests.support.sat import press, screen, typed
from tests.support.seats import AT, FakeSeat, box, doors, seat, view

WORDS = "lantern oxbow thimble russet"
OWN = "three own words"
SIZES = {"80x24": (80, 24), "60x15": (60, 15)}
BEGINNING = view(box("intro.understood"), where="Before you begin", title="", said="")


@asynccontextmanager
async def window(opening: Opening, size: str = "80x24") -> AsyncIterator[Pilot[int]]:
    app = InterviewApp(opening)
    async with app.run_test(size=SIZES[size], notifications=True) as pilot:
        for _ in range(3):
            await pilot.pause()
        yield pilot


def at(pilot: Pilot[int]) -> type:
    return type(pilot.app.screen)


async def told(pilot: Pilot[int], words: str) -> None:
    await typed(pilot, words)
    await press(pilot, "enter")
    await pilot.pause()


class Door:
    """Something that opens with words, in their order."""

    def __init__(self, *needed: tuple[OpensWith, str]) -> None:
        self.needed = needed
        self.taken = seat()

    def __call__(self, _: object, said: Sequence[str]) -> Seat:
        for number, (by, words) in enumerate(self.needed):
            if number == len(said):
                raise Locked(by)
            if said[number] != words:
                raise WrongWords
        return self.taken


def home(root: Path, door: Door) -> Doors:
    here = Listed("a" * 16, practice=False, started="14 May", standing="today, 14:32")
    given = doors(root, [seat()])
    return replace(
        given, listed=lambda: (replace(here, locked=OpensWith.WORDS),), resume=door, begin=door
    )


# Opening


async def test_home_shows_that_it_is_locked_and_nothing_of_it(tmp_path: Path) -> None:
    async with window(Opening(home(tmp_path, Door()))) as pilot:
        assert "An interview begun on 14 May" in screen(pilot)
        assert "Locked: asks for your four words." in screen(pilot)


async def test_a_locked_interview_opens_from_home_with_its_words(tmp_path: Path) -> None:
    async with window(Opening(home(tmp_path, Door((OpensWith.WORDS, WORDS))))) as pilot:
        await press(pilot, "end", "enter")
        assert at(pilot) is WordsScreen
        await told(pilot, WORDS)
        assert at(pilot) is InterviewScreen


@pytest.mark.parametrize("size", SIZES)
async def test_other_words_are_said_not_to_open_it_and_may_be_tried_again(
    tmp_path: Path, size: str
) -> None:
    async with window(Opening(home(tmp_path, Door((OpensWith.WORDS, WORDS)))), size) as pilot:
        await press(pilot, "end", "enter")
        await told(pilot, "lantern oxbow")
        shown = " ".join(screen(pilot).split())
        assert "Those words don't open this interview. Check Caps Lock and try again." in shown
        assert "review team has your four words" in shown or size == "60x15"
        await press(pilot, "ctrl+a", "delete")
        await told(pilot, WORDS)
        assert at(pilot) is InterviewScreen


async def test_what_is_typed_is_covered_until_it_is_asked_for(tmp_path: Path) -> None:
    shut = Shut(OpensWith.WORDS, lambda _: seat())
    async with window(Opening(doors(tmp_path), shut=shut)) as pilot:
        await typed(pilot, "lantern")
        assert "lantern" not in screen(pilot)
        assert "*******" in screen(pilot)
        await press(pilot, "f2")
        assert "lantern" in screen(pilot)
        await press(pilot, "f2")
        assert "lantern" not in screen(pilot)


async def test_words_with_letters_of_two_cells_cover_as_many(tmp_path: Path) -> None:
    shut = Shut(OpensWith.OWN, lambda _: seat())
    async with window(Opening(doors(tmp_path), shut=shut)) as pilot:
        await typed(pilot, "\u7d05\u8336")
        assert "\u258c ****" in screen(pilot)


async def test_the_first_screen_may_be_the_one_that_asks_and_esc_leaves(tmp_path: Path) -> None:
    shut = Shut(OpensWith.WORDS, lambda _: seat())
    async with window(Opening(doors(tmp_path), shut=shut)) as pilot:
        assert at(pilot) is WordsScreen
        assert "What are your four words?" in screen(pilot)
        await press(pilot, "escape")
    assert pilot.app.return_code == 0


async def test_an_invitation_asks_for_the_four_and_then_for_words_of_ones_own(
    tmp_path: Path,
) -> None:
    door = Door((OpensWith.WORDS, WORDS), (OpensWith.OWN, OWN))
    async with window(Opening(home(tmp_path, door))) as pilot:
        await press(pilot, "enter")
        await told(pilot, "/post/SW1.invitation.age")
        assert at(pilot) is WordsScreen
        await told(pilot, WORDS)
        assert "What are the words that you chose?" in screen(pilot)
        await told(pilot, "something else")
        assert "Words of your own can't be got back by anyone" in screen(pilot)
        await press(pilot, "ctrl+a", "delete")
        await told(pilot, OWN)
        assert at(pilot) is InterviewScreen


async def test_esc_goes_back_to_where_it_was_opened(tmp_path: Path) -> None:
    async with window(Opening(home(tmp_path, Door((OpensWith.WORDS, WORDS))))) as pilot:
        await press(pilot, "end", "enter", "escape")
        assert at(pilot) is HomeScreen
        await press(pilot, "home", "enter")
        await told(pilot, "/post/SW1.invitation.age")
        await press(pilot, "escape")
        assert at(pilot) is InvitationScreen


async def test_what_can_not_be_opened_for_another_reason_is_said(tmp_path: Path) -> None:
    def opened(_: Sequence[str]) -> Seat:
        raise FileTrouble("It is open in another window.", "Close that one.")

    async with window(Opening(doors(tmp_path), shut=Shut(OpensWith.WORDS, opened))) as pilot:
        await told(pilot, WORDS)
        assert "It is open in another window. Close that one." in screen(pilot)


# Choosing


def beginning(**changes: object) -> FakeSeat:
    return seat(BEGINNING, view(), kept=False, lock_wanted=True, **changes)


async def to_the_lock(pilot: Pilot[int]) -> None:
    await press(pilot, "enter")
    assert at(pilot) is LockScreen


async def test_the_four_words_lock_it_where_nothing_else_is_chosen(tmp_path: Path) -> None:
    taken = beginning(has_words=True)
    async with window(Opening(doors(tmp_path), taken)) as pilot:
        await to_the_lock(pilot)
        assert "Your four words also lock this on the computer." in screen(pilot)
        await press(pilot, "enter")
        assert at(pilot) is InterviewScreen
    assert taken.locks == [(OpensWith.WORDS, "")]


@pytest.mark.parametrize("size", SIZES)
async def test_it_may_be_left_open_after_one_honest_sentence(tmp_path: Path, size: str) -> None:
    taken = beginning()
    async with window(Opening(doors(tmp_path), taken), size) as pilot:
        await to_the_lock(pilot)
        shown = " ".join(screen(pilot).split())
        assert "anyone who can use your account on this computer could read" in shown
        assert "four words" not in shown
        await press(pilot, "down", "enter")
        assert at(pilot) is InterviewScreen
    assert taken.locks == [(None, "")]


async def test_words_of_ones_own_are_told_twice_and_are_not_too_short(tmp_path: Path) -> None:
    taken = beginning(has_words=True)
    async with window(Opening(doors(tmp_path), taken)) as pilot:
        await to_the_lock(pilot)
        await press(pilot, "down", "enter")
        assert at(pilot) is OwnWordsScreen
        await told(pilot, "short")
        assert "short enough to be guessed" in screen(pilot)
        for words in (OWN, "three other words"):
            await told(pilot, words)
        assert "Those were not the same." in screen(pilot)
        for words in (OWN, f" {OWN.upper()}"):
            await told(pilot, words)
        assert at(pilot) is InterviewScreen
    assert taken.locks == [(OpensWith.OWN, OWN)]


async def test_esc_goes_back_and_nothing_has_begun(tmp_path: Path) -> None:
    taken = beginning()
    async with window(Opening(doors(tmp_path), taken)) as pilot:
        await to_the_lock(pilot)
        await press(pilot, "enter", "escape", "escape")
        assert at(pilot) is BeginScreen
    assert (taken.locks, taken.told) == ([], [])


async def test_nothing_is_asked_of_one_who_does_not_begin(tmp_path: Path) -> None:
    taken = beginning()
    async with window(Opening(doors(tmp_path), taken)) as pilot:
        await press(pilot, "down", "enter")
        assert at(pilot) is not LockScreen


# After a break


def paused(root: Path, away: timedelta, taken: FakeSeat) -> tuple[Opening, Callable[[], None]]:
    """Return what to open, and what lets the time go by."""
    now = [AT]

    def go_by() -> None:
        now[0] += away

    return Opening(replace(doors(root), clock=lambda: now[0]), taken), go_by


async def test_after_ten_minutes_going_on_asks_for_the_words(tmp_path: Path) -> None:
    opening, go_by = paused(tmp_path, timedelta(minutes=10), seat(locked_by=OpensWith.WORDS))
    async with window(opening) as pilot:
        await press(pilot, "ctrl+l")
        go_by()
        for key in ("enter", "escape"):
            await press(pilot, key)
            assert at(pilot) is AgainScreen
            await told(pilot, "lantern oxbow")
            assert "Those words don't open" in screen(pilot)
            await press(pilot, "escape")
            assert at(pilot) is PausedScreen
        await press(pilot, "enter")
        await told(pilot, WORDS)
        assert at(pilot) is InterviewScreen


@pytest.mark.parametrize(
    "away, by", [(timedelta(minutes=9), OpensWith.WORDS), (timedelta(hours=9), None)]
)
async def test_a_short_break_and_what_is_not_locked_ask_for_nothing(
    tmp_path: Path, away: timedelta, by: OpensWith | None
) -> None:
    opening, go_by = paused(tmp_path, away, seat(locked_by=by))
    async with window(opening) as pilot:
        await press(pilot, "ctrl+l")
        go_by()
        await press(pilot, "enter")
        assert at(pilot) is InterviewScreen


async def test_silence_does_not_hide_what_is_hidden(tmp_path: Path) -> None:
    opening, go_by = paused(tmp_path, timedelta(minutes=30), seat(locked_by=OpensWith.WORDS))
    async with window(opening) as pilot:
        await press(pilot, "ctrl+l")
        go_by()
        await press(pilot, "enter")
        go_by()
        app = pilot.app
        assert isinstance(app, InterviewApp)
        app.look()
        await pilot.pause()
        assert at(pilot) is AgainScreen
