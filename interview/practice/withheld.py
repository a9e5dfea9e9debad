"""What is withheld until the debrief, as pieces to print: what is planted, what to ask, tables.

The one decision: only what is for the facilitator imports this.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from interview.model.guide import Guide
from interview.model.practice import Debrief
from interview.practice.debrief_sheets import KINDS
from interview.report.booklet import Bullet, Grid, Heading, Items, Line, Manner, Piece

if TYPE_CHECKING:
    from interview.practice.cases import PracticeCase

_OF: Final = MappingProxyType(
    {
        "group": "Ask everybody",
        "askers": "Ask those who asked",
        "observers": "Ask those who observed",
    }
)
_WHEN: Final = "when"  # an episode's own words for its time
_SEEN: Final = 7  # rows for where accounts differ
_MOST_ACROSS: Final = 6  # columns that leave room to write


def planted(debrief: Debrief, of: PracticeCase, guide: Guide) -> Iterator[Piece]:
    """Yield a table of what is planted: what kind of thing, between whom, where, what."""
    episodes = {one.id: one.title for one in of.file.episode}
    rows = tuple(
        (
            (Line(KINDS[one.kind]), Line(", ".join(one.participants), Manner.QUIET)),
            one.what,
            (Line(episodes.get(one.episode, one.episode)), Line(_where(one.where, guide))),
            "",
        )
        for one in debrief.planted
    )
    head = ("What, and between whom", "How it stands in the case", "Where to look", "Found")
    yield Grid(head, (2.7, 7, 3.1, 1.2), rows)


def questions(debrief: Debrief) -> Iterator[Piece]:
    """Yield the questions to ask, in their order, with a heading wherever others are asked."""
    asked: list[str] = []
    before = ""
    for one in debrief.ask:
        if one.of != before and asked:
            yield Items(tuple(asked), Bullet.TICK)
            asked = []
        if one.of != before:
            yield Heading(_OF[one.of], 3)
        before = one.of
        asked.append(one.ask)
    yield Items(tuple(asked), Bullet.TICK)


def accounts_table(of: PracticeCase) -> Iterator[Piece]:
    """Yield an empty table, a row for each moment and a column for each role."""
    moments = [f"{one.title}\n{one.when}" for one in of.file.episode]
    roles = [(one.code, one.role) for one in of.file.participant]
    for start in range(0, len(roles), _MOST_ACROSS):
        across = roles[start : start + _MOST_ACROSS]
        head = ("", *(f"{code}, {role}" for code, role in across))
        rows = tuple((one, *("" for _ in across)) for one in moments)
        yield Grid(head, (1.2, *(1 for _ in across)), rows, room=3)


def differences_table() -> Iterator[Piece]:
    """Yield an empty table for where accounts differ."""
    head = (
        "The moment",
        "One account",
        "Another account",
        "Were both asked?",
        "Who could tell more",
    )
    yield Grid(head, (2, 3.4, 3.4, 1.6, 2.2), (("",) * len(head),) * _SEEN, room=2)


def _where(ids: tuple[str, ...], guide: Guide) -> str:
    """Return what the questions are called where an answer to them carries something."""
    titles = {stage.id: stage.told or stage.title for stage in guide.stages}
    titles |= {part.id: part.told or part.title for part in guide.parts}
    said = []
    for one in ids:
        question = guide.by_id.get(one)
        if one == _WHEN:
            said.append("when they say it was")
        elif question is not None:
            name = question.told or question.name or titles[question.part or question.stage]
            said.append(name.lower())
    return "; ".join(dict.fromkeys(said))
