"""A real process, killed without warning at random moments: nothing that it was told is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from interview.storage.journal import Condition, Journal

ID = "0123abcd"
KILLS = 20
SITTING = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from interview.storage.journal import Journal
path = Path(sys.argv[1])
journal = Journal.open(path, "0123abcd") if path.exists() else Journal.create(path, "0123abcd")
while True:
    number = len(journal.entries)
    journal.append([{"n": number, "text": "words " * (number % 400)}], actor="SW1",
                   at=datetime.now(UTC), elapsed=0)
    os.write(1, b"%d\\n" % journal.entries[-1].seq)
"""


def test_what_was_acknowledged_before_a_kill_is_there_after_it(tmp_path: Path) -> None:
    moments = random.Random(20260302)  # noqa: S311  # moments to repeat, nothing secret
    path = tmp_path / ID / "journal.jsonl"
    for _ in range(KILLS):
        with subprocess.Popen([sys.executable, "-c", SITTING, path], stdout=subprocess.PIPE) as one:
            assert one.stdout is not None
            acknowledged = one.stdout.readline()
            time.sleep(moments.uniform(0, 0.03))
            one.kill()
            acknowledged += one.stdout.read()
        kept = Journal.open(path, ID)
        assert kept.condition is not Condition.DAMAGED
        last = int(acknowledged.split(b"\n")[-2])
        assert [entry.seq for entry in kept.entries] == list(range(1, len(kept.entries) + 1))
        assert last <= len(kept.entries) <= last + 2
