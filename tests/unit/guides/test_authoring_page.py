"""What `prompts/README.md` tells the people who write guides is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from interview.guides.load import load_named
from interview.model.guide import Corner, Depth, Question
from interview.model.taxonomy import Form
from interview.wording import NAMES

PAGE = (Path(__file__).parents[3] / "prompts" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", Question.model_fields)
def test_every_field_of_a_question_is_explained(field: str) -> None:
    assert re.search(rf"^\| [^|]*`{field}`", PAGE, re.MULTILINE)


@pytest.mark.parametrize("word", [*Corner, *Depth, *Form])
def test_every_word_of_a_closed_list_is_named(word: str) -> None:
    assert f"`{word}`" in PAGE


@pytest.mark.parametrize("name", sorted(frozenset().union(*NAMES.values())))
def test_every_name_that_wording_may_use_is_named(name: str) -> None:
    assert f"`{{{{ {name} }}}}`" in PAGE


def test_the_example_is_a_question_of_the_guide() -> None:
    example = PAGE.split("```toml\n")[1].split("```")[0]
    (row,) = tomllib.loads(example)["question"]
    question = load_named().by_id[row["id"]]
    assert row["ask"] == question.ask
    assert row["hint"] == question.hint
    assert row["why"] == question.why
