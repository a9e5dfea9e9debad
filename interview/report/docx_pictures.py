"""The timeline on paper: the pictures of the page, drawn by Word.

The one decision: where everything is was settled before (`lanes`), so page and paper can't differ.
Marks differ in shape and outline, and read the same in black and white.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.shared import Pt, RGBColor

from interview.report.lanes import AXIS, GAP, LEGEND, LINE, MARK, WIDTH, pictures
from interview.report.paper_sizes import WIDE
from interview.report.paper_styles import ACCENT, QUIET
from interview.report.shapes import Box, Look, Shapes

if TYPE_CHECKING:
    from interview.report.lanes import LaidPoint, Lane, Picture
    from interview.report.paper import Paper
    from interview.report.tables import Tables
    from interview.report.timeline import Timeline

_KEY: Final = 44  # of the row that says what the marks mean
_INK: Final = str(ACCENT)
_GREY: Final = str(QUIET)
_WHITE: Final = "FFFFFF"
_TEXT: Final = 320  # how wide what stands at the left is
_DIGITS: Final = 7  # points
_THIN: Final = 0.7
_LINE_OF_TIME: Final = Look("rect", "8A867C")  # 3.6 to 1 on white: it is there to be followed
_BETWEEN: Final = Look("rect", "C9C6BD")
_DURING: Final = Look("rect", _GREY)
_BAR: Final = Look("roundRect", _INK)
_LOOKS: Final = {
    "knew": Look("ellipse", _INK, _INK, 1),
    "took": Look("ellipse", _WHITE, _INK, 1, "sysDash"),
    "later": Look("rect", _WHITE, _INK, 1),
    "unsaid": Look("ellipse", _WHITE, _GREY, 1),
}


def in_time(paper: Paper, tables: Tables) -> None:
    """Write what happened when, and who learned what when: pictures, and what has no place."""
    paper.heading("In time", 1)
    drawn = pictures(tables.timeline)
    paper.line(
        "Only what somebody confirmed has a place here. A bar is the days that the people beside "
        "it gave for that turning point. A numbered mark is a thing known, where it was learned; "
        "its number is that in who knew what, when."
        if drawn
        else "Nothing here has a confirmed date yet.",
        "Quiet",
    )
    for one in drawn:
        _draw(paper, one)
    _undated(paper, tables.timeline)


def _undated(paper: Paper, timeline: Timeline) -> None:
    if timeline.undated_episodes or timeline.undated_known:
        paper.heading("Without a date, so not drawn", 2)
    for lane in timeline.undated_episodes:
        paper.link(f"Turning point {lane.number}: {lane.title}", lane.anchor, "Ours")
    for row in timeline.undated_known:
        paper.link(f"Known {row.number}: {row.code} {row.role}", row.anchor, "Ours")


def _draw(paper: Paper, picture: Picture) -> None:
    keyed = any(lane.points for lane in picture.lanes)
    shapes = Shapes(paper, WIDTH, picture.height + (_KEY if keyed else 0), WIDE)
    paper.caption("Figure", picture.title)
    shapes.begin(paper.line("", "Ours"), picture.title, picture.described)
    for x, written in picture.ticks:
        shapes.shape(Box(x, AXIS - 8, _THIN, picture.height - AXIS + 8), _LINE_OF_TIME)
        if x + 72 < WIDTH:
            shapes.writing(Box(x + 3, AXIS - 27, 90, LINE), LINE).line(written, "Quiet")
    top = float(AXIS)
    for lane in picture.lanes:
        shapes.shape(Box(0, top, WIDTH, _THIN), _BETWEEN)
        _lane(shapes, lane, top + GAP / 2)
        top += lane.height
    if keyed:
        _key(shapes, picture.height + _KEY / 2)


def _lane(shapes: Shapes, lane: Lane, top: float) -> None:
    place = shapes.writing(Box(4, top, _TEXT, len(lane.label) * LINE), LINE)
    for written, bold in lane.label:
        place.line(written, "Label" if bold else "Quiet")
    for bar in lane.bars:
        shapes.shape(Box(bar.left, top + bar.down - 5, bar.width, 10), _BAR)
    for point in lane.points:
        _point(shapes, point, top + point.down)


def _point(shapes: Shapes, point: LaidPoint, middle: float) -> None:
    if point.during is not None:
        first, last = point.during
        shapes.shape(Box(first, middle - _THIN, last - first, 2 * _THIN), _DURING)
    _mark(shapes, point.shape, point.x, middle)
    box = Box(point.x - 2 * MARK, middle - LINE / 2, 4 * MARK, LINE)
    number = shapes.writing(box, LINE, middle=True).link(str(point.number), point.anchor)
    number.font.size = Pt(_DIGITS)
    number.font.color.rgb = RGBColor.from_string(_WHITE if point.shape == "knew" else "000000")


def _mark(shapes: Shapes, shape: str, x: float, y: float) -> None:
    half = MARK - 1 if shape == "later" else MARK
    shapes.shape(Box(x - half, y - half, 2 * half, 2 * half), _LOOKS[shape])


def _key(shapes: Shapes, middle: float) -> None:
    each = WIDTH / len(LEGEND)
    for number, (shape, said) in enumerate(LEGEND):
        _mark(shapes, shape, number * each + MARK + 4, middle)
        box = Box(number * each + 3 * MARK + 4, middle - LINE / 2, each - 4 * MARK, LINE)
        shapes.writing(box, LINE).line(said, "Quiet")
