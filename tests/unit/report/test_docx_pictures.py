"""The timeline in Word: every shape of the pictures, inside its page, with its text."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from lxml import etree

from interview.model.taxonomy import Knowing
from interview.report.audience import Audience
from interview.report.docx import docx
from interview.report.docx_pictures import in_time
from interview.report.lanes import LEGEND, Picture, pictures
from interview.report.office import held
from interview.report.paper import Paper
from interview.report.tables import Tables, tables
from interview.report.timeline import Bar, EpisodeLane, PersonLane, Point, Span, Timeline
from interview.text import shown
from tests.support import compared, fern

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORD = "http://schemas.microsoft.com/office/word/2010"
_SHAPE = f"{{{_WORD}/wordprocessingShape}}wsp"
_GROUP = f"{{{_WORD}/wordprocessingGroup}}wgp"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
OFFICE = shutil.which("soffice")
FORMS = {
    Knowing.KNEW: ("ellipse", "12695C", "solid"),
    Knowing.BELIEVED: ("ellipse", "FFFFFF", "sysDash"),
    Knowing.LEARNED_LATER: ("rect", "FFFFFF", "solid"),
    None: ("ellipse", "FFFFFF", "solid"),
}


@cache
def fern_tables(audience: Audience = Audience.TEAM) -> Tables:
    return tables(compared.case(), fern.guide(), compared.comparison(), audience)


@cache
def written_whole(audience: Audience = Audience.TEAM) -> bytes:
    return docx(fern_tables(audience))


def day(number: int) -> Span:
    one = date(2024, 1, 1) + timedelta(days=number)
    return Span(one, one, f"day {number}")


def drawn(timeline: Timeline) -> Any:
    """Return the body of a paper that holds nothing but `timeline`."""
    paper = Paper("A case", "")
    paper.page(on_its_side=True)
    in_time(paper, replace(fern_tables(), timeline=timeline))
    return Document(BytesIO(paper.packed())).element.body


def crowded() -> Timeline:
    """Return what no page holds at once: a turning point of many days, a person who met much."""
    bars = tuple(Bar(day(one), (f"P{one:02}",)) for one in range(60))
    points = tuple(Point(one + 1, "", day(3), Knowing.KNEW) for one in range(70))
    return Timeline(
        episodes=(EpisodeLane(1, "The week of it", "episode-1", bars),),
        people=(PersonLane("NN1", "nurse", points),),
        undated_episodes=(),
        undated_known=(),
    )


def texts(group: Any) -> list[str]:
    return [
        "".join(one.text or "" for one in line.iter(qn("w:t"))) for line in group.iter(qn("w:p"))
    ]


def written(picture: Picture) -> list[str]:
    """Return all that stands in a picture, in no order."""
    labels = [line for lane in picture.lanes for line, _ in lane.label]
    numbers = [str(point.number) for lane in picture.lanes for point in lane.points]
    return [*(said for _, said in picture.ticks), *labels, *numbers]


def forms(group: Any) -> list[tuple[str, str, str]]:
    """Return each shape's form, its inside and its outline."""
    found = []
    for shape in group.iter(_SHAPE):
        inside = shape.find(f".//{_A}prstGeom/../{_A}solidFill/{_A}srgbClr")
        dash = shape.find(f".//{_A}prstDash")
        found.append(
            (
                shape.find(f".//{_A}prstGeom").get("prst"),
                "" if inside is None else inside.get("val"),
                "" if dash is None else dash.get("val"),
            )
        )
    return found


def groups(body: Any) -> Sequence[Any]:
    return list(body.iter(_GROUP))


@pytest.mark.parametrize("which", ["fern", "crowded"])
def test_all_of_a_picture_stands_in_its_group(which: str) -> None:
    timeline = fern_tables().timeline if which == "fern" else crowded()
    laid, made = pictures(timeline), groups(drawn(timeline))
    assert len(made) == len(laid) > 1
    for picture, group in zip(laid, made, strict=True):
        keyed = any(lane.points for lane in picture.lanes)
        expected = [held(shown(one)) for one in written(picture)]
        key = [said for _, said in LEGEND] if keyed else []
        assert sorted(texts(group)) == sorted([*expected, *key])
        bars = sum(len(lane.bars) for lane in picture.lanes)
        assert sum(form == "roundRect" for form, _, _ in forms(group)) == bars


@pytest.mark.parametrize("which", ["fern", "crowded"])
def test_every_shape_lies_inside_its_picture_and_that_inside_a_page(which: str) -> None:
    timeline = fern_tables().timeline if which == "fern" else crowded()
    body = drawn(timeline)
    wide = Cm(29.7 - 2 * 1.6)  # A4 on its side
    for inline in body.iter(qn("wp:inline")):
        extent = inline.find(qn("wp:extent"))
        right, foot = int(extent.get("cx")), int(extent.get("cy"))
        assert right <= wide
        for shape in inline.iter(_SHAPE):
            off, size = shape.find(f".//{_A}off"), shape.find(f".//{_A}ext")
            assert 0 <= int(off.get("x")) <= int(off.get("x")) + int(size.get("cx")) <= right
            assert 0 <= int(off.get("y")) <= int(off.get("y")) + int(size.get("cy")) <= foot
            assert min(int(size.get("cx")), int(size.get("cy"))) > 0


def test_each_picture_says_what_it_is_and_stands_under_its_number() -> None:
    timeline = fern_tables().timeline
    body = drawn(timeline)
    said = [(one.get("name"), one.get("descr")) for one in body.iter(qn("wp:docPr"))]
    assert said == [(one.title, one.described) for one in pictures(timeline)]
    captions = []
    for inline in body.iter(qn("wp:inline")):
        holder = next(inline.iterancestors(qn("w:p")))
        above = holder.getprevious()
        captions.append("".join(one.text or "" for one in above.iter(qn("w:t"))))
        assert above.find(qn("w:fldSimple")).get(qn("w:instr")).split()[:2] == ["SEQ", "Figure"]
        assert above.pPr.find(qn("w:keepNext")) is not None
    numbered = enumerate(pictures(timeline), start=1)
    assert captions == [f"Figure {number}  {one.title}" for number, one in numbered]


@pytest.mark.parametrize("status", list(FORMS))
def test_how_a_thing_was_known_shows_without_colour(status: Knowing | None) -> None:
    person = PersonLane("P01", "nurse", (Point(7, "", day(1), status),))
    group = groups(drawn(Timeline((), (person,), (), ())))[0]
    marks = [form for form in forms(group) if form[2]]
    assert marks[0] == FORMS[status]
    assert marks[1:] == list(FORMS.values())  # the key, in the order of the page's
    assert len(set(marks[1:])) == len(LEGEND)


def test_word_is_told_what_it_needs_and_no_two_shapes_share_an_id() -> None:
    body = Document(BytesIO(written_whole())).element.body
    needs = {(one.get("Requires"), one.nsmap.get("wpg")) for one in body.iter(_CHOICE)}
    assert needs == {("wpg", f"{_WORD}/wordprocessingGroup")}
    ids = [
        one.get("id")
        for name in (qn("wp:docPr"), f"{{{_WORD}/wordprocessingShape}}cNvPr")
        for one in body.iter(name)
    ]
    assert len(set(ids)) == len(ids) > 0


def test_the_parts_of_a_shape_stand_in_the_order_of_the_format() -> None:
    """ECMA-376, CT_WordprocessingShape and CT_PPr: Word opens nothing that stands otherwise."""
    episode = EpisodeLane(1, "שלום לכולם", "episode-1", (Bar(day(1), ("P01",)),))
    body = drawn(Timeline((episode,), (), (), ()))
    parts = {tuple(etree.QName(one).localname for one in shape) for shape in body.iter(_SHAPE)}
    assert parts == {
        ("cNvPr", "cNvSpPr", "spPr", "bodyPr"),
        ("cNvPr", "cNvSpPr", "spPr", "txbx", "bodyPr"),
    }
    settings = {
        tuple(etree.QName(one).localname for one in line.pPr)
        for group in groups(body)
        for line in group.iter(qn("w:p"))
    }
    assert settings == {("pStyle", "spacing"), ("pStyle", "bidi", "spacing")}


def test_a_mark_leads_to_the_row_of_what_was_known() -> None:
    body = Document(BytesIO(written_whole())).element.body
    places = {
        one.get(qn("w:name")): next(one.iterancestors(qn("w:tr")), None)
        for one in body.iter(qn("w:bookmarkStart"))
    }
    led = [link for group in groups(body) for link in group.iter(qn("w:hyperlink"))]
    assert led
    for link in led:
        number = "".join(one.text for one in link.iter(qn("w:t")))
        row = places[link.get(qn("w:anchor"))]
        assert row is not None
        assert number in [one.text for one in row.iter(qn("w:t"))]


def test_a_lane_too_high_for_a_page_goes_on_under_its_name() -> None:
    laid = pictures(crowded())
    for name, marks in (("The week of it", "bars"), ("NN1", "points")):
        pieces = [
            lane
            for one in laid
            for lane in one.lanes
            if any(name in line for line, _ in lane.label)
        ]
        assert len(pieces) > 1
        assert ["continued" in [line for line, _ in one.label] for one in pieces] == [
            number > 0 for number in range(len(pieces))
        ]
        assert sum(len(getattr(one, marks)) for one in pieces) in (60, 70)


def test_what_has_no_date_is_named_and_not_drawn() -> None:
    lane = EpisodeLane(1, "The visit", "episode-1", ())
    body = drawn(Timeline((), (), (lane,), ()))
    assert groups(body) == []
    assert "Turning point 1: The visit" in texts(body)
    assert "Nothing here has a confirmed date yet." in texts(body)


def test_the_board_is_shown_no_picture() -> None:
    made = {
        one: groups(Document(BytesIO(written_whole(one))).element.body) != [] for one in Audience
    }
    assert made == {Audience.TEAM: True, Audience.PARTICIPANTS: True, Audience.BOARD: False}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine")
def test_libreoffice_reads_every_text_of_every_picture(tmp_path: Path) -> None:
    assert OFFICE is not None
    data = written_whole()
    (tmp_path / "report.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = (OFFICE, profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path))
    subprocess.run(
        (*command, str(tmp_path / "report.docx")), check=True, capture_output=True, timeout=180
    )
    theirs = etree.parse(tmp_path / "report.fodt").iter(f"{{{_DRAW}}}g")
    found = ["".join("".join(group.itertext()).split()) for group in theirs]
    ours = groups(Document(BytesIO(data)).element.body)
    assert len(found) == len(ours) > 0
    for group, read in zip(ours, found, strict=True):
        for one in texts(group):
            assert "".join(one.split()) in read
