"""The case folder: what is in it, and how it is made and opened.

    case.json      the case: its id and what the review team wrote
    case.toml      the case file as it was given
    invitations/   one for each person, with a letter
    inbox/         where records are put that come back
    received/ merged/ quarantine/ reports/    what merging makes

The one decision: `case.json` is written last, so a folder without it is no case, whatever happened.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from interview.errors import FileTrouble, InterviewError
from interview.model.base import canonical
from interview.model.case import Case, CaseFile
from interview.reading import json_value
from interview.storage import atomic

CASE: Final = "case.json"
SOURCE: Final = "case.toml"
INVITATIONS: Final = "invitations"
FOLDERS: Final = (INVITATIONS, "inbox", "received", "merged", "quarantine", "reports")
GUIDE: Final = "learning-together"


def new(folder: Path, file: CaseFile, source: bytes, *, case_id: str) -> Case:
    """Make the case folder and return the case. `source` is the case file as it was given.

    `case_id` is 32 hex digits. Raise InterviewError where the folder holds anything of another's,
    FileTrouble where it can't be written.
    """
    _same_code_once(file)
    if folder.is_file() or (folder.is_dir() and not _only_ours(folder)):
        raise InterviewError(
            f"{folder.name} is there already, and something is in it.",
            "Name a new folder for the case.",
        )
    case = Case(
        format="interview-case-folder", schema_version=1, id=case_id, file=file, guide=GUIDE
    )
    for one in FOLDERS:
        atomic.private_folder(folder / one)
    atomic.sweep(folder)
    atomic.write_bytes(folder / SOURCE, source)
    keep(folder, case)
    return case


def keep(folder: Path, case: Case) -> None:
    """Write the case into its folder. Raise NotSaved."""
    atomic.write_bytes(folder / CASE, canonical(case.plain()) + b"\n")


def open_case(folder: Path) -> Case:
    """Return the case in `folder`. Raise FileTrouble or InterviewError where there is none."""
    if not folder.is_dir():
        raise FileTrouble(f"There is no folder {folder.name} here.", "See how it is spelled.")
    if not (folder / CASE).exists():
        raise FileTrouble(
            f"{folder.name} is not a case folder: {CASE} is not in it.",
            "`interview case new` makes one.",
        )
    return json_value(folder / CASE, Case, what="case folder")


def _only_ours(folder: Path) -> bool:
    """Return whether a folder is empty, or holds only what a stopped `new` left: then we go on."""
    if (folder / CASE).exists():
        return False
    left = {SOURCE, *FOLDERS}
    return all(
        one.name in left or one.name.endswith(".interview-unfinished") for one in folder.iterdir()
    ) and not any(path.is_file() for name in FOLDERS for path in (folder / name).glob("*"))


def _same_code_once(file: CaseFile) -> None:
    for kind, keys in (
        ("participant", [one.code.casefold() for one in file.participant]),
        ("reader", [one.code.casefold() for one in file.reader]),
        ("episode", [one.id.casefold() for one in file.episode]),
    ):
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise InterviewError(
                f"The case file has the {kind} {twice} twice.", "Give each one a code of its own."
            )
