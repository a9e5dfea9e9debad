"""The pages before an interview: the case's own words first, the guide's where it says none."""

from __future__ import annotations

import pytest

from interview.engine import introduction
from interview.engine.introduction import Around, around
from interview.model.invitation import Reader, Setting
from tests.support.talk import Person

WORDS = {name: f"the guide's {name}" for name in Around._fields}


@pytest.mark.parametrize("name", ["disclosure", "act_now", "support", "contact"])
def test_what_a_case_says_of_itself_comes_first(name: str) -> None:
    setting = Setting.model_validate({name: "the case's own"})
    assert getattr(around(setting, WORDS), name) == "the case's own"
    assert getattr(around(Setting(), WORDS), name) == f"the guide's {name}"


@pytest.mark.parametrize(
    "readers,said",
    [
        ((), "the guide's readers"),
        (
            (Reader(code="LR1", name="Lead reviewer 1", agency="Independent"),),
            "One person on the review team: Lead reviewer 1 (Independent).",
        ),
        (
            (Reader(code="LR1", name="A"), Reader(code="LR2", name="B", agency="Health")),
            "Two people on the review team: A, B (Health).",
        ),
        (
            tuple(Reader(code=f"R{n}", name="A") for n in range(12)),
            f"12 people on the review team: {', '.join('A' * 12)}.",
        ),
    ],
)
def test_readers_are_named_with_their_agencies(readers: tuple[Reader, ...], said: str) -> None:
    assert around(Setting(readers=readers), WORDS).readers == said


@pytest.mark.parametrize(
    "act_now,said",
    [
        ("Call 999.\nIf not, the duty desk", "Call 999. If not, the duty desk."),
        (
            "In danger  Call 999\n\nWorried  01632 960 017\n",
            "In danger Call 999. Worried 01632 960 017.",
        ),
        ("Ring 999!", "Ring 999!"),
    ],
)
def test_numbers_that_stand_a_line_each_are_sentences_within_a_page(
    act_now: str, said: str
) -> None:
    told = Person(Setting(act_now=act_now))
    assert said in "".join(introduction.pages(told.state, told.guide))
