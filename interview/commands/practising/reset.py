"""`interview practice reset`: take the practice interviews off this computer, and nothing real."""

from __future__ import annotations

import argparse
import sys

from interview.commands import give, narrate, tell
from interview.errors import ExitCode, InterviewError, UsageError

_WORD = "reset"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("--yes", action="store_true", help="don't ask, remove")


def run(args: argparse.Namespace) -> ExitCode:
    """Remove them, after asking, and say how many went and what was left."""
    from interview.commands import desk
    from interview.practice import clearing

    places = desk.places(args)
    found = clearing.found(places)
    if found.folders and not args.yes:
        _ask(len(found.folders))
    done = clearing.clear(places, found, desk.now().astimezone())
    if args.json:
        give({"removed": done.removed, "left": [one._asdict() for one in done.left]})
        return ExitCode.FILES if done.left else ExitCode.DONE
    tell(f"{_many(done.removed)} removed.")
    for one in done.left:
        tell(f"left  {one.id}  {one.reason}")
    narrate("Real interviews are as they were. So is what was handed over, and groups' folders.")
    return ExitCode.FILES if done.left else ExitCode.DONE


def _ask(many: int) -> None:
    """Raise where somebody doesn't want it, or nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("This removes practice interviews.", "Add --yes to say so.")
    narrate(f"This removes {_many(many)} from this computer. It can't be undone.")
    narrate(f"Type {_WORD} to go on; anything else keeps them.")
    if sys.stdin.readline().strip().casefold() != _WORD:
        raise InterviewError("Nothing was removed.")


def _many(number: int) -> str:
    return "1 practice interview" if number == 1 else f"{number} practice interviews"
