"""Passages: what one person's record holds at one place, as an audience may see it.

The one decision: whatever hangs on an answer stays with it, follow-ups under it, what was put right
after it, both versions of it in a conflict; and all of it reaches a reader as the answer may.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from interview.model.guide import Guide
from interview.model.notes import factor_notes, knowledge_items
from interview.model.taxonomy import SAID_ELSEWHERE, AnswerState, Form, Use
from interview.report import words
from interview.report.audience import Audience, Showing, showing
from interview.report.notes import Note, factor_note, item_note
from interview.report.statements import (
    ABSENT,
    Manner,
    Statement,
    anchor,
    fact,
    narrowest,
    own_words,
    said_date,
    use_put_right,
    whole_use,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview.model.merged import Account, Said
    from interview.model.record import Addition, Correction, RecordedAnswer, RecordedFollowUp

_UNASKED: Final = frozenset({AnswerState.NEVER_PUT, AnswerState.PARKED})


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up as it was put, and what came."""

    asked: str
    says: Statement


@dataclass(frozen=True, slots=True)
class Later:
    """What was added or put right after the hand-over, beside what stands before it."""

    id: str
    on: str  # the day, as it is said
    says: Statement
    reason: Statement | None
    day: str = ""  # the same, as the record has it


@dataclass(frozen=True, slots=True)
class Passage:
    """One answer, or one of its two versions, with all that hangs on it.

    `asked` is the wording as it was put, empty where it never was. `version` counts from 1 among
    `versions`; more than one stand beside each other where a person's record was edited two ways.
    """

    anchor: str
    code: str
    asked: str
    says: tuple[Statement, ...]
    notes: tuple[Note, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    later: tuple[Later, ...] = ()
    version: int = 1
    versions: int = 1
    use: str = ""  # in words, where it isn't what the person said for the whole
    permitted: Use | None = None  # the same always, and for the team only


class Reader:
    """Makes passages for one audience."""

    def __init__(self, guide: Guide, audience: Audience) -> None:
        self.guide = guide
        self.audience = audience
        self._wholes: dict[str, Use] = {}
        self._put_right: dict[str, bool] = {}

    def whole(self, account: Account) -> Use:
        """Return how an account as a whole may be used."""
        if account.code not in self._wholes:
            self._wholes[account.code] = whole_use(account)
        return self._wholes[account.code]

    def use(self, account: Account, said: Said) -> Use:
        """Return how what stands at a place may be used: the narrowest of its versions."""
        if account.code not in self._put_right:
            self._put_right[account.code] = use_put_right(account)
        if self._put_right[account.code]:
            return Use.LEADS_ONLY
        return narrowest(each.use for each in said.variants)

    def passages(self, account: Account, said: Said) -> tuple[Passage, ...]:
        """Return what stands at a place: one passage, or each version of it."""
        whole, use = self.whole(account), self.use(account, said)
        return tuple(
            self._passage(account.code, said, number, whole, use)
            for number in range(1, len(said.variants) + 1)
        )

    def never_put(self, code: str) -> Passage:
        """Return what stands where a person's record holds nothing."""
        return Passage("", code, "", (self.state(AnswerState.NEVER_PUT),))

    def _passage(self, code: str, said: Said, number: int, whole: Use, use: Use) -> Passage:
        answer, last = said.variants[number - 1], number == len(said.variants)
        if self.audience is not Audience.TEAM and answer.use is not use:
            answer = answer.model_copy(update={"use": use})
        # Whatever a file may hold beside "rather not say" was not given.
        given = answer.state is not AnswerState.PREFER_NOT_TO_SAY
        place = said.place
        at = anchor(code, place.question, place.episode, number)
        if showing(answer.use, self.audience) is Showing.NOT_AT_ALL:
            return Passage(at, code, "", (ABSENT,))
        return Passage(
            anchor=at,
            code=code,
            asked=answer.asked,
            says=tuple(self._says(answer)),
            notes=self._notes(answer, place.question) if given else (),
            follow_ups=tuple(
                self._follow_up(one, answer.use) for one in answer.follow_ups if given
            ),
            later=tuple(self.later(one, use) for one in said.corrections if last),
            version=number,
            versions=len(said.variants),
            use=words.USE[answer.use] if self._own_use(answer, whole) else "",
            permitted=answer.use if self.audience is Audience.TEAM else None,
        )

    def _own_use(self, answer: RecordedAnswer, whole: Use) -> bool:
        spoken = answer.state is AnswerState.ANSWERED
        return self.audience is Audience.TEAM and spoken and answer.use is not whole

    def _says(self, answer: RecordedAnswer) -> Iterator[Statement]:
        if answer.state is AnswerState.NEVER_PUT and answer.value == SAID_ELSEWHERE:
            yield Statement(Manner.UNASKED, words.SAID_ELSEWHERE, str(answer.state))
            return
        if answer.state is not AnswerState.ANSWERED:
            yield self.state(answer.state)
            if answer.state is AnswerState.PREFER_NOT_TO_SAY:
                return  # whatever a file may hold beside it was not given
        if (chosen := self._chosen(answer)) is not None:
            yield chosen
        # A choice is kept in words too: its label, or their own in its place.
        if answer.text and answer.text not in (answer.value, chosen and chosen.text):
            yield own_words(answer.text, answer.use, self.audience)
        elif answer.state is AnswerState.ANSWERED and not answer.text and not answer.value:
            none = answer.value == []
            told = words.NONE_TOLD if none else words.NO_WORDS
            yield Statement(Manner.STATE, told, "[]" if none else str(answer.state))

    def _chosen(self, answer: RecordedAnswer) -> Statement | None:
        """Return a choice by its label; a role or a code given in its place is the person's own."""
        if not answer.value or isinstance(answer.value, list):
            return None
        question = self.guide.by_id.get(answer.question)
        labels = {one.code: one.label for one in question.choices} if question else {}
        given = str(answer.value)
        if given in labels:
            return fact(labels[given], given)
        return own_words(given, answer.use, self.audience)

    def _notes(self, answer: RecordedAnswer, question: str) -> tuple[Note, ...]:
        asked = self.guide.by_id.get(question)
        if asked is None or not isinstance(answer.value, list):
            return ()
        quoted = showing(answer.use, self.audience) is Showing.WORD_FOR_WORD
        if asked.form is Form.ITEMS:
            return tuple(item_note(one, quoted=quoted) for one in knowledge_items(answer.value))
        notes = factor_notes(answer.value)
        return tuple(factor_note(one, self.guide, quoted=quoted) for one in notes)

    def _follow_up(self, put: RecordedFollowUp, use: Use) -> FollowUp:
        # A follow-up may say back what they said.
        quoted = showing(use, self.audience) is Showing.WORD_FOR_WORD
        asked = put.asked if quoted else words.FOLLOW_UP
        if put.state is AnswerState.ANSWERED:
            return FollowUp(asked, own_words(put.text, use, self.audience))
        return FollowUp(asked, self.state(put.state))

    def later(self, one: Correction | Addition, use: Use) -> Later:
        """Return what came after the hand-over, to be used as what it belongs to."""
        reason = own_words(one.reason, use, self.audience) if one.reason else None
        return Later(
            one.id,
            said_date(one.on) or one.on,
            own_words(one.text, use, self.audience),
            reason if reason and reason.manner is Manner.WORDS else None,
            one.on,
        )

    def state(self, state: AnswerState) -> Statement:
        """Return an answer state in words."""
        known = self.guide.state_words.get(state)
        label = known.label if known else state.value.replace("_", " ").capitalize()
        manner = Manner.UNASKED if state in _UNASKED else Manner.STATE
        return Statement(manner, label, str(state))
