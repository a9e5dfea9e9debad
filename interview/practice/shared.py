"""An account from practice that was handed over to be read: its words, in the order of the talk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from interview.merge.accounts import account
from interview.model.case import InvitedParticipant
from interview.model.guide import Guide
from interview.model.merged import Account, Standing
from interview.model.record import Record
from interview.model.taxonomy import AnswerState
from interview.practice.said import spoken
from interview.report.audience import Audience
from interview.report.passages import Reader

_UNSAID = "not said"


class Answer(NamedTuple):
    """One question as it was put, and what came, letter for letter."""

    question: str
    episode: str | None
    asked: str
    said: tuple[str, ...]


class Told(NamedTuple):
    """One account: which made-up case, who, and all that was answered."""

    case: str
    code: str
    role: str
    answers: tuple[Answer, ...]

    def plain(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {**self._asdict(), "answers": [one._asdict() for one in self.answers]}


def told(record: Record, guide: Guide) -> Told:
    """Return what an account from practice says."""
    who = record.participant
    standing = Standing(code=who.code, versions=(record.digest,), tips=(record.digest,))
    invited = InvitedParticipant(
        code=who.code, role=who.role or _UNSAID, agency=who.agency or _UNSAID
    )
    answers = tuple(_answers(account(invited, standing, [record], guide), guide))
    return Told(record.case.title if record.case else "", who.code, who.role, answers)


def _answers(of: Account, guide: Guide) -> Iterator[Answer]:
    reader = Reader(guide, Audience.TEAM)
    for said in of.said:
        if said.variants[0].state is AnswerState.ANSWERED:
            for one in reader.passages(of, said):
                place = said.place
                yield Answer(
                    place.question,
                    place.episode,
                    one.asked,
                    tuple(paragraph.text for paragraph in spoken(one)),
                )
