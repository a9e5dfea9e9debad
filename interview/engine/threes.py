"""A round of practice in threes: one asks, one answers from a card, one looks on.

The one decision: it is the same interview with less in it. One turning point, one of the reviewers'
own, is gone through in detail; before it stands only what nobody begins without, after it a short
end. The time is said and holds nobody to it (method.md 9).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview.engine.said import Episode
    from interview.model.invitation import Setting

ONE_MOMENT = "This round is about one moment."
_ONCE = frozenset(
    {
        "intro.understood",
        "intro.unsafe_today",
        "well.what",
        "well.enabled",
        "close.unsafe_today",
        "close.checked",
    }
)
_MINUTE = timedelta(minutes=1)
_NEARLY = 5  # minutes: so many are left when somebody who is read to is told


@dataclass(frozen=True, slots=True)
class RoundTime:
    """What is left of the minutes of a round; the minute that has begun counts."""

    left: int
    of: int

    @property
    def over(self) -> bool:
        """Whether they have gone by."""
        return not self.left

    @property
    def nearly(self) -> bool:
        """Whether the last few have begun."""
        return 0 < self.left <= _NEARLY

    @property
    def says(self) -> str:
        """What is left, in words; once they are over, what to do."""
        if self.over:
            return f"{self.is_over} Finish this thought, then swap."
        return f"{self.left} of {self.of} minutes left"

    @property
    def is_over(self) -> str:
        """That they are over, where there is no room for more."""
        return f"The {self.of} minutes are over."


def time(minutes: int, spent: timedelta) -> RoundTime:
    """Return what is left of so many minutes once `spent` has gone by."""
    return RoundTime(max(-((spent - minutes * _MINUTE) // _MINUTE), 0), minutes)


def is_asked(setting: Setting, question: str, episode: str | None) -> bool:
    """Return whether a round asks a question: all of its own moment, else only a few."""
    return question in _ONCE if episode is None else episode == setting.moment


def begun(setting: Setting, invited: Mapping[str, Episode]) -> dict[str, Any]:
    """Return the fields of a state that begin as a round has them; `invited` are the episodes."""
    about = invited[setting.moment]
    return {
        "episodes": {**invited, about.id: replace(about, there=True)},
        "deep": (about.id,),
        "roster": "all",
        "chosen": True,
    }
