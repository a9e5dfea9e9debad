"""Practice interviews on disk, as trainees leave them, and what a folder holds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from interview import sittings
from interview.beginning import Beginning
from interview.model.taxonomy import Form
from interview.practice import cases
from interview.sittings import Sitting
from interview.storage.paths import Places
from tests.support import fern, sat

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


def sit(root: Path, code: str = "TE1", who: str = "one") -> Sitting:
    """Return practice begun in the data folder `root` and answered up to the person's account."""
    begins = Beginning(fern.guide(), cases.setting(cases.case("fern"), code), owner=who)
    sitting = sittings.begin(Places(root), begins, lambda: NOW)
    return sat.upto(sitting, sat.asking("overview.account"))


def told(root: Path, code: str = "TE1", who: str = "one", *, words: str) -> Sitting:
    """Return the same gone on to the turning points, every answer in `words`."""
    sitting = sit(root, code, who)
    return sat.upto(sitting, lambda view: view.roster is not None, words)


def real(root: Path) -> str:
    """Leave a real interview in the data folder `root`, up to its first words; return its id."""
    sitting = sat.upto(sat.sit(root), sat.taking(Form.NARRATIVE))
    sitting.close()
    return sitting.id


def contents(where: Path) -> dict[str, bytes]:
    """Return every file below `where` but what holds a lock, by its place."""
    return {
        str(one.relative_to(where)): one.read_bytes()
        for one in sorted(where.rglob("*"))
        if one.is_file() and not one.name.startswith(("lock", "library.lock"))
    }
