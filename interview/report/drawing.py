"""The timeline drawn, as SVG that stands inside a page: no script, no style, no font of its own.

The one decision: marks differ in shape, and read the same in black and white. Where everything is
was settled before (`lanes`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import drawsvg

from interview.report.lanes import AXIS, FONT, GAP, LINE, MARK, WIDTH, pictures

if TYPE_CHECKING:
    from interview.report.lanes import LaidBar, LaidPoint, Lane, Picture
    from interview.report.timeline import Timeline


def drawings(timeline: Timeline) -> tuple[str, ...]:
    """Return the timeline as SVG elements, each low enough for a page; none where nothing is."""
    return tuple(_draw(one, f"t{number}") for number, one in enumerate(pictures(timeline)))


def legend_mark(shape: str) -> str:
    """Return one mark by itself, for the words beside it that say what it means."""
    drawing = drawsvg.Drawing(20, 20, class_="mark", aria_hidden="true")
    _mark(drawing, shape, 10, 10)
    return str(drawing.as_svg(header=""))


def _draw(picture: Picture, name: str) -> str:
    drawing = drawsvg.Drawing(
        WIDTH, picture.height, class_="timeline", aria_labelledby=f"{name}-title {name}-desc"
    )
    drawing.append(drawsvg.Title(picture.title, id=f"{name}-title"))
    description = drawsvg.Title(picture.described, id=f"{name}-desc")
    description.TAG_NAME = "desc"
    drawing.append(description)
    for x, written in picture.ticks:
        drawing.append(drawsvg.Line(x, AXIS - 8, x, picture.height, class_="tick"))
        if x + 72 < WIDTH:
            drawing.append(drawsvg.Text(written, 11, x + 3, AXIS - 14, class_="axis"))
    top = float(AXIS)
    for lane in picture.lanes:
        drawing.append(drawsvg.Line(0, round(top, 1), WIDTH, round(top, 1), class_="lane"))
        _draw_lane(drawing, lane, top + GAP / 2)
        top += lane.height
    return str(drawing.as_svg(header=""))


def _draw_lane(drawing: Any, lane: Lane, top: float) -> None:
    for number, (line, bold) in enumerate(lane.label):
        y = round(top + number * LINE + FONT, 1)
        drawing.append(drawsvg.Text(line, FONT, 4, y, class_="name" if bold else "said"))
    for bar in lane.bars:
        _draw_bar(drawing, bar, round(top + bar.down, 1))
    for point in lane.points:
        _draw_point(drawing, point, round(top + point.down, 1))


def _draw_bar(drawing: Any, bar: LaidBar, y: float) -> None:
    drawing.append(drawsvg.Rectangle(bar.left, y - 5, bar.width, 10, rx=3, class_="bar"))


def _draw_point(drawing: Any, point: LaidPoint, y: float) -> None:
    if point.during is not None:
        first, last = point.during
        drawing.append(drawsvg.Line(first, y, last, y, class_="during"))
    link = drawsvg.Group(href=f"#{point.anchor}")
    link.TAG_NAME = "a"
    _mark(link, point.shape, point.x, y)
    number = drawsvg.Text(str(point.number), 10, point.x, y + 3.5, text_anchor="middle")
    number.args["class"] = f"number {point.shape}"
    number.append_title(point.said)
    link.append(number)
    drawing.append(link)


def _mark(onto: Any, shape: str, x: float, y: float) -> None:
    if shape == "later":
        side = 2 * MARK - 2
        onto.append(
            drawsvg.Rectangle(x - side / 2, y - side / 2, side, side, class_=f"point {shape}")
        )
    else:
        onto.append(drawsvg.Circle(x, y, MARK, class_=f"point {shape}"))
