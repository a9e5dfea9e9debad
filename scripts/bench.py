"""Speed, as ratios measured in one run on one machine. Nothing here is a test; nothing is asserted.

    python scripts/bench.py [--json] [--quick] [--kills N]

Each row is our figure over a bare one's: the same bytes written and synced with nothing of ours, a
bare Textual app with one TextArea, a Python that does nothing. Both run as they do once installed,
byte-compiled, and take turns, so that a busy moment meets both. Limits are the design's; a ratio
over its limit is said and nothing more. `--kills N` adds the loop that kills a
writing program N times.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.engine.intents import Intent
    from interview.engine.view import View
    from interview.sittings import Sitting

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))

BARE_APP = """
from textual.app import App
from textual.widgets import TextArea
import sys
class Bare(App):
    def compose(self):
        yield TextArea(sys.argv[1] if len(sys.argv) > 1 else "bare-is-here")
Bare().run()
"""
COLUMNS, ROWS = 80, 24
LONG_ANSWER = ("A line of what was in front of me that day, as I had it then. " * 170)[:10_000]


@dataclass(frozen=True)
class Row:
    """One measured ratio; `limit` is None where the design sets none."""

    name: str
    ratio: float
    limit: float | None


def best(run: Callable[[], float], times: int) -> float:
    """Return the smallest of `times` measurements, in seconds: the least disturbed one."""
    return min(run() for _ in range(times))


def command(*words: str) -> float:
    """Return the seconds that a command takes from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], capture_output=True, check=False, cwd=TOP)
    return time.perf_counter() - start


@contextmanager
def screen(words: list[str]) -> Iterator[tuple[int, int]]:
    """Run a program in a terminal of 80 by 24; yield its process id and our end of the terminal."""
    import fcntl
    import pty
    import struct
    import termios

    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(TOP)
        os.environ.update(TERM="xterm-256color", TEXTUAL_ANIMATIONS="none", LANG="C.UTF-8")
        os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - a fixed program
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    try:
        yield pid, fd
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def read_until(fd: int, marker: bytes, patience: float = 30.0) -> None:
    """Read what the program paints until `marker` stands in it. Raise TimeoutError otherwise."""
    seen = b""
    until = time.monotonic() + patience
    while marker not in seen:
        if not select.select([fd], [], [], max(0.0, until - time.monotonic()))[0]:
            raise TimeoutError(f"the screen never showed {marker!r}")
        seen = (seen + os.read(fd, 65536))[-200_000:]


def settle(fd: int, quiet: float = 0.7) -> None:
    """Read until the program has painted nothing for `quiet` seconds."""
    while select.select([fd], [], [], quiet)[0]:
        os.read(fd, 65536)


def first_paint(words: list[str], marker: bytes) -> float:
    """Return the seconds from starting a program to `marker` on its screen."""
    start = time.perf_counter()
    with screen(words) as (_, fd):
        read_until(fd, marker)
        return time.perf_counter() - start


def first_letter(words: list[str], marker: bytes) -> float:
    """Return the seconds from starting a program to a letter on its screen, typed once it reads."""
    start = time.perf_counter()
    with screen(words) as (_, fd):
        read_until(fd, marker)
        os.write(fd, b"~")
        read_until(fd, b"~")
        return time.perf_counter() - start


def key_to_paint(words: list[str], ready: bytes, key: bytes = b"x", times: int = 40) -> list[float]:
    """Return the seconds from a key to the paint that it causes, once for each of `times`."""
    taken: list[float] = []
    with screen(words) as (_, fd):
        read_until(fd, ready)
        settle(fd)
        for _ in range(times):
            start = time.perf_counter()
            os.write(fd, key)
            select.select([fd], [], [], 5)
            taken.append(time.perf_counter() - start)
            settle(fd, 0.05)
    return taken


def in_turn(times: int, *runs: Callable[[], float]) -> list[float]:
    """Return the smallest of `times` measurements of each run; they take turns."""
    taken = [[run() for run in runs] for _ in range(times)]
    return [min(each) for each in zip(*taken, strict=True)]


def starting(times: int) -> Iterator[Row]:
    """Row 1 of the design's budgets: words that need nothing heavy."""
    bare = best(lambda: command("-c", "pass"), times)
    for words in (["--help"], ["--version"], ["no-such-word"]):
        ours = best(lambda words=words: command("-m", "interview", *words), times)  # type: ignore[misc]
        yield Row(f"interview {words[0]} / python -c pass", ours / bare, 3.0)


def begun(root: Path, count: int) -> tuple[list[str], bytes, Sitting]:
    """Return what resumes an interview with `count` answers, what it asks, and its sitting."""
    from make_interview import answers, begin

    sitting = begin(root)
    for _ in answers(sitting, count):
        pass
    asked = sitting.view.boxes[0].asked.split()[0].encode()
    sitting.close()
    return ["-m", "interview", "resume", sitting.id, "--data-dir", str(root)], asked, sitting


def painting(times: int, root: Path) -> Iterator[Row]:
    """Rows 2 and 3: the first paint, the first letter, and a key in a long answer."""
    bare_app = root / "bare.py"
    bare_app.write_text(BARE_APP, encoding="utf-8")
    bare, ready = [str(bare_app)], b"are-is-here"
    resume, asked, sitting = begun(root / "long", 200)
    number = iter(range(10_000))

    def new() -> float:
        data = root / f"new-{next(number)}"
        words = ["-m", "interview", "begin", "--data-dir", str(data)]
        return first_paint(words, b"Before you begin")

    least, first, again = in_turn(
        times, lambda: first_paint(bare, ready), new, lambda: first_paint(resume, asked)
    )
    yield Row("first paint, new interview / bare TextArea", first / least, 1.35)
    yield Row("first paint, resumed with 200 answers / bare TextArea", again / least, 1.6)
    least, again = in_turn(
        times, lambda: first_letter(bare, ready), lambda: first_letter(resume, asked)
    )
    yield Row("first letter, resumed with 200 answers / bare TextArea", again / least, None)

    sitting.keep_draft(sitting.view.boxes[0].place, LONG_ANSWER)
    key = statistics.median(key_to_paint(resume, asked))
    bare_key = statistics.median(key_to_paint([*bare, LONG_ANSWER], LONG_ANSWER[20:40].encode()))
    yield Row("key to paint, 10,000 characters, 200 answers / bare TextArea", key / bare_key, 1.5)


def going_on(times: int, root: Path) -> Iterator[Row]:
    """Going to the next question, from the key to its paint: late in an interview, and early."""
    taken: dict[int, list[float]] = {200: [], 4: []}
    for number in range(max(times // 3, 1)):
        for count, found in taken.items():
            resume, asked, _ = begun(root / f"on-{count}-{number}", count)
            found.extend(key_to_paint(resume, asked, b"\x0e", times=3))
    late, early = (statistics.median(found) for found in taken.values())
    yield Row("next question, after 200 answers / at the first", late / early, None)


def saving(root: Path) -> Iterator[Row]:
    """Row 4: an answer durable on disk, and flat from the 1st to the 1,000th."""
    from make_interview import answers, begin

    from interview.engine.intents import Answer

    sitting = begin(root / "thousand")
    journal = sitting._desk.journal  # noqa: SLF001 - a clock is put round the one call that saves
    submit, append = sitting.conversation.submit, journal.append
    sizes: list[int] = []
    taken: list[float] = []
    before = [0]

    def measured_append(*given: object, **named: object) -> None:
        append(*given, **named)  # type: ignore[arg-type]
        sizes.append(journal._size - before[0])  # noqa: SLF001 - the same
        taken.append(time.perf_counter() - started[0])
        before[0] = journal._size  # noqa: SLF001 - the same

    started = [0.0]

    def measured_submit(intent: Intent) -> View:
        started[0] = time.perf_counter()
        shown = submit(intent)
        if not isinstance(intent, Answer):  # lists and moves are no answers
            del taken[-1:], sizes[-1:]
        return shown

    journal.append = measured_append  # type: ignore[method-assign]
    sitting.conversation.submit = measured_submit  # type: ignore[method-assign]
    for _ in answers(sitting, 1000):
        pass
    sitting.close()
    bare = statistics.median(list(bare_saves(root / "bare", sizes)))
    yield Row("submit to durable / bare write and fsync", statistics.median(taken) / bare, 3.0)
    fifth = len(taken) // 5
    flat = statistics.median(taken[-fifth:]) / statistics.median(taken[:fifth])
    yield Row("submit to durable, the last fifth of 1,000 / the first", flat, None)


def bare_saves(path: Path, sizes: list[int]) -> Iterator[float]:
    """Yield the seconds that each of `sizes` bytes takes, with nothing of ours."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for size in sizes:
        data = b"x" * size
        start = time.perf_counter()
        os.write(fd, data)
        os.fsync(fd)
        yield time.perf_counter() - start
    os.close(fd)


def choosing(times: int) -> Iterator[Row]:
    """Choosing what to ask after an answer of 2,000 words, over one scan for all first words."""
    import re

    from interview.engine.statements import statements
    from interview.guides.load import load_named

    guide = load_named()
    told = "I rang the office. It felt off, so I decided to go back. They said it was fine. " * 120
    text = " ".join(told.split()[:2000])
    words = {word for one in guide.probes for word in re.findall(r"[a-z]{2,}", one.phrases)}
    scan = re.compile(r"\b(?:" + "|".join(sorted(words)) + r")\b", re.IGNORECASE)

    def timed(run: Callable[[], object]) -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    statements(text, guide, "knew")  # the guide's phrases are read once
    fresh = (text + " " * more for more in range(1, times + 1))  # what was just read is kept
    ours = best(lambda: timed(lambda: statements(next(fresh), guide, "knew")), times)
    bare = best(lambda: timed(lambda: list(scan.finditer(text))), times)
    yield Row(
        "what to ask after 2,000 words / one re scan of them for its words", ours / bare, None
    )


def noticing(times: int) -> Iterator[Row]:
    """Row 5: language on 100,000 characters, over one scan with one alternation of all phrases."""
    import re

    from interview.guides.load import load_named
    from interview.language import rules
    from interview.language.notices import notices
    from interview.language.phrases import Item

    def written(item: Item) -> str:
        words = [r"\w+"] if item.anything else [re.escape(word) for word in sorted(item.words)]
        words += [rf"{re.escape(one)}\w*" for one in item.begins]
        words += [rf"\w*{re.escape(one)}" for one in item.ends]
        return rf"(?:\b(?:{'|'.join(words)})\b\W?){{{item.least},{item.most}}}"

    ready = rules.of(load_named())
    patterns = set(ready.phrases.patterns)
    phrases = {"".join(written(item) for item in one.noticed) for one in patterns}
    scan = re.compile("|".join(sorted(phrases)), re.IGNORECASE)
    told = "I rang the office and mum said it was fine. It felt off, so I should have gone back. "
    text = (told * 1200)[:100_000]

    def timed(run: Callable[[], object]) -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    fresh = (text + " " * more for more in range(1, times + 1))  # what was just read is kept
    ours = best(lambda: timed(lambda: notices(next(fresh), ready)), times)
    bare = best(lambda: timed(lambda: list(scan.finditer(text))), times)
    yield Row("language notices / one re scan for all phrases", ours / bare, 3.0)


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


def show(rows: list[Row]) -> None:
    """Print the rows as a table for people."""
    for row in rows:
        limit = "" if row.limit is None else f"limit {row.limit:g}"
        over = "  OVER" if row.limit is not None and row.ratio > row.limit else ""
        print(f"{row.ratio:8.2f}  {limit:<11} {row.name}{over}", flush=True)


def main() -> None:
    """Measure what was asked for and print it."""
    from bench_cases import comparing, merging
    from bench_names import naming

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    parser.add_argument("--quick", action="store_true", help="fewer repeats: a look, not a figure")
    parser.add_argument("--kills", type=int, default=0, metavar="N", help="and kill it N times")
    args = parser.parse_args()
    times = 3 if args.quick else 12
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(root / "compiled")
        rows = [*starting(times), *painting(times, root), *going_on(times, root), *saving(root)]
        rows += [*choosing(times), *noticing(times), *naming(times)]
        rows += [*merging(root, quick=args.quick), *comparing(times)]
        killed = kills(args.kills, root) if args.kills else ""
    if args.json:
        print(
            json.dumps(
                {"rows": [asdict(row) for row in rows]} | ({"kills": killed} if killed else {})
            )
        )
    else:
        show(rows)
        print(killed, end="\n" if killed else "")


if __name__ == "__main__":
    main()
