"""`interview begin [INVITATION]`: start an interview, or go on with it."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import add_out, add_plain, narrate
from interview.errors import ExitCode, OpensWith, UsageError
from interview.sealing import SEALED

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
        "--words-file", type=Path, metavar="FILE", help="the four words that open the invitation"
    )
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="lock the draft with words of your own"
    )
    add_plain(parser)
    add_out(parser, "where the record goes (default: exports/ of the current folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """Begin, or go on where this invitation was begun before."""
    from interview import front
    from interview.commands import shells

    if args.typist and args.mode != "talk":
        raise UsageError("--with names the reader who types.", "Add --mode talk.")
    if args.unlocked and args.passphrase_file:
        raise UsageError("--unlocked and --passphrase-file say two things.", "Leave one out.")

    def opened(said: Sequence[str]) -> Sitting:
        return _begun(args, said)

    if args.invitation is None and args.mode != "talk":
        return shells.sit(args, opened, front.unbegun)
    return shells.sit(args, opened, asks=lambda: _asks(args))


def _asks(args: argparse.Namespace) -> OpensWith | None:
    """Return what a file that is there and looks sealed opens with, before anything is loaded."""
    if args.invitation is None or args.words_file is not None:
        return None
    with contextlib.suppress(OSError), args.invitation.open("rb") as file:
        if file.read(len(SEALED)) == SEALED:
            return OpensWith.WORDS
    return None


def _begun(args: argparse.Namespace, said: Sequence[str]) -> Sitting:
    from interview import sittings
    from interview.commands import desk, secret
    from interview.commands.beginnings import first_words, invited

    if args.words_file is not None:
        said = (secret.in_file(args.words_file, what="words"), *said)
    words, said = first_words(args.invitation, said)
    own = ""
    if args.passphrase_file is not None:
        own = secret.new_in_file(args.passphrase_file)
        said = (own, *said)
    begun_with = invited(args.invitation, words, mode=args.mode or "self", typist=args.typist)
    sitting = sittings.begin(desk.places(args), begun_with, desk.now, said)
    if sitting.kept:
        _say_begun_before(args, sitting, begun_with)
    elif args.unlocked or own:
        sitting.lock(OpensWith.OWN if own else None, own)
    return sitting


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
