"""Dates: what holds for every range and any words, with the `edtf` package as the oracle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import struct_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.model.when import Needs, bounds, overlaps, plain, read, say, valid
from interview.model.when.ranges import FIRST_YEAR, LAST_YEAR

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
PRECISIONS = ["%Y", "%Y-%m", "%Y-%m-%d"]


@st.composite
def ranges(draw: st.DrawFn) -> str:
    """Return a point or a range of the subset; a range has two different ends."""
    precision = draw(st.sampled_from(PRECISIONS))
    points = sorted({draw(DAYS).strftime(precision) for _ in range(draw(st.integers(1, 2)))})
    return "/".join(points)


# Words that come near the grammar from all sides, besides any text at all.
SCRAPS = [
    "?", "early", "mid", "late", "the", "beginning", "end", "of", "between", "and", "from", "to",
    "-", "/", ".", ",", "3", "5th", "08", "31", "16", "'24", "2024", "1530", "0000", "9999",
    "March", "Feb.", "winter", "spring", "Friday", "sun", "w/c", "about", "in", "2023/24",
]  # fmt: skip
NEAR = st.builds(
    str.join, st.sampled_from([" ", "", "-"]), st.lists(st.sampled_from(SCRAPS), max_size=8)
)
YEARS = st.none() | st.integers()


@given(ranges())
def test_what_is_said_of_a_range_is_read_as_that_range(edtf: str) -> None:
    assert valid(edtf)
    assert read(say(edtf)).edtf == edtf
    assert read(edtf).edtf == edtf
    assert plain(say(edtf)) == edtf


@given(DAYS)
def test_every_day_is_read_in_every_common_form(day: date) -> None:
    # %d and %m are padded; people pad or not.
    forms = ["%d %B %Y", "%A %d %B %Y", "%B %d %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]
    assert {read(day.strftime(form)).edtf for form in forms} == {day.isoformat()}


@given(ranges())
def test_bounds_are_in_order_and_within_the_years_of_a_review(edtf: str) -> None:
    first, last = bounds(edtf)
    assert date(FIRST_YEAR, 1, 1) <= first <= last <= date(LAST_YEAR, 12, 31)


@given(ranges(), ranges())
def test_overlap_is_mutual_and_is_a_shared_day(a: str, b: str) -> None:
    assert overlaps(a, b) == overlaps(b, a)
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    assert overlaps(a, b) == (max(a_first, b_first) <= min(a_last, b_last))


@given(st.text() | NEAR, YEARS)
def test_any_words_are_read_quietly_and_only_into_the_subset(words: str, year: int | None) -> None:
    reading = read(words, year=year)
    if reading.edtf is None:
        assert plain(words) is None
    else:
        assert valid(reading.edtf)
        assert reading.needs is Needs.NOTHING
        assert plain(words) in (None, reading.edtf)


@given(NEAR)
def test_words_that_ask_for_a_year_can_be_read_with_one(words: str) -> None:
    if read(words).needs is Needs.YEAR:
        assert any(read(words, year=year).edtf for year in range(2000, 2028))


@given(st.text() | st.from_regex(r"\A[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?\Z"))
def test_bounds_and_valid_agree(text: str) -> None:
    if valid(text):
        assert bounds(text)[0] <= bounds(text)[1]
    else:
        with pytest.raises(ValueError):
            bounds(text)


@pytest.fixture(scope="module")
def oracle() -> Callable[[str], Any]:
    """Return the oracle's parser, imported late: it warns of its own parser when imported."""
    import edtf

    parse: Callable[[str], Any] = edtf.parse_edtf
    return parse


def _day(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


@pytest.mark.filterwarnings("ignore::pyparsing.warnings.PyparsingDiagnosticWarning")
@pytest.mark.filterwarnings("ignore::pyparsing.warnings.PyparsingDeprecationWarning")
@settings(max_examples=60)
@given(edtf=ranges())
def test_every_range_of_ours_is_edtf_with_the_same_days(
    oracle: Callable[[str], Any], edtf: str
) -> None:
    theirs = oracle(edtf)
    assert bounds(edtf) == (_day(theirs.lower_strict()), _day(theirs.upper_strict()))
