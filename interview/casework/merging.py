"""One merge from beginning to end: gather, judge, fold, count, keep, write.

Every command that changes what counts uses it, so what lies in `merged/` is what the decisions say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from interview.casework import decisions as book
from interview.casework import intake, merged, receive
from interview.casework.intake import Input, Skipped
from interview.casework.merged import Products
from interview.casework.opening import OPENED, Opener, Unlock
from interview.casework.receive import Fate, Given, Progress, Survey, Tally
from interview.guides.load import load_named
from interview.merge.combine import Combined
from interview.model.case import Case
from interview.sealing import words
from interview.storage import atomic

INBOX = "inbox"


class Merge(NamedTuple):
    """What a merge did, or would do."""

    found: Survey
    combined: Combined
    tally: Tally
    products: Products
    known: frozenset[str]  # hashes of files that had come before


def merge(
    folder: Path,
    case: Case,
    named: Sequence[Path],
    *,
    explain: bool,
    progress: Progress,
    unlock: Unlock | None = None,
) -> Merge:
    """Merge what `named` stands for into the case in `folder`, which is held meanwhile.

    `explain` changes nothing. `unlock` gives the case's key, and is called once where a sealed file
    is new; what it raises comes through. Raise FileTrouble, NotSaved; InterviewError where the
    count of records doesn't come out even. Doing it again mends whatever a stopped merge left.
    """
    given = intake.gather(named)
    return of_inputs(folder, case, given, explain=explain, progress=progress, unlock=unlock)


def of_inputs(
    folder: Path,
    case: Case,
    given: tuple[Sequence[Input], Sequence[Skipped]],
    *,
    explain: bool,
    progress: Progress,
    unlock: Unlock | None = None,
) -> Merge:
    """Merge inputs that were gathered, and what was passed by then, as `merge` does."""
    inputs, skipped = given
    known = receive.kept(folder)
    opener = Opener(folder, case, unlock)
    found = receive.survey(case, inputs, skipped, opener, progress)
    decisions = book.read(folder, case)
    merged.refuse_lost_decisions(folder, decisions)
    combined = receive.fold(found, case, decisions)
    counted = receive.tally(found, combined)
    made = merged.products(found, combined, case, decisions, load_named(case.guide))
    if not explain:
        for room in (OPENED, receive.RECEIVED, receive.QUARANTINE, merged.MERGED):
            atomic.private_folder(folder / room)
            atomic.sweep(folder / room)
        receive.keep(folder, found, combined)
        merged.write(folder, made)
    return Merge(found, combined, counted, made, known)


def look(folder: Path, case: Case) -> Merge:
    """Return the merge of all that ever came, and change nothing. Raise as `merge`."""
    return merge(folder, case, (), explain=True, progress=receive.quietly)


def again(folder: Path, case: Case) -> Merge:
    """Merge all that ever came once more, after a decision. Raise as `merge`."""
    return merge(folder, case, (), explain=False, progress=receive.quietly)


class Receipt(NamedTuple):
    """What shows that a version arrived whole: both sides have the same four words."""

    participant: str
    digest: str
    words: str


def receipts(done: Merge) -> list[Receipt]:
    """Return a receipt for each version that was among the inputs and counts, each once."""
    became = zip(done.found.given, receive.fates(done.found, done.combined), strict=True)
    heads = [one.verdict.head for one, fate in became if fate is Fate.ACCEPTED]
    return [Receipt(one.code, one.digest, words.receipt(one.digest)) for one in heads if one]


def record_at(done: Merge, digest: str) -> bytes:
    """Return the bytes of the version `digest`, which is one of those that count."""
    lines = done.products.files[merged.ACCOUNTS].splitlines()
    return next(one for one in lines if json.loads(one)["digest"] == digest)


def explained(done: Merge) -> Iterator[tuple[str, str]]:
    """Yield each input's name, and in a few words what it is to the case."""
    became = receive.fates(done.found, done.combined)
    for given, fate in zip(done.found.given, became, strict=True):
        yield given.input.name, _explained(done, given, fate)


def _explained(done: Merge, given: Given, fate: Fate) -> str:
    verdict = given.verdict
    if fate is Fate.QUARANTINED:
        reason = receive.reason_of(verdict, done.combined)
        return f"kept apart: {receive.told(reason, verdict.where)}"
    if fate is Fate.DUPLICATE:
        return "the same as another of these"
    if verdict.sha in done.known or verdict.head is None:
        return "the same as one that is here already"
    code, digest = verdict.head.code, verdict.head.digest
    if fate is Fate.SUPERSEDED:
        by = "somebody's own account" if verdict.head.stands_in else "a later version"
        return f"{code}: {by} follows it"
    standing = next(one for one in done.combined.standings if one.code == code)
    if len(standing.tips) > 1:
        return f"{code}: in conflict with another version"
    follows = any(digest != one and one in verdict.head.parents for one in standing.versions)
    return f"{code}: {'supersedes an earlier version' if follows else 'new'}"
