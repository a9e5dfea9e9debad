"""`interview guide notices`, as scripts and people use it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


def notices(text: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "interview", "guide", "notices", *words],
        input=text,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    return done


def test_each_line_is_told_with_what_is_noticed_in_it() -> None:
    done = notices(b"I should have gone.\r\n\nIt was my fault\n", "--json")
    assert json.loads(done.stdout) == {
        "lines": [
            {"line": 1, "notices": [{"kind": "counterfactual", "start": 2, "end": 13}]},
            {"line": 2, "notices": []},
            {"line": 3, "notices": [{"kind": "self_blame", "start": 7, "end": 15}]},
        ]
    }
    assert done.stderr == b""


def test_a_person_is_told_in_words() -> None:
    done = notices(b"It was late.\nObviously it was neglect.\n")
    assert done.stdout.decode() == 'line 2: "Obviously". Things can look plainer afterwards.\n'
    assert done.stderr.decode() == "2 lines read; something was noticed in 1.\n"


@pytest.mark.parametrize(
    "line, start",
    [
        (b"\xff obviously", 2),
        (b"\x1b[31m obviously", 6),
        (b"\xed\xa0\x80 obviously", 4),
        ("\U0001f600 obviously".encode(), 2),
        (b" " * 100_000 + b"obviously", 100_000),
        ("\u2028\x85 obviously".encode(), 3),
    ],
    ids=["no UTF-8", "an escape", "half a character", "an emoji", "100,000 blanks", "line ends"],
)
def test_a_hostile_line_is_read_like_any_other(line: bytes, start: int) -> None:
    (row,) = json.loads(notices(line, "--json").stdout)["lines"]
    assert row["notices"] == [{"kind": "certainty", "start": start, "end": start + 9}]


def test_nothing_raw_reaches_the_screen() -> None:
    told = notices("my\u202e fault and my\x1b fault obviously".encode()).stdout
    assert b"\x1b" not in told
    assert "\u202e".encode() not in told


def test_no_lines_are_no_notices() -> None:
    assert json.loads(notices(b"", "--json").stdout) == {"lines": []}
