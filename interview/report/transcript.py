"""One account as plain text to be coded, and where in it everything stands.

The one decision: places are counted in the text as it is written, by code points and half open,
after line ends have become LF and what XML can't hold has been made visible. What somebody said
stands by itself on its lines; all around it is in brackets, a question behind `>`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from interview.report import words
from interview.report.index import telling_anchor
from interview.report.office import held
from interview.report.statements import Manner, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview.report.notes import Note
    from interview.report.passages import Later, Passage
    from interview.report.people import Person
    from interview.report.side_by_side import Column
    from interview.report.tables import Tables

_BEFORE_MOMENTS: Final = ("start", "you", "overview")


class Span(NamedTuple):
    """A stretch of a text: from its first code point to just after its last, never empty."""

    start: int
    end: int


class Noted(NamedTuple):
    """A note, what moment it is about, and where its words stand, or what is known where none."""

    note: Note
    about: str
    span: Span


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text, and what of it can be coded.

    `passages` are by anchor; `said` are the question's id and one text of their own each.
    """

    text: str
    passages: dict[str, Span]
    said: tuple[tuple[str, Span], ...]
    notes: tuple[Noted, ...]


def transcript(person: Person, tables: Tables) -> Transcript:
    """Return the account of `person` with all that hangs on it, in the order of the interview."""
    return _Typist(person, tables).transcript()


def plain(text: str) -> str:
    """Return `text` as it stands in a source: lines end in LF, and XML could hold it."""
    return held(text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(slots=True)
class _Typist:
    """Writes one account down, and keeps where everything stands."""

    _person: Person
    _tables: Tables
    _lines: list[str] = field(default_factory=list)
    _end: int = 0
    _passages: dict[str, Span] = field(default_factory=dict)
    _said: list[tuple[str, Span]] = field(default_factory=list)
    _noted: list[Noted] = field(default_factory=list)

    def transcript(self) -> Transcript:
        who = self._person
        self._line(f"{who.code}, {who.role}, {who.agency}")
        for mark in who.marks:
            self._line(f"[{mark}]")
        self._stages(before=True)
        self._moments()
        self._stages(before=False)
        self._added()
        self._elsewhere()
        text = "".join(self._lines)
        return Transcript(text, self._passages, tuple(self._said), tuple(self._noted))

    def _line(self, text: str) -> Span:
        text = plain(text)
        start, self._end = self._end, self._end + len(text) + 1
        self._lines.append(f"{text}\n")
        return Span(start, start + len(text))

    def _heading(self, title: str) -> None:
        self._line("")
        self._line(f"== {title} ==")

    def _stages(self, *, before: bool) -> None:
        for stage in self._tables.stages:
            mine = [
                (asked.question, asked.asked, one)
                for asked in stage.asked
                for one in asked.passages
                if one.code == self._person.code
            ]
            if mine and (stage.id in _BEFORE_MOMENTS) is before:
                self._heading(stage.title)
                for question, asked, one in mine:
                    self._passage(question, asked, one)

    def _moments(self) -> None:
        for table in self._tables.episodes:
            columns = [one for one in table.columns if one.person.code == self._person.code]
            if not columns:
                continue
            self._heading(f"{table.number}. {table.title}")
            for column in columns:
                self._telling(column)
            for part in table.parts:
                for row in part.rows:
                    for one in (each for cell in row.cells for each in cell):
                        if one.code == self._person.code:
                            self._passage(row.question, row.asked, one)

    def _telling(self, column: Column) -> None:
        for label, said in (
            (words.TELLING_TITLE, column.title),
            (words.TELLING_WHEN, column.when),
            (words.TELLING_WHY, column.why),
        ):
            if said is not None:
                self._line(f"[{label}]")
                self._say(said)
        if column.confirmed:
            self._line(f"[{words.TELLING_CONFIRMED}: {column.confirmed}]")

    def _added(self) -> None:
        for added in self._tables.added:
            if added.code == self._person.code:
                self._heading(words.ADDED)
                self._later("", words.ADDED_ON, added.later)

    def _elsewhere(self) -> None:
        """Write down what was coded and stands in no table: of a moment that was set aside."""
        for row in self._tables.codings:
            if row.whose == self._person.code and row.anchor not in self._passages:
                self._heading(words.NOT_LISTED)
                self._passage("", row.passage.asked, row.passage)

    def _passage(self, question: str, asked: str, one: Passage) -> None:
        if not one.anchor or one.anchor in self._passages:
            return
        self._line("")
        if one.versions > 1:
            self._line(f"[{words.TWO_WAYS}: {one.version} / {one.versions}]")
        self._line(f"> {one.asked or asked}")
        start = self._end
        for said in one.says:
            self._theirs(question, said)
        for note in one.notes:
            self._note(note)
        for put in one.follow_ups:
            self._line(f"> {put.asked}")
            self._theirs(question, put.says)
        self._later(question, words.PUT_RIGHT, one.later)
        if self._end == start:
            self._line(f"[{words.NO_WORDS}]")
        self._passages[one.anchor] = Span(start, self._end - 1)

    def _later(self, question: str, label: str, later: Iterable[Later]) -> None:
        for one in later:
            self._line(f"[{label} {one.on}]")
            self._theirs(question, one.says)
            if one.reason is not None:
                self._line(f"[{words.BECAUSE}]")
                self._say(one.reason)

    def _theirs(self, question: str, said: Statement) -> None:
        span = self._say(said)
        if said.manner is Manner.WORDS and said.text:
            self._said.append((question, span))

    def _say(self, said: Statement) -> Span:
        theirs = said.manner is Manner.WORDS and said.text
        return self._line(said.text if theirs else f"[{said.text or words.NO_WORDS}]")

    def _note(self, note: Note) -> None:
        """Write a note: its words together, so that they are one stretch, then what is known."""
        how = [said for fact in note.facts if fact.field == "how" for said in fact.says]
        texts = [*([note.what] if note.what is not None else []), *how]
        spans = [self._say(one) for one in texts]
        start = self._end
        about = self._about(note)
        for label, says in (
            *((one.label, one.says) for one in note.facts if one.field != "how"),
            *([(words.ABOUT, (Statement(Manner.FACT, about),))] if about else []),
        ):
            self._line(f"[{label}: {', '.join(one.text for one in says)}]")
        if spans:
            span = Span(spans[0].start, spans[-1].end)
        elif self._end > start:
            span = Span(start, self._end - 1)
        else:
            span = self._line(f"[{words.NO_WORDS}]")
        self._noted.append(Noted(note, about, span))

    def _about(self, note: Note) -> str:
        if not note.episode:
            return ""
        own = telling_anchor(self._person.code, note.episode)
        for table in self._tables.episodes:
            if table.id == note.episode or any(one.anchor == own for one in table.columns):
                return table.title
        return words.NOT_LISTED
