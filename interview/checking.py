"""Whether an interview on this computer is as it was written, file by file.

The one decision: checking only reads. It mends nothing and holds nothing, so it can look at a copy,
at a drive that can't be written to, and at an interview that somebody is writing in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from interview import drawer
from interview.conversation import Conversation
from interview.errors import FileTrouble, Locked
from interview.storage import atomic, locked
from interview.storage.journal import Condition, Journal
from interview.storage.library import Library
from interview.storage.locked import Key
from interview.storage.paths import DRAFT, GUIDE, JOURNAL, KEYS, LOCKED, Places


class State(StrEnum):
    """How a part was found."""

    SOUND = "sound"
    CLOSED = "closed"  # locked, and its words were not told: it was not looked into
    WRONG = "wrong"


class Finding(NamedTuple):
    """What was found of one part. `said` is a sentence that holds nobody's words."""

    part: str  # the name of a file or of a folder
    state: State
    said: str


def library(places: Places) -> Finding:
    """Return what is found of the list of interviews on this computer."""
    name = places.library.name
    try:
        Library(places.library).all()
    except FileTrouble as error:
        return Finding(name, State.WRONG, f"{error.what} `interview list` makes it again.")
    return Finding(name, State.SOUND, "The list of interviews can be read.")


def closed(by: Locked) -> Finding:
    """Return what is found of an interview whose words were not told."""
    return Finding(LOCKED, State.CLOSED, f"{by.what} With those all of it can be checked.")


def interview(folder: Path, said: Sequence[str]) -> Iterator[Finding]:
    """Yield what is found of the interview in `folder`; `said` are words that may open it.

    Raise Locked where it asks for words and nothing was said, WrongWords.
    """
    try:
        key = drawer.key_of(folder, folder.name, said)
    except FileTrouble as error:
        yield Finding(LOCKED, State.WRONG, str(error))
        return
    if key is not None:
        yield Finding(LOCKED, State.SOUND, "It opens with the words that were told.")
    try:
        journal = Journal.open(folder / JOURNAL, folder.name, key=key)
    except FileTrouble as error:
        yield Finding(JOURNAL, State.WRONG, str(error))
        return
    yield _journal(journal)
    yield _guide(folder, journal, key)
    yield from _beside(folder, key)


def _journal(journal: Journal) -> Finding:
    many, until = len(journal.entries), journal.good_until
    last = f", the last on {_day(until)}" if until else ""
    if journal.condition is Condition.DAMAGED:
        return Finding(JOURNAL, State.WRONG, f"It is damaged after {many} entries{last}.")
    half = journal.condition is Condition.TAIL_SET_ASIDE
    told = " After them stands half a line, which nobody was told is saved." if half else ""
    return Finding(JOURNAL, State.SOUND, f"{many} entries, each after the one before{last}.{told}")


def _guide(folder: Path, journal: Journal, key: Key | None) -> Finding:
    """Return whether the questions are those it was begun with, and it can go on with them."""
    kept = [(entry.event, entry.at) for entry in journal.entries[1:]]
    try:
        guide = drawer.pinned_guide(folder, key)
        if journal.condition is not Condition.DAMAGED:
            Conversation.resume(guide, kept, journal, lambda: journal.entries[-1].at)
    except FileTrouble as error:
        return Finding(GUIDE, State.WRONG, str(error))
    return Finding(GUIDE, State.SOUND, "The questions are the ones it was begun with.")


def _beside(folder: Path, key: Key | None) -> Iterator[Finding]:
    """Yield what is found of the files that not every interview has."""
    try:
        if drawer.pinned_keys(folder, key) is not None:
            yield Finding(KEYS, State.SOUND, "What its hand-over is sealed with can be read.")
    except FileTrouble as error:
        yield Finding(KEYS, State.WRONG, str(error))
    try:
        draft = locked.read(folder / DRAFT, key)
        if draft is not None:
            atomic.verified(draft, DRAFT)
            yield Finding(DRAFT, State.SOUND, "The words in hand can be read.")
    except FileTrouble as error:
        yield Finding(DRAFT, State.WRONG, str(error))


def _day(at: datetime) -> str:
    return f"{at.astimezone():%d %B %Y}".lstrip("0")
