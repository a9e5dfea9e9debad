"""`interview export [ID] [-o DIR]`: hand an account over as one file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import add_out, add_words, give, narrate, tell
from interview.engine import lock_words
from interview.errors import ExitCode, InterviewError

if TYPE_CHECKING:
    from interview.sittings import Sitting


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("id", nargs="?", help="from `interview list`; none: the only one there is")
    parser.add_argument(
        "--text", action="store_true", help="also as text, to paste into a secure mail"
    )
    add_words(parser)
    add_out(parser, "where the file goes (default: exports/ of the current folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """Write the record and say where it is."""
    from interview import shelf, sittings
    from interview.commands import desk
    from interview.commands.unlocking import in_files, unlocked

    places = desk.places(args)
    named, words = args.id or shelf.latest(places), in_files(args)
    sitting = unlocked(lambda said: sittings.resume(places, named, desk.now, (*words, *said)))
    try:
        if sitting.damaged_since is not None:
            raise InterviewError(
                "Part of this interview's file is damaged, so it can't be handed over whole.",
                "The file has not been touched. Ask the review team for help.",
            )
        path = sitting.hand_over(desk.exports(args))
        text = sitting.as_text(desk.exports(args)) if args.text else None
    finally:
        sitting.close(paused=False)
    _say(args, sitting, path, text)
    return ExitCode.DONE


def _say(args: argparse.Namespace, sitting: Sitting, path: Path, text: Path | None) -> None:
    confirmed = sitting.view.about.confirmed
    if args.json:
        digest = sitting.conversation.state.versions[-1].digest
        more = {"sealed": sitting.sealed, "receipt": sitting.receipt}
        also = {"text": str(text)} if text else {}
        give({"record": str(path), "digest": digest, "confirmed": confirmed, **more, **also})
        return
    for one in (path, text):
        if one is not None:
            tell(str(one))
    if not confirmed:
        narrate(
            "This account is not yet confirmed: it hasn't been read back. The interview stays "
            "open, and what comes later makes a new version."
        )
    if unlooked := _unlooked(sitting):  # in a confirmed account there are none
        narrate(
            f"Words in it that look like names: {unlooked}. You are asked about each before a "
            "confirmed account is handed over."
        )
    practice = sitting.view.about.practice
    narrate(lock_words.to_whom(sealed=sitting.sealed, practice=practice))
    if not sitting.sealed:
        narrate(lock_words.NOT_SEALED)
    narrate(f"{lock_words.RECEIPT} {sitting.receipt}")


def _unlooked(sitting: Sitting) -> int:
    from interview.engine import naming

    return len(naming.to_check(sitting.conversation.state, sitting.conversation.guide))
