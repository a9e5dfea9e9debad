"""`interview resume [ID]`: go on where an interview stopped."""

from __future__ import annotations

import argparse
import os

from interview.commands import add_out, add_plain, narrate, plain_wanted
from interview.errors import ExitCode


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("id", nargs="?", help="from `interview list`; none: the only one there is")
    add_plain(parser)
    add_out(parser, "where the record goes (default: exports/ of the current folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """Open the interview and go on."""
    from interview import sittings
    from interview.commands import desk, shells

    places = desk.places(args)
    sitting = sittings.resume(places, args.id or sittings.latest(places), desk.now)
    if sitting.damaged_since is not None and not plain_wanted(args, dict(os.environ)):
        until = sitting.damaged_since.astimezone()
        narrate(  # the line-by-line shell says it itself; from the screens it stands there after
            "interview: part of this interview's file is damaged. All up to "
            f"{until:%H:%M} on {until.day} {until:%B} can be read, and the file has not been "
            "touched. Ask the review team for help."
        )
    return shells.sit(args, sitting)
