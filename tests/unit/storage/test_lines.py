"""Lines of a journal: how long the sittings took that they are of, and what no line may be."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from interview.model.base import canonical
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
        ([entry(1, 0, 60), entry(2, 0, 60)], 60),  # two entries of one moment
        ([entry(1, 0, 61), entry(2, 0, 60)], 121),  # it can't have been open for less
        ([entry(1, 0, 60), entry(2, 1, 118)], 178),  # two seconds apart: another sitting
        ([entry(1, 0, 60), entry(2, 1, 119)], 119),
    ],
    ids=["none", "one", "two", "at once", "asleep", "same", "less", "apart", "rounded"],
)
def test_sittings_are_added_up(entries: list[Entry], seconds: int) -> None:
    assert lines.spent(entries) == seconds


def test_a_line_longer_than_any_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 8)
    assert lines.parsed(b'{"a":12}') == {"a": 12}
    with pytest.raises(LineError, match="longer"):
        lines.parsed(b'{"a":123}')


@pytest.mark.parametrize(
    "change", [{"seq": True}, {"actor": 7}, {"actor": ""}, {"event": []}, {"elapsed": True}]
)
def test_what_is_no_entry_is_refused(change: dict[str, object]) -> None:
    line = lines.line_of(entry(1, 0, 0), interview="0123abcd", prev=lines.NO_LINE)
    assert lines.entry_of(line, interview="0123abcd", seq=1, prev=lines.NO_LINE).seq == 1
    changed = canonical({**json.loads(line), **change})
    with pytest.raises(LineError):
        lines.entry_of(changed, interview="0123abcd", seq=1, prev=lines.NO_LINE)


def test_the_first_line_follows_sixty_four_noughts() -> None:
    assert lines.NO_LINE == "sha256:" + "0" * 64
    assert lines.digest_of(b"").startswith("sha256:e3b0c442")
