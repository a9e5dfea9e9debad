"""A case's reports: made of what was merged, written into its folder or where somebody says."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from interview.casework import merged
from interview.report.audience import Audience
from interview.report.html import html
from interview.report.tables import tables
from interview.storage import atomic, disk

REPORTS: Final = "reports"
_OURS: Final = "report-*.html"


def write(folder: Path, audience: str, out: Path | None = None) -> Path:
    """Write the report of the case in `folder` for `audience`; return where it is.

    Raise FileTrouble where nothing was merged yet or that is damaged, NotSaved.
    """
    case, guide, _, comparison = merged.opened(folder)
    reader = Audience(audience)
    place = out if out is not None else folder / REPORTS
    atomic.private_folder(place)
    atomic.sweep(place)
    path = place / f"report-{reader}.html"
    atomic.write_bytes(path, html(tables(case, guide, comparison, reader)))
    return path


def clear(folder: Path) -> None:
    """Take out the reports in the folder of a case: they hold words that have been withdrawn.

    What was sent elsewhere is out of reach. Raise NotSaved.
    """
    atomic.sweep(folder / REPORTS)
    try:
        for path in sorted((folder / REPORTS).glob(_OURS)):
            disk.remove(path)
    except OSError as error:
        raise disk.trouble(error) from error
