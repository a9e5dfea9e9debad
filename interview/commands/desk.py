"""What the commands share that open an interview: where things are kept, and the clock."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

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
