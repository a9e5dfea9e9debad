"""Letting somebody go through an interview in the shell they can use: screens, or line by line."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from interview.commands import desk, plain_wanted
from interview.errors import ExitCode

if TYPE_CHECKING:
    from interview.front import Front
    from interview.sittings import Sitting


def _nothing() -> None:
    """There is nothing to show before the interview is opened."""


def sit(
    args: argparse.Namespace,
    opened: Callable[[], Sitting],
    first: Callable[[], Front | None] = _nothing,
) -> ExitCode:
    """Open an interview and let the person go through it, in the shell they can use.

    `first` gives what the screens may show while it is opened. Raise InterviewError where it can't
    be.
    """
    plain = plain_wanted(args, dict(os.environ))
    front = None if plain else first()
    if front is not None:
        from interview.commands.screens import run_screens

        return run_screens(args, ahead=(front, opened))
    sitting = opened()
    try:
        # A damaged interview is only read, line by line: the screens are for writing.
        if plain or sitting.damaged_since is not None:
            return _line_by_line(args, sitting)
        from interview.commands.screens import run_screens

        return run_screens(args, sitting)
    finally:
        sitting.close()


def _line_by_line(args: argparse.Namespace, sitting: Sitting) -> ExitCode:
    from interview.plain.shell import run

    gc.enable()
    return ExitCode(
        run(
            sitting,
            source=sys.stdin,
            out=sys.stdout,
            interactive=sys.stdin.isatty(),
            exports=desk.exports(args),
        )
    )
