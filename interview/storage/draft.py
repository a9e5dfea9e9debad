"""The answer being typed, kept beside the journal until it is journalled.

The one decision: a draft is a convenience and the journal is the truth. So a draft that can't be
read is as good as none, and nothing else ever waits for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from interview.errors import FileTrouble
from interview.storage import atomic, disk, locked
from interview.storage.locked import Key
from interview.storage.paths import DRAFT


def keep(folder: Path, data: Mapping[str, Any], key: Key | None = None) -> None:
    """Keep `data`, plain JSON, as the draft of the interview in `folder`. Raise NotSaved.

    The folder must exist: nothing is kept before an interview has begun.
    """
    locked.write(folder / DRAFT, atomic.checked(dict(data)), key)


def kept(folder: Path, key: Key | None = None) -> dict[str, Any] | None:
    """Return the draft kept in `folder`, None where there is none or it is damaged."""
    try:
        data = locked.read(folder / DRAFT, key)
        draft = None if data is None else atomic.verified(data, DRAFT)
    except FileTrouble:
        return None
    return draft if isinstance(draft, dict) else None


def drop(folder: Path) -> None:
    """Remove the draft, if there is one: its answer has been journalled.

    Raise FileTrouble, and not NotSaved: all that was typed is safe in the journal.
    """
    try:
        disk.remove(folder / DRAFT)
        disk.sync_folder(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise FileTrouble(
            "The draft of an answer that has been saved could not be removed.",
            "See that the interview's folder is yours and that its drive is there.",
        ) from error
