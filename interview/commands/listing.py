"""`interview list`: the interviews on this computer. Never a word or a name of anybody's."""

from __future__ import annotations

import argparse

from interview.commands import give, tell
from interview.engine.lock_words import LOCKED
from interview.errors import ExitCode


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command: it has none of its own."""


def run(args: argparse.Namespace) -> ExitCode:
    """Print what the library holds, the earliest first."""
    from interview import shelf
    from interview.commands import desk

    places = desk.places(args)
    found = shelf.listed(places)
    if args.json:
        rows = [
            {
                "id": one.id,
                "state": str(one.state),
                "started": one.started,
                "practice": one.practice,
                "locked": shelf.locked_by(places, one) is not None,
            }
            for one in found
        ]
        give({"interviews": rows})
        return ExitCode.DONE
    if not found:
        tell("Nothing here yet. If you were sent an invitation, begin with that.")
    for one in found:
        by = shelf.locked_by(places, one)
        marks = f"{'  practice' if one.practice else ''}{f'  {LOCKED[by]}' if by else ''}"
        tell(f"{one.id}  begun {one.started}  {one.state.words}{marks}")
    return ExitCode.DONE
