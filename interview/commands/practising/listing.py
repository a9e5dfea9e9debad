"""`interview practice list`: the made-up cases that come with the program."""

from __future__ import annotations

import argparse

from interview.commands import give, tell
from interview.errors import ExitCode


def add(_parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command: none."""


def run(args: argparse.Namespace) -> ExitCode:
    """List the cases, and who one can be in them."""
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
