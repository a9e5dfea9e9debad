"""The sheets of what shaped the work: a row a note, and how many people say so.

The one decision: the matrix is written long, a row a group and where, with a column a direction. So
every number is a number, can be filtered, and leads to the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from interview.model.taxonomy import Effect
from interview.report import words
from interview.report.audience import Section
from interview.report.matrix import NOT_LISTED
from interview.report.sheets import Cell, Column, Link, Row, Sheet
from interview.report.statements import Manner, Statement

if TYPE_CHECKING:
    from interview.report.matrix import Cell as Counted
    from interview.report.matrix import FactorRow, Voice
    from interview.report.notes import Note
    from interview.report.tables import Tables

_EFFECTS: Final = (*Effect, None)
_CHOSEN: Final = ("Part of", "Direction", "How usual", "Weight")
_ALL: Final = "All"


def factors(tables: Tables) -> Sheet:
    """Return what shaped the work, a row a note, with the words."""
    team = Section.FOR_THE_TEAM in tables.sections
    columns = (
        *(Column("No.", 6, names=True), Column("Group", 30), Column("Who", 8, names=True)),
        *((Column("Service", 26),) if team else ()),
        Column("Turning point", 14),
        *(Column(name, 16) for name in _CHOSEN),
        *(Column("Their own words", 60), Column("In what way", 60), Column("Passage", 28)),
    )
    rows = [
        _factor(label, row, number, team=team)
        for number, (label, row) in enumerate(
            ((label, row) for label, several in tables.factors.groups for row in several), start=1
        )
    ]
    about = "What people say shaped the work, a row a note."
    return Sheet("Factors", about, columns, tuple(rows))


def matrix(tables: Tables) -> Sheet:
    """Return how many people say that a thing helped, hindered or did both."""
    columns = (
        *(Column("Counted by", 22, names=True), Column("Group", 34, names=True)),
        Column("Where", 28, names=True),
        *(Column(words.EFFECT[one].capitalize(), 12) for one in _EFFECTS),
        *(Column(f"Who: {words.EFFECT[one]}", 22) for one in _EFFECTS),
    )
    rows = [
        Row((name.caption.partition(":")[0], label, where, *_counted(cell)))
        for name in tables.factors.matrices
        for label, cells, total in name.rows
        for where, cell in zip((*name.across, _ALL), (*cells, total), strict=True)
        if cell.by_effect
    ]
    about = (
        f"From the notes of {tables.factors.people} of {tables.factors.returned} people. Numbers "
        "count people, never mentions. Nobody was asked about every group, so what isn't here "
        "says nothing."
    )
    return Sheet("Matrix", about, columns, tuple(rows), frozen=3)


def told(note: Note, label: str) -> tuple[str, Cell]:
    """Return what a note has under a label: what was chosen, and their own words."""
    says = [said for one in note.facts if one.label == label for said in one.says]
    chosen = ", ".join(one.text for one in says if one.manner is not Manner.WORDS)
    theirs = [one.text for one in says if one.manner is Manner.WORDS]
    return chosen, Statement(Manner.WORDS, "\n".join(theirs)) if theirs else None


def _factor(label: str, row: FactorRow, number: int, *, team: bool) -> Row:
    where: Cell = words.NO_EPISODE
    if row.episode is not None:
        listed = row.episode != NOT_LISTED
        where = Link(row.episode, f"episode-{row.episode}") if listed else words.NOT_LISTED
    return Row(
        (
            *(number, label, row.code, *((row.agency,) if team else ()), where),
            *(told(row.note, name)[0] for name in _CHOSEN),
            *(row.note.what, told(row.note, "In what way")[1], Link(row.home, row.home)),
        ),
        row.anchor,
    )


def _counted(cell: Counted) -> Iterator[Cell]:
    voices: Mapping[Effect | None, Sequence[Voice]] = dict(cell.by_effect)
    for effect in _EFFECTS:
        found = voices.get(effect, ())
        yield Link(len(found), found[0].anchors[0]) if found else None
    for effect in _EFFECTS:
        yield ", ".join(one.code for one in voices.get(effect, ()))
