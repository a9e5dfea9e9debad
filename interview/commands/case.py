"""`interview case new` and `interview case invite`: set up a case, invite the people in it.

What comes after the invitations is in `deciding`.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import add_out, add_passphrase_file, deciding, give, narrate, tell
from interview.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from interview.model.case import Case
    from interview.model.guide import Guide


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parts = parser.add_subparsers(dest="part", metavar="PART")
    new = parts.add_parser("new", help="make the case folder")
    new.add_argument("dir", type=Path, metavar="DIR", help="the folder to make")
    new.add_argument("--from", dest="source", type=Path, metavar="CASE.toml", help="the case file")
    invite = parts.add_parser("invite", help="an invitation and a letter for each person")
    invite.add_argument("dir", type=Path, metavar="DIR", help="the case folder")
    invite.add_argument(
        "--code", action="append", default=[], help="whom to invite; again for more"
    )
    invite.add_argument("--all", action="store_true", help="everybody in the case file")
    add_out(invite, "where they go (default: DIR/invitations)")
    for part in (new, invite):
        add_passphrase_file(part)
    deciding.add(parts)


def run(args: argparse.Namespace) -> ExitCode:
    """Do the part that was named."""
    if args.part == "new":
        return _new(args)
    if args.part == "invite":
        return _invite(args)
    if args.part is not None:
        return deciding.run(args)
    raise UsageError(
        "`interview case` needs to know what to do.",
        "Say new, invite, status, decisions, resolve or withdraw.",
    )


def _new(args: argparse.Namespace) -> ExitCode:
    from interview.casework import casefile, folder

    if args.source is None:
        raise UsageError("A case is made from a case file.", "Add --from CASE.toml.")
    file, written = casefile.read(args.source)
    case = folder.new(args.dir, file, written, case_id=os.urandom(16).hex())
    if args.json:
        give({"case": {"id": case.id, "title": file.title, "dir": str(args.dir)}})
        return ExitCode.DONE
    tell(str(args.dir))
    narrate("The case folder is made. Its files can be read: keep it on an encrypted disk.")
    return ExitCode.DONE


def _invite(args: argparse.Namespace) -> ExitCode:
    from interview.casework import folder, invite
    from interview.commands import desk
    from interview.guides.load import load_named

    if bool(args.code) == args.all:
        raise UsageError("Whom to invite isn't clear.", "Add --all, or --code with a code.")
    out = args.out if args.out is not None else args.dir / folder.INVITATIONS
    with folder.in_hand(args.dir, desk.now().astimezone()) as case:
        guide = load_named(case.guide)
        made = invite.invite(case, args.dir, args.code or None, guide, out)
    if args.json:
        give({"invitations": [one._asdict() for one in made]})
        return ExitCode.DONE
    for one in made:
        tell(f"{one.code}  {one.file}  {one.letter}")
    narrate("These invitations are not sealed: whoever gets one can read it.")
    if not case.file.accept_unsealed:
        narrate("This case doesn't accept unsealed records yet: see accept_unsealed in its file.")
    waiting = [one.code for one in case.file.participant if one.witness == "not_checked"]
    if waiting := [code for code in waiting if code in {one.code for one in made}]:
        narrate(f"Witness status is not checked, so these can't begin: {', '.join(waiting)}.")
    _narrate_language(case, guide, [one.code for one in made])
    return ExitCode.DONE


def _narrate_language(case: Case, guide: Guide, codes: Sequence[str]) -> None:
    """Say what in the reviewers' own words may colour an account. It is shown, and never blocks."""
    from interview.casework.reviewers_words import noticed

    found = list(noticed(case, codes, guide))
    if found:
        narrate("Some of your own words may colour an account. You may want to change them first:")
    for one in found:
        narrate(f'  {one.where}: "{one.words}". {one.about}')
