"""Lines of a journal: how long the sittings took that they are of, and what no line may be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from interview.storage import lines
from interview.storage.lines import Entry, LineError

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def entry(seq: int, minutes: int, elapsed: int) -> Entry:
    return Entry(
        seq=seq, actor="SW1", at=NINE + timedelta(minutes=minutes), elapsed=elapsed, event={"n": 1}
    )


@pytest.mark.parametrize(
    "entries, seconds",
    [
        ([], 0),
        ([entry(1, 0, 60), entry(2, 10, 660)], 660),  # one sitting, as long as its last entry says
        ([entry(1, 0, 60), entry(2, 10, 660), entry(3, 300, 120)], 780),  # another, hours later
        ([entry(1, 0, 600), entry(2, 1, 30)], 630),  # opened again at once
        ([entry(1, 0, 60), entry(2, 600, 120)], 180),  # the clock went on, the program had not
    ],
    ids=["none", "one", "two", "at once", "asleep"],
)
def test_sittings_are_added_up(entries: list[Entry], seconds: int) -> None:
    assert lines.spent(entries) == seconds


def test_a_line_longer_than_any_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 8)
    assert lines.parsed(b'{"a":12}') == {"a": 12}
    with pytest.raises(LineError, match="longer"):
        lines.parsed(b'{"a":123}')
