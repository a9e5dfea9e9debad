"""What happened when, and who learned what when, laid out in time; nothing drawn here.

The one decision: only what somebody confirmed has a place in time. What has none is listed beside
the drawing, and never put anywhere on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from interview.model import when
from interview.report.statements import said_date

if TYPE_CHECKING:
    from interview.model.taxonomy import Knowing
    from interview.report.knowing import KnownRow
    from interview.report.side_by_side import EpisodeTable


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included, and how that is said."""

    first: date
    last: date
    said: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One range, and whose it is: everybody who confirmed just this one."""

    span: Span
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EpisodeLane:
    """An episode with the ranges that people confirmed for it, each person's own."""

    number: int
    title: str
    anchor: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing known, at the time it was learned; `number` is its row in who knew what, when."""

    number: int
    anchor: str
    span: Span
    status: Knowing | None


@dataclass(frozen=True, slots=True)
class PersonLane:
    """What one person learned, in time."""

    code: str
    role: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that has a place in time; then the episodes and things known that have none."""

    episodes: tuple[EpisodeLane, ...]
    people: tuple[PersonLane, ...]
    undated_episodes: tuple[EpisodeLane, ...]
    undated_known: tuple[KnownRow, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Everything that is placed."""
        bars = (bar.span for lane in self.episodes for bar in lane.bars)
        points = (point.span for lane in self.people for point in lane.points)
        return (*bars, *points)


def timeline(episodes: Sequence[EpisodeTable], known: Sequence[KnownRow]) -> Timeline:
    """Return what `episodes` and `known` say of time."""
    lanes = [EpisodeLane(one.number, one.title, one.anchor, tuple(_bars(one))) for one in episodes]
    return Timeline(
        episodes=tuple(one for one in lanes if one.bars),
        people=tuple(_people(known)),
        undated_episodes=tuple(one for one in lanes if not one.bars),
        undated_known=tuple(one for one in known if _span(one.learned) is None),
    )


def _bars(episode: EpisodeTable) -> Iterator[Bar]:
    by_range: dict[str, dict[str, None]] = {}
    for column in episode.columns:
        if column.edtf:
            by_range.setdefault(column.edtf, {})[column.person.code] = None
    found = [
        Bar(span, tuple(codes))
        for edtf, codes in by_range.items()
        if (span := _span(edtf)) is not None
    ]
    yield from sorted(found, key=lambda bar: (bar.span.first, bar.span.last))


def _people(known: Iterable[KnownRow]) -> Iterator[PersonLane]:
    by_person: dict[tuple[str, str], list[Point]] = {}
    for one in known:
        span = _span(one.learned)
        if span is not None:
            point = Point(one.number, one.anchor, span, one.status)
            by_person.setdefault((one.code, one.role), []).append(point)
    for (code, role), points in by_person.items():
        yield PersonLane(code, role, tuple(points))


def _span(edtf: str | None) -> Span | None:
    if edtf is None:
        return None
    return Span(*when.bounds(edtf), said_date(edtf))
