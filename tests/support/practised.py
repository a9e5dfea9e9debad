"""Accounts that people gave in practice, on the Fern case unless said, as they hand them over."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from interview.beginning import Beginning
from interview.engine.handover import record_of
from interview.guides.walk import walk
from interview.model.taxonomy import Mode
from interview.practice import cases
from tests.support import fern
from tests.support.records import Plain, file_of, record
from tests.support.talk import ticking

CASE_ID = "practice-fern"


@cache
def whole(code: str, who: str = "one", *, named: str = "fern") -> bytes:
    """Return a whole account of a role by somebody who answers as its story does."""
    of = cases.case(named)
    begins = Beginning(
        fern.guide(), cases.setting(of, code), mode=Mode.SELF, owner=f"{code}, {who}"
    )
    walked = walk(of.story(code), begins, ticking())
    return file_of(record_of(walked.conversation.state, fern.guide()).plain())


def short(code: str, who: str = "one", *answers: Plain, **changed: Any) -> Plain:
    """Return a record of a role with these answers alone, in its own words."""
    about = {
        "practice": True,
        "case": {"id": CASE_ID, "title": "Fern case"},
        "record_id": f"{code} as {who} played it",
    }
    return record(code, *answers, **{**about, **changed})


def put(folder: Path, **files: bytes) -> Path:
    """Write files, by name without its ending, into `folder`; return the folder."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / f"{name}.json").write_bytes(data)
    return folder
