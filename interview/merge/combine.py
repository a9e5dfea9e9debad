"""Versions into standings: which count, which were followed by others, which stand in conflict.

The rules (merging.md 1 to 3):

- Merging is set union of versions, then this fold. So any order, any repeats, all at once or as
  they arrive give the same.
- Ancestry decides and no clock does: a version that another names as its parent is superseded.
- More than one version that nothing follows is a conflict: all stay.
- A parent that never came is a gap, and is said.
- Only a version of the same record can follow another: nobody's record does away with somebody's.
- A reviewer's resolution is a version like any other: what comes later can conflict with it.
- In practice a full account that stands in for a role gives way to whoever has played it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from interview.model.merged import Resolution, Standing, Withdrawal


class Head(NamedTuple):
    """What has to be known of a version to place it among the others; nothing of its content."""

    digest: str
    code: str  # as the case spells it
    record_id: str
    parents: tuple[str, ...]
    stands_in: bool = False  # practice: it stands for a role until somebody has played it


class Combined(NamedTuple):
    """How everybody's account stands, and the versions whose record two people claim."""

    standings: tuple[Standing, ...]  # one for each code given, in that order
    contested: frozenset[str]


def combine(
    codes: Sequence[str],
    heads: Iterable[Head],
    resolutions: Mapping[str, Sequence[Resolution]],
    withdrawals: Mapping[str, Withdrawal],
) -> Combined:
    """Return how each of `codes` stands by the versions `heads`, in whatever order they come.

    Where the tips of one record are under two codes nobody can tell whose words they are: all its
    versions are contested, and count nowhere.
    """
    known = {head.digest: head for head in heads}
    contested = _contested(known)
    sound = {key: head for key, head in known.items() if key not in contested}
    of_code: dict[str, list[Head]] = defaultdict(list)
    for head in sound.values():
        of_code[head.code].append(head)
    followed = _followed(sound)
    return Combined(
        tuple(
            _standing(code, of_code[code], known, followed, resolutions.get(code, ())).model_copy(
                update={"withdrawn": withdrawals.get(code)}
            )
            for code in codes
        ),
        contested,
    )


def _followed(known: Mapping[str, Head]) -> set[str]:
    return {
        parent
        for head in known.values()
        for parent in head.parents
        if parent in known and known[parent].record_id == head.record_id
    }


def _contested(known: Mapping[str, Head]) -> frozenset[str]:
    followed = _followed(known)
    claims: dict[str, set[str]] = defaultdict(set)
    for head in known.values():
        if head.digest not in followed:
            claims[head.record_id].add(head.code)
    twice = {record for record, codes in claims.items() if len(codes) > 1}
    return frozenset(head.digest for head in known.values() if head.record_id in twice)


def _standing(
    code: str,
    heads: Sequence[Head],
    known: Collection[str],
    followed: AbstractSet[str],
    resolutions: Sequence[Resolution],
) -> Standing:
    versions = {head.digest for head in heads}
    holding = _holding(versions, resolutions)
    settled = {digest for one in holding for digest in one.of}
    made = _made(heads, holding)
    ended = {*followed, *settled, *_followed_among(heads, made)}
    tips = (versions | made.keys()) - ended
    standing_in = {head.digest for head in heads if head.stands_in}
    return Standing(
        code=code,
        versions=tuple(sorted(versions)),
        tips=tuple(sorted(tips - standing_in or tips)),
        missing=tuple(
            sorted({one for head in heads for one in head.parents} - set(known) - made.keys())
        ),
        resolution=next((one for one in reversed(holding) if one.version in tips), None),
    )


def _made(heads: Sequence[Head], holding: Sequence[Resolution]) -> dict[str, str]:
    """Return the versions that resolutions made, each with the id of the record it is of."""
    record = {head.digest: head.record_id for head in heads}
    for one in holding:
        record[one.version] = record[one.take]
    return {one.version: record[one.version] for one in holding}


def _followed_among(heads: Sequence[Head], made: Mapping[str, str]) -> set[str]:
    """Return the versions of `made` that a later one names: a follow-up begins with what stands."""
    return {
        parent for head in heads for parent in head.parents if made.get(parent) == head.record_id
    }


def _holding(versions: set[str], resolutions: Sequence[Resolution]) -> list[Resolution]:
    """Return the resolutions whose every version is there, in the order they were made."""
    there, holding = set(versions), []
    for one in resolutions:
        if there.issuperset(one.of) and one.take in one.of:
            holding.append(one)
            there.add(one.version)
    return holding
