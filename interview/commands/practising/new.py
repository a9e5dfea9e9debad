"""`interview practice new DIR`: the files of a case of one's own, to be filled in."""

from __future__ import annotations

import argparse
from pathlib import Path

from interview.commands import give, narrate
from interview.errors import ExitCode
from interview.text import shown


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("dir", type=Path, metavar="DIR", help="the folder to make")


def run(args: argparse.Namespace) -> ExitCode:
    """Make the folder, and say what comes next."""
    from interview.practice import template

    made = template.new(args.dir)
    if args.json:
        give({"folder": str(args.dir.absolute()), "files": [str(path) for path in made]})
        return ExitCode.DONE
    named = shown(str(args.dir))
    narrate(
        f"A small case to write over is in {named}.\n"
        f"What it still lacks: interview practice lint {named}\n"
        "How a case is written: prompts/README.md, Writing a case of your own."
    )
    return ExitCode.DONE
