"""The timeline laid out on pages: where each lane, line, bar and mark is. Nothing drawn here.

The one decision: all text is in the column at the left, wrapped to fit, and the plot at the right
holds marks only. So no two texts can meet, however long a title or near two days are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Final

from interview.model.taxonomy import Knowing
from interview.model.when.ranges import MONTHS
from interview.text import shown

if TYPE_CHECKING:
    from interview.report.timeline import EpisodeLane, PersonLane, Point, Span, Timeline

# All lengths are in units of the drawing, about a pixel on a screen of ordinary size.
WIDTH: Final = 1040
LINE: Final = 16
GAP: Final = 10
AXIS: Final = 30
MARK: Final = 9  # half a mark's width
FONT: Final = 12
_ROW: Final = 2.4 * MARK  # of marks below each other
_LABELS: Final = 300
_LEFT, _RIGHT = 330, 1020
_TALLEST: Final = 470  # of the lanes in one drawing: with its heading it fits a page on its side
_BOLD: Final = 1.12  # how much wider bold is
_TICKS: Final = 8
_MONTH_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_DAY_STEPS: Final = (1, 2, 7, 14)
_MANY_DAYS: Final = 56

_SHAPE: Final = {
    Knowing.KNEW: "knew",
    Knowing.BELIEVED: "took",
    Knowing.ASSUMED: "took",
    Knowing.LEARNED_LATER: "later",
    Knowing.DID_NOT_KNOW: "later",
    None: "unsaid",
}
LEGEND: Final = (
    ("knew", "Knew it"),
    ("took", "Believed or assumed it"),
    ("later", "Learned it later, or did not know"),
    ("unsaid", "Not said which"),
)


@dataclass(frozen=True, slots=True)
class LaidBar:
    """One range of an episode: its middle's height in its lane, from where it reaches how far."""

    down: float
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class LaidPoint:
    """One thing known: its middle, its shape, and the days it may have been (None: too few)."""

    down: float
    x: float
    shape: str
    during: tuple[float, float] | None
    number: int
    anchor: str
    said: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its label's lines (text, bold), its marks, its height."""

    label: tuple[tuple[str, bool], ...]
    bars: tuple[LaidBar, ...]
    points: tuple[LaidPoint, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing, low enough for a page. A tick is where a line stands and what is written."""

    title: str
    described: str
    ticks: tuple[tuple[float, str], ...]
    lanes: tuple[Lane, ...]
    height: float


def pictures(timeline: Timeline) -> tuple[Picture, ...]:
    """Return the timeline on as many drawings as it takes; none where nothing has a place."""
    if not timeline.spans:
        return ()
    scale = _Scale(timeline.spans)
    episodes = [_episode_lane(lane, scale) for lane in timeline.episodes]
    people = [_person_lane(lane, scale) for lane in timeline.people]
    pages = [
        *((f"Episodes in time{more}", page) for more, page in _paged(episodes)),
        *((f"Who learned what, in time{more}", page) for more, page in _paged(people)),
    ]
    return tuple(
        Picture(
            title=title,
            described=_described(page, scale),
            ticks=tuple(scale.ticks()),
            lanes=tuple(page),
            height=round(AXIS + sum(lane.height for lane in page), 1),
        )
        for title, page in pages
    )


class _Scale:
    """From days to places on the plot: whole months (or weeks, where few days) at both ends."""

    def __init__(self, spans: Sequence[Span]) -> None:
        first = min(one.first for one in spans)
        last = max(one.last for one in spans)
        self._by_days = (last - first).days < _MANY_DAYS
        if self._by_days:
            self.first, self.last = first - timedelta(days=1), last + timedelta(days=2)
        else:
            self.first, self.last = first.replace(day=1), _months_on(last.replace(day=1), 1)

    def x(self, day: date) -> float:
        """Return where a day begins."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield where a line stands and what is written there, at most a few."""
        if self._by_days:
            days = (self.last - self.first).days
            step = next((one for one in _DAY_STEPS if days <= one * _TICKS), _DAY_STEPS[-1])
            day = self.first
            while day < self.last:
                yield self.x(day), f"{day.day} {_month(day)} {day.year}"
                day += timedelta(days=step)
            return
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((one for one in _MONTH_STEPS if months <= one * _TICKS), _MONTH_STEPS[-1])
        day = self.first
        while day < self.last:
            yield self.x(day), f"{_month(day)} {day.year}" if step % 12 else str(day.year)
            day = _months_on(day, step)


def _month(day: date) -> str:
    return MONTHS[day.month - 1][:3]


def _months_on(first: date, months: int) -> date:
    ahead = first.year * 12 + first.month - 1 + months
    return date(ahead // 12, ahead % 12 + 1, 1)


def _episode_lane(lane: EpisodeLane, scale: _Scale) -> Lane:
    label = [(line, True) for line in _wrapped(f"{lane.number}  {lane.title}", bold=True)]
    bars = []
    for bar in lane.bars:
        left = scale.x(bar.span.first)
        width = max(round(scale.x(bar.span.last + timedelta(days=1)) - left, 1), 4)
        bars.append(LaidBar(len(label) * LINE + LINE / 2, left, width))
        said = f"{bar.span.said}: {', '.join(bar.codes)}"
        label += [(line, False) for line in _wrapped(said, bold=False)]
    return _lane(label, bars, ())


def _person_lane(lane: PersonLane, scale: _Scale) -> Lane:
    label = [(line, True) for line in _wrapped(lane.code, bold=True)]
    label += [(line, False) for line in _wrapped(lane.role, bold=False)]
    points: list[LaidPoint] = []
    ends: list[float] = []  # of what is already in each row
    for point in sorted(lane.points, key=lambda one: scale.x(one.span.first)):
        left, right = _reach(point, scale)
        row = next((n for n, end in enumerate(ends) if end < left), len(ends))
        ends[row:] = [right, *ends[row + 1 :]]
        points.append(_laid(point, scale, row * _ROW + MARK))
    return _lane(label, (), points)


def _lane(
    label: Sequence[tuple[str, bool]], bars: Sequence[LaidBar], points: Sequence[LaidPoint]
) -> Lane:
    """Return a lane as high as its label or its marks take."""
    depth = max((point.down + _ROW - MARK for point in points), default=0)
    return Lane(tuple(label), tuple(bars), tuple(points), max(len(label) * LINE, depth) + GAP)


def _cut(lane: Lane) -> Iterator[Lane]:
    """Yield a lane in pieces that each fit a drawing; the name begins each further one too."""
    if lane.height <= _TALLEST:
        yield lane
        return
    lines = int(_TALLEST - GAP) // LINE - 2  # and two for the name
    rows = int((_TALLEST - GAP) // _ROW)
    deepest = max((point.down for point in lane.points), default=0)
    for number in range(max(-(-len(lane.label) // lines), int(deepest // (rows * _ROW)) + 1)):
        head = (lane.label[0], ("continued", False)) if number else ()
        start, end = number * lines * LINE, (number + 1) * lines * LINE
        above, below = number * rows * _ROW, (number + 1) * rows * _ROW
        yield _lane(
            (*head, *lane.label[number * lines : (number + 1) * lines]),
            [
                replace(bar, down=bar.down - start + len(head) * LINE)
                for bar in lane.bars
                if start <= bar.down < end
            ],
            [
                replace(point, down=point.down - above)
                for point in lane.points
                if above <= point.down < below
            ],
        )


def _laid(point: Point, scale: _Scale, down: float) -> LaidPoint:
    first, last = scale.x(point.span.first), scale.x(point.span.last + timedelta(days=1))
    return LaidPoint(
        down=down,
        x=_middle(point.span, scale),
        shape=_SHAPE[point.status],
        during=(first, last) if last - first > 2 * MARK else None,
        number=point.number,
        anchor=point.anchor,
        said=f"{point.number}: learned {point.span.said}",
    )


def _reach(point: Point, scale: _Scale) -> tuple[float, float]:
    middle = _middle(point.span, scale)
    ahead = scale.x(point.span.last + timedelta(days=1))
    return min(scale.x(point.span.first), middle - MARK) - 2, max(ahead, middle + MARK) + 2


def _middle(span: Span, scale: _Scale) -> float:
    return round((scale.x(span.first) + scale.x(span.last + timedelta(days=1))) / 2, 1)


def _paged(lanes: Sequence[Lane]) -> Iterator[tuple[str, list[Lane]]]:
    """Yield as many lanes as fit a page, with what its title says of it."""
    pages: list[list[Lane]] = []
    room = 0.0
    for lane in chain.from_iterable(_cut(one) for one in lanes):
        if lane.height > room:
            pages.append([])
            room = _TALLEST
        pages[-1].append(lane)
        room -= lane.height
    for number, page in enumerate(pages, start=1):
        yield f", {number} of {len(pages)}" if len(pages) > 1 else "", page


def _described(lanes: Sequence[Lane], scale: _Scale) -> str:
    first, last = scale.first, scale.last - timedelta(days=1)
    return (
        f"{len(lanes)} rows, from {MONTHS[first.month - 1]} {first.year} to"
        f" {MONTHS[last.month - 1]} {last.year}. The same is in the tables of this report."
    )


def _wrapped(text: str, *, bold: bool) -> list[str]:
    """Return `text` in lines that fit the label column whatever the font; no letter is left out."""
    room = (_LABELS / FONT) / (_BOLD if bold else 1)
    lines, line, taken = [], "", 0.0
    for word in shown(text).split():
        for piece in _pieces(word, room):
            width = _ems(piece)
            if line and taken + 0.4 + width > room:
                lines.append(line)
                line, taken = "", 0.0
            line = f"{line} {piece}" if line else piece
            taken += width + (0.4 if taken else 0)
    return [*lines, line] if line else lines


def _pieces(word: str, room: float) -> Iterator[str]:
    piece, taken = "", 0.0
    for char in word:
        width = _ems(char)
        if piece and taken + width > room:
            yield piece
            piece, taken = "", 0.0
        piece += char
        taken += width
    yield piece


def _ems(text: str) -> float:
    return sum(_em(char) for char in text)


def _em(char: str) -> float:
    """Return a width that a letter stays within in the sans serif fonts of common systems."""
    if char in "mwMW@%" or unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if unicodedata.combining(char):
        return 0.0
    if char.isascii():
        return 0.72 if char.isupper() or char.isdigit() else 0.62
    return 0.85
