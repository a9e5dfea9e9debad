"""What may happen to a real terminal: a huge paste, a crash, a window closed at any moment.

Each interview is brought to its step beforehand; only what a terminal decides is typed into one.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from interview.errors import ExitCode
from interview.model.invitation import CaseCard, Setting
from interview.tui import crash
from tests.support import fern
from tests.support.sat import asking, sit, upto
from tests.support.terminal import Terminal, needs_tmux, terminal

pytestmark = [needs_tmux, pytest.mark.xdist_group("terminal")]

INTERVIEW = [sys.executable, "-m", "interview"]
RESUME = [*INTERVIEW, "resume", "--data-dir", "data"]
LINE = "Then [Mum] rang [/i], {{ 7 * 7 }} [@click=app.quit] \u202eand\u200b caf\u00e9 =1+1\n\n"
STEALS = "\x1b]52;c;AAAA\x07\x1b]2;owned\x07\x9b2J"
# What a fault in the program looks like: it has the person's words in hand when it is raised.
FAULTY = """
import sys
from interview.cli import main
from interview.tui.screens.interview import InterviewScreen

def fail(self):
    words_in_hand = self.standing_here
    raise ValueError(words_in_hand)

InterviewScreen.action_help = fail
sys.exit(main())
"""


def begun(root: Path, question: str, setting: Setting | None = None) -> None:
    """Leave an interview on disk at a question."""
    upto(sit(root / "data", setting), asking(question)).close()


def stop(at: Terminal) -> None:
    at.keys("Escape")
    at.wait_for("Stop for today")
    at.keys("End", "Enter")
    at.wait_for("left with 0")


def test_twenty_thousand_characters_pasted_come_back_letter_for_letter(tmp_path: Path) -> None:
    begun(tmp_path, "overview.account")
    text = LINE * (20_000 // len(LINE) + 1)
    with terminal(RESUME, cwd=tmp_path, environ={}) as at:
        at.wait_for("Tell me the story")
        at.paste(text)
        at.wait_for("Draft kept")
        at.keys("C-n")
        at.wait_for("the moments that mattered")
        stop(at)
    export = [*INTERVIEW, "export", "--data-dir", "data", "-o", "out"]
    subprocess.run(export, cwd=tmp_path, check=True, capture_output=True)
    (path,) = (tmp_path / "out").iterdir()
    said = {one["question"]: one["text"] for one in json.loads(path.read_bytes())["answers"]}
    assert said["overview.account"] == text
    assert len(text) > 20_000


def test_nothing_pasted_or_sent_by_others_acts_on_the_terminal(tmp_path: Path) -> None:
    case = CaseCard(id="c" * 32, title=f"Larch{STEALS} [Mum] \u202ereview")
    begun(tmp_path, "you.role", fern.setting().model_copy(update={"case": case}))
    with terminal(RESUME, cwd=tmp_path, environ={}, size=(110, 32)) as at:
        screen = at.wait_for("What was your role", "[Mum] <U+202E>review")
        assert "<U+001B>]52;c;AAAA<U+0007>" in screen
        at.paste(f"A nurse{STEALS} [Mum]")
        at.wait_for("A nurse]52;c;AAAA]2;owned2J [Mum]", "hidden marks were left out")
        assert "owned" not in at.tmux("display-message", "-p", "#{pane_title}")
        assert "AAAA" not in at.tmux("list-buffers", "-F", "#{buffer_sample}").splitlines()


def test_a_crash_says_where_the_work_is_and_shows_nothing_of_it(tmp_path: Path) -> None:
    begun(tmp_path, "you.role")
    (tmp_path / "faulty.py").write_text(FAULTY, encoding="utf-8")
    faulty = [sys.executable, "faulty.py", *RESUME[3:]]
    with terminal(faulty, cwd=tmp_path, environ={"PYTHONPATH": os.pathsep.join(sys.path)}) as at:
        at.wait_for("What was your role")
        at.type("The curtains were open")
        at.wait_for("The curtains were open")
        at.keys("F1")
        screen = at.wait_for(f"left with {int(ExitCode.OURS)}")
        assert "something went wrong in the program" in screen
        assert "interview resume" in screen
        for hidden in ("curtains", "words_in_hand", "Traceback", "ValueError"):
            assert hidden not in screen
    assert "curtains" not in (tmp_path / "data" / crash.LOG).read_text(encoding="utf-8")
    with terminal(RESUME, cwd=tmp_path, environ={}) as at:
        at.wait_for("The curtains were open", "Your words are here as you left them.")


@pytest.mark.parametrize("seed", range(2))
def test_a_window_closed_at_any_moment_keeps_what_was_said_to_be_kept(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a moment, not a secret
    begun(tmp_path, "you.role")
    with terminal(RESUME, cwd=tmp_path, environ={}) as at:
        at.wait_for("What was your role")
        at.type("one two three")
        at.wait_for("one two three", "Draft kept")
        for word in ("four", "five", "six"):
            at.type(f" {word}")
            at.rest(chance.random() / 3)
        at.close_window()
    with terminal(RESUME, cwd=tmp_path, environ={}) as at:
        screen = at.wait_for_either("one two three", "open in another window")
        if "open in another window" in screen:  # it may take its two seconds to end
            at.rest(3.0)
            at.restart(RESUME)
        screen = at.wait_for("one two three")
        kept = re.search("one two three.*", screen)
        assert kept is not None
        assert "one two three four five six".startswith(kept[0].strip())
