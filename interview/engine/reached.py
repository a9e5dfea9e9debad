"""How far somebody has got, and what they need not come back for.

The one decision: what is only offered holds nobody up once the moment it belongs to was gone
through without it.
"""

from __future__ import annotations

from interview.engine import agenda
from interview.engine.agenda import Step
from interview.engine.place import Kind, Place
from interview.engine.state import State
from interview.model.guide import Depth, Guide


def let_be(state: State, guide: Guide, step: Step) -> bool:
    """Return whether a step is an offer of a moment that has been gone through without it."""
    if step.episode is None or any(place in state.put for place in step.places()):
        return False
    if any(Depth.CORE in guide.by_id[one].depth for one in step.questions):
        return False
    mine = (one for one in guide.questions if Depth.CORE in one.depth)
    return all(Place(one.id, step.episode) in state.given for one in mine)


def unreached(state: State, guide: Guide) -> Step | None:
    """Return where the person had got to before they had a look at the whole.

    That is the first step they have not seen yet, or the one before it if that is still open; None
    where there is nothing that they have not seen.
    """
    last: Step | None = None
    for step in agenda.steps(state, guide):
        if step.kind is Kind.READ_BACK:
            return None
        if let_be(state, guide, step):
            continue
        if (
            step.kind is not Kind.CHOOSE
            and not agenda.settled(state, step)
            and not agenda.seen(state, step)
        ):
            return step if last is None or agenda.settled(state, last) else last
        last = step
    return None
