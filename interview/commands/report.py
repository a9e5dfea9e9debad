"""`interview report DIR`: the accounts side by side, to read, to print and to work with."""

from __future__ import annotations

import argparse
from pathlib import Path

from interview.commands import add_passphrase_file, give, narrate, tell
from interview.errors import ExitCode

FORMATS = "html,docx,xlsx,csv,jsonl,qdpx"
_CARE = "It holds what people wrote. Keep it, and send it, as you would their accounts."
AUDIENCES = ("team", "participants", "board")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("dir", type=Path, metavar="DIR", help="the case folder")
    parser.add_argument(
        "-f", "--format", default="html", metavar="FORMATS", help=f"{FORMATS} (default: html)"
    )
    parser.add_argument(
        "--for", dest="audience", choices=AUDIENCES, default="team", help="who will read it"
    )
    parser.add_argument(
        "-o", "--out", type=Path, metavar="OUT", help="a folder (default: DIR/reports)"
    )
    parser.add_argument(
        "--names", type=Path, metavar="FILE", help="the key that says who people are"
    )
    add_passphrase_file(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Write what was asked for and say where it is."""
    from interview.casework import folder, names_key, reports
    from interview.commands import desk
    from interview.report import formats
    from interview.report.audience import Audience

    audience = Audience(args.audience)
    forms = formats.wanted(args.format, audience)
    with folder.in_hand(args.dir, desk.now().astimezone()) as case:
        written = reports.write(args.dir, audience, forms, out=args.out, names=args.names)
        nameless = names_key.unnamed(args.names, case) if args.names is not None else ()
    if args.json:
        give({"reports": [str(one) for one in written]})
        return ExitCode.DONE
    for one in written:
        tell(str(one))
    narrate(_CARE)
    if any(one.stem.startswith("decisions-") for one in written):
        narrate("The workbook of decisions that was filled in stays as it is, beside the new one.")
    if any(one.stem.endswith(reports.NAMED) for one in written):
        narrate("It says who people are. Keep it with the key, apart from the other versions.")
        if nameless:
            narrate(f"The key has no name for {', '.join(nameless)}: the code stands there alone.")
    return ExitCode.DONE
