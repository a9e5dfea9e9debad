"""The case folder: what a review team's case is kept in, private to them.

The rules:

- `case.toml` is the case file as the team wrote it, and theirs to edit: the folder is read by it.
- `case.json` is what was made of it (its id, the queries that people were invited with) and ours.
  It is written last, so a folder with it is whole, and one without it is none yet.
- `keys/` holds copies of the key that opens hand-overs, each under a passphrase of its own.
- Making a folder that a stopped program left half made goes on with it; anything else in its place
  is left alone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from interview.casework import casefile
from interview.errors import FileTrouble, InterviewError, NotSaved
from interview.guides.load import USUAL
from interview.model.base import canonical
from interview.model.case import Case, CaseFile, CaseKeys
from interview.reading import ContentTrouble, json_value
from interview.reading.refusals import AnotherKind
from interview.storage import atomic, disk
from interview.storage.lock import hold
from interview.text import shown

CASE: Final = "case.json"
WRITTEN: Final = "case.toml"
INVITATIONS: Final = "invitations"
KEYS: Final = "keys"
FOLDERS: Final = ("inbox", "received", "merged", "quarantine", "reports", INVITATIONS, KEYS)

_NONE: Final = "See that the name is right, or make one with `interview case new`."


class NewKeys(NamedTuple):
    """The keys of a new case, and what goes into `keys/` by file name: nothing opens by itself."""

    keys: CaseKeys
    files: Mapping[str, bytes]


def new(
    folder: Path,
    file: CaseFile,
    source: bytes,
    *,
    case_id: str,
    keys: NewKeys | None = None,
    practice: bool = False,
) -> Case:
    """Make the case folder (0700) for `file`, written as `source`; return the case.

    `case_id` is 32 random hex digits, or a made-up case's own where it is `practice`. Raise
    FileTrouble where something else is in its place, NotSaved where it can't be written; what is
    there then, the next `new` goes on with.
    """
    case = Case(
        format="interview-case-folder",
        schema_version=1,
        id=case_id,
        practice=practice,
        file=file,
        guide=USUAL,
        keys=keys.keys if keys is not None else None,
    )
    refuse_taken(folder, source)
    atomic.private_folder(folder)
    try:
        folder.chmod(disk.FOLDER_MODE)  # it may have been there, empty and open to all
    except OSError as error:
        raise disk.trouble(error) from error
    for name in FOLDERS:
        atomic.private_folder(folder / name)
    atomic.write_bytes(folder / WRITTEN, source)
    for name, data in (keys.files if keys is not None else {}).items():
        atomic.write_bytes(folder / KEYS / name, data)
    keep(folder, case)
    return case


def keep(folder: Path, case: Case) -> None:
    """Keep the case in its folder. Raise NotSaved."""
    atomic.write_bytes(folder / CASE, canonical(case.plain()) + b"\n")


def open_case(folder: Path, *, closed_too: bool = False) -> Case:
    """Return the case in `folder`, with its case file as that is written now.

    Raise FileTrouble where there is none, or it is damaged or newer than this program;
    ContentTrouble with the line where the team's case file is no longer in order; InterviewError
    where it was closed, unless `closed_too`.
    """
    case = _kept(folder)
    if case.closed and not closed_too:
        raise InterviewError(
            f"This case was closed on {case.closed}, and what people told in it was erased.",
            "What is kept lies in its folder.",
        )
    if not (folder / WRITTEN).exists():
        return case
    file, _ = casefile.read(folder / WRITTEN)
    return case.model_copy(update={"file": file})


@contextlib.contextmanager
def in_hand(folder: Path, now: datetime, *, closed_too: bool = False) -> Iterator[Case]:
    """Hold the case folder for this window alone, and give the case. Raise as `open_case` does.

    `now` is aware. Raise FileTrouble where another window has it.
    """
    open_case(folder, closed_too=closed_too)
    try:
        held = hold(folder, now)
    except NotSaved:
        raise
    except FileTrouble:
        raise FileTrouble(
            "This case is being worked on in another window.", "Wait until that is done."
        ) from None
    with held:
        yield open_case(folder, closed_too=closed_too)


def refuse_practice(case: Case) -> None:
    """Raise InterviewError where `case` is made up: it has no keys, and nobody is invited to it."""
    if case.practice:
        raise InterviewError(
            "This is a practice case: everything in it is made up, so it has no keys and invites "
            "nobody.",
            "Take a part in it with `interview practice`, or make a real case with "
            "`interview case new`.",
        )


def _kept(folder: Path) -> Case:
    named = shown(str(folder))
    try:
        here, ours = folder.is_dir(), (folder / CASE).exists()
    except OSError as error:
        raise FileTrouble(
            f"The case folder {named} can't be read.",
            "See that its drive is there and that the folder is yours, then try again.",
        ) from error
    if not here:
        raise FileTrouble(f"There is no case folder {named}.", _NONE)
    if not ours:
        raise FileTrouble(f"{named} is not a case folder.", _NONE)
    try:
        return json_value(folder / CASE, Case, what="case folder's own file")
    except AnotherKind as error:
        raise FileTrouble(error.what, error.do) from None
    except ContentTrouble:
        raise FileTrouble(
            f"{CASE} of the case folder {named} is damaged and has been left as it is.",
            "Put a back-up copy of it in its place, or ask for help.",
        ) from None


def refuse_taken(folder: Path, source: bytes) -> None:
    """Raise FileTrouble or InterviewError where something else is in the place of a new case."""
    named = shown(str(folder))
    try:
        found = sorted(folder.iterdir())
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise FileTrouble(f"{named} is a file.", "Name a folder that isn't there yet.") from None
    except OSError as error:
        raise disk.trouble(error) from error
    if folder / CASE in found:
        raise InterviewError(
            f"{named} is a case folder already.", f"Edit {WRITTEN} in it, or name another folder."
        )
    if not all(_left_by_us(one, source) for one in found):
        raise InterviewError(f"{named} has something in it.", "Name a folder that is new or empty.")


def _left_by_us(path: Path, source: bytes) -> bool:
    """Return whether this is what making a folder from this very source would have left here."""
    if path.name in FOLDERS:
        # Keys of a case that never came to be open nothing.
        return path.is_dir() and (path.name == KEYS or not any(path.iterdir()))
    if path.name == WRITTEN:
        return atomic.read_bytes(path) == source
    return path.name.endswith(".interview-unfinished")
