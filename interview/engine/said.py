"""What stands of an interview: answers with their follow-ups, turning points, what was handed over.

The one decision: these are plain values without a rule in them; `state` folds events into them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from interview.engine.place import Place
from interview.model.taxonomy import AnswerState, Nominated, Use


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up, and what came. `state` is None while it waits for a reply."""

    probe: str
    about: str
    asked: str
    thanks: str = ""
    state: AnswerState | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What stands as the answer to a question now."""

    state: AnswerState
    text: str = ""
    value: Any = None
    follow_ups: tuple[FollowUp, ...] = ()
    use: Use | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Episode:
    """A turning point on this person's list."""

    id: str
    title: str
    words: str
    why: str
    nominated_by: Nominated
    edtf: str | None = None
    when_asked: bool = False  # the reading was confirmed, or they said that they can't say
    aside: bool = False
    there: bool | None = True  # None: a reviewers' point they haven't spoken to yet
    ask: bool = False  # the reviewers ask for depth here

    @property
    def own(self) -> bool:
        """Whether the person named it."""
        return self.nominated_by is Nominated.PRACTITIONER

    @property
    def present(self) -> bool:
        """Whether it is gone through: they had a part in it, and it isn't set aside."""
        return bool(self.there) and not self.aside


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was handed over."""

    digest: str
    file: str
    at: datetime
    later: int  # how many additions and corrections it holds
    content: int  # how many changes of content it holds
    confirmed: bool  # whether the person had read it back and said that it is right


@dataclass(frozen=True, slots=True)
class Later:
    """An addition (no place) or a correction after the hand-over."""

    at: datetime
    text: str
    reason: str
    place: Place | None = None
