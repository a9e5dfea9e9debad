"""What merging leaves in a case folder for reports to be made of: `merged/`.

    accounts.jsonl   the versions that count, a line each, as they were handed over
    standing.json    how everybody's account stands, without a word of it
    compare.json     differences and absences
    digests.json     written last: what the others have to be, and what they were made from

The one decision: the same records, decisions and case give the same bytes, so nothing here says
when it was made. A folder that a stopped program left half written, or whose case or decisions have
changed since, is seen by its digests, and merging again makes it whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from interview.casework import decisions as book
from interview.casework import folder as case_folder
from interview.casework.judge import record_of
from interview.casework.receive import Survey
from interview.errors import FileTrouble
from interview.guides.load import load_named
from interview.merge.accounts import account, resolved
from interview.merge.combine import Combined
from interview.merge.compare import compare
from interview.model.base import canonical, digest
from interview.model.case import Case
from interview.model.decision import Decisions
from interview.model.guide import Guide
from interview.model.merged import Account, Comparison, Standing
from interview.model.record import Record
from interview.storage import atomic, disk

MERGED: Final = "merged"
ACCOUNTS: Final = "accounts.jsonl"
STANDING: Final = "standing.json"
COMPARE: Final = "compare.json"
DIGESTS: Final = "digests.json"
_AGAIN: Final = "Run `interview merge` on this folder first."


class Opened(NamedTuple):
    """A merged case: all that reports and statuses are made of."""

    case: Case
    guide: Guide
    decisions: Decisions
    comparison: Comparison


class Products(NamedTuple):
    """The bytes of `merged/` by file name, what they were made from, and what they say."""

    files: dict[str, bytes]
    made_of: dict[str, str]
    comparison: Comparison

    @property
    def digest(self) -> str:
        """One digest of all that was merged."""
        return digest(_digests(self.files))


def products(
    found: Survey, combined: Combined, case: Case, decisions: Decisions, guide: Guide
) -> Products:
    """Return what the folder's `merged/` is to hold: the same for the same records."""
    lines = list(_lines(found, combined, decisions))
    records = [record_of(line) for line in lines]
    comparison = _compared(records, combined.standings, case, decisions, guide)
    rows = [one.plain() for one in (*comparison.differences, *comparison.absences)]
    standings = [one.plain() for one in combined.standings]
    files = {
        ACCOUNTS: b"".join(line + b"\n" for line in lines),
        STANDING: canonical(standings) + b"\n",
        COMPARE: canonical(rows) + b"\n",
    }
    return Products(files, _made_of(case, decisions, guide), comparison)


def write(folder: Path, made: Products) -> None:
    """Put `made` in its place, the digests last. Raise NotSaved."""
    room = folder / MERGED
    for name, data in made.files.items():
        atomic.write_bytes(room / name, data)
    kept = {"files": _digests(made.files), "made_of": made.made_of}
    atomic.write_bytes(room / DIGESTS, canonical(kept) + b"\n")


def clear(folder: Path) -> None:
    """Take out what was merged: it holds words that have been withdrawn. Raise NotSaved."""
    atomic.sweep(folder / MERGED)
    try:
        for name in (DIGESTS, ACCOUNTS, COMPARE):
            if (folder / MERGED / name).exists():
                disk.remove(folder / MERGED / name)
    except OSError as error:
        raise disk.trouble(error) from error


def refuse_lost_decisions(folder: Path, decisions: Decisions) -> None:
    """Raise FileTrouble where decisions were merged that are not there any more.

    Without them a withdrawn account would be back in every product, and nobody would be told.
    """
    if (folder / book.FILE).exists() or not (folder / MERGED / DIGESTS).exists():
        return
    merged_with = _kept(folder).get("made_of", {}).get("decisions")
    if merged_with != _decided(decisions):
        raise FileTrouble(
            f"{book.FILE} is missing: what the reviewers decided is in it, withdrawals too.",
            "Put it back from a back-up copy, then merge again.",
        )


def opened(folder: Path) -> Opened:
    """Return the merged case in `folder`.

    Raise FileTrouble where nothing was merged yet, where what was is damaged, or where the case
    or the decisions have changed since.
    """
    case = case_folder.open_case(folder)
    guide = load_named(case.guide)
    decisions = book.read(folder, case)
    files = {name: _bytes(folder, name) for name in (ACCOUNTS, STANDING, COMPARE)}
    kept = _kept(folder)
    if kept.get("files") != _digests(files):
        raise FileTrouble("What was merged here is damaged or half written.", _AGAIN)
    if kept.get("made_of") != _made_of(case, decisions, guide):
        raise FileTrouble("The case or its decisions have changed since the last merge.", _AGAIN)
    try:
        rows = json.loads(files[STANDING])
        standings = [Standing.model_validate(one, strict=False) for one in rows]
        records = [record_of(line) for line in files[ACCOUNTS].splitlines()]
    except (ValidationError, ValueError):
        raise FileTrouble("What was merged here can't be read by this program.", _AGAIN) from None
    return Opened(case, guide, decisions, _compared(records, standings, case, decisions, guide))


def _compared(
    records: list[Record],
    standings: tuple[Standing, ...] | list[Standing],
    case: Case,
    decisions: Decisions,
    guide: Guide,
) -> Comparison:
    by_digest = {one.digest: one for one in records}
    who = {one.code: one for one in case.file.participant}
    accounts: list[Account] = []
    for standing in standings:
        tips = [by_digest[one] for one in standing.tips if one in by_digest]
        accounts.append(account(who[standing.code], standing, tips, guide))
    return compare(accounts, case.file.episode, decisions, guide)


def _lines(found: Survey, combined: Combined, decisions: Decisions) -> Iterator[bytes]:
    """Yield the versions that count, canonical, by person and digest."""
    files = {one.verdict.head.digest: one for one in found.files.values() if one.verdict.head}
    choices = {one.version: one for made in decisions.resolutions.values() for one in made}

    def version(digest: str) -> bytes:
        if digest in files:
            return found.text_of(files[digest])
        choice = choices[digest]
        return canonical(resolved(record_of(version(choice.take)), choice).plain())

    for standing in combined.standings:
        if standing.withdrawn is None:
            yield from map(version, standing.tips)


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: "sha256:" + hashlib.sha256(data).hexdigest() for name, data in files.items()}


def _made_of(case: Case, decisions: Decisions, guide: Guide) -> dict[str, str]:
    return {
        "case": digest(case.file.plain()),
        "decisions": _decided(decisions),
        "guide": guide.digest,
    }


def _decided(decisions: Decisions) -> str:
    """Return the digest of what was decided.

    What the team makes of the accounts counts where there is any: a folder that was merged before
    there was a place for it stays as it is.
    """
    plain = decisions.plain()
    if not any(plain["views"].values()):
        del plain["views"]
    return digest(plain)


def _kept(folder: Path) -> dict[str, Any]:
    try:
        kept = json.loads(_bytes(folder, DIGESTS))
    except ValueError:
        kept = None
    return kept if isinstance(kept, dict) else {}


def _bytes(folder: Path, name: str) -> bytes:
    data = atomic.read_bytes(folder / MERGED / name)
    if data is None:
        raise FileTrouble("Nothing has been merged in this case folder yet.", _AGAIN)
    return data
