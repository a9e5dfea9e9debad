"""A round in threes in a real terminal of the usual size: begun, typed, read back, handed over."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.support.terminal import needs_tmux, terminal

pytestmark = [needs_tmux, pytest.mark.xdist_group("terminal")]

PRACTICE = [
    *(sys.executable, "-m", "interview", "practice", "fern", "--role", "HV1", "--mode", "talk"),
    *("--data-dir", "data"),
]
SCENE = "Half past four, and raining."
KNEW = "The red book, and what I had seen at the door."


def test_three_people_play_a_round(tmp_path: Path) -> None:
    with terminal(PRACTICE, cwd=tmp_path, environ={}) as at:
        at.wait_for("PRACTICE", "What is in this case", "sit out at any time", "Enter Next page")
        at.keys("Enter")
        at.wait_for("Before you begin, 1 of 1", "Typed by LR1.", "Enter Read on")
        for _ in range(6):  # how long the page is, is known only once it has been drawn
            if "› " in at.text():
                break
            at.keys("Enter")
            at.rest()
        at.wait_for("ready to begin", "› ")
        at.keys("Enter")
        at.wait_for("unsafe today", "  No")
        at.keys("Down")
        at.wait_for("› No")
        at.keys("Enter")
        at.wait_for("Try to stay with what you had then.", "[ Go on ]")
        at.keys("C-n")
        at.wait_for("› The scene", "25 of 25 minutes left")
        at.type(SCENE)
        at.keys("Tab")
        at.wait_for("› What they knew")
        at.type(KNEW)
        at.wait_for("seen at the door.", "Draft kept")
        at.keys("C-n")
        at.wait_for("› What went well", "minutes left")
        at.keys("C-n")
        at.wait_for("unsafe today", "  No")
        at.keys("Down")
        at.wait_for("› No")
        at.keys("Enter")
        at.wait_for("This is HV1's account", SCENE)
        at.keys("C-n")
        at.wait_for("How was it read back to HV1?")
        at.keys("Enter")
        at.wait_for("› Hand it over")
        at.keys("Enter")
        at.wait_for("Handed over")
        at.keys("Escape")
        at.wait_for("left with 0")
    (path,) = (tmp_path / "exports").iterdir()
    record = json.loads(path.read_bytes())
    said = {(one["question"], one["episode"]): one["text"] for one in record["answers"]}
    assert (said["scene.setting", "E2"], said["knew.in_front", "E2"]) == (SCENE, KNEW)
    assert (record["practice"], record["mode"]) == (True, "talk")
    assert record["confirmed"]["how"] == "read back together"
