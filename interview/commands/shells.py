"""Letting somebody go through an interview in the shell they can use: screens, or line by line."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from interview.commands import desk, plain_wanted
from interview.errors import ExitCode, Locked, OpensWith

if TYPE_CHECKING:
    from interview.front import Front
    from interview.sittings import Sitting

Opened = Callable[[Sequence[str]], "Sitting"]  # takes the words that were typed so far


def _nothing() -> None:
    """There is nothing to show before the interview is opened."""


def sit(
    args: argparse.Namespace,
    opened: Opened,
    first: Callable[[], Front | None] = _nothing,
    asks: Callable[[], OpensWith | None] = _nothing,
) -> ExitCode:
    """Open an interview and let the person go through it, in the shell they can use.

    `first` gives what the screens may show while it is opened, `asks` what they have to ask for
    before. Raise InterviewError where it can't be opened.
    """
    if plain_wanted(args, dict(os.environ)):
        from interview.commands.unlocking import unlocked

        return _at(args, unlocked(opened), plain=True)
    from interview.commands.screens import run_screens

    by = asks()
    if by is not None:
        return run_screens(args, shut=(by, opened))
    front = first()
    if front is not None:
        return run_screens(args, ahead=(front, lambda: opened(())))
    try:
        sitting = opened(())
    except Locked as locked:
        return run_screens(args, shut=(locked.by, opened))
    return _at(args, sitting, plain=False)


def _at(args: argparse.Namespace, sitting: Sitting, *, plain: bool) -> ExitCode:
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
