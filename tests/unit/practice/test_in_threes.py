"""What a round of a made-up case is about, and what of a case is read before anybody begins."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interview.engine.introduction import around
from interview.errors import InterviewError
from interview.practice import cases
from interview.practice.cases import PracticeCase
from tests.support import fern


@pytest.fixture
def mine(tmp_path: Path) -> PracticeCase:
    """Return a case of somebody's own, to be spoilt."""
    return cases.at(Path(shutil.copytree(fern.FERN, tmp_path / "mine")))


@pytest.mark.parametrize(
    "code,first", [("SW1", "E2"), ("HV1", "E2"), ("PO1", "E1"), ("TE1", "E3"), ("tm1", "E4")]
)
def test_it_is_the_first_moment_that_the_full_account_goes_into(code: str, first: str) -> None:
    assert cases.moment(cases.case("fern"), code) == first


@pytest.mark.parametrize("wanted", ["E5", "e5"])
def test_it_is_the_moment_that_was_asked_for(wanted: str) -> None:
    assert cases.moment(cases.case("fern"), "HV1", wanted) == "E5"


def test_where_no_account_is_written_yet_it_is_the_first_of_the_case(mine: PracticeCase) -> None:
    (mine.folder / "stories" / "HV1.toml").unlink()
    assert cases.moment(mine, "HV1") == "E1"


def test_a_case_without_moments_says_so(mine: PracticeCase) -> None:
    path = mine.folder / "case.toml"
    text = path.read_text(encoding="utf-8")
    tables = [one for one in text.split("\n\n") if not one.startswith("[[episode]]")]
    path.write_text("\n\n".join(tables), encoding="utf-8")
    with pytest.raises(InterviewError, match="no turning point"):
        cases.moment(cases.at(mine.folder), "HV1")


def test_nobody_is_told_to_ring_a_number_of_a_made_up_case() -> None:
    said = around(cases.setting(cases.case("fern"), "SW1"), fern.guide().words)
    assert "999" in said.act_now
    assert "01632" not in f"{said.act_now} {said.support} {said.contact}"


def test_a_round_has_its_minutes_and_no_other_questions() -> None:
    made = cases.setting(cases.case("fern"), "SW1", about="E2", content_note="A tired family.")
    assert (made.moment, made.minutes, made.content_note) == ("E2", 25, "A tired family.")
    assert (made.queries, made.memory_aid) == ((), ())
    assert made.card


def test_the_content_note_gives_no_ending_away() -> None:
    case = cases.case("fern")
    note = case.content_note()
    assert note == case.debrief().content_note
    assert "bone" not in note


def test_a_case_that_is_being_written_may_have_no_note_yet(mine: PracticeCase) -> None:
    (mine.folder / "debrief.toml").unlink()
    assert mine.content_note() == ""
