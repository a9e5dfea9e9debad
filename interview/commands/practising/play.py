"""`interview practice [play] CASE --role CODE`: sit down to a made-up case in somebody's role."""

from __future__ import annotations

import argparse

from interview.commands import add_out, add_plain
from interview.commands.practising import listing
from interview.errors import ExitCode, UsageError


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("case", nargs="?", help="a made-up case, by name or by its folder")
    parser.add_argument("--role", metavar="CODE", help="whose part to take, such as TE1")
    parser.add_argument(
        "--mode",
        choices=["self", "talk"],
        default="self",
        help="talk: in threes, one asks and types, one answers; one moment in 25 minutes",
    )
    parser.add_argument(
        "--episode", metavar="ID", default="", help="which moment (talk; default: one that fits)"
    )
    parser.add_argument("--whole", action="store_true", help="the whole interview (talk)")
    add_plain(parser)
    add_out(parser, "where the practice record goes (default: exports/ of the current folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """Begin in a role; without a case, list them."""
    if args.case is None:
        return listing.run(args)
    _fit(args)
    from interview.practice import cases

    chosen = cases.case(args.case)
    if args.role is None:
        raise UsageError(
            "Practice needs a part to take.", f"Add --role with one of {', '.join(chosen.roles)}."
        )
    about = ""
    if args.mode == "talk" and not args.whole:
        about = cases.moment(chosen, args.role, args.episode)
    from interview import sittings
    from interview.commands import desk, shells
    from interview.commands.beginnings import practising

    begun_with = practising(chosen, args.role, mode=args.mode, about=about)
    return shells.sit(args, lambda _: sittings.begin(desk.places(args), begun_with, desk.now))


def _fit(args: argparse.Namespace) -> None:
    """Raise UsageError where two words of the command don't go together."""
    if args.mode != "talk" and (args.episode or args.whole):
        raise UsageError("--episode and --whole are for practice in threes.", "Add --mode talk.")
    if args.episode and args.whole:
        raise UsageError("--episode and --whole say two things.", "Leave one out.")
