"""`interview practice`: play a part in a made-up case, and all that a trainer does around it.

A made-up case may stand where a part of the command stands: `practice fern` is `practice play
fern`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

from interview.errors import ExitCode

# Every part and a line on it, in the order of a day; each is a module of `practising`.
PARTS: Final = {
    "list": "the made-up cases there are, and the parts in them",
    "play": "take a part (the word may be left out)",
    "feedback": "comments on an account from practice, and on how it was asked",
    "drill": "something is said: what do you ask next?",
    "handout": "for trainers: a whole practice day on paper, in Word and as a page",
    "merge": "for trainers: bring a group's accounts together; a role nobody played is filled",
    "debrief": "for trainers: what a group's records show, and what to talk about",
    "cohort": "for trainers: how far everybody has come, from one folder",
    "new": "for trainers: begin a case of your own",
    "lint": "for trainers: what a case of your own still lacks",
    "reset": "remove the practice interviews of this computer, after asking",
}


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parts = parser.add_subparsers(dest="part", metavar="CASE|PART")
    for part, line in PARTS.items():
        one = parts.add_parser(part, help=line, description=f"{line[0].upper()}{line[1:]}.")
        _module(part).add(one)


def spelt(words: Sequence[str]) -> list[str]:
    """Return the words of the command line with `play` put in where a case stands in its place."""
    first, *rest = words
    if not rest or rest[0] in (*PARTS, "-h", "--help"):
        return list(words)
    return [first, "play", *rest]


def run(args: argparse.Namespace) -> ExitCode:
    """Do the part that was named; without one, list the cases."""
    done: ExitCode = _module(args.part or "list").run(args)
    return done


def _module(part: str) -> Any:
    name = {"list": "listing"}.get(part, part)
    return import_module(f"interview.commands.practising.{name}")
