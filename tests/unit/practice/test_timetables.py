"""Timetables of a practice day: minutes that add up, breaks, what each person reads."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest

from interview.errors import InterviewError
from interview.model.timetable import Timetable
from interview.practice import timetables
from interview.report.booklet import Grid

DAYS = timetables.timetables()
DAY = """format = "interview-timetables"

[[timetable]]
title = "An hour"
about = "Short."
minutes = 60

[[timetable.stretch]]
minutes = 20
what = "Welcome"
everybody = "Come in."
do = "Open the door."

[[timetable.stretch]]
minutes = 40
what = "Practice"
do = "Listen."
say = "Go on."
"""


def test_there_is_one_of_ninety_minutes_and_one_of_six_hours() -> None:
    assert [day.minutes for day in DAYS] == [90, 360]


@pytest.mark.parametrize("day", DAYS, ids=lambda day: str(day.title))
def test_the_parts_of_a_day_come_to_its_length(day: Timetable) -> None:
    assert sum(one.minutes for one in day.stretch) == day.minutes


def test_nobody_works_for_more_than_two_hours_and_a_quarter_without_a_break() -> None:
    day = DAYS[1]
    ends = [0, *accumulate(one.minutes for one in day.stretch)]
    rests = [at for at, one in enumerate(day.stretch) if one.what in ("Break", "Lunch")]
    begins = [0, *(ends[at + 1] for at in rests)]
    stops = [*(ends[at] for at in rests), day.minutes]
    assert max(stop - begin for begin, stop in zip(begins, stops, strict=True)) <= 135


@pytest.mark.parametrize("day", DAYS, ids=lambda day: str(day.title))
def test_what_the_facilitator_does_and_says_is_on_no_sheet_for_everybody(day: Timetable) -> None:
    (grid,) = [one for one in timetables.for_everybody(day, "all").pieces if isinstance(one, Grid)]
    told = {cell for row in grid.rows for cell in row}
    assert not told & {
        text for one in day.stretch for text in (one.do, one.say, one.sheets) if text
    }
    assert [row[0] for row in grid.rows][:2] == ["0:00", f"0:{day.stretch[0].minutes:02}"]


def test_minutes_that_do_not_add_up_are_told_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "timetables.toml").write_text(DAY.replace("40", "45"), encoding="utf-8")
    with pytest.raises(InterviewError, match="line 6: its parts come to 65 minutes, not 60"):
        timetables.timetables(tmp_path)


def test_a_field_that_is_not_known_is_told_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "timetables.toml").write_text(DAY.replace("do =", "does ="), encoding="utf-8")
    with pytest.raises(InterviewError, match=r"timetables\.toml, line 12"):
        timetables.timetables(tmp_path)
