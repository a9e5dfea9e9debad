"""The shelf: the interviews on this computer, to be listed, found and deleted by their ids.

The one decision: what is on it is told by the folders. The library is a list to choose from, and is
mended from them where it doesn't fit.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.errors import FileTrouble, InterviewError, NotSaved, OpensWith
from interview.storage import disk
from interview.storage.lock import hold
from interview.storage.paths import JOURNAL, LOCK, LOCKED, Places

if TYPE_CHECKING:
    from interview.storage.library import Noted


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
    if any(one.name not in known for one in folders(places)):
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


def locked_by(places: Places, noted: Noted) -> OpensWith | None:
    """Return what an interview on the list asks for before it opens, None where nothing."""
    from interview.storage import locked

    with contextlib.suppress(FileTrouble):  # what is wrong with it is said when it is opened
        return locked.locked_by(places.interview(noted.id, practice=noted.practice))
    return OpensWith.WORDS


def folder(places: Places, interview: str) -> Path:
    """Return the folder of the interview with that id. Raise FileTrouble where there is none."""
    for practice in (False, True):
        found = places.interview(interview, practice=practice)
        if (found / JOURNAL).exists():
            return found
    raise FileTrouble(
        "There is no such interview on this computer.", "`interview list` shows those there are."
    )


def folders(places: Places) -> list[Path]:
    """Return the folders of all interviews on this computer, practice last."""
    stores = [one for one in (places.interviews, places.practice) if one.is_dir()]
    found = [one for store in stores for one in sorted(store.iterdir())]
    return [one for one in found if (one / JOURNAL).exists()]


def delete(places: Places, interview: str, now: datetime) -> None:
    """Delete all that this computer has of an interview, and take it off the list.

    `now` is aware. What was locked can't be read from the first step on; an end in the midst of it
    leaves it on the list, to be deleted again. Raise FileTrouble where there is none, or where it
    is open in another window; NotSaved where something can't be removed.
    """
    erase(places, folder(places, interview), now)


def erase(places: Places, there: Path, now: datetime) -> None:
    """Delete the interview in the folder `there`, which is called by its id. See `delete`."""
    from interview.storage.library import Library

    with hold(there, now):
        files = [one for one in there.iterdir() if one.name.partition(".")[0] != LOCK]
        try:
            for one in sorted(files, key=_turn):
                disk.remove(one)
            disk.sync_folder(there)
        except OSError as error:
            raise disk.trouble(error, there) from error
    with contextlib.suppress(OSError):  # an empty folder tells nobody anything
        disk.remove(there / LOCK)
        there.rmdir()
    Library(places.library).forget(there.name)


def _turn(file: Path) -> tuple[bool, bool]:
    """Return a file's place in the order: first what opens the others, the journal last of all."""
    return file.name == JOURNAL, file.name != LOCKED
