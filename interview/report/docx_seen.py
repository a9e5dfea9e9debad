"""What the team makes of the accounts, on paper: what it sees in passages, what is usual here.

It goes by the same tables as the page, and in its order. For the team only.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from interview.report import words
from interview.report.paper import Paper, said_cell
from interview.report.paper_sizes import WIDE
from interview.report.seen import team_sees

if TYPE_CHECKING:
    from interview.report.paper import Cell, Place
    from interview.report.seen import Seen, SeenRow
    from interview.report.tables import Tables

_CODE, _WHO, _TURNING, _DIRECTION, _SIGNED = 4.6, 1.6, 3, 2.4, 4  # cm
_WHERE, _USUAL = 4.6, 3.2


def patterns(paper: Paper, tables: Tables) -> None:
    """Write the candidate patterns, and each passage that the team sees them in."""
    paper.heading(words.CANDIDATES, 1)
    seen = team_sees(tables).patterns
    paper.line(words.ABOUT_CANDIDATES if seen else words.NO_CODES, "Quiet")
    if seen:
        _coded(paper, words.SEEN_PATTERNS, seen)


def shaping(paper: Paper, tables: Tables) -> None:
    """Write what the team sees and says of what shaped the work."""
    seen = team_sees(tables).factors
    if seen:
        _coded(paper, words.SEEN_FACTORS, seen)
    if not tables.usual:
        paper.line(words.NOT_SAID_USUAL, "Quiet")
        return
    head = ("Group", "Service", "How usual", words.WHO_SAYS_SO, words.BY_AND_WHEN)
    source = WIDE - _CODE - _WHERE - _USUAL - _SIGNED
    rows: list[list[Cell]] = [
        [
            said_cell(one.label, "Label"),
            *map(said_cell, (one.where, one.said, one.source)),
            said_cell(one.signed, "Quiet"),
        ]
        for one in tables.usual
    ]
    paper.table(words.USUAL_HERE, head, (_CODE, _WHERE, _USUAL, source, _SIGNED), rows)


def _coded(paper: Paper, caption: str, seen: tuple[Seen, ...]) -> None:
    head = ("Code", "Who", "Turning point", "Direction", "Passage", words.REVIEWERS_NOTE)
    share = (WIDE - _CODE - _WHO - _TURNING - _DIRECTION - _SIGNED) / 2
    rows: list[list[Cell]] = [
        [
            partial(_code, one) if number == 0 else said_cell(one.label, "Quiet"),
            said_cell(row.coding.whose, "Label"),
            partial(_where, row),
            said_cell(row.coding.direction_said or words.NO_DIRECTION),
            partial(_passage, row),
            said_cell(row.coding.note),
            said_cell(row.coding.signed, "Quiet"),
        ]
        for one in seen
        for number, row in enumerate(one.rows)
    ]
    widths = (_CODE, _WHO, _TURNING, _DIRECTION, share, share, _SIGNED)
    paper.table(caption, (*head, words.BY_AND_WHEN), widths, rows)


def _code(one: Seen, place: Place) -> None:
    place.line(one.label, "Label")
    for direction, count in one.counts:
        place.line(f"{direction}: {count}", "Quiet")


def _where(row: SeenRow, place: Place) -> None:
    if row.coding.episode:
        place.link(row.where, f"episode-{row.coding.episode}", "Ours")
    else:
        place.line(row.where)


def _passage(row: SeenRow, place: Place) -> None:
    place.link(row.asked, row.home, "Ours")
