"""The long form: every statement of a product as a row of its own, with where it comes from.

The one decision: a row is a statement and stands once. It comes from the account; where an audience
sees no accounts, from the differences and factors. So counting rows counts nothing twice, and
nothing is in a row that isn't in the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from interview.model.taxonomy import Nominated
from interview.report import words
from interview.report.audience import Audience, Section
from interview.report.index import telling_anchor
from interview.report.statements import Manner, Statement, fact

if TYPE_CHECKING:
    from interview.report.notes import Note
    from interview.report.passages import Later, Passage
    from interview.report.side_by_side import Column, EpisodeTable
    from interview.report.tables import Tables

MOMENTS: Final = "moments"
ADDED: Final = "added"
DIFFERENCES: Final = "differences"
FACTORS: Final = "factors"
_FIELD: Final = {Manner.STATE: "state", Manner.UNASKED: "state", Manner.FACT: "value"}


@dataclass(frozen=True, slots=True)
class Row:
    """One statement. The fields are the columns, in their order; COLUMNS says what each holds."""

    section: str
    episode: str = ""
    episode_title: str = ""
    participant: str = ""
    role: str = ""
    agency: str = ""
    marks: str = ""
    question: str = ""
    asked: str = ""
    anchor: str = ""
    version: int = 1
    versions: int = 1
    kind: str = "answer"
    number: int = 1
    field: str = ""
    manner: str = ""
    text: str = ""
    code: str = ""
    on: str = ""
    use: str = ""


COLUMNS: Final = {
    "section": "the stage of the interview by its id; `moments` for what was told of a moment; "
    "`added` for what came after; `differences` and `factors` where accounts aren't shown",
    "episode": "the moment by its id in the case, empty for the work as a whole",
    "episode_title": "what the case calls it",
    "participant": "whose statement it is: the neutral code",
    "role": "their role",
    "agency": "their agency",
    "marks": "what has to be said of the account: `Practice`, `Scripted`, `Not yet confirmed`, "
    "`Two versions`, joined by `; `",
    "question": "the question by its id",
    "asked": "the question or follow-up as it was put; empty where it never was",
    "anchor": "where it stands in the page (`report-team.html#` and this)",
    "version": "1 and up, among the versions of one answer in a conflict",
    "versions": "how many there are",
    "kind": "`answer`, `follow_up`, `note` (a thing known, or one that shaped the work), "
    "`correction`, `addition`, `telling` (title, when and why of a moment), `not_part`",
    "number": "1 and up, among those of the kind at the place",
    "field": "what the record calls the part: `text`, `state`, `value`, `what`, `source`, `how`, "
    "`reason`, `when`...",
    "manner": "`words` (their own), `state`, `unasked`, `fact` (chosen or confirmed), `sense` and "
    "`absent` (in place of words that may not be shown)",
    "text": "their words, letter for letter, or ours",
    "code": "the record's own value of what was chosen or confirmed: `cannot_recall`, `knew`, "
    "`usual`, `F4`, a date as EDTF; `[]` for asked and nothing to tell of",
    "on": "the day of a correction or an addition",
    "use": "how the words may be used: `quote`, `paraphrase`, `leads_only`; for the team only",
}


def rows(tables: Tables) -> Iterator[Row]:
    """Yield every statement of `tables` once: asked once, then by moment, then added."""
    return _Rows(tables).all()


class _Rows:
    """Walks one product's tables."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._people = {one.code: one for one in tables.people}
        self._homes: set[str] = set()  # what has come already
        self._told = {column.anchor: table for table in tables.episodes for column in table.columns}
        self._listed = {one.id: one for one in tables.episodes}

    def all(self) -> Iterator[Row]:
        for stage in self._tables.stages:
            for asked in stage.asked:
                for one in asked.passages:
                    yield from self._passage(Row(stage.id, question=asked.question), one)
        if Section.SIDE_BY_SIDE in self._tables.sections:
            for table in self._tables.episodes:
                yield from self._episode(table)
        for added in self._tables.added:
            base = self._of(Row(ADDED), added.code)
            yield from _later(base, "addition", added.later)
        yield from self._differences()
        yield from self._factors()

    def _of(self, base: Row, code: str, **more: Any) -> Row:
        who = self._people[code]
        more |= {"role": who.role, "agency": who.agency, "marks": "; ".join(who.marks)}
        return replace(base, participant=code, **more)

    def _passage(self, base: Row, one: Passage) -> Iterator[Row]:
        self._homes.add(one.anchor)
        base = self._of(
            base,
            one.code,
            asked=one.asked,
            anchor=one.anchor,
            version=one.version,
            versions=one.versions,
            use=str(one.permitted or ""),
        )
        yield from _says(base, one.says)
        yield from self._notes(base, one.notes)
        for number, put in enumerate(one.follow_ups, start=1):
            at = replace(base, kind="follow_up", asked=put.asked, number=number)
            yield _said(at, put.says)
        yield from _later(base, "correction", one.later)

    def _episode(self, table: EpisodeTable) -> Iterator[Row]:
        base = _in(Row(MOMENTS), table)
        seen: dict[str, int] = {}
        for column in table.columns:
            self._homes.add(column.anchor)
            number = seen[column.anchor] = seen.get(column.anchor, 0) + 1
            yield from _telling(self._of(base, column.person.code), column, number)
        for part in table.parts:
            for row in part.rows:
                for cell in row.cells:
                    for one in cell:
                        yield from self._passage(replace(base, question=row.question), one)
        for code, said in table.apart:
            yield _said(replace(self._of(base, code), kind="not_part"), said)

    def _differences(self) -> Iterator[Row]:
        numbered = {one.number: one for one in self._tables.episodes}
        for difference in self._tables.differences:
            base = _in(Row(DIFFERENCES), numbered.get(difference.episode or 0))
            for side in difference.sides:
                if side.home in self._homes:
                    continue
                self._homes.add(side.home)
                at = replace(self._of(base, side.code), asked=side.asked, anchor=side.home)
                if side.home in self._told:
                    at = replace(at, kind="telling")
                yield from _says(at, side.says, "when" if side.home in self._told else "")
                yield from self._notes(at, side.notes)

    def _factors(self) -> Iterator[Row]:
        found = [one for _, group in self._tables.factors.groups for one in group]
        found = [one for one in found if one.home not in self._homes]
        found.sort(key=lambda one: (len(one.anchor), one.anchor))  # as they were told
        count: dict[str, int] = {}
        for one in found:
            number = count[one.home] = count.get(one.home, 0) + 1
            base = replace(self._of(Row(FACTORS), one.code), anchor=one.home)
            yield from self._note(base, one.note, number)

    def _notes(self, base: Row, notes: Sequence[Note]) -> Iterator[Row]:
        for number, note in enumerate(notes, start=1):
            yield from self._note(base, note, number)

    def _note(self, base: Row, note: Note, number: int) -> Iterator[Row]:
        base = replace(base, kind="note", number=number)
        if note.episode:
            base = self._about(base, note.episode)
        if note.what is not None:
            yield _said(base, note.what, "what")
        for one in note.facts:
            for said in one.says:
                yield _said(base, said, one.field)

    def _about(self, base: Row, own: str) -> Row:
        """Return a note's row with the moment that it is about, by the person's own id of it."""
        table = self._told.get(telling_anchor(base.participant, own)) or self._listed.get(own)
        if table is not None:
            return _in(base, table)
        # Set aside, or for other eyes: beyond the team not even its id is told.
        known = own if self._tables.audience is Audience.TEAM else ""
        return replace(base, episode=known, episode_title=words.NOT_LISTED)


def _in(base: Row, table: EpisodeTable | None) -> Row:
    return replace(base, episode=table.id, episode_title=table.title) if table else base


def _says(base: Row, says: Sequence[Statement], field: str = "") -> Iterator[Row]:
    for number, one in enumerate(says, start=1):
        yield _said(base, one, field, number=number)


def _said(base: Row, one: Statement, field: str = "", **more: Any) -> Row:
    named = field or _FIELD.get(one.manner, "text")
    manner = str(one.manner)
    return replace(base, field=named, manner=manner, text=one.text, code=one.code, **more)


def _later(base: Row, kind: str, later: Sequence[Later]) -> Iterator[Row]:
    for number, one in enumerate(later, start=1):
        at = replace(base, kind=kind, number=number, on=one.day)
        yield _said(at, one.says, "text")
        if one.reason is not None:
            yield _said(at, one.reason, "reason")


def _telling(base: Row, column: Column, number: int) -> Iterator[Row]:
    reviewers = column.named_by == words.NAMED_BY_REVIEWERS
    named = Nominated.REVIEWERS if reviewers else Nominated.PRACTITIONER
    deep = words.DEEP if column.deep else words.LIGHT
    says: dict[str, list[Statement | None]] = {
        "title": [column.title],
        "when": [column.when, fact(column.confirmed, column.edtf) if column.edtf else None],
        "why": [column.why],
        "nominated_by": [fact(column.named_by, str(named))],
        "deep": [fact(deep, "true" if column.deep else "false")],
    }
    at = replace(base, kind="telling", anchor=column.anchor, number=number)
    for field, several in says.items():
        for one in several:
            if one is not None:
                yield _said(at, one, field)
