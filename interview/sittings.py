"""Beginning, finding and resuming interviews on this machine.

A sitting is an interview open at a desk: its conversation, its folder, its lock and its draft. The
first person to begin an invitation owns it on this machine, so its interview's id comes from the
case and the code: beginning it again goes on where it stopped.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview import front
from interview.beginning import Beginning
from interview.conversation import Clock, Conversation
from interview.drafts import Draft, Drafts
from interview.engine import intents as do
from interview.engine import introduction
from interview.engine.account import Passage, PlaceRow, contents, passages
from interview.engine.place import Place
from interview.engine.view import View
from interview.errors import FileTrouble, InterviewError, NotSaved
from interview.model.base import canonical
from interview.model.guide import Guide
from interview.model.invitation import Setting
from interview.model.taxonomy import Mode, Witness
from interview.storage import atomic
from interview.storage.journal import Condition, Journal
from interview.storage.lines import spent
from interview.storage.lock import Held, hold
from interview.storage.paths import GUIDE, JOURNAL, Places

if TYPE_CHECKING:
    from interview.engine.page import Offer, Page
    from interview.storage.library import Noted


class _Desk:
    """The journal on disk, opened for writing at the first entry: folder, lock, guide, then it."""

    def __init__(self, folder: Path, guide: Guide, journal: Journal, clock: Clock) -> None:
        self.folder = folder
        self.journal = journal
        self.held: Held | None = None
        self._guide = guide
        self._clock = clock

    def append(
        self, events: Sequence[dict[str, Any]], *, actor: str, at: datetime, elapsed: int
    ) -> None:
        """Keep the events; at the very first, make the folder and pin the guide in it."""
        if self.held is None:
            self.held = hold(self.folder, self._clock().astimezone())
            atomic.write_bytes(self.folder / GUIDE, canonical(self._guide.plain()))
        self.journal.append(events, actor=actor, at=at, elapsed=elapsed)


class Sitting:
    """An interview in hand on this machine. Close it when the person leaves."""

    def __init__(self, conversation: Conversation, desk: _Desk, places: Places) -> None:
        self.conversation = conversation
        self.damaged_since: datetime | None = None
        self._desk = desk
        self._places = places
        self._drafts = Drafts(desk.folder)
        self._earlier = spent(desk.journal.entries)  # seconds

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
        if self.kept and not before:
            self._note("begun")
        return shown

    @property
    def minutes(self) -> int:
        """How many whole minutes the interview has been open so far, over all its sittings."""
        here = self.conversation.clock() - self.conversation.opened
        return (self._earlier + max(int(here.total_seconds()), 0)) // 60

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

    @property
    def page(self) -> Page | None:
        """The notes page that the step in hand is on, if it is on one."""
        from interview.engine.page import page

        return page(self.conversation.state, self.conversation.guide)

    def offer(self, reply: do.Reply) -> Offer | None:
        """Return what may be asked about a reply on that page, were it kept."""
        from interview.engine.page import offer

        return offer(self.conversation.state, self.conversation.guide, reply)

    def is_heavy(self, reply: do.Reply) -> bool:
        """Return whether words of support would come first, were a reply on that page kept."""
        from interview.engine.page import is_heavy

        return is_heavy(self.conversation.state, self.conversation.guide, reply)

    def keep_draft(self, place: Place, text: str, *, follow_up: bool = False) -> None:
        """Keep the words being typed at `place`. Raise NotSaved. Nothing before it has begun."""
        if self.kept:
            at = self.conversation.clock().isoformat(timespec="seconds")
            self._drafts.keep(Draft(place, follow_up, text, at))

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
        path = self.conversation.hand_over(folder)
        if self.conversation.state.handed_over:
            self._drafts.clear()
        self._note("handed_over" if self.conversation.state.handed_over else "paused")
        return path

    def close(self, *, paused: bool = True) -> None:
        """Leave the desk: note the pause, let the journal and the lock go."""
        if self.kept and paused and not self.conversation.state.handed_over:
            self._note("paused")
        if self._desk.held is not None and paused and self.damaged_since is None:
            front.keep(self._desk.folder, self._front())
        self._desk.journal.close()
        if self._desk.held is not None:
            self._desk.held.close()

    def _front(self) -> front.Front:
        return front.Front(
            view=self.view,
            kept=self.kept,
            minutes=self.minutes,
            contents=self.contents,
            drafts=self.kept_drafts(),
        )

    def _note(self, state: str) -> None:
        # The list can be made again from the interviews: a list that can't be written is no reason
        # to stop somebody in the middle of their account.
        from interview.storage.library import Library, Stage

        with contextlib.suppress(FileTrouble):
            Library(self._places.library).note(
                self.id,
                started=self.conversation.state.began_at.date().isoformat(),
                practice=self.conversation.state.began.setting.practice,
                state=Stage(state),
            )


def begin(places: Places, beginning: Beginning, clock: Clock) -> Sitting:
    """Begin an interview, or go on with it where its invitation was begun on this machine before.

    Raise InterviewError where witness status doesn't allow it, FileTrouble where it is open
    elsewhere or can't be read.
    """
    setting = beginning.setting
    may_begin(setting)
    _typist(beginning)
    began = beginning.event()
    interview = began.interview
    folder = places.interview(interview, practice=setting.practice)
    journal = _unbegun(folder / JOURNAL, interview)
    if journal is None:  # begun before on this machine: the one who began it goes on with it
        return resume(places, interview, clock)
    desk = _Desk(folder, beginning.guide, journal, clock)
    return Sitting(Conversation.begin(beginning.guide, began, desk, clock), desk, places)


def _unbegun(path: Path, interview: str) -> Journal | None:
    """Return the journal to begin in, None where an interview was begun in it."""
    try:
        return Journal.create(path, interview)
    except FileTrouble:
        found = Journal.open(path, interview)
    # A first save that was cut short leaves a header and no event: nothing was acknowledged.
    return None if found.events or found.condition is Condition.DAMAGED else found


def resume(places: Places, interview: str, clock: Clock) -> Sitting:
    """Open an interview where it stopped. Raise FileTrouble where it can't be."""
    folder = _folder(places, interview)
    held = hold(folder, clock().astimezone())
    try:
        journal = Journal.open(folder / JOURNAL, interview)
        guide = _pinned_guide(folder)
        desk = _Desk(folder, guide, journal, clock)
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


def _pinned_guide(folder: Path) -> Guide:
    from interview.guides.load import from_json

    data = atomic.read_bytes(folder / GUIDE)
    if data is None:
        raise FileTrouble(
            "The questions kept with this interview are missing.",
            "Nothing has been changed. Ask the review team for help.",
        )
    return from_json(data)


def listed(places: Places) -> list[Noted]:
    """Return the interviews on this machine, the earliest first; a damaged list is mended."""
    from interview.storage.library import Library, rebuild

    library = Library(places.library)
    try:
        found = library.all()
    except NotSaved:
        raise
    except FileTrouble:
        rebuild(places)
        return library.all()
    known = {one.id for one in found}
    folders = [*_folders(places.interviews), *_folders(places.practice)]
    if any(name not in known for name in folders):
        rebuild(places)
        return library.all()
    return found


def latest(places: Places) -> str:
    """Return the id of the one interview to go on with. Raise InterviewError where it isn't one."""
    found = listed(places)
    return _one([one for one in found if one.state != "handed_over"] or found)


def _one(found: list[Noted]) -> str:
    if not found:
        raise InterviewError("There is no interview to go on with here.", "Begin one first.")
    if len(found) > 1:
        ids = ", ".join(one.id for one in found)
        raise InterviewError(f"There is more than one interview here: {ids}.", "Say which one.")
    return found[0].id


def may_begin(setting: Setting) -> None:
    """Raise InterviewError where an invitation's witness status doesn't allow a real interview."""
    if setting.case is None or setting.practice:
        return
    if setting.witness in (Witness.NO, Witness.CLEARED):
        return
    contact = setting.contact or "the review team"
    raise InterviewError(
        "You may be a witness in court, and we have no word yet that you are cleared to take part. "
        "So this can't start today.",
        f"Please speak to {contact}. Nothing has been kept.",
    )


def _typist(beginning: Beginning) -> None:
    codes = {reader.code for reader in beginning.setting.readers}
    if beginning.mode is Mode.TALK and not beginning.typist:
        raise InterviewError(
            "Somebody types while another speaks, so the record must say who types.",
            "Add --with and the reader's code.",
        )
    if beginning.typist and codes and beginning.typist not in codes:
        raise InterviewError(
            "That code is not one of the readers that the invitation names.",
            f"It names {', '.join(sorted(codes))}.",
        )


def _folder(places: Places, interview: str) -> Path:
    for practice in (False, True):
        folder = places.interview(interview, practice=practice)
        if (folder / JOURNAL).exists():
            return folder
    raise FileTrouble(
        "There is no such interview on this computer.", "`interview list` shows those there are."
    )


def _folders(place: Path) -> list[str]:
    if not place.is_dir():
        return []
    return [one.name for one in place.iterdir() if (one / JOURNAL).exists()]
