"""The sheets around the tables: what this workbook is and how far it reaches; where it came from.

The one decision: the first sheet says for whom the workbook is before it says anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from interview.report.audience import Section
from interview.report.sheets import Cell, Column, Link, Row, Sheet, sheet_anchor

if TYPE_CHECKING:
    from interview.report.people import Person
    from interview.report.tables import Tables

_READ: Final = """\
People's own words are letter for letter. Everything else is ours, and stands in italics where the \
two share a column.
Where accounts differ, both stand. Nobody is taken to be right.
A blank is never one thing: don't recall was asked and answered; never put was not asked, so it \
says nothing.
A day is one that a person confirmed. None is guessed.
A text that a cell can't hold goes on in the rows below it; they say so in the column Part.
A number or a passage that is underlined leads to the words."""
_CREDIT: Final = "SCIE's Learning Together model. The wording here is our own."


def readme(tables: Tables, others: Sequence[Sheet]) -> Sheet:
    """Return the first sheet, with what is on each of the `others`."""
    columns = (Column("About", 28, names=True), Column("What", 110))
    front = [Row((name, what)) for name, what in _front(tables) if what]
    on = [Row((Link(one.name, sheet_anchor(one.name)), one.about)) for one in others]
    about = "What this is, for whom, and how to read it."
    return Sheet("README", about, columns, (*front, *on), frozen=0)


def provenance(tables: Tables) -> Sheet:
    """Return who took part; for the team also how each account came about."""
    team = Section.FOR_THE_TEAM in tables.sections
    columns = [Column("Who", 8, names=True), Column("Role", 28), Column("Service", 28)]
    if team:
        columns += [
            *(Column("Account", 14), Column("Marks", 20), Column("How the account stands", 60)),
            *(Column("How it came about", 60), Column("Use of the words", 26)),
            Column("Versions", 76),
        ]
    rows = [
        Row((one.code, one.role, one.agency, *(_account(one) if team else ())), one.anchor)
        for one in tables.people
    ]
    about = "Who took part" + (", how each account came about, and its versions." if team else ".")
    return Sheet("Provenance", about, tuple(columns), tuple(rows))


def _account(one: Person) -> Iterator[Cell]:
    yield "Returned" if one.returned else "Not here"
    for lines in (one.marks, one.standing, one.came, (one.use,), one.versions):
        yield "\n".join(lines)


def _front(tables: Tables) -> Iterator[tuple[str, Cell]]:
    front = tables.front
    yield "Review", front.title
    yield "For whom", f"{front.audience}. {front.about_words}"
    for code, at in front.unsafe:
        said = f"{code} said that a child or an adult may be unsafe. Act on it first."
        yield "Please see to this", Link(said, at)
    yield "Question", front.question
    for mark in front.marks:
        yield "To be known first", mark
    gone = f", {front.withdrawn} withdrawn" if front.withdrawn else ""
    yield "Accounts", f"{front.invited} invited, {front.returned} returned{gone}"
    yield "Turning points", str(len(tables.episodes))
    yield "Kind of work", front.kind
    yield "How far this reaches", front.depth
    yield "Who reads the accounts", "\n".join(front.readers)
    yield "Running beside this", "\n".join(front.parallel)
    yield "Questions", front.guide
    yield "How to read this", _READ
    yield "Method", _CREDIT
