"""`interview practice [CASE] --role CODE`: sit down to a made-up case in somebody's role."""

from __future__ import annotations

import argparse

from interview.commands import add_out, add_plain, give, tell
from interview.errors import ExitCode, UsageError


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("case", nargs="?", help="a made-up case by name, or: list")
    parser.add_argument("--role", metavar="CODE", help="whose part to take, such as TE1")
    parser.add_argument(
        "--mode", choices=["self", "talk"], default="self", help="talk: one types, one answers"
    )
    add_plain(parser)
    add_out(parser, "where the practice record goes (default: exports/ of the current folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """List the made-up cases, or begin in a role."""
    from interview.practice import cases

    if args.case in (None, "list"):
        return _list(args)
    chosen = cases.case(args.case)
    if args.role is None:
        raise UsageError(
            "Practice needs a part to take.", f"Add --role with one of {', '.join(chosen.roles)}."
        )
    from interview import sittings
    from interview.commands import desk, shells
    from interview.commands.beginnings import practising

    begun_with = practising(chosen.id, args.role, mode=args.mode)
    return shells.sit(args, lambda _: sittings.begin(desk.places(args), begun_with, desk.now))


def _list(args: argparse.Namespace) -> ExitCode:
    from interview.practice import cases

    found = cases.cases()
    if args.json:
        rows = [{"id": one.id, "title": one.file.title, "roles": list(one.roles)} for one in found]
        give({"cases": rows})
        return ExitCode.DONE
    for one in found:
        tell(f"{one.id}  {one.file.title}. {one.file.question}")
        for who in one.file.participant:
            tell(f"  {who.code:<5} {who.role}, {who.agency}")
    return ExitCode.DONE
