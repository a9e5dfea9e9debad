"""A follow-up: a later visit to somebody who has handed over their account, which comes with it.

The rules (method.md 3.9):

- What was handed over stays as it was. Asked are the reviewers' new questions and whether there is
  anything else; what is not right in it is put right after handing over, with a reason.
- Whether anybody may be unsafe is asked anew: that is about today.
- The record that comes of it is a version that follows the one it began with.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from interview.engine import threes
from interview.engine.carried import ANYTHING_ELSE, TODAY, is_asked
from interview.model.taxonomy import AnswerState

if TYPE_CHECKING:
    from interview.engine.state import State
    from interview.model import record as rec


def asks(state: State, question: str, episode: str | None = None) -> bool:
    """Return whether a question is part of this interview: in a follow-up only a few are.

    In a round of practice they are those of its one moment, and a few around it.
    """
    setting = state.began.setting
    if setting.moment:
        return threes.is_asked(setting, question, episode)
    return setting.follow_up is None or is_asked(setting.follow_up, question)


def is_whole(state: State) -> bool:
    """Return whether a whole account is given here: in no follow-up, nor in a round of practice."""
    setting = state.began.setting
    return setting.follow_up is None and not setting.moment


def following(state: State, base: rec.Record, new: rec.Record) -> rec.Record:
    """Return the version that follows `base`: all of it, and what `new` says beyond it.

    `new` is the record of the follow-up by itself; the digest is not made anew.
    """
    asked = {
        one.question: one
        for one in new.answers
        if one.question in TODAY
        or (one.question.startswith("queries.") and asks(state, one.question))
    }
    put = {key: one for key, one in asked.items() if one.state is not AnswerState.NEVER_PUT}
    known = {one.question for one in base.answers if one.episode is None}
    return new.model_copy(
        update={
            "parents": new.parents or (base.digest,),
            "guide": base.guide,
            "episodes": base.episodes,
            "answers": (
                *(one if one.episode else put.get(one.question, one) for one in base.answers),
                *(one for key, one in asked.items() if key not in known),
            ),
            "additions": _numbered(
                "addition", base.additions, (*_else(state, new), *new.additions)
            ),
            "corrections": _numbered("correction", base.corrections, new.corrections),
        }
    )


def _else(state: State, new: rec.Record) -> Iterator[rec.Addition]:
    """Yield what they said there is besides, as something remembered later."""
    from interview.model.record import Addition

    for one in new.answers:
        if one.question == ANYTHING_ELSE and one.text.strip():
            day = state.last_at.date().isoformat()
            yield Addition(id="addition/1", on=day, text=one.text, reason=one.asked)


def _numbered(kind: str, before: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    first = len(before) + 1
    return (
        *before,
        *(
            one.model_copy(update={"id": f"{kind}/{number}"})
            for number, one in enumerate(new, start=first)
        ),
    )
