"""A timetable of a practice day: what is done when, and what the facilitator does and says."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from interview.model.base import Value

_Words = Annotated[str, Field(min_length=1, max_length=2000)]
_Minutes = Annotated[int, Field(ge=1, le=600)]


class Stretch(Value):
    """A stretch of a day. `do`, `say`, `sheets` are the facilitator's; `everybody` is for all."""

    minutes: _Minutes
    what: Annotated[str, Field(min_length=1, max_length=120)]
    everybody: Annotated[str, Field(max_length=2000)] = ""
    do: _Words
    say: Annotated[str, Field(max_length=2000)] = ""
    sheets: Annotated[str, Field(max_length=500)] = ""  # what to hand out


class Timetable(Value):
    """A whole day, or part of one; the minutes of its stretches come to its own."""

    title: Annotated[str, Field(min_length=1, max_length=120)]
    about: _Words
    minutes: _Minutes
    stretch: Annotated[tuple[Stretch, ...], Field(min_length=1)]


class Timetables(Value):
    """All there are."""

    format: Literal["interview-timetables"]
    timetable: Annotated[tuple[Timetable, ...], Field(min_length=1)]
