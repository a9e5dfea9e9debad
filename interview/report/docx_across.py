"""What stands across the accounts, on paper: what was known, what shaped the work, differences.

It goes by the same tables as the page, and in its order.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from interview.report import words
from interview.report.audience import Section
from interview.report.docx_passages import factor, note, passage, who, whose
from interview.report.docx_seen import shaping
from interview.report.paper import Paper, said_cell
from interview.report.paper_sizes import UPRIGHT, WIDE
from interview.report.side_by_side import bands

if TYPE_CHECKING:
    from interview.report.exploring import Side
    from interview.report.matrix import Cell as Counted
    from interview.report.matrix import Factors, Matrix
    from interview.report.paper import Cell, Place
    from interview.report.tables import Tables

_ACROSS = 6  # columns of counts that can still be read on a page on its side


def knowing(paper: Paper, tables: Tables) -> None:
    """Write who knew what, when."""
    paper.heading("Who knew what, when", 1)
    rows: list[list[Cell]] = []
    for row in tables.known:
        learned = [fact for fact in row.note.facts if fact.label == words.LEARNED]
        said = ", ".join(one.text for fact in learned for one in fact.says)
        rows.append(
            [
                partial(_numbered, row.number, row.anchor, row.home),
                said_cell(said or "No date"),
                partial(who, row.code, row.role),
                partial(note, row.note),
                partial(_to_episode, row.episode),
            ]
        )
    head = ("No.", "Learned", "Who", "What, how it stood, and where it went", "Turning point")
    widths = (1.6, 4.4, 4.4, WIDE - 13.4, 3)
    if rows:
        paper.line("By when each thing was learned. What has no date comes last.", "Quiet")
        paper.table("Things that people knew, assumed or learned", head, widths, rows)
    else:
        paper.line("No notes of this kind yet.", "State")


def _numbered(number: int, anchor: str, home: str, place: Place) -> None:
    place.here(anchor)
    place.link(str(number), home)


def _to_episode(number: int, place: Place) -> None:
    place.link(str(number), f"episode-{number}")


def factors(paper: Paper, tables: Tables) -> None:
    """Write what shaped the work: the counts, then the words."""
    paper.heading("What shaped the work", 1)
    if tables.factors.matrices:
        _matrices(paper, tables.factors)
    else:
        paper.line("No notes of this kind yet.", "State")
    if Section.FOR_THE_TEAM in tables.sections:
        shaping(paper, tables)
    if tables.factors.groups:
        paper.heading("In their words", 2)
    for label, rows in tables.factors.groups:
        paper.heading(label, 3)
        for row in rows:
            factor(paper, row)


def _matrices(paper: Paper, shaped: Factors) -> None:
    paper.line(
        f"From the notes of {shaped.people} of {shaped.returned} people. Each number counts "
        "people, never mentions. Nobody was asked about every group, so an empty cell says "
        "nothing.",
        "Quiet",
    )
    for matrix in shaped.matrices:
        for first, last in bands(len(matrix.across), _ACROSS):
            _matrix(paper, matrix, first, last)


def _matrix(paper: Paper, matrix: Matrix, first: int, last: int) -> None:
    rows: list[list[Cell]] = [
        [
            said_cell(label, "Label"),
            *(partial(_counted, cell, names=True) for cell in cells[first:last]),
            partial(_counted, total, names=False),
        ]
        for label, cells, total in matrix.rows
    ]
    wide = (WIDE - 5) / (last - first + 1)
    head = ("Group", *matrix.across[first:last], "All")
    paper.table(matrix.caption, head, (5, *(wide for _ in head[1:])), rows)


def _counted(cell: Counted, place: Place, *, names: bool) -> None:
    for effect, voices in cell.by_effect:
        codes = f": {', '.join(one.code for one in voices)}" if names else ""
        place.line(f"{len(voices)} {words.EFFECT[effect]}{codes}")


def differences(paper: Paper, tables: Tables) -> None:
    """Write where accounts differ, both sides of each."""
    paper.heading("Differences to explore", 1)
    paper.line(
        "Where accounts differ, neither is wrong. A difference is only here where both sides were "
        "asked and answered."
        if tables.differences
        else "No differences found so far. That is not agreement.",
        "Quiet",
    )
    for number, one in enumerate(tables.differences, start=1):
        paper.heading(f"{number}  {one.title}", 2, one.anchor)
        if one.episode:
            title = tables.episodes[one.episode - 1].title
            paper.link(f"Turning point {one.episode}: {title}", f"episode-{one.episode}")
        paper.line(one.about, "Quiet")
        for side in one.sides:
            _side(paper, side)
        for code, role in one.waiting:
            whose(code, role, paper)
            paper.line("No account yet", "State")
        if one.query:
            paper.line(f"A query that could be put: {one.query}", "Label")
    _proposals(paper, tables)


def _proposals(paper: Paper, tables: Tables) -> None:
    if tables.proposals:
        paper.heading("Might be one turning point", 2)
        paper.line("Nothing follows from it until a reviewer decides.", "Quiet")
    for one in tables.proposals:
        pair = f"Turning points {one.own} ({one.code}) and {one.same_as}: {one.why}"
        paper.link(pair, f"episode-{one.own}", "Ours")


def _side(paper: Paper, side: Side) -> None:
    whose(side.code, side.role, paper)
    if side.asked:
        paper.line(side.asked, "Quiet")
    for said in side.says:
        paper.say(said)
    for each in side.notes:
        note(each, paper)
    paper.link(f"In the account of {side.code}", side.home)


def absences(paper: Paper, tables: Tables) -> None:
    """Write what isn't here."""
    paper.heading("What isn't here", 1)
    paper.line("Silence is not evidence. Nothing is to be read into what stands here.", "Quiet")
    for group in tables.absences:
        paper.heading(group.title, 2)
        paper.line(group.about, "Quiet")
        for row in group.rows:
            people = ", ".join(row.people)
            at = f"Turning point {row.episode}" if row.episode else ""
            paper.line(": ".join(filter(None, (at, people))) or str(row.count))
            for asked, codes in row.lines:
                paper.line(f"{asked} {codes}", "Quiet")
    if tables.would_talk:
        paper.heading("Would rather talk", 2)
        for one in tables.would_talk:
            paper.link(f"{one.code}: {one.asked}", one.home, "Ours")


def once(paper: Paper, tables: Tables) -> None:
    """Write what was asked once, by stage."""
    roles = {one.code: one for one in tables.people}
    for stage in tables.stages:
        if stage.id == "overview":
            continue
        paper.heading(stage.title, 1, stage.anchor)
        for asked in stage.asked:
            rows: list[list[Cell]] = [
                [
                    partial(who, one.code, roles[one.code].role),
                    partial(passage, one=one, asked=asked.asked),
                ]
                for one in asked.passages
            ]
            caption = asked.asked or words.ASKED_OF_EACH
            paper.table(caption, ("Who", "What they said"), (4.2, UPRIGHT - 4.2), rows)
