"""Merging into a case folder: everything that ever came in, judged, folded, and written out.

The rules (merging.md 1 to 7):

- What came is kept by the hash of its bytes, in one place: in `received/` if it is in order, in
  `quarantine/` with its reason if it is not. Merging folds the union of both and this run's
  inputs, so that what was kept apart counts as soon as the case lets it in.
- What lies in a sealed file is kept beside it, in `opened/`: the original stays as it came.
- Inputs are accepted, superseded, exact duplicates or quarantined, and nothing else: that is
  counted in two ways, and where the two differ nothing is written.
- Inputs are never touched. Everything is written whole, the products last.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from interview.casework.intake import Input, Skipped
from interview.casework.judge import CLOSED, SENTENCES, Reason, Verdict, judge, text_of
from interview.casework.opening import Opener
from interview.errors import FileTrouble, InterviewError
from interview.merge.combine import Combined, Head, combine
from interview.model.base import canonical
from interview.model.case import Case
from interview.model.decision import Decisions
from interview.reading.refusals import short
from interview.sealing import age
from interview.sealing.trouble import Why
from interview.storage import atomic, disk

RECEIVED: Final = "received"
QUARANTINE: Final = "quarantine"
_REASON: Final = ".reason.json"
_HASH: Final = 64

Progress = Callable[[int, int], None]


def quietly(_done: int, _total: int) -> None:
    """Tell nobody how far it has come."""


class Given(NamedTuple):
    """One input of this run and what it is to the case."""

    input: Input
    verdict: Verdict


class Fate(StrEnum):
    """What became of an input: one of these, and nothing else. merging.md 5."""

    ACCEPTED = "accepted"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"  # of one of the inputs before it
    QUARANTINED = "quarantined"


class Quarantined(NamedTuple):
    """A file that was kept apart, and why."""

    file: str
    reason: Reason
    where: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """The inputs of one run, and every distinct file that ever came, by hash."""

    given: tuple[Given, ...]
    files: dict[str, Given]
    skipped: tuple[Skipped, ...]
    opener: Opener

    def text_of(self, one: Given) -> bytes:
        """Return the canonical record in a file that is in order. Raise FileTrouble."""
        data = b"".join(_unchanged(one))
        return text_of(self.opener.inside(one.verdict.sha, data) if age.is_sealed(data) else data)

    @property
    def names(self) -> dict[str, str]:
        """What each file that was given is called, by hash; of several names the first in order."""
        found: dict[str, str] = {}
        for one in self.given:
            sha = one.verdict.sha
            found[sha] = min(found.get(sha, one.input.name), one.input.name)
        return found

    @property
    def heads(self) -> Iterator[Head]:
        """The versions, whichever file they came in."""
        return (one.verdict.head for one in self.files.values() if one.verdict.head is not None)


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of this run's inputs. The four make up `inputs`."""

    inputs: int
    accepted: int
    superseded: int
    duplicates: int
    quarantined: tuple[Quarantined, ...]
    skipped: tuple[Skipped, ...]
    unsafe: tuple[str, ...]  # codes of those who said that somebody may be unsafe today


def survey(
    case: Case,
    inputs: Sequence[Input],
    skipped: Sequence[Skipped],
    opener: Opener,
    progress: Progress,
) -> Survey:
    """Return this run's inputs judged, with all that came before.

    Raise FileTrouble, and whatever keeps `opener` from the key where a sealed file is new.
    """
    given: list[Given] = []
    passed: list[Skipped] = list(skipped)
    files: dict[str, Given] = {}
    before = [Input(path.name, path) for path in kept_paths(opener.folder)]
    total = len(inputs) + len(before)
    for number, one in enumerate(inputs, start=1):
        try:
            verdict = _judged(one, case, opener)
        except OSError:
            passed.append(Skipped(one.name, "it can't be read"))
            continue
        given.append(Given(one, verdict))
        files.setdefault(verdict.sha, given[-1])
        progress(number, total)
    for number, one in enumerate(before, start=len(inputs) + 1):
        if one.name not in files:
            files[one.name] = Given(one, _kept_verdict(one, case, opener))
        progress(number, total)
    return Survey(tuple(given), files, tuple(passed), opener)


def fold(found: Survey, case: Case, decisions: Decisions) -> Combined:
    """Return how everybody's account stands by all that ever came."""
    codes = [one.code for one in case.file.participant]
    return combine(codes, found.heads, decisions.resolutions, decisions.withdrawals)


def tally(found: Survey, combined: Combined) -> Tally:
    """Return what became of this run's inputs.

    Raise InterviewError where the accounts don't hold exactly what was judged to be in order.
    """
    _conserved(found, combined)
    became = fates(found, combined)
    count = Counter(became)
    if count.total() != len(found.given):
        raise _lost()
    apart = [
        Quarantined(one.input.name, reason, one.verdict.where)
        for one, fate in zip(found.given, became, strict=True)
        if fate is Fate.QUARANTINED and (reason := reason_of(one.verdict, combined)) is not None
    ]
    return Tally(
        inputs=len(found.given),
        accepted=count[Fate.ACCEPTED],
        superseded=count[Fate.SUPERSEDED],
        duplicates=count[Fate.DUPLICATE],
        quarantined=tuple(apart),
        skipped=found.skipped,
        unsafe=_unsafe(found, combined),
    )


def fates(found: Survey, combined: Combined) -> list[Fate]:
    """Return what became of each input of this run, in their order."""
    tips = {digest for one in combined.standings for digest in one.tips}
    seen: set[str] = set()
    became: list[Fate] = []
    for one in found.given:
        sha, head = one.verdict.sha, one.verdict.head
        if sha in seen or (head is not None and head.digest in seen):
            became.append(Fate.DUPLICATE)
        elif head is None or head.digest in combined.contested:
            became.append(Fate.QUARANTINED)
        else:
            became.append(Fate.ACCEPTED if head.digest in tips else Fate.SUPERSEDED)
        seen |= {sha} if head is None else {sha, head.digest}
    return became


def reason_of(verdict: Verdict, combined: Combined) -> Reason | None:
    """Return why a file is kept apart, by itself or because two people claim its record."""
    if verdict.head is not None and verdict.head.digest in combined.contested:
        return Reason.DUPLICATE_ID
    return verdict.reason


def keep(folder: Path, found: Survey, combined: Combined) -> None:
    """Put every file where it belongs, by its hash. Raise NotSaved; doing it again mends that."""
    atomic.write_many(list(_opened(found)))
    received, apart = folder / RECEIVED, folder / QUARANTINE
    there = {room: {path.name for path in _listed(room)} for room in (received, apart)}
    names = found.names
    writing: list[tuple[Path, Iterator[bytes]]] = []
    moved: list[Path] = []
    for sha, one in found.files.items():
        reason, noted = reason_of(one.verdict, combined), sha + _REASON
        place, other = (received, apart) if reason is None else (apart, received)
        if sha not in there[place] or Input(sha, place / sha).sha() != sha:
            writing.append((place / sha, _unchanged(one)))
        moved += [other / name for name in (sha, noted) if name in there[other]]
        if reason is not None:
            said = _note(apart / noted, names.get(sha), reason, one.verdict.where)
            if said != atomic.read_bytes(apart / noted):
                writing.append((apart / noted, iter([said])))
    atomic.write_many(writing)
    _take_away(moved)


def _opened(found: Survey) -> Iterator[tuple[Path, Iterator[bytes]]]:
    """Yield what lies in the sealed files that were opened, and isn't kept yet."""
    for sha, one in found.files.items():
        if one.verdict.opened and not found.opener.is_kept(sha):
            yield found.opener.to_keep(sha, partial(b"".join, _unchanged(one)))


def kept(folder: Path) -> frozenset[str]:
    """Return the hashes of all that came before. Raise FileTrouble."""
    return frozenset(path.name for path in kept_paths(folder))


def told(reason: Reason | None, where: str) -> str:
    """Return why a file is kept apart, in a sentence that holds nothing of what it says."""
    sentence = SENTENCES[reason] if reason is not None else ""
    return f"{sentence}: {where}." if where else sentence


def _judged(one: Input, case: Case, opener: Opener) -> Verdict:
    verdict = judge(
        one.read(),
        case,
        lambda sha, data: opener.inside(sha, data, tried=_tried(opener.folder, sha)),
    )
    # Only the beginning of what is too large was read: it is known by all of its bytes.
    return verdict._replace(sha=one.sha()) if verdict.reason is Reason.TOO_LARGE else verdict


def _tried(folder: Path, sha: str) -> Why | None:
    """Return why a sealed file didn't open when it came before, by the note beside it."""
    note = read_note(folder / QUARANTINE / f"{sha}{_REASON}")
    return next((why for why, said in CLOSED.items() if note and said is note.reason), None)


def kept_paths(folder: Path) -> list[Path]:
    """Return every file that ever came, a path for each hash. Raise FileTrouble."""
    found: dict[str, Path] = {}
    for room in (RECEIVED, QUARANTINE):
        for path in _listed(folder / room):
            if len(path.name) == _HASH:
                found.setdefault(path.name, path)
    return list(found.values())


def _listed(room: Path) -> list[Path]:
    try:
        return sorted(room.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise disk.trouble(error) from error


def _kept_verdict(one: Input, case: Case, opener: Opener) -> Verdict:
    try:
        # Damage has to be known before a sealed one is opened.
        whole = not age.is_sealed(one.read()) or one.sha() == one.name
        verdict = _judged(one, case, opener) if whole else None
    except OSError:
        verdict = None
    if verdict is None or verdict.sha != one.name:
        raise FileTrouble(
            f"The file {one.name[:16]}... in {one.path.parent.name}/ is damaged and has been left.",
            "Put it back from a back-up copy, or take it out and merge the original again.",
        )
    return verdict


def _conserved(found: Survey, combined: Combined) -> None:
    judged = {head.digest for head in found.heads}
    placed = [digest for one in combined.standings for digest in one.versions]
    if len(placed) != len(set(placed)) or set(placed) | combined.contested != judged:
        raise _lost()


def _lost() -> InterviewError:
    return InterviewError(
        "The count of records doesn't come out even, so nothing has been written.",
        "Please show this to whoever looks after the program; every file is where it was.",
    )


def _unsafe(found: Survey, combined: Combined) -> tuple[str, ...]:
    tips = {digest for one in combined.standings for digest in one.tips}
    heads = [one.verdict.head for one in found.files.values() if one.verdict.unsafe]
    return tuple(sorted({head.code for head in heads if head and head.digest in tips}))


def _note(path: Path, name: str | None, reason: Reason, where: str) -> bytes:
    """Return what is to stand beside a file that is kept apart, whatever stands there.

    Of the names it ever came under the first in order stays, so that no order of coming matters.
    """
    before = read_note(path)
    names = {one for one in (name, before.file if before else None) if one is not None}
    note = Quarantined(min(names, default=path.name[:_HASH]), reason, where)
    return canonical(note._asdict()) + b"\n"


def read_note(path: Path) -> Quarantined | None:
    """Return what stands beside a file that is kept apart; None where that can't be read."""
    try:
        note = json.loads(atomic.read_bytes(path) or b"")
        return Quarantined(str(note["file"]), Reason(note["reason"]), str(note["where"]))
    except (ValueError, LookupError, TypeError):
        return None


def _unchanged(one: Given) -> Iterator[bytes]:
    """Yield the bytes of an input. Raise FileTrouble where they are not those that were judged."""
    found = hashlib.sha256()
    try:
        for piece in one.input.whole():
            found.update(piece)
            yield piece
    except OSError:
        found = hashlib.sha256()
    if found.hexdigest() != one.verdict.sha:
        raise FileTrouble(
            f"{short(one.input.name)} changed or went away while it was being merged.",
            "Nothing is lost. Merge again.",
        )


def _take_away(paths: Iterable[Path]) -> None:
    """Take files out of the one folder, once they are in the other."""
    try:
        for path in paths:
            disk.remove(path)
    except OSError as error:
        raise disk.trouble(error) from error
