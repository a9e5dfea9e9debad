"""Keeping the words in hand on disk while they are typed, and saying honestly whether they are.

Rules kept here, and nowhere else:
- Words are kept within a second of being typed, before anything else is done, and on the way out.
  One writer, one timer; never a save for each key.
- A draft is let go only when its words are in the journal, or the person took them out.
- NOT SAVED is said when, and only when, a save has just failed, and until one works.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from interview.engine.place import Place
from interview.errors import NotSaved
from interview.tui.doors import Seat

WAIT = 0.7  # seconds from the first key not yet kept


@dataclass(frozen=True, slots=True)
class Standing:
    """What is on disk. Times are aware."""

    saved_at: datetime | None = None  # the last time an answer was kept
    draft_at: datetime | None = None  # the last time the words in hand were
    trouble: NotSaved | None = None
    mended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hand:
    """Words in hand: where they belong, and how to read them when they are to be kept."""

    place: Place
    follow_up: bool
    read: Callable[[], str]
    before: str = ""  # what is in the journal already

    @property
    def key(self) -> tuple[Place, bool]:
        """What tells one draft from another."""
        return (self.place, self.follow_up)


class Saver:
    """The one writer of drafts. `told` hears of every change of standing."""

    def __init__(
        self,
        seat: Seat,
        clock: Callable[[], datetime],
        told: Callable[[Standing], None],
        wait: float = WAIT,
    ) -> None:
        self.standing = Standing(saved_at=seat.view.last_at if seat.kept else None)
        self.drafts = {(one.place, one.follow_up): one.text for one in seat.kept_drafts()}
        self._seat = seat
        self._clock = clock
        self._told = told
        self._wait = wait
        self._pending: dict[tuple[Place, bool], Hand] = {}
        self._timer: asyncio.TimerHandle | None = None

    def touch(self, hand: Hand) -> None:
        """Words have changed: they are kept within a second."""
        self._pending[hand.key] = hand
        if self.standing.mended_at is not None:
            self._stand(replace(self.standing, mended_at=None))
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._wait, self.flush)

    def draft(self, place: Place, *, follow_up: bool = False) -> str | None:
        """Return the words kept for a place and not yet answered, or None."""
        return self.drafts.get((place, follow_up))

    @property
    def words(self) -> tuple[str, ...]:
        """The words in hand: those that wait to be kept, then those that are kept as drafts."""
        return (*(hand.read() for hand in self._pending.values()), *self.drafts.values())

    def flush(self) -> bool:
        """Keep all that is pending now; return whether all is on disk."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        tried = bool(self._pending)
        try:
            for hand in list(self._pending.values()):
                self._keep(hand)
                del self._pending[hand.key]
        except NotSaved as trouble:
            self.failed(trouble)
            return False
        if tried and self.standing.trouble is not None:
            self._worked()
        return self.standing.trouble is None

    def failed(self, trouble: NotSaved) -> None:
        """Say that a save has failed; the words stay in hand."""
        self._stand(replace(self.standing, trouble=trouble, mended_at=None))

    def answered(self, *keys: tuple[Place, bool]) -> None:
        """Let drafts go whose words are in the journal now, and say when it was."""
        for key in keys:
            self._pending.pop(key, None)
            if self.drafts.pop(key, None) is not None:
                self._seat.drop_draft(key[0], follow_up=key[1])
        at = self._seat.view.last_at if self._seat.kept else None
        mended = self._clock() if self.standing.trouble is not None else None
        self._stand(Standing(saved_at=at, mended_at=mended))

    def _keep(self, hand: Hand) -> None:
        text = hand.read()
        if self.drafts.get(hand.key, hand.before) == text and self.standing.trouble is None:
            return
        if not text.strip() or text == hand.before:
            self.drafts.pop(hand.key, None)
            self._seat.drop_draft(hand.place, follow_up=hand.follow_up)
            return
        self._seat.keep_draft(hand.place, text, follow_up=hand.follow_up)
        self.drafts[hand.key] = text
        if self._seat.kept:
            self._stand(replace(self.standing, draft_at=self._clock()))

    def _worked(self) -> None:
        self._stand(replace(self.standing, trouble=None, mended_at=self._clock()))

    def _stand(self, standing: Standing) -> None:
        self.standing = standing
        self._told(standing)
