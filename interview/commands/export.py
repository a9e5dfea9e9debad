"""`interview export [ID] [-o DIR]`: hand an account over as one file."""

from __future__ import annotations

import argparse

from interview.commands import add_out, give, narrate, tell
from interview.errors import ExitCode, InterviewError


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("id", nargs="?", help="from `interview list`; none: the only one there is")
    add_out(parser, "where the file goes (default: exports/ of the current folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """Write the record and say where it is."""
    from interview import shelf, sittings
    from interview.commands import desk
    from interview.engine import naming

    places = desk.places(args)
    sitting = sittings.resume(places, args.id or shelf.latest(places), desk.now)
    try:
        if sitting.damaged_since is not None:
            raise InterviewError(
                "Part of this interview's file is damaged, so it can't be handed over whole.",
                "The file has not been touched. Ask the review team for help.",
            )
        state, guide = sitting.conversation.state, sitting.conversation.guide
        unlooked = len(naming.to_check(state, guide))
        path = sitting.hand_over(desk.exports(args))
        view = sitting.view
    finally:
        sitting.close(paused=False)
    if args.json:
        record = sitting.conversation.state.versions[-1]
        give({"record": str(path), "digest": record.digest, "confirmed": view.about.confirmed})
        return ExitCode.DONE
    tell(str(path))
    if not view.about.confirmed:
        narrate(
            "This account is not yet confirmed: it hasn't been read back. The interview stays "
            "open, and what comes later makes a new version."
        )
    if unlooked:  # in a confirmed account there are none
        narrate(
            f"Words in it that look like names: {unlooked}. You are asked about each before a "
            "confirmed account is handed over."
        )
    narrate("This file is not locked. Anyone who gets it can read it. Take care how you send it.")
    return ExitCode.DONE
