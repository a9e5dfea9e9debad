"""Where the wording lives: `prompts/`, inside the installed package or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

from interview.errors import FileTrouble

_PACKAGE = Path(__file__).resolve().parent


def prompts() -> Path:
    """Return the folder `prompts/`. Raise FileTrouble where an installation lacks it."""
    for folder in (_PACKAGE / "prompts", _PACKAGE.parent / "prompts"):
        if (folder / "guides").is_dir():
            return folder
    raise FileTrouble(
        "The folder of questions that comes with this program is missing.",
        "Install the program again.",
    )
