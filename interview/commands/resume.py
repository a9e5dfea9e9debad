"""`interview resume [ID]`: go on where an interview stopped."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from interview.commands import add_out, add_plain
from interview.errors import ExitCode

if TYPE_CHECKING:
    from interview.front import Front
    from interview.sittings import Sitting
    from interview.storage.paths import Places


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("id", nargs="?", help="from `interview list`; none: the only one there is")
    add_plain(parser)
    add_out(parser, "where the record goes (default: exports/ of the current folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """Open the interview and go on."""
    from interview.commands import desk, shells

    places = desk.places(args)

    def opened() -> Sitting:
        from interview import shelf, sittings

        return sittings.resume(places, args.id or shelf.latest(places), desk.now)

    return shells.sit(args, opened, lambda: _front(places, args.id))


def _front(places: Places, named: str | None) -> Front | None:
    """Return what is known at once of the interview that was named, or of the only one."""
    from interview import front
    from interview.storage.paths import JOURNAL

    found = [
        folder
        for store in (places.interviews, places.practice)
        if store.is_dir()
        for folder in store.iterdir()
        if named in (None, folder.name) and (folder / JOURNAL).exists()
    ]
    return front.kept(found[0]) if len(found) == 1 else None
