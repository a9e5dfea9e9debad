"""Everything that a product shows, as plain frozen values: made once, written in many forms.

The one decision: what an audience may see is settled here and nowhere after. A writer lays out what
it is handed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from interview.model.decision import Views
from interview.report import words
from interview.report.audience import SECTIONS, Audience, Section
from interview.report.codes import CodeBook, code_book
from interview.report.exploring import (
    AbsenceGroup,
    DifferenceRow,
    Exploring,
    ProposalRow,
    WouldTalk,
)
from interview.report.index import Index
from interview.report.knowing import KnownRow, known_rows
from interview.report.matrix import Factors, factors
from interview.report.passages import Reader
from interview.report.people import NO_NAMES, Person, marks, named, person
from interview.report.side_by_side import EpisodeTable, SideBySide
from interview.report.statements import anchor
from interview.report.timeline import Timeline, timeline
from interview.report.turning_points import TurningPoint, turning_points
from interview.report.views import CodingRow, UsualRow, view_rows
from interview.report.whole import Added, StageTable, added, stages

if TYPE_CHECKING:
    from interview.model.case import Case
    from interview.model.guide import Guide
    from interview.model.merged import Account, Comparison

NO_VIEWS: Final = Views()


@dataclass(frozen=True, slots=True)
class Front:
    """The first page: what this is, for whom, how far it reaches.

    `unsafe` is who said that somebody may be unsafe, and where: code and anchor.
    """

    title: str
    question: str
    kind: str
    depth: str
    audience: str
    about_words: str
    marks: tuple[str, ...]
    unsafe: tuple[tuple[str, str], ...]
    invited: int
    returned: int
    withdrawn: int
    readers: tuple[str, ...]
    parallel: tuple[str, ...]
    guide: str


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables for one audience; what it doesn't see is empty."""

    audience: Audience
    sections: frozenset[Section]
    front: Front
    people: tuple[Person, ...]
    stages: tuple[StageTable, ...]
    added: tuple[Added, ...]
    timeline: Timeline
    episodes: tuple[EpisodeTable, ...]
    known: tuple[KnownRow, ...]
    differences: tuple[DifferenceRow, ...]
    absences: tuple[AbsenceGroup, ...]
    would_talk: tuple[WouldTalk, ...]
    proposals: tuple[ProposalRow, ...]
    factors: Factors
    turning_points: tuple[TurningPoint, ...]
    codings: tuple[CodingRow, ...]
    usual: tuple[UsualRow, ...]
    book: CodeBook


def tables(
    case: Case,
    guide: Guide,
    comparison: Comparison,
    audience: Audience,
    *,
    views: Views = NO_VIEWS,
    names: Mapping[str, str] = NO_NAMES,
) -> Tables:
    """Return what `audience` is shown of a comparison; `names` by code say who people are."""
    reader = Reader(guide, audience)
    comparison = _heard(named(comparison, names), reader)
    index = Index(comparison)
    sections = SECTIONS[audience]
    exploring = Exploring(comparison, index, reader)
    episodes = SideBySide(comparison, index, reader).tables()
    known = known_rows(comparison, index, reader) if Section.KNOWING in sections else ()
    shaped, differences = factors(comparison, index, reader), exploring.differences()
    made = view_rows(views, index, reader)
    return Tables(
        audience=audience,
        sections=sections,
        front=_front(case, comparison, audience, named=bool(names)),
        people=tuple(person(one, reader) for one in comparison.accounts),
        stages=stages(comparison, reader) if Section.WHOLE in sections else (),
        added=added(comparison, reader) if Section.OVERVIEWS in sections else (),
        timeline=timeline(episodes, known),
        episodes=episodes,
        known=known,
        differences=differences,
        absences=exploring.absences(),
        would_talk=exploring.would_talk(),
        proposals=exploring.proposals(),
        factors=shaped,
        turning_points=turning_points(episodes, shaped, differences, made, audience),
        codings=made.codings,
        usual=made.usual,
        book=code_book(case, guide),
    )


def _heard(comparison: Comparison, reader: Reader) -> Comparison:
    """Return what the audience hears of: an episode it may not has no number either."""
    if reader.audience is Audience.TEAM:
        return comparison
    heard = SideBySide(comparison, Index(comparison), reader).heard()
    return replace(comparison, episodes=heard)


def _front(case: Case, comparison: Comparison, audience: Audience, *, named: bool) -> Front:
    file, accounts = case.file, comparison.accounts
    team = audience is Audience.TEAM
    return Front(
        title=case.title,
        question=file.question,
        kind=words.KIND[file.kind],
        depth=words.DEPTH[file.depth],
        audience=words.FOR[audience],
        about_words=words.ABOUT_WORDS[audience],
        marks=(*([words.NAMED] if named else []), *_marks(accounts)),
        unsafe=tuple(_unsafe(accounts)) if team else (),
        invited=len(accounts),
        returned=sum(one.returned for one in accounts),
        withdrawn=sum(one.standing.withdrawn is not None for one in accounts),
        readers=tuple(", ".join(filter(None, (one.name, one.agency))) for one in file.reader),
        parallel=tuple(
            ", ".join(filter(None, (one.kind, one.status, one.since and f"since {one.since}")))
            for one in file.parallel
        ),
        guide=case.guide,
    )


def _marks(accounts: Sequence[Account]) -> Iterator[str]:
    """Yield what has to be known of this whole product, in a sentence each."""
    counted = Counter(mark for one in accounts for mark in marks(one))
    returned = sum(one.returned for one in accounts)
    for mark, sentence in words.MARKED.items():
        if counted[mark]:
            yield f"{mark}: {counted[mark]} of {returned} accounts. {sentence}"


def _unsafe(accounts: Sequence[Account]) -> Iterator[tuple[str, str]]:
    """Yield where somebody said that a child or an adult may be unsafe."""
    for account in accounts:
        for said in account.said:
            place = said.place
            asked = place.question.endswith(".unsafe_today")
            if asked and any(one.value == "yes" for one in said.variants):
                yield account.code, anchor(account.code, place.question, place.episode)
