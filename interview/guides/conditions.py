"""Whether the conditions of a guide can be met: their names exist and are answered before.

A condition looks only at what has been put by then, in the same moment or once for the interview.
The one decision: what can never hold is refused, since a question that is never put is a mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from interview.engine.condition import Condition, ConditionTrouble, HasWords, Is, parse
from interview.guides.places import Problem, Spot
from interview.guides.shape import nearest
from interview.model.guide import Depth, Guide, Question
from interview.model.taxonomy import Form

# Names that are no questions, and what each may be.
NAMED: Final[Mapping[str, tuple[str | int, ...]]] = MappingProxyType(
    {"invitation": ("none", "given"), "depth": (1, 2, 3)}
)


def problems(guide: Guide) -> Iterator[Problem]:
    """Yield what is wrong with the conditions of `guide`."""
    for index, question in enumerate(guide.questions):
        for field, written in (("when", question.when), ("unless", question.unless)):
            if written:
                yield from _problems(guide, index, field, written)


def _problems(guide: Guide, index: int, field: str, written: str) -> Iterator[Problem]:
    question = guide.questions[index]
    spot: Spot = ("questions", index, field)
    try:
        condition = parse(written)
    except ConditionTrouble as error:
        yield Problem(spot, f"{question.id}: {error.what}", error.do, error.words)
        return
    for what, do in _unmet(guide, index, condition):
        yield Problem(spot, f"{question.id} is put under a condition on {what}", do)


def _unmet(guide: Guide, index: int, condition: Condition) -> Iterator[tuple[str, str]]:
    places = {question.id: place for place, question in enumerate(guide.questions)}
    for name in sorted(condition.names - NAMED.keys()):
        if name not in places:
            known = (*guide.by_id, *NAMED)
            yield f"{name}, which is not in this guide", nearest(name, known, "Look at the id.")
        elif places[name] >= index:
            yield f"{name}, which is put later", "Move one of the two, or leave the condition out."
        elif said := _apart(guide.by_id[name], guide.questions[index]):
            yield f"{name}, {said}", "Use another question, or leave the condition out."
    for test in condition.tests:
        yield from _never(guide, test)
    for leaf in condition.leaves:
        question = guide.by_id.get(leaf.question) if isinstance(leaf, HasWords) else None
        if question is not None and question.form is not Form.NARRATIVE:
            yield f"words in {question.id}, which isn't answered in words", "Use == or answered()."


def _apart(earlier: Question, later: Question) -> str:
    """Return why `earlier` may have no answer yet when `later` is decided on, or nothing."""
    if Depth.ONCE in earlier.depth:
        return ""
    if Depth.ONCE in later.depth:
        return "which is put in each moment, while this one is put once"
    if Depth.LIGHT in later.depth or (later.page and later.page == earlier.page):
        return "which is put on the same page"
    if set(earlier.depth) == {Depth.LIGHT}:
        return "which is put in light moments only"
    return ""


def _never(guide: Guide, test: Is) -> Iterator[tuple[str, str]]:
    """Yield the values that a name can't have."""
    known: tuple[str | int, ...] = NAMED.get(test.name, ())
    question = guide.by_id.get(test.name)
    if question is not None:
        if question.form is not Form.CHOICE:
            do = f"Use answered('{test.name}') or words('{test.name}', ...)."
            yield f"the value of {test.name}, which is no choice", do
            return
        if any(choice.other for choice in question.choices):
            return
        known = tuple(choice.code for choice in question.choices)
    for value in test.values:
        if known and value not in known:
            there = ", ".join(str(one) for one in known)
            yield f"{test.name} being {value}, which can't be", f"Use one of these: {there}."
