"""`interview where`: every folder this program uses."""

from __future__ import annotations

import argparse
from pathlib import Path

from interview.commands import give, tell
from interview.errors import ExitCode


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command: it has none of its own."""


def run(args: argparse.Namespace) -> ExitCode:
    """Print the folders. Nothing is made."""
    from interview import resources
    from interview.commands import desk

    places = desk.places(args)
    folders = {
        "data": places.root,
        "interviews": places.interviews,
        "practice": places.practice,
        "library": places.library,
        "prompts": resources.prompts(),
        "exports": Path.cwd() / "exports",
    }
    if args.json:
        give({name: str(path) for name, path in folders.items()})
        return ExitCode.DONE
    for name, path in folders.items():
        tell(f"{name:<11} {path}")
    return ExitCode.DONE
