"""Who sits in which group: each role once, nobody left out, whatever order they come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.merge.combine import Head
from interview.practice.seats import Player, seats


def heads(*players: Player) -> list[Head]:
    return [Head(f"sha256:{who[0]}{who[1]}", *who, parents=()) for who in players]


SITTING: list[tuple[str, list[set[Player]], list[Player], dict[Player, int]]] = [
    ("two roles", [], [("SW1", "a"), ("HV1", "b")], {("SW1", "a"): 0, ("HV1", "b"): 0}),
    ("one role twice", [], [("SW1", "b"), ("SW1", "a")], {("SW1", "a"): 0, ("SW1", "b"): 1}),
    ("back again", [{("SW1", "b")}], [("SW1", "b")], {("SW1", "b"): 0}),
    ("after another", [{("SW1", "b")}], [("SW1", "a")], {("SW1", "a"): 1}),
    ("a free seat", [{("SW1", "b")}, {("HV1", "c")}], [("SW1", "a")], {("SW1", "a"): 1}),
]


@pytest.mark.parametrize(
    "before,come,sit", [one[1:] for one in SITTING], ids=[one[0] for one in SITTING]
)
def test_everybody_has_a_seat(
    before: list[set[Player]], come: list[Player], sit: dict[Player, int]
) -> None:
    assert seats(before, heads(*come)) == sit


def test_a_full_account_takes_nobody_s_seat() -> None:
    (full,) = heads(("SW1", "full"))
    assert seats([], [full._replace(stands_in=True), *heads(("SW1", "a"))]) == {("SW1", "a"): 0}


PLAYERS = st.lists(st.tuples(st.sampled_from(["SW1", "HV1", "TE1"]), st.sampled_from("abcd")))


@given(PLAYERS, PLAYERS, st.randoms())
def test_no_role_is_told_twice_in_a_group_and_no_order_matters(
    early: list[Player], late: list[Player], random: object
) -> None:
    first = seats([], heads(*early))
    groups: list[set[Player]] = [set() for _ in range(max(first.values(), default=-1) + 1)]
    for who, at in first.items():
        groups[at].add(who)
    second = seats(groups, heads(*late, *early))
    assert seats(groups, heads(*early, *reversed(late))) == second
    assert {who: second[who] for who in first} == first
    told = [(at, code) for (code, _), at in second.items()]
    assert len(told) == len(set(told))
    assert set(second) == {*early, *late}
