"""A follow-up: a later visit to somebody who has handed over their account, which comes with it.

The rules (method.md 3.9):

- What was handed over stays as it was. Asked are the reviewers' new questions and whether there is
  anything else; what is not right in it is put right after handing over, with a reason.
- Whether anybody may be unsafe is asked anew: that is about today.
- The record that comes of it is a version that follows the one it began with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from interview.engine.events import Wording
from interview.engine.place import Place
from interview.engine.said import Episode, FollowUp, Given
from interview.model.taxonomy import AnswerState

if TYPE_CHECKING:
    from interview.engine.state import State
    from interview.model import record as rec

ANYTHING_ELSE = "changes.anything_else"
_TODAY = ("intro.unsafe_today", "close.unsafe_today", "close.checked")
ASKED = frozenset({"intro.understood", ANYTHING_ELSE, *_TODAY})


def asks(state: State, question: str) -> bool:
    """Return whether a question is part of this interview: in a follow-up only a few are."""
    base = state.began.setting.follow_up
    if base is None or question in ASKED:
        return True
    return question.startswith("queries.") and question not in _answered(base)


def as_handed_over(state: State, base: rec.Record) -> State:
    """Return the beginning of a follow-up of `base`: what was said stands, to be read again."""
    kept = [one for one in base.answers if asks(state, one.question) is False]
    put = [one for one in kept if one.asked]
    return replace(
        state,
        put={
            Place(one.question, one.episode): Wording(question=one.question, asked=one.asked)
            for one in put
        },
        given={Place(one.question, one.episode): _given(one) for one in put},
        episodes={one.id: _episode(base, one) for one in base.episodes},
        deep=tuple(one.id for one in base.episodes if one.deep),
        roster="all",
        chosen=True,
    )


def following(state: State, base: rec.Record, new: rec.Record) -> rec.Record:
    """Return the version that follows `base`: all of it, and what `new` says beyond it.

    `new` is the record of the follow-up by itself; the digest is not made anew.
    """
    asked = {
        one.question: one
        for one in new.answers
        if one.question in _TODAY
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


def _answered(base: rec.Record) -> frozenset[str]:
    never = AnswerState.NEVER_PUT
    return frozenset(one.question for one in base.answers if one.state is not never)


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


def _given(one: rec.RecordedAnswer) -> Given:
    return Given(
        one.state,
        one.text,
        one.value,
        tuple(FollowUp(put.probe, put.kind, put.asked, "", put.state, put.text)
              for put in one.follow_ups),
        one.use,
    )  # fmt: skip


def _episode(base: rec.Record, one: rec.RecordedEpisode) -> Episode:
    return Episode(
        id=one.id,
        title=one.title,
        words=one.when.words,
        why=one.why,
        nominated_by=one.nominated_by,
        edtf=one.when.edtf,
        when_asked=True,
        aside=one.parked,
        there=_was_there(base, one.id),
    )


def _was_there(base: rec.Record, episode: str) -> bool:
    not_there = (AnswerState.NOT_THERE, AnswerState.NEVER_PUT)
    return any(one.episode == episode and one.state not in not_there for one in base.answers)
