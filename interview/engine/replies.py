"""A reply against its question: what may be kept as an answer, and in which shape.

Words are kept as they come. Choices are kept by code, with the label that was shown; notes are kept
as plain lists that have been read once, so that a wrong one never reaches the journal.
"""

from __future__ import annotations

from typing import Any

from interview.engine.events import Answered
from interview.engine.intents import Reply
from interview.errors import InterviewError
from interview.model.guide import Question
from interview.model.notes import factor_notes, knowledge_items
from interview.model.taxonomy import AnswerState, Form

_SET_BY_PROGRAM = {AnswerState.NEVER_PUT, AnswerState.PARKED}
_NOTES = {Form.ITEMS: knowledge_items, Form.FACTORS: factor_notes}


class WrongReply(InterviewError):
    """A reply that doesn't fit its question; nothing has changed."""


def answered(reply: Reply, question: Question) -> Answered:
    """Return the event that keeps `reply`. Raise WrongReply or WrongNotes where it can't."""
    if reply.state in _SET_BY_PROGRAM:
        raise WrongReply("That is not an answer a person gives.", "Choose another.")
    if reply.state is not AnswerState.ANSWERED:
        return _other_than_answered(reply, question)
    if question.form in _NOTES:
        return _notes(reply, question)
    if question.form is Form.CHOICE:
        return _choice(reply, question)
    if reply.value is not None:
        raise WrongReply("This question takes words.", "Say it in words.")
    return _kept(reply, AnswerState.ANSWERED if reply.text.strip() else AnswerState.LEFT_BLANK)


def _kept(reply: Reply, state: AnswerState, text: str | None = None, value: Any = None) -> Answered:
    return Answered(
        question=reply.place.question,
        episode=reply.place.episode,
        state=state,
        text=reply.text if text is None else text,
        value=value,
    )


def _other_than_answered(reply: Reply, question: Question) -> Answered:
    if question.form is Form.CHOICE and not question.states and not _blank(reply):
        raise WrongReply("This one needs one of its choices.", "Choose the nearest.")
    # Words typed before choosing "rather not say" and the like are theirs: they stay.
    return _kept(reply, reply.state)


def _blank(reply: Reply) -> bool:
    return reply.state is AnswerState.LEFT_BLANK


def _notes(reply: Reply, question: Question) -> Answered:
    said = reply.value
    if said is None and reply.text.strip():
        said = [{"what": reply.text}]  # words alone are a note of one line
    if said is None:
        return _kept(reply, AnswerState.LEFT_BLANK)
    notes = _NOTES[question.form](said)
    return _kept(reply, AnswerState.ANSWERED, text="", value=[note.plain() for note in notes])


def _choice(reply: Reply, question: Question) -> Answered:
    if reply.value is None and not reply.text.strip():
        return _kept(reply, AnswerState.LEFT_BLANK)
    chosen = next((one for one in question.choices if one.code == reply.value), None)
    if chosen is not None and not chosen.other:
        return _kept(reply, AnswerState.ANSWERED, text=chosen.label, value=chosen.code)
    if not any(one.other for one in question.choices):
        raise WrongReply("That is not one of the choices.", "Choose one of them.")
    words = reply.text if chosen is not None or reply.value is None else reply.value
    if not isinstance(words, str) or not words.strip():
        raise WrongReply("That choice needs a word or two.", "Say who or what, by role.")
    return _kept(reply, AnswerState.ANSWERED, text=words, value=words)
