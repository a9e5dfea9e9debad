"""`interview`: the home screen; in a pipe or with TERM=dumb, what can be done, in plain words."""

from __future__ import annotations

import argparse
import os
import sys

from interview.commands import desk, plain_wanted
from interview.errors import ExitCode


def run(args: argparse.Namespace) -> ExitCode:
    """Open the home screen, or say what there is."""
    if not plain_wanted(args, dict(os.environ)):
        from interview.commands.screens import run_screens

        return run_screens(args, None)
    from interview import shelf
    from interview.plain.shell import home

    places = desk.places(args)
    found = [(one, shelf.locked_by(places, one)) for one in shelf.listed(places)]
    return ExitCode(home(found, sys.stdout))
