"""A case of one's own, begun: a whole tiny case that says at each place what goes there."""

from __future__ import annotations

from pathlib import Path

from interview import resources
from interview.errors import InterviewError
from interview.practice import cases
from interview.storage import atomic, disk
from interview.text import shown


def new(folder: Path) -> list[Path]:
    """Write the template into `folder`, which is new or empty; return its files.

    Raise InterviewError where something is there or the name can't be a case's, NotSaved.
    """
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise disk.trouble(error) from error
    if taken:
        raise InterviewError(
            f"{shown(str(folder))} is there already.", "Name a folder that is new or empty."
        )
    cases.refuse_our_name(folder)
    template = resources.prompts() / "templates" / "case"
    made = []
    for path in sorted(template.rglob("*.toml")):
        place = folder / path.relative_to(template)
        atomic.private_folder(place.parent)
        atomic.write_bytes(place, path.read_bytes())
        made.append(place)
    return made
