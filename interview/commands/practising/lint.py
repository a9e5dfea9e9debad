"""`interview practice lint CASE`: what a made-up case still lacks."""

from __future__ import annotations

import argparse
from pathlib import Path

from interview.commands import give, narrate, tell
from interview.errors import ExitCode


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("case", metavar="CASE", help="a made-up case, by name or by its folder")


def run(args: argparse.Namespace) -> ExitCode:
    """Say what is missing, a line each; leave with 1 where something is."""
    from interview.commands import desk
    from interview.guides.load import load_named
    from interview.practice import cases
    from interview.practice.lint import lint

    folder = Path(args.case) if Path(args.case).is_dir() else cases.case(args.case).folder
    found = lint(folder, load_named(), desk.now)
    if args.json:
        rows = [
            {
                "file": getattr(one, "file", None),
                "line": getattr(one, "line", None),
                "what": one.what,
                "do": one.do,
            }
            for one in found
        ]
        give({"lacking": rows})
        return ExitCode.REFUSED if found else ExitCode.DONE
    for one in found:
        tell(str(one))
    narrate(f"{len(found)} things are missing." if found else "Nothing is missing.")
    return ExitCode.REFUSED if found else ExitCode.DONE
