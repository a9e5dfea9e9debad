"""A case of one's own, begun: it can be played as it is, and says what goes where."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview import resources
from interview.errors import InterviewError
from interview.model.practice import PlantedKind
from interview.practice import cases, template
from interview.practice.lint import lint
from tests.support import fern


def now() -> datetime:
    return datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    template.new(tmp_path / "mine")
    return tmp_path / "mine"


def test_it_lacks_only_more_of_what_it_has(begun: Path) -> None:
    found = lint(begun, fern.guide(), now)
    assert {one.do.split()[0] for one in found} == {"Add", "Plant"}


def test_each_of_its_people_can_be_played(begun: Path) -> None:
    of = cases.case(str(begun))
    played = [cases.setting(of, code).participant for code in of.roles]
    assert [one and one.code for one in played] == ["LA1", "DN1"]


@pytest.mark.parametrize("kind", PlantedKind)
def test_a_trainer_is_told_of_each_kind_that_can_be_planted(kind: PlantedKind, begun: Path) -> None:
    page = (resources.prompts() / "README.md").read_text(encoding="utf-8")
    assert f"| `{kind}` |" in page
    assert f"\n#   {kind} " in (begun / "debrief.toml").read_text(encoding="utf-8")


def test_what_somebody_wrote_is_never_written_over(begun: Path) -> None:
    mine = begun / "case.toml"
    mine.write_text("# mine\n", encoding="utf-8")
    with pytest.raises(InterviewError, match="is there already"):
        template.new(begun)
    assert mine.read_text(encoding="utf-8") == "# mine\n"
