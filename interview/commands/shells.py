"""Letting somebody go through an interview in the shell they can use: screens, or line by line."""

from __future__ import annotations

import argparse
import gc
import os
import sys

from interview.commands import desk, plain_wanted
from interview.errors import ExitCode
from interview.sittings import Sitting


def sit(args: argparse.Namespace, sitting: Sitting) -> ExitCode:
    """Let the person go through the interview, in the shell they can use; leave the desk tidy."""
    try:
        # A damaged interview is only read, line by line: the screens are for writing.
        if sitting.damaged_since is not None or plain_wanted(args, dict(os.environ)):
            from interview.plain.shell import run as run_plain

            gc.enable()
            return ExitCode(
                run_plain(
                    sitting,
                    source=sys.stdin,
                    out=sys.stdout,
                    interactive=sys.stdin.isatty(),
                    exports=desk.exports(args),
                )
            )
        from interview.commands.screens import run_screens

        return run_screens(args, sitting)
    finally:
        sitting.close()
