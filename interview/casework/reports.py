"""A case's reports: made of what was merged, written into its folder or where somebody says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path
from typing import Final

from interview.casework import decision_rows, merged, names_key
from interview.casework import decisions as book
from interview.report import formats
from interview.report.audience import Audience
from interview.report.decisions_read import filled_in
from interview.report.tables import tables
from interview.storage import atomic, disk

REPORTS: Final = "reports"
NAMED: Final = "-named"  # ends the name of a version that says who people are
_DECISIONS: Final = "decisions"
# A debrief lies there too, in the folder of a group that practises.
_OURS: Final = (*(f"{one}-*.*" for one in (*formats.CALLED, "debrief")), f"{_DECISIONS}*.xlsx")


def write(
    folder: Path,
    audience: Audience,
    forms: Sequence[str] = ("html",),
    *,
    out: Path | None = None,
    names: Path | None = None,
) -> list[Path]:
    """Write the reports of the case in `folder` for `audience`; return where they are.

    `forms` are names in `formats.FORMS`, `names` a key that says who people are. With the team's
    workbook comes one to decide in. All are made before the first is written. Raise FileTrouble
    where nothing was merged yet or that is damaged, or the key isn't this case's; NotSaved.
    """
    case, guide, decisions, comparison = merged.opened(folder)
    named = names_key.read(names, case) if names is not None else {}
    shown = tables(case, guide, comparison, audience, views=decisions.views, names=named)
    version = f"{audience}{NAMED}" if names is not None else str(audience)
    made = {
        f"{called}-{version if formats.says_who(form) else audience}.{form}": data
        for form in forms
        for called, data in formats.written(form, shown, comparison.accounts).items()
    }
    place = out if out is not None else folder / REPORTS
    if "xlsx" in forms and audience is Audience.TEAM:
        made[_free(place)] = decision_rows.workbook(
            case, guide, decisions, comparison, decided=len(book.history(folder))
        )
    atomic.private_folder(place)
    atomic.sweep(place)
    for name, data in made.items():
        atomic.write_bytes(place / name, data)
    return [place / name for name in made]


def clear(folder: Path) -> None:
    """Take out the reports in the folder of a case: they hold words that have been withdrawn.

    What was sent elsewhere is out of reach. Raise NotSaved.
    """
    atomic.sweep(folder / REPORTS)
    try:
        for pattern in _OURS:
            for path in sorted((folder / REPORTS).glob(pattern)):
                disk.remove(path)
    except OSError as error:
        raise disk.trouble(error) from error


def workbooks_filled_in(folder: Path) -> list[Path]:
    """Return the workbooks of decisions in the folder of a case that somebody filled in."""
    found = sorted((folder / REPORTS).glob(f"{_DECISIONS}*.xlsx"))
    return [one for one in found if _filled_in(one)]


def _free(place: Path) -> str:
    """Return what a workbook of decisions may be called: none is lost that was filled in."""
    names = (f"{_DECISIONS}{one}.xlsx" for one in chain([""], (f"-{n}" for n in count(2))))
    return next(one for one in names if not _filled_in(place / one))


def _filled_in(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        return filled_in(path.read_bytes())
    except OSError as error:
        raise disk.trouble(error) from error
