"""The debrief of a group: its folder read, its sheets made and written."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from interview.casework import folder as case_folder
from interview.casework import merged, reports
from interview.errors import InterviewError
from interview.model.case import PRACTICE, Case
from interview.practice import cases, debrief_sheets, groups
from interview.practice.cases import PracticeCase
from interview.practice.debrief import Records, records
from interview.report import booklet_text, booklets
from interview.storage import atomic


class Debriefed(NamedTuple):
    """What was said and written: the made-up case's id, the sheets as lines, and the files."""

    case: str
    records: Records
    lines: tuple[str, ...]
    files: tuple[Path, ...]


def debrief(folder: Path, named: str | None, out: Path | None, now: datetime) -> Debriefed:
    """Make the debrief of the group in `folder` and write it to `out`, else to its reports.

    `named` is the made-up case where it is somebody's own; `now` is aware. Raise InterviewError
    where the folder is no group's or of another case, ContentTrouble where the case's debrief is
    not in order, FileTrouble, NotSaved.
    """
    of = _made_up(groups.opened(folder), named)
    key = of.debrief()
    with case_folder.in_hand(folder, now):
        case, guide, decisions, comparison = merged.opened(folder)
    found = records(key.planted, comparison, decisions, guide)
    made = debrief_sheets.booklet(case.file, key, found, guide)
    place = out if out is not None else folder / reports.REPORTS
    atomic.private_folder(place)
    files = booklets.files(f"debrief-{of.id}", made)
    for name, data in files.items():
        atomic.write_bytes(place / name, data)
    lines = tuple(booklet_text.lines(made))
    return Debriefed(of.id, found, lines, tuple(place / name for name in files))


def _made_up(case: Case, named: str | None) -> PracticeCase:
    """Return the made-up case of a group's folder. Raise InterviewError where it is another."""
    ours = {one.case_id: one for one in cases.cases()}
    if named is None and case.id not in ours:
        raise InterviewError(
            f"The made-up case {case.id.removeprefix(PRACTICE)} didn't come with the program.",
            "Add --case with its folder.",
        )
    found = cases.case(named) if named is not None else ours[case.id]
    if found.case_id != case.id:
        raise InterviewError(
            f"That folder is of the made-up case {case.id.removeprefix(PRACTICE)}.",
            "Name that one with --case.",
        )
    return found
