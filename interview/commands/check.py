"""`interview check [ID|DIR]`: see that what was kept is as it was written. Nothing is changed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import add_words, give, narrate, tell
from interview.errors import ExitCode, FileTrouble, Locked, WrongWords

if TYPE_CHECKING:
    from interview.checking import Finding


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "what",
        nargs="?",
        metavar="ID|DIR",
        help="an interview from `interview list`, or a case folder; none: every interview here",
    )
    add_words(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Look, say what was found, and end with 1 where something is wrong."""
    from interview.checking import State

    found = _found(args)
    wrong = [one for _, one in found if one.state is State.WRONG]
    if args.json:
        rows = [{"of": of, **one._asdict()} for of, one in found]
        give({"sound": not wrong, "findings": rows})
        return ExitCode.REFUSED if wrong else ExitCode.DONE
    for of, one in found:
        tell(f"{of}  {one.part}  {one.state}: {one.said}")
    if not found:
        narrate("There is no interview on this computer.")
    elif wrong:
        narrate(f"{len(wrong)} of {len(found)} are wrong. Nothing was changed: ask for help first.")
    elif any(one.state is State.CLOSED for _, one in found):
        narrate("All that could be looked at is as it was written.")
    else:
        narrate("All of it is as it was written.")
    return ExitCode.REFUSED if wrong else ExitCode.DONE


def _found(args: argparse.Namespace) -> list[tuple[str, Finding]]:
    from interview import checking, shelf
    from interview.commands import desk
    from interview.commands.unlocking import in_files, unlocked
    from interview.storage.paths import is_id

    places = desk.places(args)
    if args.what is None:
        said, there = in_files(args), shelf.folders(places)
        listed = [("list", checking.library(places))] if there else []
        return [*listed, *((one.name, part) for one in there for part in _each(one, said))]
    if Path(args.what).is_dir():
        return [(args.what, part) for part in _case(args)]
    if not is_id(args.what):
        raise FileTrouble(
            "There is no folder of that name, and it is no interview's id.",
            "`interview list` shows the interviews here; a case folder is named by its path.",
        )
    folder = shelf.folder(places, args.what)
    files = in_files(args)
    if not files and not sys.stdin.isatty():
        return [(args.what, part) for part in _each(folder, ())]
    return [(args.what, part) for part in unlocked(lambda said: _whole(folder, (*files, *said)))]


def _each(folder: Path, said: Sequence[str]) -> list[Finding]:
    """Return what is found of one interview of several: words may be another's."""
    from interview import checking
    from interview.storage import locked

    try:
        return _whole(folder, said)
    except Locked as error:
        return [checking.closed(error)]
    except WrongWords:
        by = locked.locked_by(folder)
        return [checking.closed(Locked(by))] if by is not None else []


def _whole(folder: Path, said: Sequence[str]) -> list[Finding]:
    from interview import checking

    return list(checking.interview(folder, said))


def _case(args: argparse.Namespace) -> list[Finding]:
    from interview.casework.check import check
    from interview.commands import secret

    file = args.passphrase_file
    passphrase = secret.in_file(file, what="passphrase") if file is not None else None
    return list(check(Path(args.what), passphrase))
