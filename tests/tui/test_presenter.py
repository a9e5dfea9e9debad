"""Text as it is painted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.tui.presenter import farewell, first_lines, in_box, last_lines, words, wrapped
from tests.support.seats import AT, seat


@given(st.text())
def test_nothing_is_read_as_markup(text: str) -> None:
    assert "".join(words(f"{text}[/i][Mum]").plain.splitlines()).endswith("[/i][Mum]")


@given(st.text())
def test_a_line_in_the_box_is_as_long_as_what_was_written(text: str) -> None:
    assert len(in_box(text)) == len(text)


@given(st.text(alphabet="ab \n"), st.integers(8, 40), st.integers(1, 3))
def test_the_last_lines_are_never_more_than_asked_for(text: str, width: int, count: int) -> None:
    lines = last_lines(text, width, count)
    assert len(lines) <= count


@pytest.mark.parametrize(
    "text,lines",
    [
        ("one two", ["one two"]),
        ("one two three four", ["... three four"]),
        ("", []),
    ],
)
def test_what_came_before_the_last_line_shows_as_dots(text: str, lines: list[str]) -> None:
    assert last_lines(text, 14, 1) == lines


@given(st.text(alphabet="ab \n見"), st.integers(8, 40), st.integers(1, 3))
def test_the_first_lines_are_never_more_than_asked_for(text: str, width: int, count: int) -> None:
    assert len(wrapped(first_lines(text, width, count), width)) <= count


@pytest.mark.parametrize(
    "text,shown",
    [("one two", "one two"), ("one two three four", "one two ..."), ("", "")],
)
def test_what_comes_after_the_first_line_shows_as_dots(text: str, shown: str) -> None:
    assert first_lines(text, 14, 1) == shown


def test_paragraphs_stay_apart() -> None:
    assert wrapped("one\n\ntwo", 20) == ["one", "", "two"]


def test_a_farewell_says_what_is_saved_and_how_to_come_back() -> None:
    chair = seat()
    told = farewell(chair.view, chair, AT)
    assert "Stopped at 14:32. All saved." in told
    assert "Staff care line, ext 4417" in told
    assert "interview resume 0123456789abcdef" in told


def test_a_farewell_before_the_beginning_says_that_nothing_is_kept() -> None:
    chair = seat(kept=False)
    assert farewell(chair.view, chair, AT) == "Nothing has been kept."
