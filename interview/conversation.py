"""One interview in hand: decide what an intent means, keep it on disk, only then let it be so.

The one decision is that order. When `submit` returns, what the person did is durable; when it
raises NotSaved nothing has changed, and the shell still has their words. Before the person has
chosen to begin, events are held in memory, so that nothing is kept of somebody who only looked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from interview.engine import intents as do
from interview.engine.decide import first_step, unfold
from interview.engine.events import Began, Event, read_events
from interview.engine.state import State, evolve, replay
from interview.engine.view import View, view
from interview.errors import FileTrouble
from interview.model.base import canonical
from interview.model.guide import Guide
from interview.model.record import Record

Clock = Callable[[], datetime]
Seal = Callable[[Record, int], bytes]


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
        self.clock = clock
        self._keeper = keeper
        self.opened = clock()
        self._held: tuple[Event, ...] = ()  # what isn't kept until they choose to begin

    @classmethod
    def begin(cls, guide: Guide, began: Began, keeper: Keeper, clock: Clock) -> Conversation:
        """Return a new interview at its first step, with nothing kept yet."""
        at = _to_the_millisecond(clock())
        first = first_step(evolve(None, began, at), guide, at)
        talk = cls(guide, keeper, clock, first.state)
        talk._held = (began, *first.events)
        return talk

    @classmethod
    def resume(
        cls,
        guide: Guide,
        kept: Sequence[tuple[dict[str, Any], datetime]],
        keeper: Keeper,
        clock: Clock,
    ) -> Conversation:
        """Return the interview that the kept entries (an event, its time) give, where it stopped.

        Raise FileTrouble where they are not an interview of this guide.
        """
        try:
            happened = read_events([data for data, _ in kept])
            state = replay(zip(happened, (at for _, at in kept), strict=True))
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
        if state.here is not None:
            return cls(guide, keeper, clock, state)
        # The very first write was cut short: whatever more it held is put again.
        first = first_step(state, guide, _to_the_millisecond(clock()))
        talk = cls(guide, keeper, clock, first.state)
        talk._held = first.events
        return talk

    @property
    def view(self) -> View:
        """All that a shell needs to show now."""
        return view(self.state, self.guide)

    def submit(self, intent: do.Intent) -> View:
        """Do what the person asked and return what to show then.

        Raise NotSaved when it could not be kept, another InterviewError when it can't be done;
        then nothing has changed.
        """
        at = _to_the_millisecond(self.clock())
        unfolded = unfold(self.state, intent, self.guide, at)
        self.state = self._keep(unfolded.events, unfolded.state, at)
        return self.view

    def _keep(self, events: tuple[Event, ...], after: State, at: datetime) -> State:
        """Keep the events, or hold them until they choose to begin; return the state that gives."""
        events = self._held + events
        if not after.acknowledged:
            self._held = events
            return after
        if self._held and isinstance(self._held[0], Began):
            # Kept with the time of choosing: how long somebody looked before is nobody's business.
            after = replay((event, at) for event in events) or after
        if events:
            self._keeper.append(
                [event.plain() for event in events],
                actor=after.began.entered_by or after.code or "practitioner",
                at=at,
                elapsed=max(0, int((at - self.opened).total_seconds())),
            )
        self._held = ()
        return after

    def hand_over(self, folder: Path, seal: Seal | None = None) -> Path:
        """Write the record as one file into `folder` (made if missing), note it, return its path.

        `seal` makes the bytes of a sealed file of a record and the number of its hand-over; without
        it the file is in clear. Handing over again with nothing new writes the same version again.
        Raise NotNow where a possible witness waits, NotSaved where it can't be written; then
        nothing has changed.
        """
        from interview.engine.handover import record_of
        from interview.storage import atomic

        record = record_of(self.state, self.guide)
        kind = "json" if seal is None else "age"
        path = folder / f"record-{record.digest.removeprefix('sha256:')[:16]}.{kind}"
        noting = do.HandOver(digest=record.digest, file=path.name)
        unfold(self.state, noting, self.guide, self.state.last_at)  # before a file is made
        versions = self.state.versions
        again = bool(versions) and versions[-1].digest == record.digest
        export = len(versions) if again else len(versions) + 1
        data = canonical(record.plain()) + b"\n" if seal is None else seal(record, export)
        atomic.private_folder(folder)
        atomic.write_bytes(path, data)
        if not again:
            self.submit(noting)
        return path

    def keep_copy(self, folder: Path, in_hand: Sequence[str]) -> Path:
        """Write the words `in_hand`, and all that was said before, as text; return where it is.

        It goes beside what is in `folder`, which must be there. Raise NotSaved.
        """
        from interview.engine.copied import copied
        from interview.storage import atomic

        path = atomic.free_name(folder, "interview-copy", ".txt")
        atomic.write_bytes(path, copied(self.state, self.guide, in_hand).encode())
        return path


def _to_the_millisecond(at: datetime) -> datetime:
    """Return `at` as the journal keeps it, so that what is so now is what a replay gives."""
    at = at.astimezone(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
