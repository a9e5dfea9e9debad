"""The people of a case, how each account came about, and what has to be said wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from interview.model.taxonomy import Mode
from interview.report import words
from interview.report.audience import Audience
from interview.report.index import person_anchor
from interview.report.statements import said_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview.model.merged import Account, Comparison
    from interview.model.record import Record
    from interview.report.passages import Reader

NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Person:
    """One invited person. `marks` stand at every account; the rest is for the team only.

    `standing` is how the account stands, a sentence each; `came` how it came about; `confirmed`
    the days on which each of the `versions` was, empty where it wasn't.
    """

    code: str
    role: str
    agency: str
    anchor: str
    returned: bool
    marks: tuple[str, ...]
    standing: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    use: str = ""
    versions: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()


def person(account: Account, reader: Reader) -> Person:
    """Return who somebody is to the case, and what may be told of their account."""
    who, team = account.who, reader.audience is Audience.TEAM
    return Person(
        code=who.code,
        role=who.role,
        agency=who.agency,
        anchor=person_anchor(who.code),
        returned=account.returned,
        marks=tuple(marks(account)),
        standing=tuple(_standing(account)) if team else (),
        came=tuple(dict.fromkeys(_came(one) for one in account.records)) if team else (),
        use=words.USE[reader.whole(account)] if team and account.returned else "",
        versions=tuple(one.digest for one in account.records) if team else (),
        confirmed=tuple(_confirmed(one) for one in account.records) if team else (),
    )


def named(comparison: Comparison, names: Mapping[str, str]) -> Comparison:
    """Return the comparison with each role as `name, role` where `names` has the person's code.

    Nothing anybody wrote is touched: a code in their words stays a code.
    """
    if not names:
        return comparison
    accounts = [
        replace(one, who=one.who.model_copy(update={"role": f"{names[one.code]}, {one.who.role}"}))
        if one.code in names
        else one
        for one in comparison.accounts
    ]
    return replace(comparison, accounts=tuple(accounts))


def marks(account: Account) -> Iterator[str]:
    """Yield what a reader has to know wherever this account's words stand."""
    if any(one.practice for one in account.records):
        yield words.PRACTICE
    if any(one.mode is Mode.SCRIPTED for one in account.records):
        yield words.SCRIPTED
    if any(one.confirmed is None for one in account.records):
        yield words.NOT_CONFIRMED
    if len(account.records) > 1:
        yield words.TWO_WAYS


def _confirmed(record: Record) -> str:
    return record.confirmed.on if record.confirmed is not None else ""


def _came(record: Record) -> str:
    parts = [words.MODE[record.mode]]
    if record.mode in (Mode.TALK, Mode.FROM_NOTES):
        parts.append(f"by {record.entered_by}")
    if record.present:
        parts.append(f"with {', '.join(record.present)} there")
    if record.confirmed is not None and record.mode is not Mode.SCRIPTED:
        on = said_date(record.confirmed.on) or record.confirmed.on
        parts.append(f"{record.confirmed.how} on {on}")
    guide = f"guide {record.guide.version}, {_deep(record.guide.depth)}"
    return f"{', '.join(parts)}. {guide[0].upper()}{guide[1:]}."


def _deep(depth: int) -> str:
    points = "one turning point" if depth == 1 else f"up to {depth} turning points"
    return f"{points} in detail"


def _standing(account: Account) -> Iterator[str]:
    stands = account.standing
    if stands.withdrawn is not None:
        gone = stands.withdrawn
        yield (
            f"Withdrawn on {said_date(gone.on) or gone.on}, kept by {gone.by}: {gone.reason} "
            "The words are out of every product. A court may still ask for them."
        )
        return
    if not account.returned:
        yield "No account has come."
    if len(account.records) > 1:
        yield (
            f"There are {len(account.records)} versions, and none follows another. Both ways "
            "stand wherever they differ, until a reviewer has settled it."
        )
    if stands.missing:
        yield f"Earlier versions that never came: {len(stands.missing)}."
    if stands.resolution is not None:
        one = stands.resolution
        yield f"Settled by {one.by} on {said_date(one.on) or one.on}: {one.reason}"
    if len(stands.versions) > 1:
        yield f"Versions received: {len(stands.versions)}."
