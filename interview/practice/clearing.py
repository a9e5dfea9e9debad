"""Taking the practice interviews off this computer: each whole or not at all, and no real one.

The one decision: what is practice is told by where it lies and by what it says of itself, both. A
link, and whatever doesn't say that it is practice, is left and named.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from interview import shelf
from interview.errors import FileTrouble, InterviewError, NotSaved
from interview.storage.journal import Journal
from interview.storage.library import Library
from interview.storage.paths import JOURNAL, Places, is_id


class Left(NamedTuple):
    """An interview that was left where it is, by its id, and why."""

    id: str
    reason: str


class Found(NamedTuple):
    """What may go, and what stays."""

    folders: tuple[Path, ...]
    left: tuple[Left, ...]


class Cleared(NamedTuple):
    """How many interviews are gone, and what was left."""

    removed: int
    left: tuple[Left, ...]


def found(places: Places) -> Found:
    """Return the practice interviews on this computer. Raise FileTrouble where they are a link."""
    room = places.practice
    if room.is_symlink():
        raise FileTrouble(
            "The folder of practice interviews is a link to somewhere else.",
            "Nothing was removed. Remove what it leads to by hand.",
        )
    mine = [one for one in sorted(room.iterdir()) if is_id(one.name)] if room.is_dir() else []
    kept = {one: why for one in mine if (why := _why_left(one))}
    return Found(
        tuple(one for one in mine if one not in kept and (one / JOURNAL).exists()),
        tuple(Left(one.name, why) for one, why in kept.items()),
    )


def clear(places: Places, of: Found, now: datetime) -> Cleared:
    """Remove the interviews found, and their rows in the list. `now` is aware.

    One that is open in another window is left, and the rest goes on. Raise NotSaved where one can't
    be removed: it stays on the list.
    """
    left, removed = list(of.left), 0
    for folder in of.folders:
        try:
            shelf.erase(places, folder, now)
            removed += 1
        except NotSaved:
            raise
        except FileTrouble:
            left.append(Left(folder.name, "it is open in another window"))
    gone = [one for one in shelf.listed(places) if one.practice and not _there(places, one.id)]
    for row in gone:
        Library(places.library).forget(row.id)
    return Cleared(removed, tuple(left))


def _there(places: Places, interview: str) -> bool:
    return places.interview(interview, practice=True).exists()


def _why_left(folder: Path) -> str:
    """Return why what lies among the practice interviews stays; nothing where it may go."""
    if folder.is_symlink():
        return "it is a link"
    if not (folder / JOURNAL).exists():
        return ""
    try:
        entries = Journal.open(folder / JOURNAL, folder.name).entries
    except InterviewError:
        entries = ()
    setting = entries[1].event.get("setting") if len(entries) > 1 else None
    practice = isinstance(setting, dict) and setting.get("practice") is True
    return "" if practice else "it doesn't say that it is practice"
