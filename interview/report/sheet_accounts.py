"""The sheet of accounts: a row an answer, with what hangs on it in rows below, letter for letter.

The one decision: somebody's own words have a column to themselves, and a cell of it holds one text
of theirs and nothing else. What they chose, and what became of a question, stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from interview.model import when
from interview.report.audience import Section
from interview.report.sheets import Column, Link, Row, Sheet
from interview.report.statements import Manner, Statement, fact

if TYPE_CHECKING:
    from interview.report.notes import Note
    from interview.report.passages import Later, Passage
    from interview.report.side_by_side import Column as Telling
    from interview.report.side_by_side import EpisodeTable
    from interview.report.tables import Tables
    from interview.report.whole import StageTable

NAME: Final = "Accounts"
_COLUMNS: Final = (
    *(Column("Passage", 26, names=True), Column("Who", 8, names=True)),
    *(Column("Turning point", 9), Column("Asked", 38), Column("What it is", 16)),
    *(Column("Answer", 22), Column("Their own words", 78)),
    *(Column("Role", 22), Column("Section", 24), Column("Question", 22)),
    *(Column("First day", 13), Column("Last day", 13), Column("On", 16)),
    *(Column("Use", 20), Column("Version", 10), Column("Marks", 20)),
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in an interview something was said."""

    section: str
    question: str = ""
    asked: str = ""
    episode: int | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing to be read: what it is, and the statements of it."""

    what: str
    says: Sequence[Statement]
    asked: str = ""
    on: str = ""
    days: tuple[date | None, date | None] = (None, None)


def accounts(tables: Tables) -> Sheet:
    """Return everything that people said, as far as the tables hold it."""
    about = (
        "Everything that people said, a row an answer, in the order of the interview. Their own "
        "words have a column to themselves and are letter for letter."
    )
    return Sheet(NAME, about, _COLUMNS, tuple(_Rows(tables).rows()), frozen=2)


def days(edtf: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day of a confirmed range, the same where it is one day."""
    return when.bounds(edtf) if edtf and when.valid(edtf) else (None, None)


def ours(says: Sequence[Statement]) -> str:
    """Return what isn't anybody's own words."""
    return "\n".join(one.text for one in says if one.manner is not Manner.WORDS)


def theirs(says: Sequence[Statement]) -> Sequence[Statement | None]:
    """Return somebody's own words, a text each; one None where there are none."""
    return [one for one in says if one.manner is Manner.WORDS] or [None]


class _Rows:
    """Makes the rows of one product."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._people = {one.code: one for one in tables.people}

    def rows(self) -> Iterator[Row]:
        """Yield all rows: accounts in full, then by turning point, then what was asked once."""
        first = [one for one in self._tables.stages if one.id == "overview"]
        for stage in first:
            yield from self._stage(stage)
        for added in self._tables.added:
            for later in added.later:
                place = _Place("Added after the hand-over")
                yield from self._laid(place, added.code, later.id, _later(later, "Added"))
        if Section.SIDE_BY_SIDE in self._tables.sections:
            for episode in self._tables.episodes:
                yield from self._episode(episode)
        for stage in self._tables.stages:
            if stage not in first:
                yield from self._stage(stage)

    def _stage(self, stage: StageTable) -> Iterator[Row]:
        for asked in stage.asked:
            for one in asked.passages:
                yield from self._passage(_Place(stage.title, asked.question, asked.asked), one)

    def _episode(self, episode: EpisodeTable) -> Iterator[Row]:
        for telling in episode.columns:
            place = _Place("What they call it, and when it was", "when", "", episode.number)
            yield from self._laid(place, telling.person.code, telling.anchor, _telling(telling))
        for part in episode.parts:
            for row in part.rows:
                place = _Place(part.title, row.question, row.asked, episode.number)
                for cell in row.cells:
                    for one in cell:
                        yield from self._passage(place, one)

    def _passage(self, place: _Place, passage: Passage) -> Iterator[Row]:
        version = f"{passage.version} of {passage.versions}" if passage.versions > 1 else ""
        said = _spoken(passage, place)
        yield from self._laid(place, passage.code, passage.anchor, said, passage.use, version)

    def _laid(
        self,
        place: _Place,
        code: str,
        anchor: str,
        said: Iterator[_Said],
        use: str = "",
        version: str = "",
    ) -> Iterator[Row]:
        """Yield a row for each text of theirs; what isn't in this version has none."""
        who = self._people[code]
        turning = Link(place.episode, f"episode-{place.episode}") if place.episode else None
        at = anchor
        for one in said:
            if one.says and all(each.manner is Manner.ABSENT for each in one.says):
                continue
            for number, text in enumerate(theirs(one.says)):
                answer = ours(one.says) if number == 0 else ""
                yield Row(
                    (
                        *(anchor, code, turning, one.asked, one.what, answer, text),
                        *(who.role, place.section, place.question),
                        *(*one.days, one.on, use, version, ", ".join(who.marks)),
                    ),
                    at,
                )
                at = ""


def _spoken(passage: Passage, place: _Place) -> Iterator[_Said]:
    yield _Said("Answer", passage.says, passage.asked or place.asked)
    for number, note in enumerate(passage.notes, start=1):
        yield from _note(note, f"Note {number}")
    for number, put in enumerate(passage.follow_ups, start=1):
        yield _Said(f"Follow-up {number}", (put.says,), put.asked)
    for later in passage.later:
        yield from _later(later, "Put right")


def _note(note: Note, name: str) -> Iterator[_Said]:
    """Yield what a note says, then each thing of it that is in their words."""
    chosen = [
        fact(f"{one.label}: {said.text}")
        for one in note.facts
        for said in one.says
        if said.manner is not Manner.WORDS
    ]
    yield _Said(name, [*([note.what] if note.what else []), *chosen])
    for one in note.facts:
        own = [said for said in one.says if said.manner is Manner.WORDS]
        if own:
            yield _Said(f"{name}: {one.label.lower()}", own)


def _later(later: Later, what: str) -> Iterator[_Said]:
    yield _Said(what, (later.says,), on=later.on)
    if later.reason is not None:
        yield _Said("What brought it about", (later.reason,), on=later.on)


def _telling(telling: Telling) -> Iterator[_Said]:
    yield _Said("What they call it", (telling.title,))
    confirmed = f"Confirmed: {telling.confirmed}" if telling.confirmed else "No date confirmed"
    own = [telling.when] if telling.when is not None else []
    yield _Said("When it was", (fact(confirmed), *own), days=days(telling.edtf))
    if telling.why is not None:
        yield _Said("Why it mattered", (telling.why,))
