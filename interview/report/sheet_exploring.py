"""The sheets of what the accounts say together: things known, differences, what isn't here.

The one decision: a difference takes a row a side, so that each side's words have their own cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from interview.report import words
from interview.report.sheet_accounts import days, ours, theirs
from interview.report.sheet_factors import told
from interview.report.sheets import Cell, Column, Link, Row, Sheet
from interview.report.statements import Manner, Statement

if TYPE_CHECKING:
    from interview.report.exploring import DifferenceRow, Side
    from interview.report.knowing import KnownRow
    from interview.report.tables import Tables

_NO: Final = Column("No.", 6, names=True)
_WHO: Final = (Column("Who", 8, names=True), Column("Role", 24))
_DAYS: Final = (Column("First day", 13), Column("Last day", 13))
_PROPOSED: Final = "Might be one turning point"


def knowledge(tables: Tables) -> Sheet:
    """Return who knew what, when: a row a thing known, in time; what has no day comes last."""
    columns = (
        *(_NO, *_DAYS, Column("Learned, in their words", 26), *_WHO),
        *(Column("Turning point", 9), Column("What, in their words", 60)),
        *(Column("At that point", 18), Column("How it reached them", 18)),
        *(Column("From whom, or where", 26), Column("Happened", 20)),
        *(Column("Happened, in their words", 26), Column("Passed on to", 26)),
        *(Column("By", 18), Column("What came back", 40), Column("Passage", 28)),
    )
    rows = tuple(Row(tuple(_known(one)), one.anchor) for one in tables.known)
    return Sheet("Knowledge", "Who knew what, when, a row a thing known.", columns, rows)


def differences(tables: Tables) -> Sheet:
    """Return where accounts differ, a row a side; then what might be one turning point."""
    columns = (
        *(_NO, Column("What differs", 30), Column("Turning point", 9), *_WHO),
        *(Column("Asked", 40), Column("Answer", 26), Column("Their own words", 70)),
        *(Column("What can be said", 50), Column("A query that could be put", 40)),
        Column("Passage", 28),
    )
    rows = [
        row
        for number, one in enumerate(tables.differences, start=1)
        for row in _difference(one, number)
    ]
    for one in tables.proposals:
        pair = f"Turning points {one.own} and {one.same_as}"
        where = Link(one.own, f"episode-{one.own}")
        cells = (None, _PROPOSED, where, one.code, "", "", pair, None, one.why, "", None)
        rows.append(Row(cells))
    about = "Where accounts differ, a row a side. Neither is wrong."
    return Sheet("Differences", about, columns, tuple(rows), frozen=2)


def missing(tables: Tables) -> Sheet:
    """Return what isn't here."""
    columns = (
        *(Column("What is missing", 26, names=True), Column("Turning point", 9)),
        *(Column("Who", 30), Column("How many", 10), Column("Asked", 70)),
        *(Column("What can be said", 60), Column("Passage", 28)),
    )
    rows = [Row(cells) for cells in _missing(tables)]
    about = "What isn't here. Silence is not evidence: nothing is to be read into it."
    return Sheet("Missing", about, columns, tuple(rows))


def _known(one: KnownRow) -> Iterator[Cell]:
    note = one.note
    yield one.number
    yield from days(one.learned)
    yield told(note, words.LEARNED)[1]
    yield from (one.code, one.role, Link(one.episode, f"episode-{one.episode}"), note.what)
    yield told(note, "At that point")[0]
    yield from told(note, "How it reached them")
    yield from told(note, "Happened")
    yield from (told(note, label)[1] for label in ("Passed on to", "By", "What came back"))
    yield Link(one.home, one.home)


def _difference(one: DifferenceRow, number: int) -> Iterator[Row]:
    turning = Link(one.episode, f"episode-{one.episode}") if one.episode else None
    start, end = (number, one.title, turning), (one.about, one.query)
    anchor = one.anchor
    for side in one.sides:
        for asked, answer, own in _side(side):
            home = Link(side.home, side.home)
            yield Row((*start, side.code, side.role, asked, answer, own, *end, home), anchor)
            anchor = ""
    for code, role in one.waiting:
        yield Row((*start, code, role, "", "No account yet", None, *end, None), anchor)
        anchor = ""


def _side(side: Side) -> Iterator[tuple[str, str, Cell]]:
    """Yield what a side says: what was asked, what was chosen, and their words, a row a text."""
    yield from _each(side.asked, side.says)
    for note in side.notes:
        chosen = [f"{one.label}: {said.text}" for one in note.facts for said in one.says
                  if said.manner is not Manner.WORDS]  # fmt: skip
        yield from _each("", [note.what] if note.what else [], "\n".join(chosen))
        for one in note.facts:
            own = [said for said in one.says if said.manner is Manner.WORDS]
            if own:
                yield from _each(one.label, own)


def _each(
    asked: str, says: Sequence[Statement], chosen: str = ""
) -> Iterator[tuple[str, str, Cell]]:
    answer = "\n".join(filter(None, (ours(says), chosen)))
    for number, one in enumerate(theirs(says)):
        yield asked, answer if number == 0 else "", one


def _missing(tables: Tables) -> Iterator[tuple[Cell, ...]]:
    for group in tables.absences:
        for row in group.rows:
            turning = Link(row.episode, f"episode-{row.episode}") if row.episode else None
            start = (group.title, turning, ", ".join(row.people))
            for asked, codes in row.lines or (("", ""),):
                who = codes or start[2]
                count = len(codes.split(", ")) if codes else row.count
                yield (*start[:2], who, count, asked, group.about, None)
    for one in tables.would_talk:
        about = "They would rather say it than write it. Ask them when."
        home = Link(one.home, one.home)
        yield ("Would rather talk", None, one.code, 1, one.asked, about, home)
