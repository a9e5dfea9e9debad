"""`interview delete ID`: take an interview off this computer, after asking.

The one decision: nothing but a typed word at a terminal deletes. What is locked is deleted without
its words: whoever lost them may still want it gone.
"""

from __future__ import annotations

import argparse
import sys

from interview.commands import give, narrate
from interview.errors import ExitCode, UsageError

_WORD = "delete"
_MEANS = (
    "This deletes all that this computer has of that interview: the account, the words in hand and "
    "its keys. It can't be undone. What you handed over stays with whoever has it.\n"
    "Deleting takes the files away. Until the computer uses their place again, somebody with the "
    "right tools may find parts of them; back-ups keep what they copied."
)
_LOCKED = "This one is locked, so what is found of it can't be read without its words."
_OPEN = "This one is not locked."


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("id", help="from `interview list`")


def run(args: argparse.Namespace) -> ExitCode:
    """Say what deleting means, ask, and do it."""
    from interview import shelf
    from interview.commands import desk
    from interview.front import asks

    places = desk.places(args)
    folder = shelf.folder(places, args.id)
    if not sys.stdin.isatty():
        raise UsageError("Deleting is asked about first.", "Type the command at a terminal.")
    for line in (_MEANS, _LOCKED if asks(folder) else _OPEN):
        narrate(line)
    narrate(f"Type {_WORD} to delete it; anything else keeps it.")
    deleted = sys.stdin.readline().strip().casefold() == _WORD
    if deleted:
        shelf.delete(places, args.id, desk.now().astimezone())
    if args.json:
        give({"id": args.id, "deleted": deleted})
    else:
        narrate("It is deleted." if deleted else "It is kept as it was.")
    return ExitCode.DONE if deleted else ExitCode.REFUSED
