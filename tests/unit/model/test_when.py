"""Dates as people say them: what is read, what asks for a year, and what is left alone."""

from __future__ import annotations

import pytest

from interview.model.when import Needs, Reading, bounds, overlaps, plain, read, say, valid

READ = [
    # one day
    ("8 March 2024", "2024-03-08"),
    ("8th of March 2024", "2024-03-08"),
    ("the 8th of March, 2024", "2024-03-08"),
    ("on 8 March 2024.", "2024-03-08"),
    ("  8  MARCH\n2024 ", "2024-03-08"),
    ("March 8 2024", "2024-03-08"),
    ("March 24th, 2024", "2024-03-24"),
    ("8 Mar 24", "2024-03-08"),
    ("8 Mar. '24", "2024-03-08"),
    ("8 Sept \u201924", "2024-09-08"),
    ("08-Mar-2024", "2024-03-08"),
    ("Friday 8 March 2024", "2024-03-08"),
    ("Fri, the 8th of March 2024", "2024-03-08"),
    ("?22 May 2016", "2016-05-22"),
    ("22 May 2016?", "2016-05-22"),
    ("29 February 2024", "2024-02-29"),
    # in figures, as in Britain
    ("22/05/16", "2016-05-22"),
    ("22/05/2016", "2016-05-22"),
    ("22.5.2016", "2016-05-22"),
    ("22-05-2016", "2016-05-22"),
    ("5/6/2016", "2016-06-05"),
    ("5/6/49", "2049-06-05"),
    ("5/6/50", "1950-06-05"),
    ("2024-03-08", "2024-03-08"),
    ("2024/3/8", "2024-03-08"),
    ("2024-03", "2024-03"),
    ("03/2024", "2024-03"),
    ("2024", "2024"),
    # a month and its thirds
    ("March 2024", "2024-03"),
    ("March '24", "2024-03"),
    ("some time in March 2024", "2024-03"),
    ("early March 2024", "2024-03-01/2024-03-10"),
    ("early February 2024", "2024-02-01/2024-02-10"),
    ("in mid-March 2024", "2024-03-11/2024-03-20"),
    ("late April 2024", "2024-04-21/2024-04-30"),
    ("late February 2023", "2023-02-21/2023-02-28"),
    ("late in December 2024", "2024-12-21/2024-12-31"),
    ("the beginning of March 2024", "2024-03-01/2024-03-10"),
    ("start of March 2024", "2024-03-01/2024-03-10"),
    ("the middle of March 2024", "2024-03-11/2024-03-20"),
    ("the end of March 2024", "2024-03-21/2024-03-31"),
    # from one to another
    ("3 to 5 March 2024", "2024-03-03/2024-03-05"),
    ("3-5 March 2024", "2024-03-03/2024-03-05"),
    ("3 \u2013 5 March 2024", "2024-03-03/2024-03-05"),
    ("between 3 and 5 March 2024", "2024-03-03/2024-03-05"),
    ("some time between the 3rd and the 5th of March 2024", "2024-03-03/2024-03-05"),
    ("Sunday 3 to Tuesday 5 March 2024", "2024-03-03/2024-03-05"),
    ("from 28 February to 3 March 2024", "2024-02-28/2024-03-03"),
    ("28 Feb-3 Mar 24", "2024-02-28/2024-03-03"),
    ("12 March 2024 to the 19th", "2024-03-12/2024-03-19"),
    ("30 December 2023 until 2 January 2024", "2023-12-30/2024-01-02"),
    ("22/05/16 - 25/05/16", "2016-05-22/2016-05-25"),
    ("22-05-2016 - 25-05-2016", "2016-05-22/2016-05-25"),
    ("2024-03-01/2024-03-10", "2024-03-01/2024-03-10"),
    ("2024-03-01 to 2024-03-10", "2024-03-01/2024-03-10"),
    ("2024-03/2024-05", "2024-03/2024-05"),
    ("2023/2024", "2023/2024"),
    ("between March and May 2024", "2024-03/2024-05"),
    ("2023 to 2024", "2023/2024"),
    ("mid to late March 2024", "2024-03-11/2024-03-31"),
    ("late March to early April 2024", "2024-03-21/2024-04-10"),
    ("early March to 5 April 2024", "2024-03-01/2024-04-05"),
    ("8 to 8 March 2024", "2024-03-08"),
    # a week by its first day
    ("w/c 4 March 2024", "2024-03-04/2024-03-10"),
    ("the week commencing Monday 26 February 2024", "2024-02-26/2024-03-03"),
    # a season, a part of a year
    ("spring 2024", "2024-03/2024-05"),
    ("in the summer of 2024", "2024-06/2024-08"),
    ("Autumn 2024", "2024-09/2024-11"),
    ("late summer 2024", "2024-08"),
    ("winter 2023/24", "2023-12/2024-02"),
    ("the winter of 2023-2024", "2023-12/2024-02"),
    ("winter 2023 to 2024", "2023-12/2024-02"),
    ("winter 1999/00", "1999-12/2000-02"),
    ("early winter 2023/24", "2023-12"),
    ("early 2024", "2024-01/2024-04"),
    ("mid 2024", "2024-05/2024-08"),
    ("late 2024", "2024-09/2024-12"),
    ("early to mid 2024", "2024-01/2024-08"),
]


@pytest.mark.parametrize("words, edtf", READ)
def test_words_are_read_as(words: str, edtf: str) -> None:
    assert read(words) == Reading(edtf, Needs.NOTHING)


@pytest.mark.parametrize(
    "words, year, edtf",
    [
        ("?22 May", 2016, "2016-05-22"),
        ("8 March", 2024, "2024-03-08"),
        ("March the 8th", 2024, "2024-03-08"),
        ("March 8", 2024, "2024-03-08"),
        ("Friday 8 March", 2024, "2024-03-08"),
        ("29 February", 2024, "2024-02-29"),
        ("Thursday 29 February", 2024, "2024-02-29"),
        ("22/5", 2016, "2016-05-22"),
        ("March", 2024, "2024-03"),
        ("early March", 2024, "2024-03-01/2024-03-10"),
        ("the end of March", 2024, "2024-03-21/2024-03-31"),
        ("?12 March to the 19th", 2024, "2024-03-12/2024-03-19"),
        ("3 to 5 March", 2024, "2024-03-03/2024-03-05"),
        ("between 28 February and 3 March", 2024, "2024-02-28/2024-03-03"),
        ("w/c 4 March", 2024, "2024-03-04/2024-03-10"),
        ("spring", 2024, "2024-03/2024-05"),
    ],
)
def test_a_date_without_its_year_asks_for_it(words: str, year: int, edtf: str) -> None:
    assert read(words) == Reading(None, Needs.YEAR)
    assert read(words, year=year) == Reading(edtf, Needs.NOTHING)


def test_a_year_in_the_words_comes_before_a_year_that_was_asked_for() -> None:
    assert read("8 March 2024", year=2019).edtf == "2024-03-08"


REFUSED = [
    # no date of its own
    "",
    "?",
    "the week before half term",
    "after the second visit",
    "Tuesday",
    "last week",
    "yesterday",
    "the 8th",
    "3 to 5",
    "between 3 and 5",
    "early",
    "early to mid",
    "Christmas 2023",
    "autumn term 2024",
    # about a date is not the date
    "about 8 March 2024",
    "around 8 March 2024",
    "approximately 8 March 2024",
    "c. 8 March 2024",
    "roughly March 2024",
    "2024-03-08~",
    # open at one end, or a choice
    "from 8 March 2024",
    "before 8 March 2024",
    "until 8 March 2024",
    "8 or 9 March 2024",
    "3 and 5 March 2024",
    # no such day, or two things that don't agree
    "31 February",
    "31 February 2024",
    "29 February 2023",
    "0 March 2024",
    "32 March 2024",
    "05/22/2016",
    "Monday 8 March 2024",
    "5 to 3 March 2024",
    "30 December to 2 January",
    "30 December to 2 January 2024",
    "late March to early March 2024",
    "winter 2023/25",
    "2024-03-10/2024-03-01",
    # more than one way to take it
    "winter 2024",
    "winter",
    "March 24",
    "March 08",
    "2023/24",
    "2023-4",
    "the end of 2024",
    "March 2024 to 5 April 2024",
    "8 March to April 2024",
    "Friday March 2024",
    "w/c March 2024",
    # no year of a review
    "1530",
    "8 March 1066",
    "8 March 2200",
    "0000",
    # too much of something else
    "8 March 2024 and then the visit",
    "3 to 5 to 7 March 2024",
    "8" * 200,
    "\u0668 March 2024",
]


@pytest.mark.parametrize("words", REFUSED)
def test_words_that_cannot_be_read_are_left_as_they_are(words: str) -> None:
    assert read(words) == Reading(None, Needs.NOTHING)


@pytest.mark.parametrize(
    "words, year",
    [
        ("31 February", 2024),
        ("29 February", 2023),
        ("Monday 8 March", 2024),
        ("30 December to 2 January", 2024),
        ("winter", 2024),
        ("Tuesday", 2024),
        ("8 March", 1066),
    ],
)
def test_a_year_does_not_make_a_date_of_what_is_none(words: str, year: int) -> None:
    assert read(words, year=year) == Reading(None, Needs.NOTHING)


def test_a_text_longer_than_a_date_could_be_is_not_read() -> None:
    assert read("8 March 2024" + " " * 188).edtf == "2024-03-08"
    assert read("8 March 2024" + " " * 189).edtf is None


@pytest.mark.parametrize(
    "words, edtf",
    [
        ("8 March 2024", "2024-03-08"),
        ("Friday 8 March 2024", "2024-03-08"),
        ("3 to 5 March 2024", "2024-03-03/2024-03-05"),
        ("between 3 and 5 March 2024", "2024-03-03/2024-03-05"),
        ("2024-03-08", "2024-03-08"),
        ("2024-03-01/2024-03-10", "2024-03-01/2024-03-10"),
        ("22/05/2016", "2016-05-22"),
        ("March 2024", "2024-03"),
        ("2024", "2024"),
    ],
)
def test_a_plain_date_needs_no_confirming(words: str, edtf: str) -> None:
    assert plain(words) == edtf


@pytest.mark.parametrize(
    "words",
    [
        "early March 2024",
        "late March to 5 April 2024",
        "spring 2024",
        "winter 2023/24",
        "early 2024",
        "w/c 4 March 2024",
        "?22 May 2024",
        "22 May 2024?",
        "22/05/16",
        "8 Mar 24",
        "March '24",
        "8 March",
        "31 February 2024",
        "about 8 March 2024",
        "after the second visit",
    ],
)
def test_anything_vaguer_is_not_plain(words: str) -> None:
    assert plain(words) is None


@pytest.mark.parametrize(
    "edtf, words",
    [
        ("2024-03-08", "8 March 2024"),
        ("2024-03-01/2024-03-10", "1 to 10 March 2024"),
        ("2024-02-28/2024-03-03", "28 February to 3 March 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024"),
        ("2023-03-08/2024-03-08", "8 March 2023 to 8 March 2024"),
        ("2024-03-08/2024-03-08", "8 March 2024"),
        ("2024-03", "March 2024"),
        ("2024-03/2024-05", "March to May 2024"),
        ("2023-12/2024-02", "December 2023 to February 2024"),
        ("2024", "2024"),
        ("2023/2024", "2023 to 2024"),
    ],
)
def test_a_range_is_said_as_in_britain(edtf: str, words: str) -> None:
    assert say(edtf) == words


@pytest.mark.parametrize(
    "edtf, first, last",
    [
        ("2024-03-08", "2024-03-08", "2024-03-08"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12/2024-02", "2023-12-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2199", "2199-01-01", "2199-12-31"),
    ],
)
def test_bounds_are_the_first_and_last_day(edtf: str, first: str, last: str) -> None:
    assert [day.isoformat() for day in bounds(edtf)] == [first, last]


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "/",
        "2024/",
        "/2024",
        "..",
        "2024-03-08/..",
        "2024-13",
        "2024-00",
        "2024-02-30",
        "2024-3-8",
        "20240308",
        "2024-03-08?",
        "2024-03~",
        "2024-21",
        "202X",
        "1899",
        "2200",
        "2024/2023",
        "2024-03-10/2024-03-01",
        "2024-03/2024-04-05",
        "2024/2025/2026",
        "2024-03-01/2024-03-10/2024-03-11",
        "2024-03-08\n",
        " 2024",
        "\u0662\u0660\u0662\u0664",
    ],
)
def test_what_is_outside_the_subset_is_refused_without_repeating_it(edtf: str) -> None:
    assert not valid(edtf)
    with pytest.raises(ValueError, match=r"^Not a date or a range of dates in the subset"):
        bounds(edtf)
    with pytest.raises(ValueError, match=r"^Not a date or a range of dates in the subset"):
        say(edtf)
    with pytest.raises(ValueError, match=r"^Not a date or a range of dates in the subset"):
        overlaps("2024", edtf)


@pytest.mark.parametrize(
    "a, b, shared",
    [
        ("2024-03-01/2024-03-10", "2024-03-10", True),
        ("2024-03-01/2024-03-10", "2024-03-11", False),
        ("2024-03", "2024", True),
        ("2023-12/2024-02", "2024-02-29", True),
        ("2023", "2024", False),
    ],
)
def test_ranges_overlap_when_they_share_a_day(a: str, b: str, shared: bool) -> None:
    assert overlaps(a, b) is shared
