"""The rows of `bench.py` about a review team's case: merging many records."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench import TOP, Row

VERSIONS, QUICK_VERSIONS = 10_000, 1_000


def merging(root: Path, *, quick: bool) -> Iterator[Row]:
    """Merge of so many record versions, over reading the same files once; and how it grows."""
    from make_records import make

    many = QUICK_VERSIONS if quick else VERSIONS
    taken: dict[int, float] = {}
    memory: dict[int, float] = {}
    for versions in (many // 10, many):
        case = make(root / f"case-{versions}", versions)
        taken[versions], memory[versions] = _merge(case)
    read = _read_once(root / f"case-{many}" / "inbox")
    name = f"merge of {many:,} record versions"
    yield Row(f"{name} / strictly reading the same files once", taken[many] / read, 3.0)
    each = (taken[many] / many) / (taken[many // 10] / (many // 10))
    yield Row(f"{name}, time for each / the same of {many // 10:,}", each, None)
    yield Row(
        f"{name}, memory / the same of {many // 10:,}", memory[many] / memory[many // 10], None
    )


def _merge(case: Path) -> tuple[float, float]:
    """Return the seconds a merge takes, and the most memory it has, in KiB."""
    start = time.perf_counter()
    words = [sys.executable, "-m", "interview", "merge", str(case), "--json"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, cwd=TOP) as run:
        _, status, used = _wait(run.pid)
        run.returncode = status
    if status:
        raise OSError("the merge to be measured went wrong")
    return time.perf_counter() - start, used.ru_maxrss


def _wait(pid: int) -> tuple[int, int, resource.struct_rusage]:
    import os

    return os.wait4(pid, 0)


def _read_once(inbox: Path) -> float:
    """Return the seconds that reading and validating every file takes, and nothing else."""
    from interview.model.record import Record
    from interview.reading import json_value

    files = sorted(inbox.iterdir())
    json_value(files[0], Record, what="record")  # schemas are built on first use
    start = time.perf_counter()
    for file in files:
        json_value(file, Record, what="record")
    return time.perf_counter() - start
