"""Words typed alone: which are commands or other answers, and that nothing else ever is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine.typed import Command, plain, read
from interview.model.guide import StateWords
from interview.model.taxonomy import AnswerState

STATES = (
    StateWords(code=AnswerState.CANNOT_RECALL, label="Don't recall", typed=("I don't remember",)),
    StateWords(code=AnswerState.NOT_APPLICABLE, label="Nothing to add"),
)


@pytest.mark.parametrize(
    "line,command",
    [
        ("back", Command.BACK),
        ("  Back. ", Command.BACK),
        ("why?", Command.WHY),
        ("read it back", Command.READ_BACK),
        ("Read  it  back", Command.READ_BACK),
        ("go to", Command.GO_TO),
        ("stop for today", Command.STOP),
        ("someone may be unsafe now", Command.UNSAFE),
        ("go deeper", Command.DEEPER),
    ],
)
def test_a_command_is_read_from_a_whole_line(line: str, command: Command) -> None:
    assert read(line) is command


@pytest.mark.parametrize(
    "line", ["I don't remember", "i don\N{RIGHT SINGLE QUOTATION MARK}t remember.", "don't recall"]
)
def test_another_answer_is_read_by_its_words_or_its_label(line: str) -> None:
    assert read(line, STATES) is AnswerState.CANNOT_RECALL


@pytest.mark.parametrize(
    "line",
    ["", ".", "back then", "I went back", "I don't remember much", "why me", "pause; help", "1"],
)
def test_nothing_is_read_from_a_part_of_a_line(line: str) -> None:
    assert read(line, STATES) is None


def test_an_answer_that_the_question_does_not_offer_is_words() -> None:
    assert read("I don't remember") is None


@given(st.text(min_size=61))
def test_no_long_line_is_ever_a_command(line: str) -> None:
    assert read(line, STATES) is None


@given(st.text())
def test_words_are_compared_the_same_however_often(line: str) -> None:
    assert read(line, STATES) == read(f" {line} ", STATES) or len(line) > 58
    assert plain(plain(line)).casefold() == plain(plain(line))
