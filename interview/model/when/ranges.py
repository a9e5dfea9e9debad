"""The closed subset of EDTF (ISO 8601-2) that goes into a record, and how a range is said.

A point is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a range is `X/Y`, two points of the same kind in
order, both ends included. There is no mark for doubt or "about": the person's own words stand
beside every range and carry that.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# What a review can be about lies in living memory or just ahead. Four digits outside these years
# are a slip or something else, most often a time of day ("1530").
FIRST_YEAR, LAST_YEAR = 1900, 2199

_POINT = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
_LONGEST = len("2024-03-01/2024-03-10")


def valid(edtf: str) -> bool:
    """Return whether `edtf` is in the subset: real days, in order, in the years 1900 to 2199."""
    return _bounds(edtf) is not None


def bounds(edtf: str) -> tuple[date, date]:
    """Return the first and the last day of `edtf`, both included.

    Raises ValueError, without a word of the input, for anything that is not valid.
    """
    found = _bounds(edtf)
    if found is None:
        raise ValueError("Not a date or a range of dates in the subset of EDTF that we keep.")
    return found


def overlaps(a: str, b: str) -> bool:
    """Return whether `a` and `b` share a day. ValueError when either is not valid."""
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    return a_first <= b_last and b_first <= a_last


def say(edtf: str) -> str:
    """Return `edtf` as it is said in Britain: "8 March 2024", "28 February to 3 March 2024".

    What both ends share is said once. ValueError when it is not valid.
    """
    bounds(edtf)
    start, _, end = edtf.partition("/")
    first, last = _said(start), _said(end or start)
    if first == last:
        return " ".join(last)
    # Both ends have the same number of words, the year last; the first drops what is shared.
    while first[-1] == last[len(first) - 1]:
        first = first[:-1]
    return f"{' '.join(first)} to {' '.join(last)}"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month, months 1 to 12."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _said(point: str) -> list[str]:
    year, *rest = point.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return [*day, *month, year]


def _bounds(edtf: str) -> tuple[date, date] | None:
    if len(edtf) > _LONGEST:
        return None
    start, slash, end = edtf.partition("/")
    if not slash:
        return _days(start)
    first, last = _days(start), _days(end)
    if first is None or last is None or len(start) != len(end) or first > last:
        return None
    return first[0], last[1]


def _days(point: str) -> tuple[date, date] | None:
    """Return the first and last day of one point."""
    if not re.fullmatch(_POINT, point) or not FIRST_YEAR <= int(point[:4]) <= LAST_YEAR:
        return None
    try:
        first = date.fromisoformat((point + "-01-01")[: len("2024-03-01")])
    except ValueError:
        return None
    if len(point) == len("2024"):
        return first, date(first.year, 12, 31)
    if len(point) == len("2024-03"):
        return first, month_end(first.year, first.month)
    return first, first
