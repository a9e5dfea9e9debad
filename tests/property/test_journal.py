"""Whatever is said, cut or goes wrong, a journal gives back what it acknowledged, in order."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from interview.errors import FileTrouble, NotSaved
from interview.sealing.locking import DataKey
from interview.storage import disk
from interview.storage.journal import Condition, Journal
from interview.storage.locked import Key

ID = "0123abcd"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

keys = st.sampled_from(
    [None, Key(ID, DataKey(b"\x07" * 32))]
)  # a journal in clear, and a locked one

texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
events = st.dictionaries(texts, values, max_size=4)
batches = st.lists(st.lists(events, min_size=1, max_size=3), min_size=1, max_size=5)
times = st.datetimes(
    min_value=datetime(1970, 1, 1),  # noqa: DTZ001  # hypothesis adds the zone
    timezones=st.sampled_from([UTC]),
)
quick = settings(max_examples=60)


@contextmanager
def place() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder) / ID / "journal.jsonl"


@quick
@given(batches, st.lists(times, min_size=5, max_size=5), st.integers(0, 10**9), keys)
def test_any_events_read_back_equal(
    said: list[list[dict[str, Any]]], at: list[datetime], elapsed: int, key: Key | None
) -> None:
    with place() as path:
        kept = Journal.create(path, ID, key=key)
        for number, batch in enumerate(said):
            kept.append(batch, actor="SW1", at=at[number], elapsed=elapsed)
        kept.close()
        again = Journal.open(path, ID, key=key)
        assert again.events == [event for batch in said for event in batch]
        assert again.condition is Condition.WHOLE
        assert list(again.entries) == list(kept.entries)
        for entry in again.entries[1:]:
            assert entry.elapsed == elapsed
            assert min(abs(entry.at - one) for one in at) < timedelta(milliseconds=1)


@quick
@given(batches, st.data(), keys)
def test_a_file_cut_anywhere_keeps_its_whole_lines_and_goes_on(
    said: list[list[dict[str, Any]]], data: st.DataObject, key: Key | None
) -> None:
    with place() as path:
        kept = Journal.create(path, ID, key=key)
        for batch in said:
            kept.append(batch, actor="SW1", at=NOON, elapsed=0)
        kept.close()
        whole = path.read_bytes()
        first = whole.index(b"\n") + 1
        path.write_bytes(whole[: data.draw(st.integers(first, len(whole)))])
        lines = path.read_bytes().count(b"\n")
        cut = Journal.open(path, ID, key=key)
        assert list(cut.entries) == list(kept.entries[:lines])
        cut.append([{"n": "next"}], actor="SW1", at=NOON, elapsed=0)
        cut.close()
        again = Journal.open(path, ID, key=key)
        assert again.events == [*kept.events[: lines - 1], {"n": "next"}]


@contextmanager
def trouble(step: str) -> Iterator[None]:
    def fail(*given_: Any) -> None:
        if step == "write":
            os.write(given_[0], given_[1][: len(given_[1]) // 2])
        raise OSError(errno.ENOSPC, "made to fail")

    with patch.object(disk, step, fail):
        yield


@quick
@given(
    st.lists(
        st.sampled_from(
            ["say", "start again", "create", "reopen", "write", "sync", "replace", "sync_folder"]
        ),
        max_size=12,
    ),
    keys,
)
def test_any_mixture_of_trouble_and_new_starts_loses_nothing(
    steps: list[str], key: Key | None
) -> None:
    with place() as path:
        kept = Journal.create(path, ID, key=key)
        acknowledged: list[dict[str, Any]] = []
        for number, step in enumerate(steps):
            batch = [{"n": number, "part": part} for part in (1, 2)]
            if step == "start again":
                kept.close()
                kept = started_again(path, key)
                assert kept.condition is not Condition.DAMAGED
                assert kept.events[: len(acknowledged)] == acknowledged
                acknowledged = kept.events  # of an append that failed, whole lines may be there
            elif step == "say":
                kept.append(batch, actor="SW1", at=NOON, elapsed=0)
                acknowledged = [*acknowledged, *batch]
            else:
                with trouble(step):
                    acknowledged = [*acknowledged, *tried(kept, batch)]
            assert kept.events == acknowledged
        kept.close()


def started_again(path: Path, key: Key | None) -> Journal:
    try:
        return Journal.open(path, ID, key=key)
    except FileTrouble:
        return Journal.create(path, ID, key=key)


def tried(kept: Journal, batch: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what an append in trouble acknowledged: all, or nothing."""
    try:
        kept.append(batch, actor="SW1", at=NOON, elapsed=0)
    except NotSaved:
        return []
    return batch
