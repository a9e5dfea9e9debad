"""Who sits in which group, so that in each group a role is told once: pure.

The one decision: two people who played one role gave two accounts, and neither is a version of the
other. So the second sits in a second group, and nobody is left out. Who sat somewhere before stays
there; those who come together are taken by code and record id, so that no order of theirs matters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from interview.merge.combine import Head
from interview.model.merged import Comparison
from interview.model.taxonomy import Mode

Player = tuple[str, str]  # a role's code, and the id of the record of somebody who played it


class Cast(NamedTuple):
    """The roles of one group by code: played by somebody, filled from a full account, or empty."""

    played: tuple[str, ...]
    filled: tuple[str, ...]
    empty: tuple[str, ...]


def cast(found: Comparison) -> Cast:
    """Return who is there in a group's accounts, in the order of the case file."""
    told = [one for one in found.accounts if one.returned]
    filled = [one.code for one in told if all(x.mode is Mode.SCRIPTED for x in one.records)]
    return Cast(
        tuple(one.code for one in told if one.code not in filled),
        tuple(filled),
        tuple(one.code for one in found.accounts if not one.returned),
    )


def seats(before: Sequence[Collection[Player]], heads: Iterable[Head]) -> Mapping[Player, int]:
    """Return in which group, from 0, everybody sits whose record is among `heads`.

    `before` is who sits in the groups there are; there may be more afterwards. A full account that
    stands in for a role is nobody's.
    """
    groups = [set(one) for one in before]
    coming = {player(one) for one in heads if not one.stands_in}
    found: dict[Player, int] = {}
    for who in sorted(coming):
        at = _seat(groups, who)
        if at == len(groups):
            groups.append(set())
        groups[at].add(who)
        found[who] = at
    return found


def player(head: Head) -> Player:
    """Return who gave a version: the role they played, and which record it is of."""
    return head.code, head.record_id


def _seat(groups: Sequence[Collection[Player]], who: Player) -> int:
    """Return where somebody sits already, else the first group that lacks their role."""
    for at, one in enumerate(groups):
        if who in one:
            return at
    free = (at for at, one in enumerate(groups) if who[0] not in {code for code, _ in one})
    return next(free, len(groups))
