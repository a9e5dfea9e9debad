"""Feedback after practice: comments on an account and on how it was asked, beside a fuller answer.

The one decision: it is for practice alone. A practitioner in a live review gets to know the keys
and never a comment on an account: that would be coaching a possible witness (method.md 9). So
whatever isn't marked practice is refused here, whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from interview.errors import InterviewError
from interview.model.case import PRACTICE
from interview.model.guide import Guide
from interview.model.record import Record
from interview.practice import cases
from interview.practice.cases import PracticeCase
from interview.practice.comment import Comment, rules
from interview.practice.on_account import comments, words_at
from interview.practice.on_asking import on_question, passed_by

HEAD = "Comments on the account. Not on you, and not a mark."
ON_ASKING = "Comments on the asking. Not on who asked, and not a mark."


class Feedback(NamedTuple):
    """What is said of an account, and of how it was asked, in the order it is read."""

    account: tuple[Comment, ...]
    asking: tuple[Comment, ...]


class Fuller(NamedTuple):
    """A fuller answer to the same question, and what it has that a hurried one hasn't."""

    text: str
    comment: str


def feedback(record: Record, guide: Guide, asked: Iterable[str] = ()) -> Feedback:
    """Return the comments on `record`; `asked` are questions as an observer wrote them down.

    Raise InterviewError where it isn't from practice.
    """
    if not record.practice:
        raise InterviewError(
            "That account is not from practice, so nothing is said about it.",
            "Comments are for practice on a made-up case.",
        )
    ready = rules()
    questions = [on_question(one.strip(), ready) for one in asked if one.strip()]
    return Feedback(comments(record, guide, ready), (*questions, *passed_by(record, guide, ready)))


def case_of(record: Record) -> PracticeCase | None:
    """Return the made-up case of a practice record, if it came with the program."""
    named = record.case.id.removeprefix(PRACTICE) if record.case is not None else ""
    return next((one for one in cases.cases() if one.id == named), None)


def fuller(of: PracticeCase | None, record: Record, comment: Comment) -> Fuller | None:
    """Return the fuller answer at the place of a comment; None where there is none to show."""
    place, code = comment.place, record.participant.code
    if of is None or place is None or code not in of.roles:
        return None
    text = cases.full_answer(of.story(code), place.episode or "", place.question)
    if text == words_at(record, place):
        return None  # it is the account that somebody else would be shown
    here = (code, place.episode or "", place.question)
    said = [
        one.comment
        for one in of.exemplars().exemplar
        if (one.code, one.episode, one.question) == here
    ]
    return Fuller(text, said[0] if said else "") if text else None
