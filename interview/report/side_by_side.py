"""Each episode with everybody's account of it beside the others': a column a telling.

The one decision: rows come from the guide, in its order, by its parts and corners. A row stands if
it was put to anybody there, and then every column says what became of it; what was put to nobody
is named once below.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview.model.guide import Question, Walk
from interview.model.merged import Comparison, Episode, Said, Telling
from interview.model.place import Place
from interview.model.taxonomy import AnswerState, Nominated, Use
from interview.report import words
from interview.report.audience import Audience, Showing, showing
from interview.report.index import Index, episode_anchor, telling_anchor
from interview.report.passages import Passage, Reader
from interview.report.people import Person, person
from interview.report.statements import ABSENT, Statement, own_words, said_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Column:
    """One person's telling: what they called it, their own words for when, why it mattered."""

    person: Person
    anchor: str
    title: Statement
    when: Statement | None
    edtf: str | None  # the range they confirmed
    confirmed: str  # the same, as it is said
    why: Statement | None
    named_by: str
    deep: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One question across the columns; in a conflict a cell holds both versions."""

    question: str
    label: str  # the corner, where its part has several
    asked: str
    cells: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one part of going through a moment."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class EpisodeTable:
    """One episode. `apart` are those who were not part of it: the code, and what they said."""

    id: str
    number: int
    anchor: str
    title: str
    when: str
    invited: bool
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    never_put: tuple[str, ...]  # put to nobody here, as the guide words it
    apart: tuple[tuple[str, Statement], ...]


class SideBySide:
    """Lays everybody's record out by the case's episodes, for one audience."""

    def __init__(self, comparison: Comparison, index: Index, reader: Reader) -> None:
        self._comparison, self._index, self._reader = comparison, index, reader
        self._said = {
            account.code: {one.place: one for one in account.said}
            for account in comparison.accounts
        }
        self._people = {one.code: person(one, reader) for one in comparison.accounts}
        self._uses: dict[tuple[str, str], set[Use]] = {}
        for account in comparison.accounts:
            for one in account.said:
                if one.place.episode is not None:
                    here = self._uses.setdefault((account.code, one.place.episode), set())
                    here.add(reader.use(account, one))
        walked = {one.id for one in reader.guide.stages if one.walk is Walk.MOMENTS}
        self._asked = [one for one in reader.guide.questions if one.stage in walked]

    def tables(self) -> tuple[EpisodeTable, ...]:
        """Return every episode of the case, in its order, with its columns."""
        return tuple(self._table(one) for one in self._comparison.episodes)

    def heard(self) -> tuple[Episode, ...]:
        """Return the episodes of which this audience learns at all: a person's own only by them."""
        return tuple(
            one
            for one in self._comparison.episodes
            if one.invited or any(True for _ in self._told(one))
        )

    def title(self, episode: Episode) -> str:
        """Return what an episode is called: the reviewers' title, else the first person's own."""
        if episode.invited:
            return episode.title
        if not episode.tellings:
            return words.NOT_HERE
        first = episode.tellings[0]  # of those that this audience is shown
        return self._own(first.code, first.own.title).text

    def _table(self, episode: Episode) -> EpisodeTable:
        number = self._index.numbers[episode.id]
        episode = replace(episode, tellings=tuple(self._told(episode)))
        return EpisodeTable(
            id=episode.id,
            number=number,
            anchor=episode_anchor(number),
            title=self.title(episode),
            when=episode.when,
            invited=episode.invited,
            columns=tuple(self._column(one) for one in episode.tellings),
            parts=tuple(self._parts(episode)),
            never_put=tuple(
                one.ask for one in self._asked if not self._was_put(one.id, episode.tellings)
            ),
            apart=tuple(self._apart(episode)),
        )

    def _told(self, episode: Episode) -> Iterator[Telling]:
        """Yield the tellings of which this audience may see anything at all."""
        for one in episode.tellings:
            whole = self._reader.whole(self._index.accounts[one.code])
            uses = {whole} | self._uses.get((one.code, one.own.id), set())
            if any(showing(use, self._reader.audience) is not Showing.NOT_AT_ALL for use in uses):
                yield one

    def _own(self, code: str, text: str) -> Statement:
        use = self._reader.whole(self._index.accounts[code])
        return own_words(text, use, self._reader.audience)

    def _column(self, telling: Telling) -> Column:
        code, own = telling.code, telling.own
        reviewers = own.nominated_by is Nominated.REVIEWERS
        edtf = own.when.edtf if self._own(code, "") is not ABSENT else None
        return Column(
            person=self._people[code],
            anchor=telling_anchor(code, own.id),
            title=self._own(code, own.title),
            when=self._own(code, own.when.words) if own.when.words else None,
            edtf=edtf,
            confirmed=said_date(edtf),
            why=self._own(code, own.why) if own.why else None,
            named_by=words.NAMED_BY_REVIEWERS if reviewers else words.NAMED_BY_THEM,
            deep=own.deep,
        )

    def _parts(self, episode: Episode) -> Iterator[Part]:
        put = [one for one in self._asked if self._was_put(one.id, episode.tellings)]
        for part in self._reader.guide.parts:
            mine = [one for one in put if one.part == part.id]
            several = len({one.corner for one in self._asked if one.part == part.id}) > 1
            if mine:
                rows = [self._row(one.id, episode, _label(one) if several else "") for one in mine]
                yield Part(words.PART.get(part.id, part.title), tuple(rows))
        if others := self._others(episode):
            yield Part(words.OTHER_QUESTIONS, tuple(self._row(one, episode) for one in others))

    def _row(self, question: str, episode: Episode, label: str = "") -> Row:
        cells = tuple(self._cell(question, one) for one in episode.tellings)
        known = self._reader.guide.by_id.get(question)
        put = (passage.asked for cell in cells for passage in cell if passage.asked)
        return Row(question, label, next(put, known.ask if known else question), cells)

    def _cell(self, question: str, telling: Telling) -> tuple[Passage, ...]:
        said = self._at(question, telling)
        if said is None:
            return (self._reader.never_put(telling.code),)
        return self._reader.passages(self._index.accounts[telling.code], said)

    def _at(self, question: str, telling: Telling) -> Said | None:
        return self._said[telling.code].get(Place(question, telling.own.id))

    def _was_put(self, question: str, tellings: Sequence[Telling]) -> bool:
        return any(
            variant.state is not AnswerState.NEVER_PUT
            for one in tellings
            if (said := self._at(question, one)) is not None
            for variant in said.variants
        )

    def _others(self, episode: Episode) -> list[str]:
        """Return the questions that this guide doesn't ask of a moment, and older ones did."""
        known = {one.id for one in self._asked}
        told = {(one.code, one.own.id) for one in episode.tellings}
        found = {
            place.question: None
            for code, own in told
            for place in self._said[code]
            if place.episode == own and place.question not in known
        }
        return sorted(found)

    def _apart(self, episode: Episode) -> Iterator[tuple[str, Statement]]:
        """Yield those who were not part of it, by what their record says there."""
        for account in self._comparison.accounts:
            outside = self._reader.audience is not Audience.TEAM
            if outside or not account.returned or episode.of(account.code):
                continue
            mine = [one for one in account.said if one.place.episode == episode.id]
            states = [variant.state for one in mine for variant in one.variants]
            state = states[0] if states else AnswerState.NEVER_PUT
            yield account.code, self._reader.state(state)


def bands(columns: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where columns stand side by side: as even as can be, at most `most`."""
    count = -(-columns // most)
    for number in range(count):
        yield columns * number // count, columns * (number + 1) // count


def _label(question: Question) -> str:
    return words.CORNER[question.corner] if question.corner else ""
