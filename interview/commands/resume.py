"""`interview resume [ID]`: go on where an interview stopped."""

from __future__ import annotations

import argparse

from interview.commands import add_out, add_plain
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
    return shells.sit(args, sitting)
