"""The table of turning points, a row each, with all that hangs on it (method.md 7, "KPE table").

The one decision: a row is gathered from what the other tables hold, so nothing stands here that an
audience isn't shown there. Appraisals and codes are the reviewers', and stay with the team.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from interview.report.audience import SECTIONS, Audience, Section

if TYPE_CHECKING:
    from interview.report.exploring import DifferenceRow
    from interview.report.matrix import FactorRow, Factors
    from interview.report.passages import Passage
    from interview.report.side_by_side import EpisodeTable
    from interview.report.views import AppraisalRow, CodingRow, ViewRows

# What each row is made of, by the ids of design.md 4: they are asked of every turning point.
_DONE: Final = "options.did"
_SEEN: Final = "thought.to_colleague"


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A row of the table: one episode.

    `dates` are confirmed ranges as they are said, each with the codes of those who confirmed it.
    `open` are differences to explore, each with its anchor.
    """

    id: str
    number: int
    anchor: str
    title: str
    when: str  # the reviewers' own words for it
    dates: tuple[tuple[str, tuple[str, ...]], ...]
    who: tuple[tuple[str, str], ...]  # code and role, each person once however often they tell it
    done: tuple[Passage, ...]
    seen: tuple[Passage, ...]
    factors: tuple[FactorRow, ...]
    appraisals: tuple[AppraisalRow, ...]  # more than one where episodes were matched since
    patterns: tuple[CodingRow, ...]
    open: tuple[tuple[str, str], ...]


def turning_points(
    episodes: Sequence[EpisodeTable],
    factors: Factors,
    differences: Sequence[DifferenceRow],
    views: ViewRows,
    audience: Audience,
) -> tuple[TurningPoint, ...]:
    """Return a row for each of `episodes`, as far as `audience` is shown what it is made of."""
    side_by_side = Section.SIDE_BY_SIDE in SECTIONS[audience]
    every = [row for _, rows in factors.groups for row in rows]
    patterns = [row for row in views.codings if row.pattern]
    return tuple(
        TurningPoint(
            id=one.id,
            number=one.number,
            anchor=one.anchor,
            title=one.title,
            when=one.when,
            dates=tuple(_dates(one)),
            who=tuple(dict.fromkeys((each.person.code, each.person.role) for each in one.columns)),
            done=_answers(one, _DONE) if side_by_side else (),
            seen=_answers(one, _SEEN) if side_by_side else (),
            factors=tuple(row for row in every if row.episode == one.number),
            appraisals=tuple(row for row in views.appraisals if row.episode == one.number),
            patterns=tuple(row for row in patterns if row.episode == one.number),
            open=tuple((row.title, row.anchor) for row in differences if row.episode == one.number),
        )
        for one in episodes
    )


def _dates(episode: EpisodeTable) -> Iterator[tuple[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {}
    for one in episode.columns:
        if one.confirmed:
            found.setdefault(one.confirmed, []).append(one.person.code)
    for said, codes in found.items():
        yield said, tuple(dict.fromkeys(codes))


def _answers(episode: EpisodeTable, question: str) -> tuple[Passage, ...]:
    """Return what was answered to `question` there, by column; what wasn't put is left out."""
    return tuple(
        passage
        for part in episode.parts
        for row in part.rows
        if row.question == question
        for cell in row.cells
        for passage in cell
        if passage.anchor and passage.asked
    )
