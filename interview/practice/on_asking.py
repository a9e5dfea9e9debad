"""Comments on how it was asked: on each question as somebody wrote it down, and what was passed by.

Pure. Who asked is nobody's business here: it is about the words of a question, and what asking so
does to the one who answers (method.md 3 and 9).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from interview.engine.own_words import sentence_at
from interview.engine.statements import statements
from interview.language import words as reading
from interview.language.words import QUESTION
from interview.model.comments import OnAsking
from interview.model.guide import Guide
from interview.model.place import Place
from interview.model.probes import Probe
from interview.model.record import Record
from interview.model.taxonomy import Mode
from interview.practice.comment import Comment, Rules

# The first that fits is said: one thing at a time, and what weighs most on the other side first.
_IN_TURN: Final = (OnAsking.SHOULD, OnAsking.WHY, OnAsking.LEADING, OnAsking.DOUBLE, OnAsking.OPEN)
_FEW: Final = 3


def on_question(asked: str, rules: Rules) -> Comment:
    """Return the comment on one question, as it was asked."""
    kind = next((one for one in _IN_TURN if _is(one, asked, rules)), OnAsking.CLOSED)
    says = rules.asking[kind].says
    return Comment(kind, says.title, says.says, says.attempt, quote=asked)


def passed_by(record: Record, guide: Guide, rules: Rules) -> tuple[Comment, ...]:
    """Return where a follow-up was there to be asked and wasn't, in what one typed for another.

    An account that somebody gave alone has nobody who passed anything by.
    """
    if record.mode is not Mode.TALK:
        return ()
    found = sorted(_passed(record, guide, rules), key=lambda one: -one[0])
    each = {comment.attempt: comment for _, comment in reversed(found)}  # the weightiest of it
    return tuple(comment for _, comment in found if each[comment.attempt] is comment)[:_FEW]


def _is(kind: OnAsking, asked: str, rules: Rules) -> bool:
    double = kind is OnAsking.DOUBLE
    if double and reading.read(asked).words.count(QUESTION) > 1:
        return True
    # "And what was said first?" goes on from what was said; it joins nothing.
    return rules.signed(kind, asked, within=double)


def _passed(record: Record, guide: Guide, rules: Rules) -> Iterator[tuple[int, Comment]]:
    deep = {one.id for one in record.episodes if one.deep and not one.parked}
    wording = rules.asking[OnAsking.MISSED].says
    for one in record.answers:
        question = guide.by_id.get(one.question)
        if one.episode not in deep or question is None or not question.follow_ups:
            continue
        if one.follow_ups or not one.text.strip():
            continue
        for statement in statements(one.text, guide, question.part)[:1]:
            yield (
                statement.weight,
                Comment(
                    OnAsking.MISSED,
                    wording.title,
                    wording.says,
                    f'{wording.attempt} "{_plainest(statement.probe)}"',
                    sentence_at(one.text, statement.start),
                    Place(one.question, one.episode),
                    one.asked,
                ),
            )


def _plainest(probe: Probe) -> str:
    """Return the wording that needs nobody's own words."""
    return next(ask for ask in reversed(probe.ask) if "{{" not in ask)
