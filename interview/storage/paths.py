"""Where things are kept on this computer: the data folder and the names inside it.

The one decision: an interview is found by its generated id and by nothing else, so that no name a
person types, and none that comes in a file, ever becomes part of a path.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from interview.errors import UsageError

# What an interview's folder holds.
JOURNAL: Final = "journal.jsonl"
GUIDE: Final = "guide.json"
DRAFT: Final = "draft.json"
FRONT: Final = "front.json"
KEYS: Final = "keys.json"
LOCKED: Final = "locked.json"
LOCK: Final = "lock"

_PROGRAM: Final = "learning-together-interview"
_ID: Final = re.compile(r"[0-9a-f]{8,32}")


def data_dir(flag: Path | None, environ: Mapping[str, str]) -> Path:
    """Return the folder that everything is kept in. Nothing is made.

    The flag, else INTERVIEW_DATA_DIR in `environ`, else the system's folder for a program's own
    data, which is never a person's Documents.
    """
    if flag is not None:
        return flag.expanduser().absolute()
    if named := environ.get("INTERVIEW_DATA_DIR"):
        return Path(named).expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_dir(_PROGRAM, appauthor=False))


def is_id(text: str) -> bool:
    """Return whether `text` could be an interview's id: 8 to 32 lower-case hex digits."""
    return _ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Places:
    """The places inside a data folder. Nothing is looked up and nothing is made."""

    root: Path

    @property
    def interviews(self) -> Path:
        """The folder of real interviews, a folder each."""
        return self.root / "interviews"

    @property
    def practice(self) -> Path:
        """The folder of practice interviews: a store of their own."""
        return self.root / "practice"

    @property
    def library(self) -> Path:
        """The file that lists which interviews are on this computer."""
        return self.root / "library.json"

    def interview(self, interview: str, *, practice: bool = False) -> Path:
        """Return the folder of the interview with that id. Raise UsageError for what is no id."""
        if not is_id(interview):
            raise UsageError(
                "That is not the id of an interview.", "`interview list` shows those there are."
            )
        return (self.practice if practice else self.interviews) / interview
