"""`interview list`: the interviews on this computer. Never a word or a name of anybody's."""

from __future__ import annotations

import argparse

from interview.commands import give, tell
from interview.errors import ExitCode


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command: it has none of its own."""


def run(args: argparse.Namespace) -> ExitCode:
    """Print what the library holds, the earliest first."""
    from interview import shelf
    from interview.commands import desk

    found = shelf.listed(desk.places(args))
    if args.json:
        rows = [
            {
                "id": one.id,
                "state": str(one.state),
                "started": one.started,
                "practice": one.practice,
            }
            for one in found
        ]
        give({"interviews": rows})
        return ExitCode.DONE
    if not found:
        tell("Nothing here yet. If you were sent an invitation, begin with that.")
    for one in found:
        practice = "  practice" if one.practice else ""
        tell(f"{one.id}  begun {one.started}  {one.state.words}{practice}")
    return ExitCode.DONE
