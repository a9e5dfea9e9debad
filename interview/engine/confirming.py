"""What somebody typed for another: read back to that person and confirmed, or handed over before.

The one decision: it is theirs only once they have said that it is right (method.md 2). Until then
it can be handed over all the same, for they may have gone; every product of it says so, and the
interview stays open to be read back later.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from interview.engine import agenda, putting
from interview.engine import events as ev
from interview.engine import intents as do
from interview.engine.noting import fitting
from interview.engine.place import Kind, Place
from interview.engine.state import State
from interview.engine.unfolding import NotNow, Unfolding
from interview.model.taxonomy import HowRead

HOW_READ: Mapping[HowRead, str] = MappingProxyType(  # as a record says it
    {
        HowRead.TOGETHER: "read back together",
        HowRead.PHONE: "read back by phone",
        HowRead.PAPER: "read back on paper",
        HowRead.SCREEN: "read on the screen by themselves",
    }
)
LEAD = (  # over the account
    "This is {code}'s account as the review team will get it. Read it to them, or let them read "
    "it, and change what they like."
)
NOT_YET = "Not read back yet"
MEANS = (  # to hand it over all the same
    "This makes one file for the review team, and it says not yet confirmed. The interview stays "
    "open: read it back to {code} another time, and hand over again."
)
LEFT = (  # to do, once that was done
    "Read it back to {code}: together, by phone, or on paper. Once they have said that it's right, "
    "hand over again. That makes a new file, which follows this one and says that it is confirmed."
)

_AT_THE_END = (Kind.READ_BACK, Kind.NAMES, Kind.HAND_OVER)


def awaited(state: State) -> bool:
    """Return whether an account waits only to be read back: it is handed over, or all but so."""
    if not putting.is_told(state) or state.confirmed_on is not None or state.handed_over:
        return False
    at_the_end = state.here is not None and state.here.step in _AT_THE_END
    return bool(state.versions) or at_the_end


def confirm(now: Unfolding, intent: do.Confirm) -> None:
    """Keep that it was read back, how, and that it is right; go on to hand over."""
    _only_where_told(now)
    now.happened(ev.WasReadBack(how=intent.how))
    now.happened(fitting(now, do.Reply(Place(agenda.LAST_QUESTION), value="yes")))
    now.go_on()


def go_to_hand_over(now: Unfolding, intent: do.GoToHandOver) -> None:
    """Come to the hand-over, read back or not."""
    _only_where_told(now)
    now.come(agenda.the_end(now.guide))


def _only_where_told(now: Unfolding) -> None:
    if not putting.is_told(now.state):
        raise NotNow("You typed this account yourself.", "Read it, and say that it is right.")
