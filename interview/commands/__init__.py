"""The commands: one module a group. `add` declares its words and is light; `run` imports late.

The one place that speaks on the command line: stdout is data, stderr is narration.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from interview.text import shown


def narrate(text: str) -> None:
    """Say something to the person, on stderr; at a terminal no line ends within a word."""
    lines = shown(text).split("\n")
    if sys.stderr.isatty():
        lines = [_folded(line) for line in lines]
    print("\n".join(lines), file=sys.stderr)


def _folded(line: str) -> str:
    import shutil
    import textwrap

    columns = shutil.get_terminal_size().columns
    return textwrap.fill(line, columns, break_long_words=False, break_on_hyphens=False)


def tell(text: str = "") -> None:
    """Print a line for people on stdout, with what can't be seen as an escape."""
    print(shown(text))


def give(data: dict[str, Any]) -> None:
    """Print one JSON object on stdout, with the keys in the order given."""
    print(json.dumps(data, ensure_ascii=False))


def terminal() -> bool:
    """Return whether a person sits at both ends: a screen can be drawn and keys can come."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def plain_wanted(args: argparse.Namespace, environ: dict[str, str]) -> bool:
    """Return whether the line-by-line shell is to be used: asked for, or nothing else can be."""
    asked = bool(getattr(args, "plain", False)) or environ.get("INTERVIEW_PLAIN", "") not in (
        "",
        "0",
    )
    return asked or environ.get("TERM") == "dumb" or not terminal()


def add_plain(parser: argparse.ArgumentParser) -> None:
    """Declare `--plain`."""
    parser.add_argument(
        "--plain", action="store_true", help="line by line: for screen readers and pipes"
    )


def add_words(parser: argparse.ArgumentParser) -> None:
    """Declare the files that hold what a locked interview opens with."""
    parser.add_argument(
        "--words-file", type=Path, metavar="FILE", help="the four words that it is locked with"
    )
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="words of your own, if it has those"
    )


def add_passphrase_file(parser: argparse.ArgumentParser) -> None:
    """Declare `--passphrase-file`, which every command on a case folder takes."""
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="what opens the case's key, in a file"
    )


def add_out(parser: argparse.ArgumentParser, meaning: str) -> None:
    """Declare `-o`, a folder."""
    parser.add_argument("-o", "--out", metavar="DIR", type=Path, help=meaning)
