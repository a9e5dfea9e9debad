"""Accounts from practice brought together: a group is a made-up case's folder, each role told once.

The rules:

- They are merged by the same pieces as real work, into a folder whose case says practice. What is
  no account of this made-up case is named and left where it is: it may be somebody's real one, so
  not even a copy of it comes in.
- Where two people played one role there are two groups, in folders beside each other: OUT, OUT-2.
- A role that nobody in a group has played is filled from its full account, which is scripted and
  says so everywhere, and gives way as soon as somebody's own comes.
- All that can be wrong with the case is found before anything is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from interview.casework import casefile, intake, merging, receive, reports
from interview.casework import folder as case_folder
from interview.casework.intake import Input, Skipped
from interview.casework.judge import Reason, judge
from interview.casework.merging import Merge
from interview.casework.receive import Quarantined
from interview.errors import InterviewError
from interview.guides.load import USUAL
from interview.merge.combine import Head
from interview.model.case import Case, CaseFile
from interview.practice import cases
from interview.practice.cases import PracticeCase
from interview.practice.filling import full_account
from interview.practice.seats import Player, player, seats
from interview.report.audience import Audience
from interview.storage import atomic
from interview.text import shown


class Group(NamedTuple):
    """One group's accounts, merged, and the page that shows them side by side."""

    folder: Path
    merge: Merge
    report: Path


class Brought(NamedTuple):
    """What became of everything that was named."""

    groups: tuple[Group, ...]  # none where nothing that was named is of this made-up case
    apart: tuple[Quarantined, ...]
    skipped: tuple[Skipped, ...]


class _Given(NamedTuple):
    """What was named, looked at: what is of this made-up case, and what isn't."""

    own: tuple[tuple[Input, Head], ...]
    apart: tuple[Quarantined, ...]
    skipped: tuple[Skipped, ...]


class _There(NamedTuple):
    """Who sits in a group already, and which roles are filled."""

    players: frozenset[Player] = frozenset()
    filled: frozenset[str] = frozenset()


class _Plan(NamedTuple):
    """What one group is to get: the accounts that come, and full ones by code."""

    folder: Path
    inputs: tuple[Input, ...]
    full: Mapping[str, bytes]


def bring(
    of: PracticeCase, named: Sequence[Path], out: Path, now: datetime, *, fill: bool
) -> Brought:
    """Bring the accounts that `named` stands for together in `out`, and in groups beside it.

    `now` is aware. Raise ContentTrouble where the case or a full account is not in order,
    InterviewError where something else lies at `out`; FileTrouble, NotSaved.
    """
    file, source = casefile.read(of.folder / cases.CASE)
    case = _case(of, file)
    given = _given(named, case)
    plans = _plans(of, case, given, out, fill=fill)
    for one in plans:
        if not (one.folder / case_folder.CASE).exists():
            case_folder.refuse_taken(one.folder, source)
    groups = []
    for one in plans:
        if not (one.folder / case_folder.CASE).exists():
            case_folder.new(one.folder, file, source, case_id=case.id, practice=True)
        groups.append(_merged(one, now))
    contested = [one for group in groups for one in group.merge.tally.quarantined]
    made = {one.folder for one in groups}  # they may lie among what was named
    skipped = (one for one in given.skipped if Path(one.file).absolute() not in made)
    return Brought(tuple(groups), (*given.apart, *contested), tuple(skipped))


def opened(folder: Path) -> Case:
    """Return the practice case in `folder`. Raise InterviewError for a real one; as `open_case`."""
    case = case_folder.open_case(folder)
    if not case.practice:
        raise InterviewError(
            f"{shown(str(folder))} is the folder of a real case.",
            "Name one that `interview practice merge` has made.",
        )
    return case


def _case(of: PracticeCase, file: CaseFile) -> Case:
    return Case(
        format="interview-case-folder",
        schema_version=1,
        id=of.case_id,
        practice=True,
        file=file,
        guide=USUAL,
    )


def _given(named: Sequence[Path], case: Case) -> _Given:
    own: list[tuple[Input, Head]] = []
    apart: list[Quarantined] = []
    inputs, skipped = intake.gather(named)
    for one in inputs:
        try:
            verdict = judge(one.read(), case)
        except OSError:
            skipped.append(Skipped(one.name, "it can't be read"))
            continue
        if verdict.head is not None:
            own.append((one, verdict.head))
        else:
            apart.append(Quarantined(one.name, Reason(verdict.reason or ""), verdict.where))
    return _Given(tuple(own), tuple(apart), tuple(skipped))


def _plans(
    of: PracticeCase, case: Case, given: _Given, out: Path, *, fill: bool
) -> tuple[_Plan, ...]:
    there = [_there(folder, case) for folder in _folders(out)]
    place = seats([one.players for one in there], (head for _, head in given.own))
    needed = max((at + 1 for at in place.values()), default=int(bool(given.own)))
    there += [_There()] * (needed - len(there))
    full: dict[str, bytes] = {}  # each is made once, however many groups lack it
    plans = []
    for at, one in enumerate(there):
        told = {code for code, _ in one.players} | one.filled
        told |= {code for (code, _), group in place.items() if group == at}
        lacking = [code for code in of.roles if code not in told] if fill else []
        full |= {code: full_account(of, code) for code in lacking if code not in full}
        inputs = (file for file, head in given.own if place.get(player(head), 0) == at)
        plans.append(_Plan(_beside(out, at), tuple(inputs), {code: full[code] for code in lacking}))
    return tuple(plans)


def _there(folder: Path, case: Case) -> _There:
    """Return who sits in the group in `folder`. Raise InterviewError where it is no such group."""
    if opened(folder).id != case.id:
        raise InterviewError(
            f"{shown(str(folder))} is another made-up case's folder.", "Name another with -o."
        )
    heads = list(merging.look(folder, opened(folder)).found.heads)
    return _There(
        frozenset(player(one) for one in heads if not one.stands_in),
        frozenset(one.code for one in heads if one.stands_in),
    )


def _folders(out: Path) -> Iterator[Path]:
    """Yield the folders of the groups that are there, in their order."""
    for at in count():
        if not (_beside(out, at) / case_folder.CASE).exists():
            return
        yield _beside(out, at)


def _beside(out: Path, at: int) -> Path:
    return out if at == 0 else out.with_name(f"{out.name}-{at + 1}")


def _merged(plan: _Plan, now: datetime) -> Group:
    with case_folder.in_hand(plan.folder, now) as case:
        inbox = plan.folder / merging.INBOX
        full = {inbox / f"full-account-{code}.json": data for code, data in plan.full.items()}
        for path, data in full.items():
            atomic.write_bytes(path, data)
        inputs = [*plan.inputs, *(Input(shown(str(path)), path) for path in full)]
        done = merging.of_inputs(
            plan.folder, case, (inputs, ()), explain=False, progress=receive.quietly
        )
        (page,) = reports.write(plan.folder, Audience.TEAM)
    return Group(plan.folder, done, page)
