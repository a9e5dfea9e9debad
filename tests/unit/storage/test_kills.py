"""A real process, killed without warning at random moments: nothing that it was told is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interview.sealing.locking import DataKey
from interview.storage.journal import Condition, Journal
from interview.storage.locked import Key

ID = "0123abcd"
KILLS = 20
SITTING = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from interview.storage.journal import Journal
from interview.storage.locked import Key
path = Path(sys.argv[1])
key = Key("0123abcd", b"7" * 32) if sys.argv[2] == "locked" else None
opened = Journal.open if path.exists() else Journal.create
journal = opened(path, "0123abcd", key=key)
while True:
    number = len(journal.entries)
    journal.append([{"n": number, "text": "words " * (number % 400)}], actor="SW1",
                   at=datetime.now(UTC), elapsed=0)
    os.write(1, b"%d\\n" % journal.entries[-1].seq)
"""


@pytest.mark.parametrize("lock", ["unlocked", "locked"])
def test_what_was_acknowledged_before_a_kill_is_there_after_it(tmp_path: Path, lock: str) -> None:
    moments = random.Random(20260302)  # noqa: S311  # moments to repeat, nothing secret
    path = tmp_path / ID / "journal.jsonl"
    for _ in range(KILLS):
        command = [sys.executable, "-c", SITTING, str(path), lock]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as one:
            assert one.stdout is not None
            acknowledged = one.stdout.readline()
            time.sleep(moments.uniform(0, 0.03))
            one.kill()
            acknowledged += one.stdout.read()
        kept = Journal.open(path, ID, key=Key(ID, DataKey(b"7" * 32)) if lock == "locked" else None)
        assert kept.condition is not Condition.DAMAGED
        last = int(acknowledged.split(b"\n")[-2])
        assert [entry.seq for entry in kept.entries] == list(range(1, len(kept.entries) + 1))
        assert last <= len(kept.entries) <= last + 2
