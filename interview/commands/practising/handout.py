"""`interview practice handout CASE`: a practice day on paper, in Word and for a browser."""

from __future__ import annotations

import argparse

from interview.commands import add_out, give, narrate, tell
from interview.errors import ExitCode

_CARE = (
    "One pack is for those who take part. Its last pages are role cards: one each, to one person. "
    "The other is for the facilitator only: it says what is hidden where, and how the case ends."
)


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("case", metavar="CASE", help="a made-up case, by name or by its folder")
    add_out(parser, "where the packs go (default: exports/ of the current folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """Write both packs and say where they are."""
    from interview.commands import desk
    from interview.practice import cases, handout

    made = handout.write(cases.case(args.case), desk.exports(args))
    if args.json:
        give({"files": [str(one) for one in made]})
        return ExitCode.DONE
    for one in made:
        tell(str(one))
    narrate(_CARE)
    return ExitCode.DONE
