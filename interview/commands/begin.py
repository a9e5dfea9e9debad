"""`interview begin [INVITATION]`: start an interview, or go on with it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import add_out, add_plain, narrate
from interview.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from interview.beginning import Beginning
    from interview.sittings import Sitting


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "invitation", nargs="?", type=Path, help="the file you were sent; none: begin without one"
    )
    parser.add_argument(
        "--mode", choices=["self", "talk"], help="talk: a reviewer types (default: self)"
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
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="taken, and not needed yet"
    )
    add_plain(parser)
    add_out(parser, "where the record goes (default: exports/ of the current folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """Begin, or go on where this invitation was begun before."""
    from interview import front
    from interview.commands import shells

    if args.typist and args.mode != "talk":
        raise UsageError("--with names the reader who types.", "Add --mode talk.")
    if args.invitation is None and args.mode != "talk":
        return shells.sit(args, lambda: _begun(args), front.unbegun)
    return shells.sit(args, lambda: _begun(args))


def _begun(args: argparse.Namespace) -> Sitting:
    from interview import sittings
    from interview.commands import desk
    from interview.commands.beginnings import invited

    mode = args.mode or "self"
    begun_with = invited(args.invitation, _words(args), mode=mode, typist=args.typist)
    sitting = sittings.begin(desk.places(args), begun_with, desk.now)
    if sitting.kept:
        _say_begun_before(args, sitting, begun_with)
    return sitting


def _words(args: argparse.Namespace) -> str | None:
    """Return the words that open the invitation, where it is a sealed one."""
    from interview.commands import secret
    from interview.guides.invitation import is_sealed

    if args.invitation is None or not is_sealed(args.invitation):
        return None
    return secret.words(args.words_file)


def _say_begun_before(args: argparse.Namespace, sitting: Sitting, wanted: Beginning) -> None:
    """Say that it goes on, or refuse where other hands than those it was begun with would type."""
    began = sitting.conversation.state.began
    mode = "talk" if began.present else "self"
    if args.mode not in (None, mode) or args.typist not in ("", began.entered_by):
        sitting.close(paused=False)
        raise UsageError(
            f"This interview was begun in {mode} mode, and its record says whose hands typed.",
            "Go on as it was begun: leave --mode and --with out.",
        )
    narrate("This invitation was begun on this computer before. It goes on where it stopped.")
    if began.setting != wanted.setting:
        narrate("It keeps to the invitation it was begun with; this one differs from that.")
