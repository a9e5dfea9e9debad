"""Follow-ups: whether the answer just given calls for one, and in which words.

One at a time, at most so many for an answer and an interview, and never in the person's overview:
only questions that the guide marks with `follow_ups` have any. Limits come from the guide.
"""

from __future__ import annotations

from typing import NamedTuple

from interview.engine import agenda
from interview.engine.place import Place
from interview.engine.state import Given, State
from interview.model.guide import Guide, Probe
from interview.model.taxonomy import AnswerState
from interview.text import word_count


class Chosen(NamedTuple):
    """A follow-up to put: its rule, and the words."""

    probe: Probe
    asked: str
    thanks: str


def follow_up(state: State, guide: Guide, place: Place) -> Chosen | None:
    """Return the follow-up that the answer at `place` calls for, or None.

    A rule is used once for a question, whatever was answered; and a second one only follows
    an answer to the first (method.md 3: at most two, never the same kind three times running).
    """
    given = state.given[place]
    if given.state is not AnswerState.ANSWERED or not _room(state, guide, place, given):
        return None
    used = {one.probe for one in given.follow_ups}
    for probe in guide.probes:
        if probe.id not in used and _calls_for(probe, given) and not _third(state, probe):
            return Chosen(probe, _variant(state, probe), _thanks(state, guide))
    return None


def _room(state: State, guide: Guide, place: Place, given: Given) -> bool:
    question = guide.by_id.get(place.question)
    if question is None or not question.follow_ups:
        return False
    if not agenda.is_deep(state, place.episode):
        return False
    if any(one.state is not AnswerState.ANSWERED for one in given.follow_ups):
        return False  # they left the last one: that is an answer too
    limits = guide.follow_ups
    in_all = limits.by_depth[agenda.depth(state) - 1]
    return len(given.follow_ups) < limits.per_answer and len(state.probes_used) < in_all


def _calls_for(probe: Probe, given: Given) -> bool:
    if probe.kind == "short":
        plain = given.text.strip().rstrip(".").casefold()
        return word_count(given.text) <= probe.max_words and plain not in probe.leave
    return False  # the other kinds of statement are recognised by rules still to come


def _third(state: State, probe: Probe) -> bool:
    before = state.run[:-1] if state.run[-1:] == ("",) else state.run  # without the answer in hand
    return before[-2:] == (probe.kind, probe.kind)


def _variant(state: State, probe: Probe) -> str:
    # In turn, so that the same words don't come twice running.
    return probe.ask[state.probes_used.count(probe.kind) % len(probe.ask)]


def _thanks(state: State, guide: Guide) -> str:
    return guide.thanks[len(state.probes_used) % len(guide.thanks)] if guide.thanks else ""
