"""Closing a case: what people told is erased, what the review made for the board stays.

The rules:

- A case is closed from the day it says itself, `review_on`, or when somebody insists.
- First the case says that it is closed, so that nothing works on it any more; then files go. What
  a stopped program leaves, closing again takes away.
- The log says how many files went, and which folders stayed: no name, no word, no code.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from interview.casework import folder as case_folder
from interview.casework import merged, receive, reports
from interview.casework.merging import INBOX
from interview.casework.opening import OPENED
from interview.errors import InterviewError
from interview.model.base import canonical
from interview.model.case import Case
from interview.report.audience import Audience
from interview.storage import atomic, disk

LOG: Final = "closed.json"
_ROOMS: Final = (
    *(INBOX, receive.RECEIVED, OPENED, receive.QUARANTINE, merged.MERGED),
    *(case_folder.INVITATIONS, case_folder.KEYS),
)
_KEPT: Final = (f"{reports.REPORTS}/report-{Audience.BOARD}.html",)


class Closed(NamedTuple):
    """What closing did: how many files went from which folder, and what is kept."""

    on: str
    erased: dict[str, int]
    kept: tuple[str, ...]


def may_close(case: Case, today: date, *, early: bool) -> None:
    """Raise InterviewError where the day on which the case may be closed hasn't come."""
    if early or case.closed:
        return
    when = case.file.review_on
    try:
        come = date.fromisoformat(when) <= today
    except ValueError:
        come = False
    if not come:
        said = f"It may be closed from {when}." if when else "It doesn't say when (review_on)."
        raise InterviewError(f"This case is not to be closed yet. {said}", "Or add --early.")


def close(folder: Path, case: Case, today: date) -> Closed:
    """Close the case in `folder`, which is held meanwhile, and erase what people told.

    Raise NotSaved; closing again goes on.
    """
    on = case.closed or today.isoformat()
    ended = case.model_copy(update={"closed": on, "keys": None, "queries": {}})
    case_folder.keep(folder, ended)
    counts = {name: _emptied(folder / name) for name in (*_ROOMS, reports.REPORTS)}
    kept = tuple(
        name
        for name in (case_folder.WRITTEN, case_folder.CASE, "decisions.json", *_KEPT)
        if (folder / name).exists()
    )
    done = Closed(on, {name: count for name, count in counts.items() if count}, kept)
    log = {"format": "interview-case-closed", "schema_version": 1, **done._asdict()}
    atomic.write_bytes(folder / LOG, canonical(log) + b"\n")
    return done


def _emptied(room: Path) -> int:
    """Take every file out of a folder, but what is kept; return how many there were."""
    count = 0
    try:
        for path in _deepest_first(room):
            if path.is_dir() and not path.is_symlink():
                disk.remove_folder(path)
            elif f"{room.name}/{path.relative_to(room)}" not in _KEPT:
                disk.remove(path)
                count += 1
    except OSError as error:
        raise disk.trouble(error) from error
    return count


def _deepest_first(room: Path) -> Iterator[Path]:
    """Yield all that is in a folder, each folder after what is in it; links aren't followed."""
    if room.is_symlink() or not room.is_dir():
        return
    for path in sorted(room.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _deepest_first(path)
        yield path
