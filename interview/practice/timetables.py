"""Timetables of a practice day, as sheets: a short one for everybody, a full one to lead by.

Times count from the beginning of the day, which is anybody's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Final

from interview import resources
from interview.model.timetable import Stretch, Timetable, Timetables
from interview.reading import shape, toml_source
from interview.report.booklet import Grid, Line, Manner, Sheet

FILE: Final = "timetables.toml"


def timetables(folder: Path | None = None) -> tuple[Timetable, ...]:
    """Return the timetables that come with the program, or those in `folder`.

    Raise FileTrouble, ContentTrouble with the line; so too where minutes don't add up.
    """
    source = toml_source((folder or resources.prompts() / "practice") / FILE, what="timetable")
    read = shape.value(source, Timetables)
    for number, one in enumerate(read.timetable):
        whole = sum(stretch.minutes for stretch in one.stretch)
        if whole != one.minutes:
            raise source.wrong(
                ("timetable", number, "minutes"),
                f"its parts come to {whole} minutes, not {one.minutes}",
                "Change one of them.",
            )
    return read.timetable


def for_everybody(day: Timetable, whose: str) -> Sheet:
    """Return the sheet that says what comes when."""
    rows = tuple((begins, length, one.what, one.everybody) for begins, length, one in _times(day))
    grid = Grid(("From", "Takes", "What", ""), (1.1, 1.3, 3.6, 6), rows)
    return Sheet(day.title, (Line(day.about, Manner.LEAD), grid), whose)


def to_lead_by(day: Timetable, whose: str) -> Sheet:
    """Return the sheet that says what to do when, and what to say."""
    rows = tuple(
        (
            (Line(begins), Line(length, Manner.QUIET)),
            (Line(one.what),),
            tuple(_led(one)),
        )
        for begins, length, one in _times(day)
    )
    grid = Grid(("From", "What", "What to do, and what to say"), (1.3, 2.6, 8.6), rows)
    return Sheet(day.title, (Line(day.about, Manner.LEAD), grid), whose)


def _led(one: Stretch) -> Iterator[Line]:
    yield Line(one.do)
    if one.say:
        yield Line(one.say, Manner.SAY)
    if one.sheets:
        yield Line(f"Sheets: {one.sheets}", Manner.QUIET)


def _times(day: Timetable) -> Iterator[tuple[str, str, Stretch]]:
    ends = accumulate(one.minutes for one in day.stretch)
    for one, end in zip(day.stretch, ends, strict=True):
        hours, minutes = divmod(end - one.minutes, 60)
        yield f"{hours}:{minutes:02}", f"{one.minutes} min", one
