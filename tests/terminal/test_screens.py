"""A whole interview typed into a real terminal of 80 by 24, its window closed half-way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interview.casework import folder, invite
from tests.support import casefolder, sealed
from tests.support.fern import guide
from tests.support.terminal import Terminal, needs_tmux, terminal

pytestmark = [needs_tmux, pytest.mark.xdist_group("terminal")]

INTERVIEW = [sys.executable, "-m", "interview"]
STORY = "It began in March. [Mum] rang [/i] and [@click=app.quit] stayed as it was.\n\nThen more."
MOST_STEPS = 60  # from the middle of a moment to the read-back, in the longest of interviews


@pytest.fixture
def invitation(tmp_path: Path) -> list[str]:
    """Return the words of a command that begin from an invitation."""
    where = casefolder.made(tmp_path)
    made = invite.invite(
        folder.open_case(where), where, ["HV1"], guide(), tmp_path / "sent", sealed.manner()
    )
    (tmp_path / "words").write_text(made[0].words, encoding="utf-8")
    return ["begin", made[0].file, "--words-file", str(tmp_path / "words")]


def come_to(at: Terminal, *words: str) -> None:
    """Wait for `words`, past a signpost that has a page of its own in a small window."""
    at.wait_for_either(words[0], "[ Go on ]")
    if words[0] not in at.text():
        at.keys("C-n")
    at.wait_for(*words)


def begin_and_name_a_moment(at: Terminal) -> None:
    at.wait_for("Before you begin, 1 of 2")
    for _ in range(12):  # reads on, as far as the text goes, to the choice
        if "› I have read this" in at.text():
            break
        at.keys("Enter")
        at.rest()
    at.wait_for("› I have read this")
    at.keys("Enter")
    at.lock_and_say_that_nobody_is_unsafe()
    at.wait_for("How long do you have?")
    at.keys("Enter")
    come_to(at, "What was your role", "health visitor")
    at.keys("C-n")
    at.wait_for("What service")
    at.keys("C-n")
    at.wait_for("from when to when")
    at.type("All spring.")
    at.keys("C-n")
    at.wait_for("notes or records")
    at.type("None.")
    at.keys("C-n")
    come_to(at, "Tell me the story")
    at.paste(STORY)
    at.wait_for("[@click=app.quit] stayed", "Then more.")
    at.keys("C-n")
    come_to(at, "the moments that mattered")
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
    at.keys("C-n")
    come_to(at, "the reviewers had")
    at.keys("C-n")
    at.wait_for("The next part goes slowly")
    at.keys("C-n")
    at.wait_for("Picture yourself back there", gone="The next part")


def answer_all_that_is_left(at: Terminal) -> None:
    """Leave every box as it is and take the first of every choice, until the read-back."""
    for _ in range(MOST_STEPS):
        screen = at.text()
        if "Still open" in screen:
            return
        if "unsafe today?" in screen and "› " not in screen:
            at.keys("Down")
            screen = at.wait_for("› No")
        at.keys("Enter" if "Enter Choose" in screen else "C-n")
        at.wait_until_not(screen)
    pytest.fail(f"never came to the read-back:\n{at.text()}")


@pytest.mark.parametrize("size", [(80, 24), (60, 15)], ids=["80x24", "60x15"])
def test_an_interview_is_typed_closed_half_way_resumed_and_handed_over(
    tmp_path: Path, invitation: list[str], size: tuple[int, int]
) -> None:
    here = tmp_path / "desk"
    here.mkdir()
    begin = [*INTERVIEW, *invitation, "--data-dir", "data"]
    with terminal(begin, cwd=here, environ={}, size=size) as at:
        begin_and_name_a_moment(at)
        at.type("Half past four, and raining")
        at.wait_for("Draft kept")
        at.close_window()
    resume = [*INTERVIEW, "resume", "--data-dir", "data"]
    with terminal(resume, cwd=here, environ={}, size=size) as at:
        at.unlock(tmp_path / "words")
        at.wait_for("Picture yourself back there", "Half past four, and raining")
        at.type(" hard all day long.")
        at.keys("C-n")
        at.wait_for("What did you have to go on")
        answer_all_that_is_left(at)
        at.keys("C-n")
        at.wait_for("Hand it over")
        at.keys("Enter")
        at.wait_for("Handed over", "Only they can", "record-")
        at.keys("Escape")
        at.wait_for("left with 0")
    (path,) = (here / "exports").iterdir()
    record = sealed.record_in(path)
    said = {(one["question"], one["episode"]): one["text"] for one in record["answers"]}
    assert said["overview.account", None] == STORY
    assert said["scene.setting", "HV1-1"] == "Half past four, and raining hard all day long."
    assert record["confirmed"]["how"] == "read back on screen"
    assert record["episodes"][0]["when"] == {"words": "8 March 2024", "edtf": "2024-03-08"}


def test_a_second_window_is_told_and_changes_nothing(tmp_path: Path, invitation: list[str]) -> None:
    begin = [*INTERVIEW, *invitation, "--data-dir", "data"]
    with terminal(begin, cwd=tmp_path, environ={}) as at:
        begin_and_name_a_moment(at)
        second = subprocess.run(begin, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert second.returncode == 3
        assert "open in another window" in second.stderr


def test_practice_stands_on_the_screen_from_the_card_on(tmp_path: Path) -> None:
    practice = [*INTERVIEW, "practice", "fern", "--role", "TE1", "--data-dir", "data"]
    with terminal(practice, cwd=tmp_path, environ={}) as at:
        at.wait_for("PRACTICE", "What is in this case", "sit out at any time", "Enter Next page")
        at.keys("Enter")
        screen = at.wait_for("PRACTICE", "You are TE1")
        assert "Made-up people and places" in screen


def test_without_colour_it_reads_the_same(tmp_path: Path, invitation: list[str]) -> None:
    screens = []
    for number, environ in enumerate(({}, {"NO_COLOR": "1"})):
        begin = [*INTERVIEW, *invitation, "--data-dir", f"data-{number}"]
        with terminal(begin, cwd=tmp_path, environ=environ) as at:
            at.wait_for("Before you begin, 1 of 2", "Who will read it", "Enter Next page")
            at.rest()
            screens.append(at.text())
    assert screens[0] == screens[1]


def test_a_terminal_that_can_do_little_gets_it_line_by_line(tmp_path: Path) -> None:
    dumb = ["env", "TERM=dumb", *INTERVIEW, "begin", "--data-dir", "data"]
    with terminal(dumb, cwd=tmp_path, environ={}) as at:
        at.wait_for("Press Enter for the next page")
        assert "─" not in at.text()


def test_a_window_closed_while_somebody_types_leaves_nobody_locked_out(
    tmp_path: Path, invitation: list[str]
) -> None:
    begin = [*INTERVIEW, *invitation, "--data-dir", "data"]
    with terminal(begin, cwd=tmp_path, environ={}) as at:
        begin_and_name_a_moment(at)
        at.type("words and more words " * 40)
        at.close_window()
    with terminal(begin, cwd=tmp_path, environ={}) as at:
        screen = at.wait_for_either("Turning point 1 of 1", "open in another window")
        if "open in another window" in screen:  # it may take its two seconds to end
            at.rest(3.0)
            at.restart(begin)
            at.wait_for("Turning point 1 of 1")


def test_a_damaged_interview_is_only_read(tmp_path: Path, invitation: list[str]) -> None:
    begin = [*INTERVIEW, *invitation, "--data-dir", "data"]
    with terminal(begin, cwd=tmp_path, environ={}) as at:
        begin_and_name_a_moment(at)
        at.rest()
        at.keys("Escape")
        at.wait_for("Stop for today")
        at.keys("End")
        at.wait_for("› Stop for today")
        at.keys("Enter")
        at.wait_for("left with 0")
    (journal,) = (tmp_path / "data" / "interviews").glob("*/journal.jsonl")
    *begun, last = journal.read_bytes().splitlines(keepends=True)
    damaged = b"".join((*begun[:-1], begun[-1][::-1].strip() + b"\n", last))
    journal.write_bytes(damaged)
    resume = [*INTERVIEW, "resume", "--data-dir", "data"]
    with terminal(resume, cwd=tmp_path, environ={}) as at:
        at.unlock(tmp_path / "words")
        at.wait_for("is damaged", "--plain")
    with terminal([*resume, "--plain"], cwd=tmp_path, environ={}) as at:
        at.unlock(tmp_path / "words")
        at.wait_for("is damaged", "1. Read it back")
        at.type("2")
        at.keys("Enter")
        screen = at.wait_for("left with 3")
    assert "All saved" not in screen
    assert journal.read_bytes() == damaged
