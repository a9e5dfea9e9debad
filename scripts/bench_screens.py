"""The rows of `bench.py` about starting and the screens: first paint, a key, the next question."""

from __future__ import annotations

import os
import select
import signal
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import TOP, Row, best, command, in_turn

if TYPE_CHECKING:
    from interview.engine.view import View
    from interview.sittings import Sitting

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


def starting(times: int) -> Iterator[Row]:
    """Row 1 of the design's budgets: words that need nothing heavy."""
    bare = best(lambda: command("-c", "pass"), times)
    for words in (["--help"], ["--version"], ["no-such-word"]):
        ours = best(lambda words=words: command("-m", "interview", *words), times)  # type: ignore[misc]
        yield Row(f"interview {words[0]} / python -c pass", ours / bare, 3.0)


def begun(root: Path, count: int) -> tuple[list[str], bytes, Sitting]:
    """Return what resumes an interview with `count` answers, what it asks, and its sitting.

    It has a few answers more where the next question would not be one to write at.
    """
    from make_interview import answers, begin

    sitting = begin(root)
    for _ in answers(sitting, count):
        pass
    while not to_write_at(sitting.view):
        next(answers(sitting, count + 100))
    asked = sitting.view.boxes[0].asked.split()[0].encode()
    sitting.close()
    return ["-m", "interview", "resume", sitting.id, "--data-dir", str(root)], asked, sitting


def locked(root: Path) -> list[str]:
    """Return what resumes a locked interview with one answer."""
    from make_interview import answers, begin

    sitting = begin(root, "lantern oxbow thimble russet")
    next(answers(sitting, 1))
    sitting.close()
    return ["-m", "interview", "resume", sitting.id, "--data-dir", str(root)]


def to_write_at(shown: View) -> bool:
    """Return whether what is asked is answered in one's own words, in a box."""
    from interview.model.taxonomy import Form

    return shown.asking is None and bool(shown.boxes) and shown.boxes[0].form is Form.NARRATIVE


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

    shut = locked(root / "locked")
    least, first, again, closed = in_turn(
        times,
        lambda: first_paint(bare, ready),
        new,
        lambda: first_paint(resume, asked),
        lambda: first_paint(shut, b"four words"),
    )
    yield Row("first paint, new interview / bare TextArea", first / least, 1.35)
    yield Row("first paint, resumed with 200 answers / bare TextArea", again / least, 1.6)
    yield Row("first paint, locked: its words are asked for / bare TextArea", closed / least, 1.6)
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
