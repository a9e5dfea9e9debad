"""What a group's records show of what is planted in a made-up case: pure, for the debrief.

The one decision: nothing here says that anybody found or missed a thing. The three kinds that can
be told from answers are told by the same comparing as in real work; of the others it is said which
words there are to look at, and people judge. Where something isn't there, it is said why: nobody
played the role, it was filled, it was never asked. No mark, no count, nothing about a person
(method.md 9).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from interview.errors import InterviewError
from interview.merge.sheet import HELD, ITEMS, Sheet
from interview.model.decision import Decisions
from interview.model.guide import Guide
from interview.model.merged import Account, Comparison, Difference, Episode, Kind, Said
from interview.model.practice import Planted, PlantedKind
from interview.model.taxonomy import AnswerState
from interview.practice.said import Spoken, spoken
from interview.practice.seats import Cast, cast
from interview.report.audience import Audience
from interview.report.passages import Reader
from interview.report.statements import said_date

_WHEN: Final = "when"
# What has to be answered before the difference can be told at all.
_TOLD_BY: Final = {
    PlantedKind.SENT_NOT_RECEIVED: ITEMS,
    PlantedKind.DATE_DIFFERS: _WHEN,
    PlantedKind.HELD_DIFFERENTLY: HELD,
}


class Standing(StrEnum):
    """How a planted thing stands in a group's records."""

    SHOWN = "shown"  # a difference between accounts that people gave
    WITH_FULL = "with_full_accounts"  # a difference that a full account has a side of
    TO_LOOK_AT = "to_look_at"  # words that people gave, where it may be
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Words:
    """What one account says at a place; `asked` is empty for a date."""

    code: str
    filled: bool
    question: str
    asked: str
    said: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One planted thing, how it stands, why, and the words that bear on it."""

    planted: Planted
    standing: Standing
    says: tuple[str, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Beyond:
    """What differs, or waits for another account, besides what is planted."""

    kind: Kind
    episode: str
    participants: tuple[str, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """All that a debrief says of a group's records."""

    cast: Cast
    shown: tuple[Shown, ...]
    beyond: tuple[Beyond, ...]
    named: tuple[tuple[str, str], ...]  # moments that players named themselves: code, title


def records(
    planted: Collection[Planted], found: Comparison, decisions: Decisions, guide: Guide
) -> Records:
    """Return what a group's accounts, compared, show of what is planted.

    Raise InterviewError where something is planted at a moment, or with somebody, that the case
    doesn't have.
    """
    _refuse_unknown(planted, found)
    looked = _Looked(found, decisions, guide)
    shown = tuple(looked.shown(one) for one in planted)
    return Records(
        looked.cast,
        shown,
        tuple(looked.beyond(one) for one in found.differences if not _planted(one, planted)),
        tuple(
            (one.tellings[0].code, one.title)
            for one in found.episodes
            if not one.invited and one.tellings[0].code in looked.cast.played
        ),
    )


def _refuse_unknown(planted: Collection[Planted], found: Comparison) -> None:
    moments = {one.id for one in found.episodes}
    people = {one.code for one in found.accounts}
    for one in planted:
        if one.episode not in moments or not people.issuperset(one.participants):
            raise InterviewError(
                f"What is planted as {one.id} names a moment or a code that the case doesn't have.",
                "`interview practice lint` says where.",
            )


def _planted(one: Difference, planted: Collection[Planted]) -> bool:
    """Return whether a difference is a planted one, or all that can be told of one so far."""
    waits = one.kind is Kind.NO_ACCOUNT_YET
    return any(
        _is(one, each) or (waits and each.kind in _TOLD_BY and _between(one, each))
        for each in planted
    )


def _is(one: Difference, planted: Planted) -> bool:
    return one.kind.value == planted.kind.value and _between(one, planted)


def _between(one: Difference, planted: Planted) -> bool:
    """Return whether a difference is at the planted moment, between those it is planted with."""
    between = set(one.participants) & set(planted.participants)
    return one.episode == planted.episode and len(between) > 1


class _Looked:
    """A group's accounts, looked up."""

    def __init__(self, found: Comparison, decisions: Decisions, guide: Guide) -> None:
        self.cast = cast(found)
        self._found = found
        self._accounts = {one.code: one for one in found.accounts}
        self._episodes = {one.id: one for one in found.episodes}
        self._sheet = Sheet(found.accounts, decisions.matches)
        self._reader = Reader(guide, Audience.TEAM)

    def shown(self, planted: Planted) -> Shown:
        """Return how a planted thing stands."""
        words = tuple(self._words(planted))
        if planted.kind not in _TOLD_BY:
            return self._to_look_at(planted, words)
        sides = {
            code
            for one in self._found.differences
            if _is(one, planted)
            for code in one.participants
            if code in planted.participants
        }
        full = [code for code in planted.participants if code in sides & {*self.cast.filled}]
        if not sides:
            return Shown(planted, Standing.NOT_YET, tuple(self._why_not(planted)), words)
        if full:
            only = "It shows between full accounts only."
            some = f"It shows between your records and the full account of {_listed(full)}."
            says = only if sides == set(full) else some
            return Shown(planted, Standing.WITH_FULL, (says,), words)
        return Shown(planted, Standing.SHOWN, ("Your records show it.",), words)

    def beyond(self, one: Difference) -> Beyond:
        """Return a difference with the words that it rests on."""
        return Beyond(one.kind, self._title(one.episode), one.participants, tuple(self._sides(one)))

    def _to_look_at(self, planted: Planted, words: tuple[Words, ...]) -> Shown:
        own = tuple(one for one in words if not one.filled)
        if own:
            says = "There are words of yours where it may be. Look at them together."
            return Shown(planted, Standing.TO_LOOK_AT, (says,), own)
        return Shown(planted, Standing.NOT_YET, tuple(self._why_not(planted)), ())

    def _why_not(self, planted: Planted) -> Iterator[str]:
        """Yield why it is not in the records, a sentence for each of those it is between."""
        yield "Not in your records yet."
        asked = _TOLD_BY.get(planted.kind)
        for code in planted.participants:
            yield f"{code}: {self._why(code, planted, (asked,) if asked else planted.where)}"

    def _why(self, code: str, planted: Planted, asked: Collection[str]) -> str:
        if code in self.cast.empty:
            return "nobody has played this role."
        if code in self.cast.filled:
            return "filled from the full account."
        if asked == (_WHEN,):
            dated = any(own.when.edtf for own in self._episodes[planted.episode].of(code))
            return "confirmed a date." if dated else "no date is confirmed."
        return _became(
            {
                variant.state
                for question in asked
                for who, said in self._at(question, planted)
                if who == code
                for variant in said.variants
            }
        )

    def _at(self, question: str, planted: Planted) -> Iterator[tuple[str, Said]]:
        """Yield what accounts hold at a planted place: of the moment, or asked once."""
        yield from self._sheet.said(question, planted.episode)
        yield from self._sheet.said(question, None)

    def _words(self, planted: Planted) -> Iterator[Words]:
        for code in planted.participants:
            for question in planted.where:
                if question == _WHEN:
                    yield from self._dates(code, self._episodes[planted.episode])
                    continue
                for who, said in self._at(question, planted):
                    if who == code:
                        yield from self._said(code, said, planted.episode)

    def _dates(self, code: str, episode: Episode) -> Iterator[Words]:
        for own in episode.of(code):
            words, confirmed = own.when.words, said_date(own.when.edtf)
            said = [Spoken(words)] if words else []
            if confirmed and confirmed != words:
                said.append(Spoken(confirmed, own=False))
            if said:
                yield Words(code, code in self.cast.filled, _WHEN, "", tuple(said))

    def _said(self, code: str, said: Said, episode: str = "") -> Iterator[Words]:
        for passage in self._reader.passages(self._accounts[code], said):
            told = tuple(spoken(passage, episode))
            answered = any(one.state is AnswerState.ANSWERED for one in said.variants)
            if told and answered:
                question = said.place.question
                yield Words(code, code in self.cast.filled, question, passage.asked, told)

    def _sides(self, one: Difference) -> Iterator[Words]:
        for reference in one.answers:
            code, _, place = reference.partition(":")
            account: Account = self._accounts[code]
            if place.startswith(f"{_WHEN}/") and one.episode:
                yield from self._dates(code, self._episodes[one.episode])
                continue
            for said in account.said:
                if any(variant.id == place for variant in said.variants):
                    yield from self._said(code, said)

    def _title(self, episode: str | None) -> str:
        return self._episodes[episode].title if episode in self._episodes else ""


def _became(states: Collection[AnswerState]) -> str:
    """Return what became of questions that somebody was to be asked."""
    if AnswerState.ANSWERED in states:
        return "was asked, and answered."
    here = set(states) - {AnswerState.NEVER_PUT, AnswerState.PARKED}
    if not here:
        return "was not asked about it."
    if here == {AnswerState.NOT_THERE}:
        return "was not part of this moment, as they told it."
    return "was asked, and there is no answer."


def _listed(codes: Collection[str]) -> str:
    return ", ".join(codes)
