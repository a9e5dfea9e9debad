"""A measured ratio, and how the benchmark takes its time: the least disturbed of many, mostly."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

TOP = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Row:
    """One measured ratio; `limit` is None where the design sets none."""

    name: str
    ratio: float
    limit: float | None


def best(run: Callable[[], float], times: int) -> float:
    """Return the smallest of `times` measurements, in seconds: the least disturbed one."""
    return min(run() for _ in range(times))


def in_turn(times: int, *runs: Callable[[], float]) -> list[float]:
    """Return the smallest of `times` measurements of each run; they take turns."""
    taken = [[run() for run in runs] for _ in range(times)]
    return [min(each) for each in zip(*taken, strict=True)]


def middle_in_turn(times: int, *runs: Callable[[], float]) -> list[float]:
    """Return the median of `times` measurements of each run; they take turns."""
    taken = [[run() for run in runs] for _ in range(times)]
    return [median(each) for each in zip(*taken, strict=True)]


def command(*words: str) -> float:
    """Return the seconds that a command takes from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], capture_output=True, check=False, cwd=TOP)
    return time.perf_counter() - start


def timed(run: Callable[[], object]) -> float:
    """Return the seconds that one call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
