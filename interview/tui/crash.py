"""What is left when the program itself goes wrong: one sentence for the person, a log for us.

The one decision: neither holds a word of anybody's. The log has the kind of error and where it was
raised, file and line; never a message, which may quote what was typed, and never a local variable.
"""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

LOG = "trouble.log"


def places(trace: TracebackType | None) -> list[str]:
    """Return where an error passed through, outermost first: "interview/tui/app.py:41"."""
    return [
        f"{'/'.join(Path(frame.f_code.co_filename).parts[-3:])}:{number}"
        for frame, number in traceback.walk_tb(trace)
    ]


def entry(error: BaseException, at: datetime) -> str:
    """Return a log entry on `error`, and on what it came from, without a word of any message."""
    told: list[str] = []
    one: BaseException | None = error
    while one is not None and len(told) < 5:  # noqa: PLR2004 - far enough to find it
        told.append(f"{type(one).__name__} at {', '.join(places(one.__traceback__)) or 'nowhere'}")
        one = one.__cause__ or one.__context__
    return f"{at.isoformat(timespec='seconds')} {' from '.join(told)}\n"


def note(error: BaseException, folder: Path, at: datetime) -> Path | None:
    """Add `error` to the log in `folder` and return the log, or None where it can't be written."""
    path = folder / LOG
    try:
        path.touch(mode=0o600, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(entry(error, at))
    except OSError:
        return None
    return path


def sentence(interview: str, folder: Path, log: Path | None, *, all_kept: bool) -> str:
    """Return what a person is told. `interview` is the id of the one in hand, or empty.

    `all_kept`: the words in hand are on disk too.
    """
    told = "interview: something went wrong in the program."
    if interview:
        safe = "Your work" if all_kept else "What was said to be saved"
        told += f" {safe} is safe in {folder}. Start again and choose Go on, or type:\n"
        told += f"  interview resume {interview}"
    else:
        told += " What was said to be saved is saved. Start again."
    return f"{told}\nA note without any of your words is in {log}" if log else told
