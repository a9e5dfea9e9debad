"""Differences to explore, what isn't there, and what might be one episode; each leads to words.

The one decision: beyond the team a difference stands only where everything it rests on may be told
there. Half of it would let a reader guess the other half.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interview.model.merged import Comparison, Difference, Kind
from interview.model.taxonomy import AnswerState, Form
from interview.report import words
from interview.report.audience import Audience, Showing, showing
from interview.report.index import Dated, Found, Index
from interview.report.notes import Note
from interview.report.passages import Reader
from interview.report.statements import Statement, anchor, fact, own_words, said_date


@dataclass(frozen=True, slots=True)
class Side:
    """What one person says on it, and where."""

    code: str
    role: str
    asked: str
    says: tuple[Statement, ...]
    notes: tuple[Note, ...]
    home: str


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One difference, or a place with no account yet and a query that could be put."""

    anchor: str
    kind: Kind
    title: str
    about: str
    episode: int | None
    sides: tuple[Side, ...]
    waiting: tuple[tuple[str, str], ...]  # code and role of those who have not spoken
    query: str


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """One thing that isn't there. Outside the team nobody is named."""

    episode: int | None
    people: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]  # what, and where it stands; the second may be empty
    count: int


@dataclass(frozen=True, slots=True)
class AbsenceGroup:
    """Everything of one kind that isn't there."""

    kind: Kind
    title: str
    about: str
    rows: tuple[AbsenceRow, ...]


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """Two episodes that might be one. Nothing follows from it until a reviewer decides."""

    code: str
    own: int
    same_as: int
    why: str


@dataclass(frozen=True, slots=True)
class WouldTalk:
    """A question that somebody would rather talk about."""

    code: str
    asked: str
    home: str


class Exploring:
    """Reads a comparison's rows for one audience."""

    def __init__(self, comparison: Comparison, index: Index, reader: Reader) -> None:
        self._comparison, self._index, self._reader = comparison, index, reader
        self._team = reader.audience is Audience.TEAM

    def differences(self) -> tuple[DifferenceRow, ...]:
        """Return what there is to explore, in the order of the comparison."""
        told = [one for one in self._comparison.differences if self._may_be_told(one)]
        return tuple(self._difference(one, number) for number, one in enumerate(told, start=1))

    def absences(self) -> tuple[AbsenceGroup, ...]:
        """Return what isn't there, by kind."""
        kinds = [kind for kind in words.ABSENCE if self._team or kind is not Kind.NEVER_PUT]
        found = []
        for kind in kinds:
            rows = [
                one for one in self._comparison.absences if one.kind is kind and self._seen(one)
            ]
            if rows:
                found.append(
                    AbsenceGroup(
                        kind, words.ABSENCE[kind], words.ABSENT[kind], tuple(self._absent(rows))
                    )
                )
        return tuple(found)

    def _seen(self, one: Difference) -> bool:
        """Return whether any of those it is about may be heard by this audience at all."""
        people = [self._index.accounts[code] for code in one.participants]
        heard = [self._reader.whole(account) for account in people if account.returned]
        return not heard or any(
            showing(use, self._reader.audience) is not Showing.NOT_AT_ALL for use in heard
        )

    def proposals(self) -> tuple[ProposalRow, ...]:
        """Return what might be one episode; for the team."""
        numbers = self._index.numbers
        return tuple(
            ProposalRow(
                one.participant,
                numbers[one.episode],
                numbers[one.same_as],
                likeness(one.shared_words, days=one.days),
            )
            for one in self._comparison.proposals
            if self._team and one.episode in numbers and one.same_as in numbers
        )

    def would_talk(self) -> tuple[WouldTalk, ...]:
        """Return what people would rather talk about; for the team."""
        return tuple(
            WouldTalk(
                account.code,
                answer.asked,
                anchor(account.code, one.place.question, one.place.episode),
            )
            for account in self._comparison.accounts
            for one in account.said
            for answer in one.variants
            if self._team and answer.state is AnswerState.WOULD_RATHER_TALK
        )

    def _found(self, one: Difference) -> Iterator[Found | Dated]:
        for reference in one.answers:
            found = self._index.answer(reference) or self._index.date(reference)
            if found is not None:
                yield found

    def _may_be_told(self, one: Difference) -> bool:
        """Return whether an audience learns of it: beyond the team nobody who hasn't answered."""
        if one.kind is Kind.NO_ACCOUNT_YET and not self._team:
            return False
        uses = (
            self._reader.use(found.account, found.said)
            if isinstance(found, Found)
            else self._reader.whole(found.account)
            for found in self._found(one)
        )
        return all(showing(use, self._reader.audience) is not Showing.NOT_AT_ALL for use in uses)

    def _difference(self, one: Difference, number: int) -> DifferenceRow:
        sides = tuple(self._side(found) for found in self._found(one))
        spoken = {side.code for side in sides}
        return DifferenceRow(
            anchor=f"difference-{number}",
            kind=one.kind,
            title=words.DIFFERENCE[one.kind],
            about=words.EXPLORE[one.kind],
            episode=self._index.numbers.get(one.episode) if one.episode else None,
            sides=sides,
            waiting=tuple(
                (code, self._index.accounts[code].who.role)
                for code in one.participants
                if code not in spoken and code in self._index.accounts
            ),
            query=self._query(one) if one.kind is Kind.NO_ACCOUNT_YET and self._team else "",
        )

    def _side(self, found: Found | Dated) -> Side:
        account = found.account
        if isinstance(found, Dated):
            when, use = found.own.when, self._reader.whole(account)
            confirmed = [fact(f"Confirmed: {said_date(when.edtf)}")] if when.edtf else []
            says = (own_words(when.words, use, self._reader.audience), *confirmed)
            return Side(account.code, account.who.role, "", says, (), found.anchor)
        passages = self._reader.passages(account, found.said)
        mine = next(one for one in passages if one.anchor == found.anchor)
        return Side(account.code, account.who.role, mine.asked, mine.says, mine.notes, found.anchor)

    def _query(self, one: Difference) -> str:
        forms = {
            self._reader.guide.by_id[found.said.place.question].form
            for found in self._found(one)
            if isinstance(found, Found) and found.said.place.question in self._reader.guide.by_id
        }
        if Form.ITEMS in forms:
            return words.QUERY_ITEMS
        return words.QUERY_HELD if Form.CHOICE in forms else words.QUERY_DATE

    def _absent(self, rows: Iterable[Difference]) -> Iterator[AbsenceRow]:
        for one in rows:
            yield AbsenceRow(
                episode=self._index.numbers.get(one.episode) if one.episode else None,
                people=one.participants if self._team else (),
                lines=tuple(self._lines(one)) if one.kind is Kind.NEVER_PUT else (),
                count=len(one.participants),
            )

    def _lines(self, one: Difference) -> Iterator[tuple[str, str]]:
        """Yield the questions that were never put, each with whom it was not put to."""
        by_question: dict[str, list[str]] = {}
        for found in self._found(one):
            if isinstance(found, Found):
                by_question.setdefault(found.said.place.question, []).append(found.account.code)
        for question, codes in by_question.items():
            known = self._reader.guide.by_id.get(question)
            yield (known.ask if known else question, ", ".join(codes))


def likeness(shared: tuple[str, ...], *, days: bool) -> str:
    """Return what two episodes have in common, in words."""
    parts = ["days in common"] if days else []
    if shared:
        parts.append(f"words in common: {', '.join(shared)}")
    return "; ".join(parts)
