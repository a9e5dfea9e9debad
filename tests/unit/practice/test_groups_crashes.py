"""Practice merged on a computer that stops at every step in turn: doing it again mends it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from interview.practice import cases
from interview.practice.groups import bring
from tests.support import casefolder, practised
from tests.support.machine import End, Machine
from tests.support.records import file_of

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
ACCOUNT = file_of(practised.short("SW1"))


def brought(root: Path) -> Path:
    found = bring(cases.case("fern"), [root / "in"], root / "out", NOW, fill=False)
    return found.groups[0].folder


def bring_only(root: Path) -> None:
    brought(root)


@pytest.mark.parametrize("end", End)
def test_a_merge_that_stops_anywhere_is_mended_by_the_next(tmp_path: Path, end: End) -> None:
    practised.put(tmp_path / "in", a=ACCOUNT)
    machine = Machine()
    machine.run(partial(bring_only, tmp_path))
    expected = casefolder.merged(brought(tmp_path))
    for step in range(machine.steps):
        root = tmp_path / f"{step}"
        root.mkdir()
        practised.put(root / "in", a=ACCOUNT)
        Machine(step, end).run(partial(bring_only, root))
        assert casefolder.merged(brought(root)) == expected
        assert (root / "in" / "a.json").read_bytes() == ACCOUNT
        assert (root / "out" / "reports" / "report-team.html").exists()
