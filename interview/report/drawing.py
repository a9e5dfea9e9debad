"""The timeline drawn, as SVG that stands inside a page: no script, no style, no font of its own.

The one decision: all text is in the column at the left, wrapped to fit, and the plot at the right
holds marks only. So no two texts can meet, however long a title or near two days are. Marks differ
in shape, and read the same in black and white.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import drawsvg

from interview.model.taxonomy import Knowing
from interview.model.when.ranges import MONTHS
from interview.text import shown

if TYPE_CHECKING:
    from interview.report.timeline import Bar, EpisodeLane, PersonLane, Point, Span, Timeline

# All lengths are in units of the drawing, about a pixel on a screen of ordinary size.
WIDTH: Final = 1040
_LABELS: Final = 300
_LEFT, _RIGHT = 330, 1020
_LINE: Final = 16
_GAP: Final = 10
_AXIS: Final = 30
_TALLEST: Final = 560  # of the lanes in one drawing, so that it fits a page on its side
_MARK: Final = 9  # half a mark's width
_FONT, _BOLD = 12, 1.12  # size, and how much wider bold is
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
class _Lane:
    """One lane before it is placed: its label's lines (text, bold), its marks, its height."""

    label: tuple[tuple[str, bool], ...]
    marks: tuple[tuple[float, Any], ...]  # how far down, and what: a Bar or a Point
    height: float


def drawings(timeline: Timeline) -> tuple[str, ...]:
    """Return the timeline as SVG elements, each low enough for a page; none where nothing is."""
    if not timeline.spans:
        return ()
    scale = _Scale(timeline.spans)
    episodes = [_episode_lane(lane) for lane in timeline.episodes]
    people = [_person_lane(lane, scale) for lane in timeline.people]
    pages = [
        *((f"Episodes in time{more}", page) for more, page in _paged(episodes)),
        *((f"Who learned what, in time{more}", page) for more, page in _paged(people)),
    ]
    return tuple(_draw(title, page, scale, f"t{n}") for n, (title, page) in enumerate(pages))


def legend_mark(shape: str) -> str:
    """Return one mark by itself, for the words beside it that say what it means."""
    drawing = drawsvg.Drawing(20, 20, class_="mark", aria_hidden="true")
    _mark(drawing, shape, 10, 10)
    return str(drawing.as_svg(header=""))


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


def _episode_lane(lane: EpisodeLane) -> _Lane:
    label = [(line, True) for line in _wrapped(f"{lane.number}  {lane.title}", bold=True)]
    marks = []
    for bar in lane.bars:
        marks.append((len(label) * _LINE + _LINE / 2, bar))
        said = f"{bar.span.said}: {', '.join(bar.codes)}"
        label += [(line, False) for line in _wrapped(said, bold=False)]
    return _Lane(tuple(label), tuple(marks), len(label) * _LINE + _GAP)


def _person_lane(lane: PersonLane, scale: _Scale) -> _Lane:
    label = [(line, True) for line in _wrapped(lane.code, bold=True)]
    label += [(line, False) for line in _wrapped(lane.role, bold=False)]
    marks, depth = [], 0
    ends: list[float] = []  # of what is already in each row
    for point in sorted(lane.points, key=lambda one: scale.x(one.span.first)):
        left, right = _reach(point, scale)
        row = next((n for n, end in enumerate(ends) if end < left), len(ends))
        ends[row:] = [right, *ends[row + 1 :]]
        marks.append((row * 2.4 * _MARK + _MARK, point))
        depth = max(depth, row + 1)
    height = max(len(label) * _LINE, depth * 2.4 * _MARK) + _GAP
    return _Lane(tuple(label), tuple(marks), height)


def _reach(point: Point, scale: _Scale) -> tuple[float, float]:
    middle = _middle(point.span, scale)
    ahead = scale.x(point.span.last + timedelta(days=1))
    return min(scale.x(point.span.first), middle - _MARK) - 2, max(ahead, middle + _MARK) + 2


def _middle(span: Span, scale: _Scale) -> float:
    return round((scale.x(span.first) + scale.x(span.last + timedelta(days=1))) / 2, 1)


def _paged(lanes: Sequence[_Lane]) -> Iterator[tuple[str, list[_Lane]]]:
    """Yield as many lanes as fit a page, with what its title says of it."""
    pages: list[list[_Lane]] = []
    room = 0.0
    for lane in lanes:
        if lane.height > room:
            pages.append([])
            room = _TALLEST
        pages[-1].append(lane)
        room -= lane.height
    for number, page in enumerate(pages, start=1):
        yield f", {number} of {len(pages)}" if len(pages) > 1 else "", page


def _draw(title: str, lanes: Sequence[_Lane], scale: _Scale, name: str) -> str:
    height = _AXIS + sum(lane.height for lane in lanes)
    drawing = drawsvg.Drawing(
        WIDTH, round(height, 1), class_="timeline", aria_labelledby=f"{name}-title {name}-desc"
    )
    drawing.append(drawsvg.Title(title, id=f"{name}-title"))
    description = drawsvg.Title(_described(lanes, scale), id=f"{name}-desc")
    description.TAG_NAME = "desc"
    drawing.append(description)
    for x, written in scale.ticks():
        drawing.append(drawsvg.Line(x, _AXIS - 8, x, round(height, 1), class_="tick"))
        if x + 72 < WIDTH:
            drawing.append(drawsvg.Text(written, 11, x + 3, _AXIS - 14, class_="axis"))
    top = float(_AXIS)
    for lane in lanes:
        drawing.append(drawsvg.Line(0, round(top, 1), WIDTH, round(top, 1), class_="lane"))
        _draw_lane(drawing, lane, scale, top + _GAP / 2)
        top += lane.height
    return str(drawing.as_svg(header=""))


def _described(lanes: Sequence[_Lane], scale: _Scale) -> str:
    first, last = scale.first, scale.last - timedelta(days=1)
    return (
        f"{len(lanes)} rows, from {MONTHS[first.month - 1]} {first.year} to"
        f" {MONTHS[last.month - 1]} {last.year}. The same is in the tables of this report."
    )


def _draw_lane(drawing: Any, lane: _Lane, scale: _Scale, top: float) -> None:
    for number, (line, bold) in enumerate(lane.label):
        y = round(top + number * _LINE + _FONT, 1)
        drawing.append(drawsvg.Text(line, _FONT, 4, y, class_="name" if bold else "said"))
    for down, mark in lane.marks:
        y = round(top + down, 1)
        if hasattr(mark, "codes"):
            _draw_bar(drawing, mark, scale, y)
        else:
            _draw_point(drawing, mark, scale, y)


def _draw_bar(drawing: Any, bar: Bar, scale: _Scale, y: float) -> None:
    left = scale.x(bar.span.first)
    width = max(round(scale.x(bar.span.last + timedelta(days=1)) - left, 1), 4)
    drawing.append(drawsvg.Rectangle(left, y - 5, width, 10, rx=3, class_="bar"))


def _draw_point(drawing: Any, point: Point, scale: _Scale, y: float) -> None:
    first, last = scale.x(point.span.first), scale.x(point.span.last + timedelta(days=1))
    if last - first > 2 * _MARK:
        drawing.append(drawsvg.Line(first, y, last, y, class_="during"))
    link = drawsvg.Group(href=f"#{point.anchor}")
    link.TAG_NAME = "a"
    x = _middle(point.span, scale)
    _mark(link, _SHAPE[point.status], x, y)
    number = drawsvg.Text(str(point.number), 10, x, y + 3.5, text_anchor="middle")
    number.args["class"] = f"number {_SHAPE[point.status]}"
    number.append_title(f"{point.number}: learned {point.span.said}")
    link.append(number)
    drawing.append(link)


def _mark(onto: Any, shape: str, x: float, y: float) -> None:
    if shape == "later":
        side = 2 * _MARK - 2
        onto.append(
            drawsvg.Rectangle(x - side / 2, y - side / 2, side, side, class_=f"point {shape}")
        )
    else:
        onto.append(drawsvg.Circle(x, y, _MARK, class_=f"point {shape}"))


def _wrapped(text: str, *, bold: bool) -> list[str]:
    """Return `text` in lines that fit the label column whatever the font; no letter is left out."""
    room = (_LABELS / _FONT) / (_BOLD if bold else 1)
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
