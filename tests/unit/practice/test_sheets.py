"""Sheets as a trainer writes them: what each mark becomes, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview import resources
from interview.errors import InterviewError
from interview.practice.sheets import Block, sheets
from interview.report.booklet import (
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


@pytest.fixture
def wording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that a trainer writes."""
    (tmp_path / "handouts").mkdir()
    monkeypatch.setattr(resources, "prompts", lambda: tmp_path)
    monkeypatch.setattr("interview.report.letters.prompts", lambda: tmp_path)
    return tmp_path / "handouts" / "day.md.j2"


@pytest.mark.parametrize(
    "written,piece",
    [
        ("Some words\nover two lines.", Line("Some words over two lines.")),
        ("## A heading", Heading("A heading", 2)),
        ("### A small one", Heading("A small one", 3)),
        ("> Say this.", Line("Say this.", Manner.SAY)),
        ("- one\n- two", Items(("one", "two"))),
        ("1. one\n2. two", Items(("one", "two"), Bullet.STEP)),
        ("- [ ] one\n- [ ] two", Items(("one", "two"), Bullet.TICK)),
        ("___\n___\n___", Room(3)),
        ("| a | b |\n| -- | ---- |\n| c | d |", Grid(("a", "b"), (2, 4), (("c", "d"),))),
        ("| a | b |\n| -- | -- |\n| c |  |", Grid(("a", "b"), (2, 2), (("c", ""),), room=2)),
        ("*stars* and <b>tags</b> [x](y)", Line("*stars* and <b>tags</b> [x](y)")),
        ("By {{ name }}.", Line("By # not a heading.")),
    ],
)
def test_a_mark_becomes_a_piece(wording: Path, written: str, piece: Piece) -> None:
    wording.write_text(f"# Title\n\n{written}\n", encoding="utf-8")
    (sheet,) = sheets("day.md.j2", {"name": "# not a heading"}, {})
    assert sheet == Sheet("Title", (piece,))


@pytest.mark.parametrize(
    "head,sheet",
    [
        ("# One", Sheet("One", ())),
        ("# One | For all", Sheet("One", (), whose="For all")),
        ("# One | For all | on its side", Sheet("One", (), whose="For all", wide=True)),
        ("# One | on its side", Sheet("One", (), wide=True)),
        ("# {{ name }} | For all", Sheet("a | b", (), whose="For all")),
    ],
)
def test_a_title_says_whose_a_sheet_is_and_how_it_lies(
    wording: Path, head: str, sheet: Sheet
) -> None:
    wording.write_text(head, encoding="utf-8")
    assert sheets("day.md.j2", {"name": "a | b"}, {}) == (sheet,)


def test_a_name_on_a_line_of_its_own_stands_for_pieces_or_for_whole_sheets(wording: Path) -> None:
    wording.write_text("# One\n\n{{ some }}\n\n{{ whole }}\n\n# Last\n", encoding="utf-8")
    blocks: dict[str, Block] = {"some": [Room(1)], "whole": [Sheet("Two", ()), Sheet("Three", ())]}
    found = sheets("day.md.j2", {}, blocks)
    assert [one.title for one in found] == ["One", "Two", "Three", "Last"]
    assert found[0].pieces == (Room(1),)


def test_what_has_nothing_to_say_is_left_out(wording: Path) -> None:
    wording.write_text("# One\n\nAsk {{ who }}.\n\n- Or {{ who }}\n- Wait\n", encoding="utf-8")
    (sheet,) = sheets("day.md.j2", {"who": ""}, {})
    assert sheet.pieces == (Items(("Wait",)),)


@pytest.mark.parametrize(
    "written,told",
    [
        ("Words before it.\n\n# One", "line 1: this stands before the first sheet"),
        ("# One\n\n- a\n  - b\n", "line 3: a list stands in a list"),
        ("# One\n\nBy {{ nobody }}.", "line 3: the name nobody is not given here"),
        ("# One\n\n{% if x %}", "line 3: the wording does more than name things"),
        ("# One\n\nHere is {{ some }}.", "line 3: some stands within a text"),
    ],
)
def test_what_can_t_be_used_is_refused_with_its_line(
    wording: Path, written: str, told: str
) -> None:
    wording.write_text(written, encoding="utf-8")
    with pytest.raises(InterviewError, match=rf"day\.md\.j2, {told}"):
        sheets("day.md.j2", {}, {"some": [Room(1)]})
