"""What the command line lets the screens do: the doors it gives them."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview.commands import screens
from interview.engine import intents as do
from interview.sittings import Sitting
from interview.storage.library import Noted, Stage
from interview.storage.paths import Places
from interview.tui.doors import Doors, Seat


def opened(root: Path, sittings: list[Sitting]) -> Doors:
    return screens.doors(argparse.Namespace(data_dir=root, out=root / "exports"), sittings)


def begin(seat: Seat) -> None:
    first = seat.view.boxes[0].place
    seat.submit(do.Answer((do.Reply(first, value="yes"),)))


def test_every_part_of_a_made_up_case_can_be_taken(tmp_path: Path) -> None:
    doors = opened(tmp_path, [])
    assert doors.practise is not None
    seats = [doors.practise(part) for part in doors.parts()]
    assert {seat.view.about.code for seat in seats} >= {"SW1", "TE1"}
    assert all(seat.view.about.practice for seat in seats)


def test_what_was_begun_is_listed_and_gone_on_with(tmp_path: Path) -> None:
    taken: list[Sitting] = []
    doors = opened(tmp_path, taken)
    seat = doors.begin_without()
    begin(seat)
    taken.pop().close()
    [one] = doors.listed()
    assert (one.id, one.practice) == (seat.id, False)
    assert one.standing.startswith("today, ")
    assert doors.resume(one.id, ()).kept
    assert [sitting.id for sitting in taken] == [seat.id]
    taken.pop().close()


@pytest.mark.parametrize(
    "started,said", [("2026-05-14", "14 May"), ("2025-12-01", "1 December 2025")]
)
def test_a_day_is_said_with_its_year_where_it_is_another(
    started: str, said: str, tmp_path: Path
) -> None:
    noted = Noted("a" * 16, started, practice=False, state=Stage.HANDED_OVER)
    shown = screens.listed(Places(tmp_path), noted, datetime(2026, 6, 1, 12, 0, tzinfo=UTC))
    assert (shown.started, shown.standing) == (said, "handed over")


def test_what_waits_to_be_read_back_is_said_to_be_not_yet_confirmed(tmp_path: Path) -> None:
    noted = Noted("a" * 16, "2026-05-14", practice=False, state=Stage.NOT_CONFIRMED)
    shown = screens.listed(Places(tmp_path), noted, datetime(2026, 6, 1, 12, 0, tzinfo=UTC))
    assert shown.standing == "not yet confirmed"
