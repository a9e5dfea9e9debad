"""A long silence: a word in the foot, then the paused screen. It is never remarked on otherwise.

The one decision: what is due is worked out from the time alone, so that a test needs no waiting.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

LOOK = 15.0  # seconds between two looks at the clock
SAID = "Take your time. Your words are kept."


class Due(StrEnum):
    """What a silence calls for."""

    NOTHING = "nothing"
    WORD = "word"
    HIDE = "hide"


def due(since: datetime, now: datetime, hide_after: int) -> Due:
    """Return what a silence since the last key calls for.

    The screen is hidden after `hide_after` minutes, the word is said half-way; 0: neither.
    """
    if not hide_after:
        return Due.NOTHING
    silent = now - since
    if silent >= timedelta(minutes=hide_after):
        return Due.HIDE
    return Due.WORD if silent >= timedelta(minutes=hide_after) / 2 else Due.NOTHING
