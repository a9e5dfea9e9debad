"""`interview begin [INVITATION]`: start an interview; begun before on this machine, go on with it."""

from __future__ import annotations

import argparse
from pathlib import Path

from interview.commands import add_out, add_plain, narrate
from interview.errors import ExitCode, UsageError


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "invitation", nargs="?", type=Path, help="the file you were sent; none: begin without one"
    )
    parser.add_argument(
        "--mode", choices=["self", "talk"], default="self", help="talk: a reviewer types"
    )
    parser.add_argument(
        "--with", dest="typist", metavar="CODE", default="", help="the reader who types (talk)"
    )
    parser.add_argument(
        "--unlocked", action="store_true", help="don't lock the draft on this computer"
    )
    parser.add_argument(
        "--words-file", type=Path, metavar="FILE", help="the four words, for a sealed invitation"
    )
    add_plain(parser)
    add_out(parser, "where the record goes (default: exports/ of the current folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """Begin, or go on where this invitation was begun before."""
    from interview import sittings
    from interview.beginning import Beginning
    from interview.commands import desk
    from interview.model.invitation import Setting
    from interview.model.taxonomy import Mode

    if args.typist and args.mode != "talk":
        raise UsageError("--with names the reader who types.", "Add --mode talk.")
    if args.invitation is None:
        from interview.guides.load import load_named

        guide, setting = load_named(), Setting()
        narrate(
            "You can begin without an invitation. Your file won't be locked, and the review team "
            "may not be able to take it."
        )
    else:
        from interview.guides.invitation import read_invitation

        invitation = read_invitation(args.invitation)
        guide, setting = invitation.guide, invitation.setting
    beginning = Beginning(
        guide=guide,
        setting=setting,
        mode=Mode(args.mode),
        typist=args.typist,
        owner=desk.owner(),
    )
    return desk.sit(args, sittings.begin(desk.places(args), beginning, desk.now))
