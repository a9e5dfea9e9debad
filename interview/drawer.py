"""The drawer of one interview: its journal, and what lies pinned beside it under the same lock.

The one decision: what an interview needs to go on is in its own folder, its guide and its keys, and
is there before its first entry. Nothing of it is read from anywhere else.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from interview.conversation import Clock
from interview.errors import FileTrouble, WrongWords
from interview.model.base import canonical
from interview.model.guide import Guide
from interview.model.invitation import Keys
from interview.storage import atomic, locked
from interview.storage.journal import Journal
from interview.storage.lock import Held, hold
from interview.storage.locked import Key, Secret
from interview.storage.paths import GUIDE, JOURNAL, KEYS


class Drawer:
    """The journal on disk, opened for writing at the first entry: folder, lock, guide, then it."""

    def __init__(
        self, folder: Path, guide: Guide, keys: Keys | None, journal: Journal, clock: Clock
    ) -> None:
        self.folder = folder
        self.keys = keys
        self.journal = journal
        self.held: Held | None = None
        self.lock: Secret | None = None  # what it is to be locked with when it begins
        self.words = ""  # what its invitation was opened with
        self.pinned = False
        self._guide = guide
        self._clock = clock

    def append(
        self, events: Sequence[dict[str, Any]], *, actor: str, at: datetime, elapsed: int
    ) -> None:
        """Keep the events; at the very first, make the folder, lock it and pin the guide in it."""
        if self.held is None:
            self.held = hold(self.folder, self._clock().astimezone())
        if not self.pinned:
            self._pin()
        self.journal.append(events, actor=actor, at=at, elapsed=elapsed)

    def _pin(self) -> None:
        """Have all that an interview needs in its folder before its first entry."""
        if self.journal.key is None:
            self._lock()
        locked.write(self.folder / GUIDE, canonical(self._guide.plain()), self.journal.key)
        if self.keys is not None:
            locked.write(self.folder / KEYS, atomic.checked(self.keys.plain()), self.journal.key)
        self.pinned = True

    def _lock(self) -> None:
        if self.lock is None:
            locked.forget(self.folder)
            return
        key = locked.make(self.folder, self.journal.interview, self.lock)
        self.journal = Journal.create(self.folder / JOURNAL, self.journal.interview, key=key)


def key_of(folder: Path, interview: str, said: Sequence[str], *, maybe: str = "") -> Key | None:
    """Return the key of an interview, None where it isn't locked; `maybe` is tried but not asked.

    Raise Locked where nothing was said, WrongWords where nothing that was opens it.
    """
    for words in filter(None, (maybe, *said)):
        with contextlib.suppress(WrongWords):
            return locked.unlocked(folder, interview, words)
    if said:
        raise WrongWords
    return locked.unlocked(folder, interview, None)


def pinned_guide(folder: Path, key: Key | None) -> Guide:
    """Return the guide that the interview in `folder` was begun with. Raise FileTrouble."""
    from interview.guides.load import from_json

    data = locked.read(folder / GUIDE, key)
    if data is None:
        raise FileTrouble(
            "The questions kept with this interview are missing.",
            "Nothing has been changed. Ask the review team for help.",
        )
    return from_json(data)


def pinned_keys(folder: Path, key: Key | None) -> Keys | None:
    """Return what its hand-over is sealed with, None for a plain file. Raise FileTrouble."""
    data = locked.read(folder / KEYS, key)
    if data is None:
        return None
    from pydantic import ValidationError

    try:
        return Keys.model_validate(atomic.verified(data, KEYS))
    except ValidationError:
        raise FileTrouble(
            "The keys kept with this interview are damaged.",
            "Nothing has been changed. Ask the review team for help.",
        ) from None
