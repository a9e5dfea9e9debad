"""The words people use for a date: a small closed grammar, read whole or not at all.

`parse` turns words into one part, or two for a range; a part holds what was said and no more. The
grammar is the table `_PARTS`: a form that isn't a row there isn't read. Left out on purpose:

- "about", "around", "c." before a date: an approximate date is not that date, our ranges have no
  mark for it, and a width of our own would be invented. A leading or trailing "?" is another
  matter: the person names a date and doubts it, so it is the date that they are asked about.
- "winter 2024", which may be either of two winters; "winter 2023/24" says which.
- "March 24", a day or a year; "the 8th of March", "March 8" and "March '24" are clear.
- "2023/24", a school's year, a council's year or two years.
- a part of a day, feasts, terms, and all that counts from today.

Sources: day before month as in Britain; ISO 8601 with the year first.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from interview.model.when.ranges import FIRST_YEAR, LAST_YEAR, MONTHS

# Nobody needs more for a date; a longer text is an answer to something else.
_LONGEST = 200

_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>[0-9]{4}|'[0-9]{2})"
_SHORT_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"  # only after a day, where it can be nothing else
_TWO_YEARS = r"(?P<year>[0-9]{4})(?:/| ?- ?| to )(?P<next>[0-9]{4}|[0-9]{2})"
_THIRD = r"(?:(?P<third>early|mid|late)(?: in)?[ -])?(?:the )?"
_PARTS = (
    rf"(?:the )?{_DAY}(?: of)? {_MONTH}(?: {_SHORT_YEAR})?",  # the 8th of March 2024, 8 Mar 24
    rf"{_DAY}-{_MONTH}-{_SHORT_YEAR}",  # 08-Mar-24
    rf"{_MONTH} (?:the )?{_DAY} (?P<year>[0-9]{{4}})",  # March 8 2024
    rf"{_MONTH} (?:the )?(?P<day>[0-9]{{1,2}}(?=[snrt])|[1-9])(?:st|nd|rd|th)?",  # March the 8th
    rf"(?:the )?{_DAY}",  # the 8th: one end of a range
    # 22/05/16, 22.5.2016, 22-05-2016
    r"(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4}|[0-9]{2})",
    r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})",  # 22/05
    r"(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})",  # 05/2016
    r"(?P<year>[0-9]{4})(?P<mark>[-/])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})",
    rf"{_THIRD}{_MONTH}(?:(?: of)? {_YEAR})?",  # March 2024, mid-March
    rf"(?:the )?(?P<third>beginning|start|middle|end) of {_MONTH}(?: {_YEAR})?",
    rf"{_THIRD}(?P<season>spring|summer|autumn)(?:(?: of)? {_YEAR})?",
    rf"{_THIRD}(?P<season>winter)(?: of)? {_TWO_YEARS}",  # winter 2023/24
    rf"{_THIRD}(?P<year>[0-9]{{4}})",  # 2024, early 2024
    r"(?P<third>early|mid|late)",  # mid: one end of "mid to late March"
)
_WEEK = r"^(?:the )?(?:w/c|week (?:commencing|beginning|starting))(?: on)? "
_WEEKDAY = r"^(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.? "
_LEAD = r"^(?:some ?time )?(?:(?:in|on|during) )?"
_BETWEEN = r"between (.+) and (.+)"
_SLASH = r"([0-9-]{4,10})/([0-9-]{4,10})"  # 2024-03-01/2024-03-10
_TO = r" (?:to|until|till|-) | -|- "

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
# The Met Office's seasons, whole months; winter runs into the next year, so 14 is its February.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}


class Part(NamedTuple):
    """What was said of one date, or of one end of a range. None is what was not said."""

    year: int | None = None
    months: tuple[int, int] | None = None  # first and last; 13 and 14 are in the next year
    day: int | None = None
    third: int | None = None  # 0 early, 1 mid, 2 late
    weekday: int | None = None  # 0 is Monday
    week: bool = False  # the seven days that begin with this one
    short_year: bool = False  # the century is ours


def parse(words: str) -> tuple[Part, ...] | None:
    """Return the one part or the two ends that `words` name, or None when they aren't a date."""
    if len(words) > _LONGEST:
        return None
    text = _tidy(words)
    one = _part(text)
    if one is not None:
        return None if one.months is None and one.year is None else (one,)
    start, *rest = _ends(text)
    if len(rest) != 1:
        return None
    first, last = _part(start), _part(rest[0])
    return None if first is None or last is None else _shared(first, last)


def _tidy(words: str) -> str:
    """Return `words` in small letters with plain spaces, dashes and apostrophes, no full stop."""
    text = re.sub(r"[\u2010-\u2015]", "-", words.lower()).replace("\u2019", "'")
    text = " ".join(text.replace(",", " ").split()).rstrip(".? ").lstrip("? ")
    return re.sub(_LEAD, "", text)


def _ends(text: str) -> list[str]:
    """Return the ends of a range; not two of them when it isn't one."""
    marked = re.fullmatch(_BETWEEN, text) or re.fullmatch(_SLASH, text)
    if marked:
        return list(marked.groups())
    ends = re.split(_TO, text.removeprefix("from "))
    return ends if len(ends) > 1 else text.split("-")


def _part(text: str) -> Part | None:
    text = text.strip("? ")
    rest = re.sub(_WEEK, "", text)
    bare = re.sub(_WEEKDAY, "", rest)
    found = next(filter(None, (re.fullmatch(row, bare) for row in _PARTS)), None)
    if found is None:
        return None
    said = found.groupdict()
    if not said.get("day") and bare != text:
        return None  # only a day has a weekday, or begins a week
    year = said.get("year")
    if year and not FIRST_YEAR <= _year(year) <= LAST_YEAR:
        return None
    if said.get("next") and not _follows(said["year"], said["next"]):
        return None
    return Part(
        year=_year(year) if year else None,
        months=_months(said),
        day=int(said["day"]) if said.get("day") else None,
        third=_THIRDS[said["third"]] if said.get("third") else None,
        weekday=_WEEKDAYS.index(rest[:3]) if bare != rest else None,
        week=rest != text,
        short_year=year is not None and len(year) < len("2024"),
    )


def _shared(start: Part, end: Part) -> tuple[Part, Part] | None:
    """Give each end the month or year that only the other one said ("3 to 5 March 2024")."""
    year, months = start.year or end.year, start.months or end.months
    if year is None and months is None:
        return None
    return (
        start._replace(year=year, months=months if _open(start) else start.months),
        end._replace(year=end.year or year, months=months if _open(end) else end.months),
    )


def _open(part: Part) -> bool:
    """Return whether the part leaves its month to the other end: "the 19th", "mid"."""
    return part.months is None and part.year is None


def _months(said: dict[str, str | None]) -> tuple[int, int] | None:
    season, month = said.get("season"), said.get("month")
    if season:
        return _SEASONS[season]
    if not month:
        return None
    number = int(month) if month.isdecimal() else _MONTH_NUMBERS[month[:3]]
    return number, number


def _year(text: str) -> int:
    """Return the year; of two digits, 00 to 49 are 2000 to 2049 and 50 to 99 are 1950 to 1999."""
    number = int(text.lstrip("'"))
    if len(text) == len("2024"):
        return number
    return number + (2000 if number < 50 else 1900)  # noqa: PLR2004  the rule just above


def _follows(year: str, following: str) -> bool:
    """Return whether `following`, of two or four digits, is the year after `year`."""
    return str(int(year) + 1).endswith(following)
