"""A merge and a decision that stop at every step in turn: nothing is lost, and merging again mends.

What had come before is there, the inputs are as they were, and the next merge gives the bytes of
one that was never stopped. Until then nobody is shown something half written.
"""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview.casework import deciding, decisions, folder, merged, merging
from interview.errors import FileTrouble
from interview.model.case import Case
from interview.model.decision import Decisions
from tests.support import casefolder as at
from tests.support.machine import End, Machine
from tests.support.records import answer, file_of, record

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
BEFORE = record("SW1", answer("well.what", text="before"))
LATER = record("SW1", answer("well.what", text="later"), parents=[BEFORE["digest"]])
OTHER = record("SW1", answer("well.what", text="other"), parents=[BEFORE["digest"]])
HEALTH = record("HV1", answer("well.what", text="health"))


def prepared(root: Path) -> Path:
    """Return a case folder in which one record was merged and three files wait."""
    where = at.made(root)
    at.put(where, BEFORE)
    at.merge(where)
    at.put(where, LATER, OTHER, HEALTH)
    at.put_bytes(where, b"Dear reviewers", "letter.txt")
    return where


def case_of(where: Path) -> Case:
    return folder.open_case(where)


def withdraws(where: Path) -> None:
    deciding.withdraw(
        where, case_of(where), "HV1", by="LR1", on=NOON.date(), reason="asked to", undo=False
    )


def steps(root: Path, *, decide: bool) -> int:
    root.mkdir()
    where = prepared(root)
    machine = Machine()
    machine.run(lambda: withdraws(where) if decide else scenario(where))
    return machine.steps


def scenario(where: Path) -> None:
    at.merge(where)


def merged_again(where: Path) -> dict[str, bytes]:
    with folder.in_hand(where, NOON):
        at.merge(where)
    assert list(where.rglob("*.interview-unfinished")) == []
    return at.merged(where)


@pytest.mark.parametrize("end", End)
def test_a_merge_that_stops_anywhere_loses_nothing_and_is_mended_by_the_next(
    tmp_path: Path, end: End
) -> None:
    whole = merged_again(prepared_at(tmp_path / "whole"))
    for stop in range(steps(tmp_path / "count", decide=False)):
        where = prepared_at(tmp_path / f"{stop}")
        inbox = {path: path.read_bytes() for path in (where / "inbox").iterdir()}
        Machine(stop, end).run(lambda where=where: scenario(where))  # type: ignore[misc]
        assert {path: path.read_bytes() for path in inbox} == inbox
        assert file_of(BEFORE) in {path.read_bytes() for path in (where / "received").iterdir()}
        with contextlib.suppress(FileTrouble):  # half written is said, and never shown
            codes = {one.code for one in merged.opened(where).comparison.accounts if one.returned}
            assert codes in ({"SW1"}, {"SW1", "HV1"})
        assert merged_again(where) == whole


@pytest.mark.parametrize("end", End)
def test_a_decision_that_stops_anywhere_is_made_or_not_and_the_products_follow(
    tmp_path: Path, end: End
) -> None:
    for stop in range(steps(tmp_path / "count", decide=True)):
        where = prepared_at(tmp_path / f"{stop}")
        at.merge(where)
        Machine(stop, end).run(lambda where=where: withdraws(where))  # type: ignore[misc]
        made = decisions.read(where, folder.open_case(where))
        assert made == Decisions() or list(made.withdrawals) == ["HV1"]
        merged_again(where)
        words = (where / "merged" / "accounts.jsonl").read_bytes()
        assert (b"health" in words) is (made == Decisions())
        assert merging.look(where, case_of(where)).combined.standings[1].withdrawn == (
            made.withdrawals.get("HV1")
        )


def prepared_at(root: Path) -> Path:
    root.mkdir()
    return prepared(root)
