"""A whole interview that a reviewer types while somebody speaks: on the notes page, by keys alone.

HV1 has gone before it is read back: it is handed over not yet confirmed, read back another day, and
handed over again.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from interview.casework import folder, invite
from tests.support import casefolder, sealed
from tests.support.fern import guide
from tests.support.terminal import Terminal, needs_tmux, terminal

pytestmark = [needs_tmux, pytest.mark.xdist_group("terminal")]

INTERVIEW = [sys.executable, "-m", "interview"]
DATA = ["--data-dir", "data"]
STORY = "It began in March. [Mum] rang me on the Friday.\n\nThen it went quiet."
CORNERS = {
    "scene.setting": "Half past four, and raining.",
    "knew.in_front": "The red book, and what I had seen at the door.",
    "knew.child": "Nothing.",
    "knew.not_then": "They had moved by then.",
    "thought.to_colleague": "Not like her.",
    "faced.else": "Clinic cover all week.",
    "options.did": "I left a message.",
}
MOST_STEPS = 30  # from the end of the moment to the read-back


@pytest.fixture
def invitation(tmp_path: Path) -> list[str]:
    """Return the words of a command that begin from an invitation."""
    where = casefolder.made(tmp_path)
    made = invite.invite(
        folder.open_case(where), where, ["HV1"], guide(), tmp_path / "sent", sealed.manner()
    )
    (tmp_path / "words").write_text(made[0].words, encoding="utf-8")
    return ["begin", made[0].file, "--words-file", str(tmp_path / "words")]


def begin(at: Terminal) -> None:
    """Read the pages out, and say nobody is unsafe and how long there is."""
    at.wait_for("Before you begin, 1 of 2", "Typed by LR1.")
    for _ in range(6):
        if "› " in at.text():
            break
        at.keys("Enter")
        at.rest()
    at.wait_for("ready to begin")
    at.keys("Enter")
    at.lock_and_say_that_nobody_is_unsafe()
    at.wait_for("How long do you have?")
    at.keys("Enter")


def go_on(at: Terminal, *words: str) -> None:
    """Go on to what has `words`, past a signpost that stands alone before it."""
    at.keys("C-n")
    at.wait_for_either(words[0], "[ Go on ]")
    if words[0] not in at.text():
        at.keys("C-n")
    at.wait_for(*words)


def tell_the_story(at: Terminal) -> None:
    """Fill the page about them, then their own account."""
    at.wait_for("About them", "› Role")
    at.keys("Tab", "Tab")
    at.wait_for("› From when to when")
    at.type("All spring.")
    at.keys("Tab")
    at.wait_for("› Notes looked at")
    at.type("None.")
    go_on(at, "Tell me the story")
    at.paste(STORY)
    at.wait_for("Then it went quiet.", "Not yet read back to HV1")


def name_a_moment(at: Terminal) -> None:
    """Name the one turning point, and its day."""
    go_on(at, "the moments that mattered")
    at.keys("a")
    at.wait_for("A few words to know")
    for line in ("The morning at the clinic", "8 March 2024"):
        at.type(line)
        at.keys("Enter")
        at.rest()  # nobody types the next line in the same millisecond
    at.type("It was the last time")
    at.keys("C-n")
    at.wait_for("How does that look?")
    at.keys("Enter")
    at.wait_for("confirmed")
    go_on(at, "the reviewers had")


def fill_the_moment(at: Terminal) -> None:
    """Go round the corners of the moment by Tab, and choose who held it."""
    go_on(at, "› The scene")
    for number, words in enumerate(CORNERS.values()):
        at.keys(*["Tab"] * bool(number))
        at.type(words)
        at.wait_for(words.split()[-1])
    at.keys("Tab")
    at.wait_for("› Who held it")
    at.keys("Right")
    at.wait_for('["Me", says HV1]')
    at.keys("C-n")


def to_the_read_back(at: Terminal) -> None:
    """Leave the rest as it is and take the first of every choice."""
    for _ in range(MOST_STEPS):
        screen = at.wait_for_either("Ctrl+N", "Enter Choose")
        if "Q Quoting" in screen:
            at.rest(1.0)  # a key too many, on a machine that is slow, has led on from there by now
            if "Q Quoting" in at.text():
                return
            continue
        if "unsafe today?" in screen and "› " not in screen:
            at.keys("Down")
            screen = at.wait_for("› No")
        at.keys("Enter" if "Enter Choose" in screen else "C-n")
        at.wait_until_not(screen)
    pytest.fail(f"never came to the read-back:\n{at.text()}")


def records(here: Path) -> dict[str | None, dict[str, Any]]:
    """Return what was handed over, by the version it follows."""
    found = [sealed.record_in(one) for one in (here / "exports").iterdir()]
    return {next(iter(one["parents"]), None): one for one in found}


def test_it_is_typed_handed_over_read_back_another_day_and_handed_over_again(
    tmp_path: Path, invitation: list[str]
) -> None:
    here = tmp_path / "desk"
    here.mkdir()
    talk = [*INTERVIEW, *invitation, "--mode", "talk", "--with", "LR1", *DATA]
    with terminal(talk, cwd=here, environ={}, size=(110, 32)) as at:
        begin(at)
        tell_the_story(at)
        name_a_moment(at)
        fill_the_moment(at)
        to_the_read_back(at)
        at.keys("C-n")
        at.wait_for("How was it read back to HV1?")
        at.keys("End", "Enter")
        at.wait_for("› Hand it over, not yet confirmed")
        at.keys("Enter")
        at.wait_for("Handed over", "not yet confirmed", "› Read it back to HV1")
        at.keys("Down", "Enter")
        at.wait_for("left with 0")
    listed = subprocess.run(
        [*INTERVIEW, "list", *DATA], cwd=here, capture_output=True, text=True, check=True
    )
    assert listed.stdout.endswith("  not yet confirmed  Locked: asks for your four words.\n")
    with terminal([*INTERVIEW, "resume", *DATA], cwd=here, environ={}, size=(110, 32)) as at:
        at.unlock(tmp_path / "words")
        at.wait_for("Handed over", "not yet confirmed", "› Read it back to HV1")
        at.keys("Enter")
        at.wait_for("This is HV1's account", "Not yet read back to HV1.")
        at.keys("C-n")
        at.wait_for("How was it read back to HV1?")
        at.keys("Down", "Enter")
        at.wait_for("› Hand it over")
        at.keys("Enter")
        at.wait_for("Thank you. Nobody else could have told this part.")
        at.keys("Escape")
        at.wait_for("left with 0")
    first = records(here)[None]
    second = records(here)[first["digest"]]
    said = {one["question"]: one["text"] for one in second["answers"] if one["text"]}
    assert said["overview.account"] == STORY
    assert said | CORNERS == said
    assert [one["confirmed"] and one["confirmed"]["how"] for one in (first, second)] == [
        None,
        "read back by phone",
    ]
    assert (second["mode"], second["entered_by"], second["present"]) == ("talk", "LR1", ["LR1"])
