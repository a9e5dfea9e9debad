"""Time spent on an interview, breaks left out.

The one decision: twenty minutes in which nothing came were a break, however they are counted: from
entry to entry of a journal, or from key to key while somebody sits at it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

BREAK = timedelta(minutes=20)  # the longest that time goes by without a sign and still counts


def counted(gap: timedelta) -> timedelta:
    """Return what of a gap between two signs of somebody was time spent."""
    return gap if timedelta(0) < gap <= BREAK else timedelta(0)


@dataclass(frozen=True, slots=True)
class Spent:
    """What was spent up to the last sign of somebody, and when that was (aware)."""

    time: timedelta
    at: datetime

    def upto(self, now: datetime) -> Spent:
        """Return what is spent where somebody gives a sign `now`."""
        return Spent(self.time + counted(now - self.at), max(now, self.at))

    def rested(self, since: datetime, now: datetime) -> Spent:
        """Return what is spent `now`, where from `since` on there was a break of any length."""
        return replace(self.upto(since), at=now)
