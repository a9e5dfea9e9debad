"""`interview demo [-o DIR]`: the made-up case walked, merged, reported, in a minute."""

from __future__ import annotations

import argparse
import os
import secrets
import textwrap
from pathlib import Path

from interview.commands import add_out, give, tell
from interview.errors import ExitCode

_WIDTH = 76


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_out(parser, "a folder that is new or empty (default: one in exports/ here)")


def run(args: argparse.Namespace) -> ExitCode:
    """Do each step and say it, with what a person would do in its place."""
    from interview.commands import desk
    from interview.practice import cases, demo

    root = args.out or demo.default_folder(Path.cwd() / "exports", desk.now().astimezone())
    done = []
    case_id = os.urandom(16).hex()
    steps = demo.steps(cases.case("fern"), root, desk.now, case_id, secrets.randbelow)
    for number, step in enumerate(steps, start=1):
        done.append(step)
        if args.json:
            continue
        tell(textwrap.fill(f"{number}  {step.done}", _WIDTH, subsequent_indent="   "))
        for one in step.you:
            tell(textwrap.indent(textwrap.fill(one, _WIDTH - 3), "   "))
        for path in step.made:
            tell(f"   {path}")
        tell()
    if args.json:
        give({"steps": [{"done": s.done, "made": [str(p) for p in s.made]} for s in done]})
    return ExitCode.DONE
