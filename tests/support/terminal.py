"""A real terminal (tmux) that a test types into and reads, as a person would."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

_SAVED = re.compile(r" *Saved [0-9]{2}:[0-9]{2}")
PATIENCE = 20.0  # seconds to wait for a screen; a loaded machine is slow, a wrong screen is wrong

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


class Terminal:
    """One window of a tmux server of its own."""

    def __init__(self, socket: str) -> None:
        self._socket = socket

    def tmux(self, *words: str) -> str:
        """Run a tmux command against this server and return what it prints."""
        done = subprocess.run(
            ["tmux", "-L", self._socket, *words], capture_output=True, text=True, check=False
        )
        return done.stdout

    def keys(self, *keys: str) -> None:
        """Press keys by tmux's names: "C-n", "Enter", "Down"."""
        for key in keys:
            self.tmux("send-keys", key)

    def type(self, text: str) -> None:
        """Type `text` letter for letter."""
        self.tmux("send-keys", "-l", text)

    def paste(self, text: str) -> None:
        """Paste `text` as a terminal pastes: in brackets, where the program asks for them."""
        subprocess.run(
            ["tmux", "-L", self._socket, "load-buffer", "-"], input=text.encode(), check=True
        )
        self.tmux("paste-buffer", "-p", "-r")

    def unlock(self, words: Path) -> None:
        """Give the four words in the file `words`, once they are asked for."""
        self.wait_for("What are your four words?")
        self.type(words.read_text(encoding="utf-8"))
        self.keys("Enter")

    def lock_and_say_that_nobody_is_unsafe(self) -> None:
        """Lock it with the four words, and say on purpose that nobody is unsafe."""
        self.wait_for("A lock on this computer", "› Lock it with my four words")
        self.keys("Enter")
        self.wait_for("unsafe today", "  No")
        self.keys("Enter")  # once too often: nothing is in hand yet, so that nobody says No unread
        self.wait_for("unsafe today", "Go to an answer with Up or Down")
        self.keys("Down")
        self.wait_for("› No")
        self.keys("Enter")

    def text(self) -> str:
        """Return what stands on the screen, line by line, without the spaces at the ends."""
        return "\n".join(line.rstrip() for line in self.tmux("capture-pane", "-p").split("\n"))

    def wait_for(self, *words: str, gone: str = "") -> str:
        """Return the screen once all `words` stand on it (and `gone` doesn't). Fail otherwise."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            screen = self.text()
            if all(word in screen for word in words) and not (gone and gone in screen):
                return screen
            time.sleep(0.05)
        pytest.fail(
            f"waited for {words!r}{gone and f' without {gone!r}'}; the screen is:\n{self.text()}"
        )

    def wait_until_not(self, screen: str) -> None:
        """Wait until another screen than `screen` stands there, and stands still.

        Another time of saving alone is none: it is said before the next screen comes.
        """
        until = time.monotonic() + PATIENCE
        first = before = _SAVED.sub("", screen)
        while time.monotonic() < until:
            now = _SAVED.sub("", self.text())
            if now not in (first, "") and now == before:
                return
            before = now
            time.sleep(0.1)
        pytest.fail(f"nothing came after:\n{screen}")

    def wait_for_either(self, *words: str) -> str:
        """Return the screen once any of `words` stands on it. Fail otherwise."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            screen = self.text()
            if any(word in screen for word in words):
                return screen
            time.sleep(0.05)
        pytest.fail(f"waited for one of {words!r}; the screen is:\n{self.text()}")

    def restart(self, command: list[str]) -> None:
        """Run another command in the window, in the place of what runs there."""
        self.tmux("respawn-window", "-k", shlex.join(command))

    def rest(self, seconds: float = 0.4) -> None:
        """Take the hands off the keys: for as long as anybody does between two lines."""
        time.sleep(seconds)

    def close_window(self) -> None:
        """Close the window under the program, as a person does who clicks it away."""
        self.tmux("kill-window")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))


@contextmanager
def terminal(
    command: list[str],
    *,
    cwd: Path,
    environ: Mapping[str, str],
    size: tuple[int, int] = (80, 24),
    stay: bool = True,
) -> Iterator[Terminal]:
    """Open a window of `size` that runs `command`; with `stay` its exit code stands there after."""
    socket = f"interview-{uuid.uuid4().hex[:12]}"
    line = shlex.join(command) + ('; echo "left with $?"; exec sleep 600' if stay else "")
    settings = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
    given = [
        word for key, value in {**settings, **environ}.items() for word in ("-e", f"{key}={value}")
    ]
    columns, rows = size
    subprocess.run(
        ["tmux", "-L", socket, "-f", os.devnull, "new-session", "-d", "-x", str(columns),
         "-y", str(rows), "-c", str(cwd), *given, "sh", "-c", line],
        check=True,
    )  # fmt: skip
    try:
        yield Terminal(socket)
    finally:
        subprocess.run(["tmux", "-L", socket, "kill-server"], capture_output=True, check=False)
