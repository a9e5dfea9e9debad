"""Settings of this machine: colours, cursor, and what happens in a long silence.

The one decision: they are a convenience. One that can't be read is as it was in the beginning, and
nobody is stopped by one that can't be kept.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from interview.errors import FileTrouble

COLOURS: Final = ("dark", "light")
CARETS: Final = ("drawn", "terminal")  # the terminal's own, for magnifiers and input methods
SILENCES: Final = (20, 40, 10, 0)  # minutes until the screen is hidden; 0: never

_FILE: Final = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen on this machine; each is one of those above."""

    colours: str = COLOURS[0]
    caret: str = CARETS[0]
    silence: int = SILENCES[0]


_MAY_BE: Final = {"colours": COLOURS, "caret": CARETS, "silence": SILENCES}


def load(folder: Path) -> Settings:
    """Return the settings kept in a data folder."""
    try:
        data = json.loads((folder / _FILE).read_bytes())
        return Settings(**{name: data[name] for name in _MAY_BE if data[name] in _MAY_BE[name]})
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return Settings()


def keep(folder: Path, settings: Settings) -> None:
    """Keep settings in a data folder, which is made where it is missing."""
    from interview.storage import atomic

    with contextlib.suppress(FileTrouble):
        atomic.private_folder(folder)
        atomic.write_bytes(folder / _FILE, json.dumps(asdict(settings)).encode())
