"""`interview report DIR`: the accounts side by side, as a page to read and to print."""

from __future__ import annotations

import argparse
from pathlib import Path

from interview.commands import add_passphrase_file, give, narrate, tell
from interview.errors import ExitCode, UsageError

FORMATS = ("html",)
AUDIENCES = ("team", "participants", "board")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("dir", type=Path, metavar="DIR", help="the case folder")
    parser.add_argument(
        "-f", "--format", default="html", metavar="FORMATS", help=f"{', '.join(FORMATS)}"
    )
    parser.add_argument(
        "--for", dest="audience", choices=AUDIENCES, default="team", help="who will read it"
    )
    parser.add_argument(
        "-o", "--out", type=Path, metavar="OUT", help="a folder (default: DIR/reports)"
    )
    add_passphrase_file(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Write what was asked for and say where it is."""
    from interview.casework import folder, reports
    from interview.commands import desk

    wanted = [one.strip() for one in args.format.split(",") if one.strip()]
    unknown = [one for one in wanted if one not in FORMATS]
    if unknown or not wanted:
        raise UsageError(
            "A report isn't made in that form.", f"These there are: {', '.join(FORMATS)}."
        )
    with folder.in_hand(args.dir, desk.now().astimezone()):
        written = reports.write(args.dir, args.audience, args.out)
    if args.json:
        give({"reports": [str(written)]})
        return ExitCode.DONE
    tell(str(written))
    narrate("It holds what people wrote. Keep it, and send it, as you would their accounts.")
    return ExitCode.DONE
