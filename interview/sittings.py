"""Beginning and resuming interviews on this machine.

A sitting is an interview open at a desk: its conversation, its folder, its lock and its draft. The
first person to begin an invitation owns it on this machine, so its interview's id comes from the
case and the code: beginning it again goes on where it stopped.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from interview import drawer, front, shelf
from interview.asides import Asides
from interview.beginning import Beginning, may_begin
from interview.conversation import Clock, Conversation, Seal
from interview.drafts import Draft, Drafts
from interview.drawer import Drawer
from interview.engine import intents as do
from interview.engine import introduction, pace, threes
from interview.engine.account import Passage, PlaceRow, contents, passages
from interview.engine.place import Place
from interview.engine.spent import Spent
from interview.engine.threes import RoundTime
from interview.engine.view import View
from interview.errors import FileTrouble, OpensWith, WrongWords
from interview.storage import atomic, locked
from interview.storage.journal import Condition, Journal
from interview.storage.lines import spent
from interview.storage.lock import hold
from interview.storage.locked import Key, Secret
from interview.storage.paths import JOURNAL, Places

if TYPE_CHECKING:
    from interview.model.guide import Guide
    from interview.model.record import Record


class Sitting(Asides):
    """An interview in hand on this machine. Close it when the person leaves."""

    def __init__(self, conversation: Conversation, desk: Drawer, places: Places) -> None:
        self.conversation = conversation
        self.damaged_since: datetime | None = None
        self._lock_said = False
        self._desk = desk
        self._places = places
        self._drafts = Drafts(desk.folder, desk.journal.key)
        self._earlier = spent(desk.journal.entries)  # seconds
        before = timedelta(seconds=conversation.state.spent)
        self._spent = Spent(before, conversation.opened)

    @property
    def id(self) -> str:
        """The interview's id."""
        return self.conversation.state.began.interview

    @property
    def view(self) -> View:
        """All that a shell needs to show now."""
        return self.conversation.view

    @property
    def kept(self) -> bool:
        """Whether anything of this interview is on disk."""
        return self.conversation.state.acknowledged

    def submit(self, intent: do.Intent) -> View:
        """Do what the person asked; durable when this returns. See Conversation.submit."""
        before = self.kept
        shown = self.conversation.submit(intent)
        last = self.conversation.state.last_at
        self._spent = self._spent.upto(last) if before else Spent(timedelta(0), last)
        if self.kept and not before:
            self._drafts = Drafts(self._desk.folder, self._desk.journal.key)
            self._note(otherwise="begun")
        return shown

    @property
    def lock_wanted(self) -> bool:
        """Whether it can still be said what this is locked with. Practice never is locked."""
        practice = self.conversation.state.began.setting.practice
        return not (practice or self.kept or self._lock_said)

    def lock(self, by: OpensWith | None, own: str = "") -> None:
        """Lock it, when it begins, with the invitation's words or with one's own; None: not."""
        if self.lock_wanted:
            words = self._desk.words if by is OpensWith.WORDS else own
            self._desk.lock = None if by is None else Secret(by, words)
            self._lock_said = True

    @property
    def has_words(self) -> bool:
        """Whether this is begun with an invitation that four words opened."""
        return bool(self._desk.words)

    @property
    def locked_by(self) -> OpensWith | None:
        """What opens this interview's files, None where they are not locked."""
        return locked.locked_by(self._desk.folder) if self._desk.journal.key else None

    def opens(self, said: str) -> bool:
        """Return whether these are the words that this interview is locked with."""
        try:
            return locked.unlocked(self._desk.folder, self.id, said) is not None
        except WrongWords:
            return False

    @property
    def minutes(self) -> int:
        """How many whole minutes the interview has been open so far, over all its sittings."""
        here = self.conversation.clock() - self.conversation.opened
        return (self._earlier + max(int(here.total_seconds()), 0)) // 60

    @property
    def minutes_left(self) -> int:
        """About how many minutes are left, to five; 0 where the guide doesn't say."""
        return pace.minutes_left(self.conversation.state, self.conversation.guide)

    @property
    def record(self) -> Record:
        """The account as it stands, as it would be handed over."""
        from interview.engine.handover import record_of

        return record_of(self.conversation.state, self.conversation.guide)

    @property
    def guide(self) -> Guide:
        """The guide that it is asked by."""
        return self.conversation.guide

    @property
    def round_time(self) -> RoundTime | None:
        """What is left of a round of practice; None before and after it, and where this is none."""
        state = self.conversation.state
        if not state.began.setting.moment or not self.kept or state.handed_over:
            return None
        now = self.conversation.clock()
        return threes.time(state.began.setting.minutes, self._spent.upto(now).time)

    def rested(self, since: datetime) -> None:
        """Leave a break that was taken from `since` on out of the minutes of a round."""
        if self.round_time is not None:
            self._spent = self._spent.rested(since, self.conversation.clock())

    @property
    def pages(self) -> tuple[str, ...]:
        """What is said before the beginning, a page each, with the case's own names in it."""
        return introduction.pages(self.conversation.state, self.conversation.guide)

    @property
    def contents(self) -> tuple[PlaceRow, ...]:
        """The list of places to go to, each with how it stands."""
        return contents(self.conversation.state, self.conversation.guide)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The whole account, in order."""
        return passages(self.conversation.state, self.conversation.guide)

    def keep_draft(self, place: Place, text: str, *, follow_up: bool = False) -> None:
        """Keep the words being typed at `place`. Raise NotSaved. Nothing before it has begun."""
        if self.kept:
            now = self.conversation.clock()
            self._drafts.keep(Draft(place, follow_up, text, now.isoformat(timespec="seconds")))
            self._spent = self._spent.upto(now)

    def drop_draft(self, place: Place | None = None, *, follow_up: bool = False) -> None:
        """Let a draft go (or every one): its words were answered, or taken out by the person."""
        if place is None:
            self._drafts.clear()
        else:
            self._drafts.drop(place, follow_up=follow_up)

    def draft_at(self, place: Place, *, follow_up: bool = False) -> Draft | None:
        """Return the words left in hand at a place, if any."""
        return self._drafts.at(place, follow_up=follow_up)

    def kept_drafts(self) -> tuple[Draft, ...]:
        """Return all words that were left in hand, a place each, the latest last."""
        return self._drafts.all()

    def hand_over(self, folder: Path) -> Path:
        """Write the record into `folder` and return its path. Raise NotSaved."""
        path = self.conversation.hand_over(folder, self._seal() if self.sealed else None)
        if self.conversation.state.handed_over:
            self._drafts.clear()
        self._note(otherwise="paused")
        return path

    @property
    def sealed(self) -> bool:
        """Whether what is handed over is sealed: only the review team can open it."""
        return self._desk.keys is not None

    @property
    def receipt(self) -> str:
        """The four words by which the review team can say that it has what was handed over last."""
        from interview.sealing.words import receipt

        return receipt(self.conversation.state.versions[-1].digest)

    def as_text(self, folder: Path) -> Path:
        """Write what was handed over last as text, to paste into a mail; return its path.

        Raise FileTrouble where that is no longer in `folder`, or is not sealed, NotSaved.
        """
        from interview.sealing.age import armoured

        sent = folder / self.conversation.state.versions[-1].file
        data = atomic.read_bytes(sent) if self.sealed else None
        if data is None:
            raise FileTrouble("There is no sealed file here to make text of.", "Hand over again.")
        path = sent.with_name(f"{sent.name}.txt")
        atomic.write_bytes(path, armoured(data))
        return path

    def _seal(self) -> Seal:
        from interview.handed import sealed

        keys, head = self._desk.keys, self._desk.journal.head
        assert keys is not None  # noqa: S101 - the caller has looked
        return lambda record, export: sealed(record, keys, head=head, export=export)

    def keep_copy(self, folder: Path, in_hand: Sequence[str]) -> Path:
        """Write words that can't be saved, and all before them, as text. Raise NotSaved."""
        return self.conversation.keep_copy(folder, in_hand)

    def close(self, *, paused: bool = True) -> None:
        """Leave the desk: note the pause, let the journal and the lock go."""
        if self.kept and paused and not self.conversation.state.handed_over:
            self._note(otherwise="paused")
        if self._desk.held is not None and paused and self.damaged_since is None:
            self._keep_front()
        self._desk.journal.close()
        if self._desk.held is not None:
            self._desk.held.close()

    def _keep_front(self) -> None:
        if self._desk.journal.key is not None:
            return  # it would show in clear what is locked
        shown = front.Front(
            view=self.view,
            kept=self.kept,
            minutes=self.minutes,
            contents=self.contents,
            drafts=self.kept_drafts(),
        )
        front.keep(self._desk.folder, shown)

    def _note(self, *, otherwise: str) -> None:
        # The list can be made again from the interviews: a list that can't be written is no reason
        # to stop somebody in the middle of their account.
        from interview.storage.library import Library, Stage, at_its_end

        state = self.conversation.state
        with contextlib.suppress(FileTrouble):
            Library(self._places.library).note(
                self.id,
                started=state.began_at.date().isoformat(),
                practice=state.began.setting.practice,
                state=at_its_end(state) or Stage(otherwise),
            )


def begin(places: Places, beginning: Beginning, clock: Clock, said: Sequence[str] = ()) -> Sitting:
    """Begin an interview, or go on with it where its invitation was begun on this machine before.

    `said` are words that may open the one that was begun before. Raise InterviewError where witness
    status doesn't allow it, Locked and WrongWords as `resume` does, FileTrouble where it is open
    elsewhere or can't be read.
    """
    setting = beginning.setting
    beginning.allow()
    began = beginning.event()
    interview = began.interview
    folder = places.interview(interview, practice=setting.practice)
    begun = (folder / JOURNAL).exists()
    key = drawer.key_of(folder, interview, said, maybe=beginning.words) if begun else None
    journal = _unbegun(folder / JOURNAL, interview, key)
    if journal is None:  # begun before on this machine: the one who began it goes on with it
        return _resumed(places, folder, interview, clock, key)
    desk = Drawer(folder, beginning.guide, beginning.keys, journal, clock)
    desk.words = beginning.words
    if beginning.words and not setting.practice:
        desk.lock = Secret(OpensWith.WORDS, beginning.words)
    return Sitting(Conversation.begin(beginning.guide, began, desk, clock), desk, places)


def _unbegun(path: Path, interview: str, key: Key | None) -> Journal | None:
    """Return the journal to begin in, None where an interview was begun in it."""
    try:
        return Journal.create(path, interview, key=key)
    except FileTrouble:
        found = Journal.open(path, interview, key=key)
    # A first save that was cut short leaves a header and no event: nothing was acknowledged.
    return None if found.events or found.condition is Condition.DAMAGED else found


def resume(places: Places, interview: str, clock: Clock, said: Sequence[str] = ()) -> Sitting:
    """Open an interview where it stopped; `said` are words that may open one that is locked.

    Raise Locked where it is and none were said, WrongWords where none opens it, FileTrouble where
    it can't be opened at all.
    """
    folder = shelf.folder(places, interview)
    return _resumed(places, folder, interview, clock, drawer.key_of(folder, interview, said))


def _resumed(
    places: Places, folder: Path, interview: str, clock: Clock, key: Key | None
) -> Sitting:
    held = hold(folder, clock().astimezone())
    try:
        journal = Journal.open(folder / JOURNAL, interview, key=key)
        guide = drawer.pinned_guide(folder, key)
        desk = Drawer(folder, guide, drawer.pinned_keys(folder, key), journal, clock)
        desk.pinned = True
        kept = [(entry.event, entry.at) for entry in journal.entries[1:]]
        sitting = Sitting(Conversation.resume(guide, kept, desk, clock), desk, places)
        may_begin(sitting.conversation.state.began.setting)
    except BaseException:
        held.close()
        raise
    desk.held = held
    if journal.condition is Condition.DAMAGED:
        sitting.damaged_since = journal.good_until
    return sitting
