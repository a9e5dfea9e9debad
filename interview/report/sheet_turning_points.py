"""The sheets of the turning points (method.md 7, "KPE table"), and of what may become findings.

The one decision: a cell that gathers several people's words names the passage before each, and the
sheet of accounts has the same words letter for letter, each in a cell of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from interview.report import words
from interview.report.audience import Section
from interview.report.sheet_accounts import days, ours, theirs
from interview.report.sheets import Cell, Column, Link, Row, Sheet
from interview.report.statements import Manner

if TYPE_CHECKING:
    from interview.report.passages import Passage
    from interview.report.side_by_side import EpisodeTable
    from interview.report.tables import Tables
    from interview.report.turning_points import TurningPoint
    from interview.report.views import AppraisalRow, CodingRow, UsualRow

_ALL: Final = (
    *(Column("No.", 6, names=True), Column("Turning point", 36)),
    *(Column("When, as the reviewers have it", 24), Column("Accounts", 10)),
)
_BESIDE: Final = (
    *(Column("First day", 13), Column("Last day", 13), Column("Days, and who confirmed them", 30)),
    *(Column("Who", 26), Column("Named by", 20), Column("What was done", 60)),
    *(Column("How they saw it", 60), Column("What shaped it", 46), Column("To explore", 36)),
    *(Column("No account of it from", 34), Column("Put to nobody", 50)),
)
_TEAM: Final = (
    *(Column("Appraisal", 16), Column(words.REVIEWERS_WORDS, 50), Column(words.BASIS, 40)),
    *(Column(words.BY_AND_WHEN, 20), Column(words.CANDIDATE, 36)),
    *(Column(words.OPEN_QUESTIONS, 40), Column("Id", 14)),
)


def episodes(tables: Tables) -> Sheet:
    """Return the turning points, as far as their audience is shown what a row is made of."""
    beside = Section.SIDE_BY_SIDE in tables.sections
    team = Section.FOR_THE_TEAM in tables.sections
    columns = (*_ALL, *(_BESIDE if beside else ()), *(_TEAM if team else ()))
    rows = tuple(
        Row(
            (
                *(one.number, one.title, one.when, len(table.columns)),
                *(_beside(one, table) if beside else ()),
                *(_team(one) if team else ()),
            ),
            one.anchor,
        )
        for one, table in zip(tables.turning_points, tables.episodes, strict=True)
    )
    return Sheet("Episodes", "The turning points, a row each.", columns, rows, frozen=2)


def findings(tables: Tables) -> Sheet:
    """Return what readers saw in passages and what the team says is usual: where findings begin."""
    columns = (
        *(Column("What it is", 20), Column("Code", 44, names=True), Column("Direction", 14)),
        *(Column("Service", 24), Column("Turning point", 9), Column("Who", 8)),
        *(Column("Answer", 24), Column("Their own words", 70), Column(words.REVIEWERS_NOTE, 50)),
        *(Column("By", 10), Column("On", 14), Column("Passage", 28)),
    )
    rows = [row for one in tables.codings for row in _coded(one)]
    rows += [_usual(one) for one in tables.usual]
    about = (
        "What readers of the case see in what people said, and what the team says is usual here. "
        "A pattern is a candidate until the team has written the finding."
    )
    return Sheet("Findings", about, columns, tuple(rows), frozen=2)


def _beside(one: TurningPoint, table: EpisodeTable) -> Iterator[Cell]:
    ranges = [days(column.edtf) for column in table.columns]
    yield min((first for first, _ in ranges if first), default=None)
    yield max((last for _, last in ranges if last), default=None)
    yield _lines(f"{said}: {', '.join(codes)}" for said, codes in one.dates)
    yield _lines(f"{code}, {role}" for code, role in one.who)
    yield words.NAMED_BY_REVIEWERS if table.invited else words.NAMED_BY_THEM
    yield _gathered(one.done)
    yield _gathered(one.seen)
    groups = {
        f"{row.factor or words.NO_CODE}: {row.code}, {words.EFFECT[row.effect]}": None
        for row in one.factors
    }
    yield _lines(groups)
    yield _lines(dict.fromkeys(title for title, _ in one.open))
    yield _lines(f"{code}: {said.text}" for code, said in table.apart)
    yield _lines(table.never_put if table.columns else ())


def _team(one: TurningPoint) -> Iterator[Cell]:
    def each(part: Iterable[str]) -> str:
        return "\n\n".join(part)

    rows: tuple[AppraisalRow, ...] = one.appraisals
    yield each(row.label for row in rows)
    yield each(row.words for row in rows if row.words)
    yield each(row.basis for row in rows if row.basis)
    yield each(row.signed for row in rows)
    yield _lines(dict.fromkeys(row.called for row in one.patterns))
    yield each(row.questions for row in rows if row.questions)
    yield one.id


def _gathered(passages: Iterable[Passage]) -> str:
    """Return several people's answers as one text, the passage named before each."""
    told = []
    for one in passages:
        says = [each.text for each in one.says if each.manner is not Manner.ABSENT]
        if says:
            told.append("\n".join([one.anchor, *says]))
    return "\n\n".join(told)


def _lines(several: Iterable[str]) -> str:
    return "\n".join(several)


def _coded(one: CodingRow) -> Iterator[Row]:
    what = words.CANDIDATE if one.pattern else "Factor"
    turning = Link(one.episode, f"episode-{one.episode}") if one.episode else None
    home = Link(one.anchor, one.anchor)
    for number, says in enumerate(theirs(one.passage.says)):
        start = (what, one.label, one.direction_said, "", turning, one.whose)
        note = one.note if number == 0 else ""
        yield Row(
            (
                *start,
                ours(one.passage.says) if number == 0 else "",
                says,
                note,
                one.by,
                one.on,
                home,
            )
        )


def _usual(one: UsualRow) -> Row:
    said = f"{words.WHO_SAYS_SO}: {one.source}" if one.source else ""
    start = ("How usual", one.label, "", one.where, None, "")
    return Row((*start, one.said, None, said, one.by, one.on, None))
