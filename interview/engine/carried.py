"""What a follow-up has from the account that it follows: what was said stands, and is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview.engine.events import Wording
from interview.engine.place import Place
from interview.engine.said import Episode, FollowUp, Given
from interview.model.taxonomy import AnswerState

if TYPE_CHECKING:
    from interview.model import record as rec

ANYTHING_ELSE = "changes.anything_else"
TODAY = ("intro.unsafe_today", "close.unsafe_today", "close.checked")
_ASKED = frozenset({"intro.understood", ANYTHING_ELSE, *TODAY})


def is_asked(base: rec.Record, question: str) -> bool:
    """Return whether a follow-up of `base` asks a question: a new one, or one about today."""
    if question in _ASKED:
        return True
    return question.startswith("queries.") and question not in _answered(base)


def carried(base: rec.Record) -> dict[str, Any]:
    """Return the fields of a state that begin as `base` has them, to be read again."""
    put = [one for one in base.answers if one.asked and not is_asked(base, one.question)]
    return {
        "put": {
            Place(one.question, one.episode): Wording(question=one.question, asked=one.asked)
            for one in put
        },
        "given": {Place(one.question, one.episode): _given(one) for one in put},
        "episodes": {one.id: _episode(base, one) for one in base.episodes},
        "deep": tuple(one.id for one in base.episodes if one.deep),
        "roster": "all",
        "chosen": True,
    }


def _answered(base: rec.Record) -> frozenset[str]:
    never = AnswerState.NEVER_PUT
    return frozenset(one.question for one in base.answers if one.state is not never)


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
