"""One interview in hand: decide what an intent means, keep it on disk, only then let it be so.

The one decision is that order. When `submit` returns, what the person did is durable; when it raises
NotSaved nothing has changed, and the shell still has their words. Before the person has chosen to
begin, events are held in memory, so that nothing is kept of somebody who only looked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import Any, Protocol

from interview.engine import intents as do
from interview.engine.decide import decide, first_step
from interview.engine.events import Began, Event, read_event
from interview.engine.state import State, evolve
from interview.engine.view import View, view
from interview.errors import FileTrouble
from interview.model.base import canonical
from interview.model.guide import Guide

Clock = Callable[[], datetime]


class Keeper(Protocol):
    """What keeps events: a journal on disk, or a list in memory for a walked story."""

    def append(
        self, events: Sequence[dict[str, Any]], *, actor: str, at: datetime, elapsed: int
    ) -> None:
        """Make the events durable, or raise NotSaved and change nothing."""


class Conversation:
    """An interview, its guide, and where its events are kept."""

    def __init__(self, guide: Guide, keeper: Keeper, clock: Clock, state: State) -> None:
        self.guide = guide
        self.state = state
        self._keeper = keeper
        self.clock = clock
        self._opened = clock()
        self._held: tuple[Event, ...] = ()

    @classmethod
    def begin(cls, guide: Guide, began: Began, keeper: Keeper, clock: Clock) -> Conversation:
        """Return a new interview at its first step, with nothing kept yet."""
        talk = cls(guide, keeper, clock, evolve(None, began, clock()))
        talk._held = (began,)
        talk._come_to_the_first_step()
        return talk

    @classmethod
    def resume(
        cls,
        guide: Guide,
        kept: Sequence[tuple[dict[str, Any], datetime]],
        keeper: Keeper,
        clock: Clock,
    ) -> Conversation:
        """Return the interview that the kept entries (an event and its time) give, where it stopped.

        Raise FileTrouble where they are not an interview of this guide.
        """
        state: State | None = None
        try:
            for data, at in kept:
                state = evolve(state, read_event(data), at)
        except (ValueError, LookupError):
            state = None
        if state is None:
            raise FileTrouble(
                "This interview's file doesn't hold the beginning of an interview.",
                "It has not been touched. Ask the review team for help.",
            )
        if state.began.guide.digest != guide.digest:
            raise FileTrouble(
                "The questions kept with this interview are not the ones it was begun with.",
                "Nothing has been changed. Ask the review team for help.",
            )
        talk = cls(guide, keeper, clock, state)
        if state.here is None:  # the very first save was cut short: nothing was acknowledged yet
            talk._come_to_the_first_step()
        return talk

    def _come_to_the_first_step(self) -> None:
        at = self.clock()
        first = first_step(self.state, self.guide, at)
        self._held += first
        self.state = reduce(lambda state, event: evolve(state, event, at), first, self.state)

    @property
    def view(self) -> View:
        """All that a shell needs to show now."""
        return view(self.state, self.guide)

    def submit(self, intent: do.Intent) -> View:
        """Do what the person asked and return what to show then.

        Raise NotSaved when it could not be kept, another InterviewError when it can't be done;
        then nothing has changed.
        """
        at = self.clock()
        events = decide(self.state, intent, self.guide, at)
        after = reduce(lambda state, event: evolve(state, event, at), events, self.state)
        self._keep(events, after, at)
        self.state = after
        return self.view

    def _keep(self, events: tuple[Event, ...], after: State, at: datetime) -> None:
        if not after.acknowledged:
            self._held += events
            return
        events = self._held + events
        if events:
            self._keeper.append(
                [event.plain() for event in events],
                actor=after.began.entered_by or after.code or "practitioner",
                at=at,
                elapsed=max(0, int((at - self._opened).total_seconds())),
            )
        self._held = ()

    def hand_over(self, folder: Path) -> Path:
        """Write the record as one file into `folder` (made if missing), note it, return its path.

        Handing over again with nothing new writes the same version again. Raise NotSaved.
        """
        from interview.engine.handover import record_of
        from interview.storage import atomic

        record = record_of(self.state, self.guide)
        path = folder / f"record-{record.digest.removeprefix('sha256:')[:16]}.json"
        atomic.private_folder(folder)
        atomic.write_bytes(path, canonical(record.plain()) + b"\n")
        last = self.state.versions[-1:]
        if not last or last[0].digest != record.digest:
            self.submit(do.HandOver(digest=record.digest, file=path.name))
        return path
