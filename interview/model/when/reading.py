"""From a person's words to the EDTF range that they are asked to confirm.

The one decision: two things said that don't agree (a weekday and its date, an end before its
start) are not put right for the person. Such words are kept, and have no reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from interview.model.when.grammar import Part, parse
from interview.model.when.ranges import FIRST_YEAR, LAST_YEAR, month_end, valid

# Every pairing of weekday, date and leap year comes once in 28 years.
_ANY_YEAR = range(2000, 2028)


class Needs(StrEnum):
    """What to ask for, so that words can be read."""

    NOTHING = "nothing"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Reading:
    """How we read a person's words: a valid EDTF, or None, and what would help."""

    edtf: str | None
    needs: Needs


def read(words: str, *, year: int | None = None) -> Reading:
    """Return our reading of `words`, for the person to confirm; never raises.

    `year` is a year they gave when asked; a year in the words themselves comes first. Numbers are
    read day, month, year, as in Britain; a year of two digits is 2000 to 2049 for 00 to 49, else
    1950 to 1999. "Early", "mid" and "late" are the thirds of what is named: of a month the days
    1 to 10, 11 to 20 and 21 to the end, of a season a month each, of a year four months each.
    Seasons are the Met Office's: spring is March to May.
    """
    parts = parse(words)
    if parts is None:
        return Reading(None, Needs.NOTHING)
    edtf = _edtf(parts, year)
    if edtf is None and year is None and any(_edtf(parts, some) for some in _ANY_YEAR):
        return Reading(None, Needs.YEAR)
    return Reading(edtf, Needs.NOTHING)


def plain(words: str) -> str | None:
    """Return the EDTF of words that need no confirming, or None.

    Plain is a day, month, year or range of these with its year in full, and nothing that another
    reader could take otherwise: no "early", season, week, doubt, or year of two digits.
    """
    parts = parse(words)
    if parts is None or "?" in words or not all(_exact(part) for part in parts):
        return None
    return _edtf(parts, None)


def _exact(part: Part) -> bool:
    one_month = part.months is None or part.months[0] == part.months[1]
    return one_month and part.third is None and not part.week and not part.short_year


def _edtf(parts: tuple[Part, ...], year: int | None) -> str | None:
    spans = [_span(part, year) for part in parts]
    start, end = spans[0], spans[-1]
    if start is None or end is None or len(start[0]) != len(end[0]):
        return None  # where "March" begins or ends beside "5 April" was not said
    if start[0] > end[0] or start[1] > end[1]:
        return None
    edtf = start[0] if start[0] == end[1] else f"{start[0]}/{end[1]}"
    return edtf if valid(edtf) else None


def _span(part: Part, year: int | None) -> tuple[str, str] | None:
    """Return the first and last point of a part, as EDTF points of the same kind."""
    year = part.year or year
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if part.day is not None:
        return _days(part, part.day, year)
    if part.months is None and part.third is None:
        return str(year), str(year)
    first, last = part.months or (1, 12)
    if part.third is None:
        return _month(year, first), _month(year, last)
    if first == last:
        return _third_of_month(year, first, part.third)
    each = (last - first + 1) // 3
    first += each * part.third
    return _month(year, first), _month(year, first + each - 1)


def _days(part: Part, day: int, year: int) -> tuple[str, str] | None:
    if part.months is None or part.months[0] != part.months[1]:
        return None
    try:
        first = date(year, part.months[0], day)
    except ValueError:
        return None  # no such day, as 31 February
    if part.weekday is not None and first.weekday() != part.weekday:
        return None
    last = first + timedelta(days=6) if part.week else first
    return first.isoformat(), last.isoformat()


def _third_of_month(year: int, month: int, third: int) -> tuple[str, str]:
    end = month_end(year, month).day if third == 2 else 10 * third + 10  # noqa: PLR2004  the last
    return f"{_month(year, month)}-{10 * third + 1:02}", f"{_month(year, month)}-{end:02}"


def _month(year: int, month: int) -> str:
    """Return a month as EDTF; 13 and 14 are January and February of the next year."""
    return f"{year + (month - 1) // 12}-{(month - 1) % 12 + 1:02}"
