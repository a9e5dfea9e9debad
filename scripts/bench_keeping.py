"""The rows of `bench.py` about keeping an answer, and the loop that kills a program answering."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import Row

if TYPE_CHECKING:
    from interview.engine.intents import Intent
    from interview.engine.view import View
    from interview.sittings import Sitting

LOCK = "lantern oxbow thimble russet"


def saving(root: Path) -> Iterator[Row]:
    """Row 4: an answer durable on disk, and flat from the 1st to the 1,000th; the same locked."""
    from make_interview import begin

    taken, bare = saved(begin(root / "thousand"), root / "bare")
    yield Row("submit to durable / bare write and fsync", statistics.median(taken) / bare, 3.0)
    fifth = len(taken) // 5
    flat = statistics.median(taken[-fifth:]) / statistics.median(taken[:fifth])
    yield Row("submit to durable, the last fifth of 1,000 / the first", flat, None)
    taken, bare = saved(begin(root / "locked", LOCK), root / "bare-locked")
    locked = statistics.median(taken) / bare
    yield Row("submit to durable, locked / bare write and fsync of as much", locked, 3.0)


def saved(sitting: Sitting, bare: Path) -> tuple[list[float], float]:
    """Return the seconds that each of 1,000 answers takes, and those of a bare write as large.

    They take turns, so that a busy drive meets both. Of ours the time ends when what came of the
    answer is on the drive, what is put next with it; of the bare one it is the write and the sync.
    """
    from make_interview import answers

    from interview.engine.intents import Answer

    steps = answers(sitting, 1000)
    next(steps)  # with the first answer it is locked, and its journal begins
    journal = sitting._desk.journal  # noqa: SLF001 - a clock is put round the one call that saves
    submit, append = sitting.conversation.submit, journal.append
    write = bare_writer(bare)
    taken, written = [0.0], [0.0]
    started, size = [0.0], [0]

    def measured_append(*given: object, **named: object) -> None:
        before = journal._size  # noqa: SLF001 - the same
        append(*given, **named)  # type: ignore[arg-type]
        taken.append(time.perf_counter() - started[0])
        size[0] = journal._size - before  # noqa: SLF001 - the same

    def measured_submit(intent: Intent) -> View:
        started[0] = time.perf_counter()
        shown = submit(intent)
        if isinstance(intent, Answer):
            written.append(write(size[0]))
        else:  # lists and moves are no answers
            del taken[-1]
        return shown

    journal.append = measured_append  # type: ignore[method-assign]
    sitting.conversation.submit = measured_submit  # type: ignore[method-assign]
    for _ in steps:
        pass
    sitting.close()
    return taken[1:], statistics.median(written[1:])


def bare_writer(path: Path) -> Callable[[int], float]:
    """Return what appends so many bytes to `path` with nothing of ours, and says how long it took.

    The file is opened as a journal is.
    """
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(size: int) -> float:
        data = b"x" * size
        start = time.perf_counter()
        os.write(fd, data)
        os.fsync(fd)
        return time.perf_counter() - start

    return write


def kills(count: int, root: Path) -> str:
    """Kill a program that answers at `count` random moments; say what was found after each."""
    chance = random.Random(count)  # noqa: S311 - moments, not secrets
    script = Path(__file__).with_name("answer_for_ever.py")
    answered = 0
    for number in range(count):
        data = root / f"kill-{number}"
        words = [sys.executable, str(script), str(data)]
        with subprocess.Popen(words, stdout=subprocess.PIPE) as run:
            if run.stdout is None:
                raise OSError("the program to be killed has no output to read")
            first = run.stdout.readline()
            time.sleep(chance.uniform(0, 0.25))
            run.kill()
            interview, *acknowledged = (first + run.stdout.read()).decode().split("\n")[:-1]
        lost = set(acknowledged) - kept_texts(data, interview)
        if lost:
            return f"LOST {len(lost)} acknowledged answers at kill {number + 1}"
        answered += len(acknowledged)
    return f"{count} kills, {answered} acknowledged answers, none lost"


def kept_texts(data: Path, interview: str) -> set[str]:
    """Return every text in the journal of an interview, opened as the next start would."""
    from datetime import UTC, datetime

    from interview import sittings
    from interview.storage.journal import Journal
    from interview.storage.paths import JOURNAL, Places

    places = Places(data)
    sittings.resume(places, interview, lambda: datetime.now(UTC)).close()
    journal = Journal.open(places.interview(interview) / JOURNAL, interview)
    return {event.get("text", "") for event in journal.events}
