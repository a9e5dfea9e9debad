"""A case folder for tests, with what was merged into it to look at."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from interview.casework import casefile, folder, merging
from interview.casework.merging import Merge
from tests.support import fern, sealed
from tests.support.records import CASE_ID, Plain, file_of


def made(root: Path, *, source: bytes | None = None) -> Path:
    """Make the Fern case's folder under `root`, from `source` where that is given."""
    path = root / "fern"
    if source is None:
        file, source = casefile.read(fern.FERN / "case.toml")
    else:
        (root / "case.toml").write_bytes(source)
        file, source = casefile.read(root / "case.toml")
    folder.new(path, file, source, case_id=CASE_ID, keys=sealed.new_keys())
    return path


def put(where: Path, *records: Plain) -> list[Path]:
    """Put records into the inbox, each in a file of its own; return the files."""
    return [put_bytes(where, file_of(one), f"{one['digest'][7:23]}.json") for one in records]


def put_bytes(where: Path, data: bytes, name: str) -> Path:
    """Put a file into the inbox."""
    path = where / "inbox" / name
    path.write_bytes(data)
    return path


def merge(where: Path, *named: Path, explain: bool = False) -> Merge:
    """Merge the files named, or the whole inbox."""
    files = list(named) or [where / "inbox"]
    case = folder.open_case(where)
    return merging.merge(where, case, files, explain=explain, progress=lambda _done, _all: None)


def merged(where: Path) -> dict[str, bytes]:
    """Return the bytes of everything in `merged/`."""
    return {path.name: path.read_bytes() for path in sorted((where / "merged").iterdir())}


def accounts(where: Path) -> list[dict[str, Any]]:
    """Return the merged accounts."""
    lines = (where / "merged" / "accounts.jsonl").read_bytes().splitlines()
    return [json.loads(line) for line in lines]


def tree(where: Path, rooms: Iterable[str] = ("received", "quarantine", "merged")) -> set[str]:
    """Return the names of all files in these folders of the case."""
    return {
        path.relative_to(where).as_posix() for room in rooms for path in (where / room).rglob("*")
    }
