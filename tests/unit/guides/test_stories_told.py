"""Three very different people, and the follow-ups that each gets: goldens to be read aloud.

After a change that is meant, write them anew and read them: INTERVIEW_GOLDEN=write pytest THIS
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from interview.beginning import Beginning
from interview.engine.events import Answered, Came, FollowUpAnswered, FollowUpPut, SupportOffered
from interview.engine.events import read_events as read
from interview.engine.handover import record_of
from interview.guides.walk import Walk, walk
from interview.model.invitation import Setting
from interview.model.story import Story
from interview.model.taxonomy import AnswerState, Form, Mode
from interview.reading import toml_value
from tests.support.talk import guide, ticking

TESTS = Path(__file__).resolve().parents[2]
TOLD = ("talkative", "terse", "distressed")


@cache
def told(name: str) -> Walk:
    story = toml_value(TESTS / "data" / "stories" / f"{name}.toml", Story, what="story")
    setting = Setting(support="Staff care line")
    begins = Beginning(guide(), setting, mode=Mode.SCRIPTED, owner="o")
    return walk(story, begins, ticking())


def put(name: str) -> list[FollowUpPut]:
    events = read(told(name).notebook.events)
    return [one for one in events if isinstance(one, FollowUpPut)]


def lines(walked: Walk) -> Iterator[str]:
    """Yield what was asked, said, and asked then, of all that was answered in words."""
    asked: dict[str, str] = {}
    for one in read(walked.notebook.events):
        if isinstance(one, Came):
            asked |= {row.question: row.asked for row in one.put}
        elif isinstance(one, Answered) and _spoken(one):
            yield f"\n{one.episode or 'once'}  {asked[one.question]}"
            yield f"    {one.text or f'({one.state})'}"
        elif isinstance(one, SupportOffered):
            yield f"  - words of support: {one.support}"
        elif isinstance(one, FollowUpPut):
            yield f"  ? {one.asked}"
        elif isinstance(one, FollowUpAnswered):
            yield f"    {one.text or f'({one.state})'}"


def _spoken(one: Answered) -> bool:
    words = guide().by_id[one.question].form is Form.NARRATIVE
    return words and one.state is not AnswerState.LEFT_BLANK and one.question[:3] != "you"


@pytest.mark.parametrize("name", TOLD)
def test_the_follow_ups_that_somebody_gets(name: str) -> None:
    path = TESTS / "golden" / f"told-{name}.txt"
    heard = "\n".join(lines(told(name))).strip() + "\n"
    if os.environ.get("INTERVIEW_GOLDEN") == "write":
        path.write_text(heard, encoding="utf-8")
    assert heard == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TOLD)
def test_none_is_a_why_a_should_or_two_in_one(name: str) -> None:
    for one in put(name):
        ours = re.sub(r'"[^"]*"', "", one.asked)
        assert not re.search(r"\b(why|should|could have|fault|blame|wrong)\b", ours, re.IGNORECASE)
        assert ours.count("?") <= 1


@pytest.mark.parametrize("name", TOLD)
def test_they_are_few_and_differ(name: str) -> None:
    found = put(name)
    assert 1 <= len(found) <= 6
    assert all(one.episode for one in found), "never in the overview"
    here = [(one.episode, one.asked) for one in found]
    assert len(here) == len(set(here))


def test_the_distressed_are_met_with_support_and_nothing_of_it_is_handed_over() -> None:
    walked = told("distressed")
    shown = [one for one in read(walked.notebook.events) if isinstance(one, SupportOffered)]
    assert [one.support for one in shown] == ["self_blame", "self_blame", "despair"]
    handed = str(record_of(walked.conversation.state, guide()).plain())
    assert "heavy to carry" not in handed
    assert "Staff care line" not in handed
