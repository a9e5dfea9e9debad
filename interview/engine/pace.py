"""How long is left: what is still to be put, at the pace that this person has had so far.

The one decision: it is said to five minutes and never promised. How long a kind of question mostly
takes is the guide's; a break (a gap of more than twenty minutes) is not time spent, and a pace is
only believed once some minutes have gone by.
"""

from __future__ import annotations

from interview.engine import agenda
from interview.engine.agenda import Step
from interview.engine.place import Kind
from interview.engine.state import State
from interview.model.guide import Depth, Guide
from interview.model.taxonomy import Form

_BELIEVED = 300  # seconds that have to be done before the person's own pace counts
_SLOWEST, _QUICKEST = 2.0, 1.0  # what was quick so far promises nothing for what is to come
_FIVE = 300
_MOMENTS_NAMED = 3  # method.md 3: three to five is plenty


def minutes_left(state: State, guide: Guide) -> int:
    """Return about how many minutes are left to the end, to five; 0 where a guide doesn't say."""
    here, rest = agenda.from_here(state, guide)
    # What was left open before isn't on the way: whoever goes back to it chooses to.
    way = dict.fromkeys(rest if here is None else (here, *rest))
    left = sum(_seconds(guide, step) for step in way if not _done(state, step))
    if state.roster != "all":
        deep = agenda.depth(state)
        light = max(_MOMENTS_NAMED - deep, 0)
        left += deep * _deep(guide) + light * guide.seconds.get("page", 0)
    return _to_five(left * _pace(state, guide))


def minutes_of(state: State, guide: Guide, episode: str) -> int:
    """Return about how many minutes one moment takes, to five."""
    if not agenda.is_deep(state, episode):
        return _to_five(guide.seconds.get("page", 0) * _pace(state, guide))
    return _to_five(_deep(guide) * _pace(state, guide))


def _pace(state: State, guide: Guide) -> float:
    """Return how the person's time compares with the guide's, over what they have done."""
    expected = sum(
        _seconds(guide, step) for step in agenda.steps(state, guide) if _done(state, step)
    )
    if expected < _BELIEVED:
        return 1.0
    return min(max(state.spent / expected, _QUICKEST), _SLOWEST)


def _done(state: State, step: Step) -> bool:
    if not step.questions:
        return agenda.settled(state, step)
    return all(place in state.given for place in step.places())


def _seconds(guide: Guide, step: Step) -> int:
    kind = {
        Kind.ROSTER: "roster",
        Kind.REVIEWERS_LIST: "choice",
        Kind.CHOOSE: "choice",
        Kind.READ_BACK: "read_back",
        Kind.HAND_OVER: "choice",
    }.get(step.kind, "")
    if not kind:
        first = guide.by_id.get(step.questions[0])
        kind = "page" if len(step.questions) > 1 else _kind(first.form if first else Form.NARRATIVE)
        if step.questions[0] in guide.seconds:
            kind = step.questions[0]
    return guide.seconds.get(kind, 0)


def _kind(form: Form) -> str:
    if form is Form.CHOICE:
        return "choice"
    return "words" if form is Form.NARRATIVE else "notes"


def _deep(guide: Guide) -> int:
    """Return the seconds of a moment gone through in detail: its core, some offers, follow-ups."""
    core = [one for one in guide.questions if Depth.CORE in one.depth]
    alone = sum(guide.seconds.get(_kind(one.form), 0) for one in core if one.page is None)
    pages = len({one.page for one in core if one.page is not None})
    each = guide.follow_ups.by_depth[0] * guide.seconds.get("follow_up", 0)
    return alone + pages * guide.seconds.get("page", 0) + guide.seconds.get("offers", 0) + each


def _to_five(seconds: float) -> int:
    return max(round(seconds / _FIVE), 1) * 5 if seconds else 0
