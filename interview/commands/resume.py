"""`interview resume [ID]`: go on where an interview stopped."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import add_out, add_plain, add_words
from interview.errors import ExitCode

if TYPE_CHECKING:
    from interview.sittings import Sitting
    from interview.storage.paths import Places


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("id", nargs="?", help="from `interview list`; none: the only one there is")
    add_plain(parser)
    add_words(parser)
    add_out(parser, "where the record goes (default: exports/ of the current folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """Open the interview and go on."""
    from interview.commands import desk, shells

    places = desk.places(args)

    def opened(said: Sequence[str]) -> Sitting:
        from interview import shelf, sittings
        from interview.commands.unlocking import in_files

        words = (*in_files(args), *said)
        return sittings.resume(places, args.id or shelf.latest(places), desk.now, words)

    here = _folder(places, args.id)
    if here is None or args.words_file or args.passphrase_file:
        return shells.sit(args, opened)
    from interview import front

    return shells.sit(args, opened, lambda: front.kept(here), lambda: front.asks(here))


def _folder(places: Places, named: str | None) -> Path | None:
    """Return where the interview is that was named, or the only one; None where it isn't one."""
    from interview.storage.paths import JOURNAL

    found = [
        folder
        for store in (places.interviews, places.practice)
        if store.is_dir()
        for folder in store.iterdir()
        if named in (None, folder.name) and (folder / JOURNAL).exists()
    ]
    return found[0] if len(found) == 1 else None
