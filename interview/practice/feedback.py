"""Feedback after practice: comments on an account and on how it was asked, beside a fuller answer.

The one decision: it is for practice alone. A practitioner in a live review gets to know the keys
and never a comment on an account: that would be coaching a possible witness (method.md 9). So
whatever isn't marked practice is refused here, whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from interview.errors import InterviewError
from interview.model.case import PRACTICE
from interview.model.guide import Guide
from interview.model.place import Place
from interview.model.record import Record
from interview.practice import cases
from interview.practice.cases import PracticeCase
from interview.practice.comment import Comment, rules
from interview.practice.on_account import comments, words_of
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


def fuller(of: PracticeCase | None, record: Record) -> Mapping[Place, Fuller]:
    """Return the fuller answers there are to the questions of `record`, by their places.

    None where the account is the full one itself, or the case has none for its role yet. Raise as
    `toml_value` where what is there can't be read.
    """
    code = record.participant.code
    if of is None or not of.has_full_account(code):
        return {}
    story, said = of.story(code), of.comments_on(code)
    found = {}
    for one in record.answers:
        place = Place(one.question, one.episode)
        text = cases.full_answer(story, one.episode or "", one.question)
        if text and text != words_of(one):
            found[place] = Fuller(text, said.get(place, ""))
    return found
