"""Accounts as small tables, for tests of comparing."""

from __future__ import annotations

from collections.abc import Sequence

from interview.merge.accounts import account
from interview.merge.compare import compare
from interview.model.case import InvitedParticipant
from interview.model.decision import Decisions, Mark, Match
from interview.model.invitation import InvitedEpisode
from interview.model.merged import Comparison, Difference, Kind, Standing, Withdrawal
from tests.support import fern
from tests.support.records import Plain, value

ROLES = {
    "SW1": ("social worker", "Social care"),
    "SW2": ("social worker", "Social care"),
    "HV1": ("health visitor", "Health"),
    "TE1": ("teacher", "School"),
    "GP1": ("GP", "Surgery"),
}


def compared(
    *records: Plain,
    codes: Sequence[str] = ("SW1", "HV1", "TE1"),
    invited: Sequence[str] = ("E1",),
    matches: Sequence[Match] = (),
    marks: Sequence[Mark] = (),
    withdrawn: Sequence[str] = (),
) -> Comparison:
    """Compare the records of the people called `codes`; those without one haven't returned."""
    accounts = []
    for code in codes:
        role, agency = ROLES[code]
        theirs = [value(one) for one in records if one["participant"]["code"] == code]
        gone = Withdrawal(by="LR1", on="2026-05-01", reason="x") if code in withdrawn else None
        tips = tuple(one.digest for one in theirs)
        standing = Standing(code=code, tips=tips, withdrawn=gone)
        who = InvitedParticipant(code=code, role=role, agency=agency)
        accounts.append(account(who, standing, theirs, fern.guide()))
    episodes = [InvitedEpisode(id=one, title=f"The day of {one}") for one in invited]
    decisions = Decisions(matches=tuple(matches), marks=tuple(marks))
    return compare(accounts, episodes, decisions, fern.guide())


def claims(found: Comparison) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Return the differences as kind, episode, participants."""
    return [_row(one) for one in found.differences]


def missing(found: Comparison, kind: Kind) -> list[tuple[str | None, tuple[str, ...]]]:
    """Return the absences of one kind as episode, participants."""
    return [(one.episode, one.participants) for one in found.absences if one.kind is kind]


def same(episode: str, same_as: str) -> Match:
    """Return a reviewer's decision about an episode."""
    return Match(episode=episode, same_as=same_as, by="LR1", on="2026-05-01")


def _row(one: Difference) -> tuple[str, str | None, tuple[str, ...]]:
    return one.kind.value, one.episode, one.participants
