"""What the commands share that open an interview: where things are kept, the clock, which shell."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from interview.commands import plain_wanted
from interview.errors import ExitCode
from interview.sittings import Sitting
from interview.storage.paths import Places, data_dir


def places(args: argparse.Namespace) -> Places:
    """Return where everything is kept on this computer."""
    return Places(data_dir(args.data_dir, os.environ))


def now() -> datetime:
    """Return the time, aware, in UTC: the clock of every interview."""
    return datetime.now(UTC)


def owner() -> str:
    """Return what tells an interview apart that no invitation owns: 32 random hex digits."""
    return os.urandom(16).hex()


def exports(args: argparse.Namespace) -> Path:
    """Return the folder that hand-overs go to: `-o`, else `exports/` where the person stands."""
    out: Path | None = getattr(args, "out", None)
    return out if out is not None else Path.cwd() / "exports"


def sit(args: argparse.Namespace, sitting: Sitting) -> ExitCode:
    """Let the person go through the interview, in the shell they can use; leave the desk tidy."""
    try:
        if plain_wanted(args, dict(os.environ)):
            from interview.plain.shell import run as run_plain

            return ExitCode(
                run_plain(
                    sitting,
                    source=sys.stdin,
                    out=sys.stdout,
                    interactive=sys.stdin.isatty(),
                    exports=exports(args),
                )
            )
        from interview.commands.screens import run_screens

        return run_screens(args, sitting)
    finally:
        sitting.close()
