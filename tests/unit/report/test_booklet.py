"""A booklet on paper: every word of every piece in both forms, a page for each sheet, the mark."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from interview.report import booklets
from interview.report.booklet import (
    Booklet,
    Bullet,
    Grid,
    Heading,
    Items,
    Line,
    Manner,
    Piece,
    Room,
    Sheet,
)
from interview.report.booklet_docx import docx
from interview.report.booklet_html import html
from interview.report.booklet_text import lines
from interview.report.office import held
from interview.text import shown
from tests.support import hostile_case, page
from tests.support.printed import texts

OFFICE = shutil.which("soffice")
WORDS = hostile_case.PIECES
# What may stand after lines drawn round a page, a table or a paragraph: ECMA-376, 17.
AFTER_LINES = {
    "pgBorders": ("lnNumType", "pgNumType", "cols", "titlePg", "docGrid"),
    "tblBorders": ("shd", "tblLayout", "tblCellMar", "tblLook"),
    "pBdr": (
        "shd",
        "tabs",
        "bidi",
        "spacing",
        "ind",
        "contextualSpacing",
        "jc",
        "outlineLvl",
        "rPr",
    ),
}
MARK, FOOT = "PRACTICE. A made-up case.", "Fern case. For those who take part."


def booklet(*sheets: Sheet) -> Booklet:
    return Booklet("A practice day", MARK, FOOT, sheets)


def sheet(title: str, *pieces: Piece) -> Sheet:
    return Sheet(title, pieces)


UNKIND = booklet(
    *(
        Sheet(
            f"{words} {number}",
            (
                Heading(f"heading {words}"),
                *(Line(f"{manner.value} {words}", manner) for manner in Manner),
                Line(f"labelled {words}", label=f"label {words}:"),
                *(Items((f"{bullet.value} {words}",), bullet) for bullet in Bullet),
                Grid(
                    (f"head {words}", "second"),
                    (1, 2),
                    ((f"cell {words}", (Line(f"said {words}", Manner.WORDS), Line("more"))),),
                    room=2,
                ),
            ),
            whose=f"whose {words}",
        )
        for number, words in enumerate(WORDS)
    )
)


def opened(of: Booklet) -> Any:
    return Document(BytesIO(docx(of)))


def in_word(of: Booklet) -> str:
    parts = {qn("w:t"): None, qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:p"): "\n"}
    found = (one for one in opened(of).element.body.iter() if one.tag in parts)
    return "".join(parts[one.tag] or one.text or "" for one in found)


def test_every_word_of_every_piece_is_in_the_file_for_word_letter_for_letter() -> None:
    told = in_word(UNKIND)
    assert [one for one in texts(UNKIND.sheets) if held(shown(one)) not in told] == []


def test_every_word_of_every_piece_is_on_the_page_letter_for_letter() -> None:
    told = page.read(html(UNKIND)).text
    assert [one for one in texts(UNKIND.sheets) if shown(one) not in told] == []


def test_words_make_no_tags_and_nothing_leads_out_of_the_page() -> None:
    plain = booklet(sheet("One", *(piece for piece in UNKIND.sheets[4].pieces)))
    found = page.read(html(UNKIND))
    assert set(found.tags) == set(page.read(html(plain)).tags) | {"section"}
    assert (found.sources, found.links) == ([], [])
    assert b"default-src &#39;none&#39;" in html(UNKIND)
    assert not set(html(UNKIND).decode()) & set("\u202e\u200b\ufeff\u2066\u2069\U000e0041")


def test_each_sheet_begins_a_page_upright_or_on_its_side_and_only_what_is_framed_has_a_frame() -> (
    None
):
    made = booklet(
        sheet("One"),
        Sheet("Two", (), wide=True),
        Sheet("Three", (), framed=True),
        sheet("Four"),
    )
    sections = opened(made).sections
    sideways = [one.orientation == WD_ORIENT.LANDSCAPE for one in sections]
    framed = [one._sectPr.find(qn("w:pgBorders")) is not None for one in sections]
    assert sideways == [False, True, False, False]
    assert framed == [False, False, True, False]


def test_a_first_sheet_may_lie_on_its_side() -> None:
    assert opened(booklet(Sheet("One", (), wide=True))).sections[0].orientation == (
        WD_ORIENT.LANDSCAPE
    )


def test_every_page_carries_the_mark_and_says_who_it_is_for() -> None:
    made = booklet(sheet("One"), Sheet("Two", (), wide=True))
    for section in opened(made).sections:
        assert MARK in section.header.paragraphs[0].text
        assert FOOT in section.footer.paragraphs[0].text
    read = page.read(html(made)).text
    assert (MARK in read, FOOT in read) == (True, True)


def test_each_list_of_steps_counts_from_one() -> None:
    steps = Items(("first", "second"), Bullet.STEP)
    lines = opened(booklet(sheet("One", steps, steps))).paragraphs
    numbers = [one._p.pPr.numPr.numId.val for one in lines if one.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_there_is_a_ruled_line_for_each_line_of_room() -> None:
    made = booklet(sheet("One", Room(7)))
    ruled = [one for one in opened(made).paragraphs if one.style.name == "To write on"]
    assert len(ruled) == 7
    assert html(made).count(b"<div></div>") == 7


def test_a_question_stays_on_one_page_with_what_follows_it() -> None:
    style = opened(booklet(sheet("One", Line("What did you see?", Manner.ASK)))).styles["To ask"]
    assert style.paragraph_format.keep_with_next is True


def test_a_table_s_head_stands_on_each_page_it_runs_over() -> None:
    made = opened(booklet(sheet("One", Grid(("a", "b"), (1, 1), (("c", "d"),)))))
    first, second = made.tables[0].rows
    assert first._tr.trPr.find(qn("w:tblHeader")) is not None
    assert second._tr.trPr.find(qn("w:tblHeader")) is None


def test_lines_stand_where_the_format_wants_them_among_other_settings() -> None:
    made = opened(booklet(*UNKIND.sheets[:1], Sheet("Framed", (), framed=True)))
    looked = 0
    for root in (made.element, made.styles.element):
        for name, after in AFTER_LINES.items():
            for line in root.iter(qn(f"w:{name}")):
                following = {one.tag for one in line.itersiblings()}
                before = {one.tag for one in line.itersiblings(preceding=True)}
                assert not before & {qn(f"w:{one}") for one in after}
                assert not following - {qn(f"w:{one}") for one in after}
                looked += 1
    assert looked > 4


@pytest.mark.parametrize("rows", [(("one",),), (("one", "two", "three"),)])
def test_a_table_with_a_row_of_another_length_can_t_be_made(
    rows: tuple[tuple[str, ...], ...],
) -> None:
    with pytest.raises(ValueError, match="as many cells"):
        Grid(("a", "b"), (1, 1), rows)


def test_the_same_booklet_gives_the_same_bytes_in_every_form() -> None:
    once, again = booklets.files("day", UNKIND), booklets.files("day", UNKIND)
    assert sorted(once) == ["day.docx", "day.html"]
    assert once == again
    assert all(
        one.date_time[0] == 1980 for one in zipfile.ZipFile(BytesIO(once["day.docx"])).filelist
    )


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine")
def test_libreoffice_reads_all_of_it(tmp_path: Path) -> None:
    assert OFFICE is not None
    (tmp_path / "day.docx").write_bytes(docx(UNKIND))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = (OFFICE, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8")
    subprocess.run(
        (*command, "--outdir", str(tmp_path), str(tmp_path / "day.docx")),
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    theirs = (tmp_path / "day.txt").read_text(encoding="utf-8-sig")
    counted = re.compile(r"(?m)^\s*1\.\s")  # LibreOffice writes the numbers of steps out
    assert re.findall(r"\w+", counted.sub("", theirs)) == re.findall(r"\w+", in_word(UNKIND))


def test_a_screen_shows_every_word_of_every_piece_with_the_head_of_its_column() -> None:
    made = booklet(
        Sheet("What to do", (
            Heading("First"),
            Line("Two lines\nof it", Manner.SAY),
            Items(("Stand up.", "Sit down."), Bullet.STEP),
            Items(("Water",), Bullet.TICK),
            Grid(("Who", "Said"), (1, 2), (("SW1", (Line(WORDS[0]), Line("and more"))),)),
            Grid((), (1,), (("a cell",),)),
            Room(3),
        ), whose="For all"),
    )  # fmt: skip
    said = "\n".join(lines(made))
    for one in (MARK, "What to do", "For all", "First", "Two lines\nof it", "1. Stand up.",
                "2. Sit down.", "[ ] Water", "Who: SW1", "  and more", "a cell"):  # fmt: skip
        assert one in said
    assert WORDS[0].split("\n")[0] in said
