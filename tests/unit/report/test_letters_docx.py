"""A letter as a DOCX: all of its words, real headings, and nothing that a program can't hold."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.report.letters import Kind, Piece, as_text
from interview.report.letters_docx import as_docx
from interview.report.office import held

LETTER = (
    Piece(Kind.PARAGRAPH, "HV1: an invitation"),
    Piece(Kind.HEADING, "Who will read it"),
    Piece(Kind.PARAGRAPH, "Lead reviewer 1 & <b>others</b> [Mum] {{ x }} =1+1"),
    Piece(Kind.POINT, "By talking"),
    Piece(Kind.POINT, "On paper"),
)


def test_a_letter_has_a_title_headings_and_points() -> None:
    document = Document(BytesIO(as_docx(LETTER)))
    found = [(one.style.name if one.style else "", one.text) for one in document.paragraphs]
    styles = ["Title", "Heading 2", "Normal", "List Bullet", "List Bullet"]
    assert found == list(zip(styles, [piece.text for piece in LETTER], strict=True))
    assert document.core_properties.author == ""
    assert document.core_properties.title == "HV1: an invitation"


def test_it_says_that_it_is_in_british_english_and_carries_no_macros() -> None:
    whole = zipfile.ZipFile(BytesIO(as_docx(LETTER)))
    assert b'w:lang w:val="en-GB"' in whole.read("word/styles.xml")
    assert [name for name in whole.namelist() if name.endswith(".bin")] == []


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=3))
@settings(max_examples=30)
def test_any_words_give_a_letter_that_opens_with_all_of_them(said: list[str]) -> None:
    letter = [Piece(Kind.PARAGRAPH, one) for one in said]
    document = Document(BytesIO(as_docx(letter)))
    assert len(document.paragraphs) == len(said)
    assert as_text(letter).endswith("\n")


def test_what_xml_cannot_hold_is_marked_and_the_rest_stays() -> None:
    assert held("a\x00b\x1b\ufffe\n\t\u202e😀") == "a<U+0000>b<U+001B><U+FFFE>\n\t\u202e😀"
