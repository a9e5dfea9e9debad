"""A path as somebody gives it.

The one decision: it is taken as it comes from a desk: dragged into the window, copied with quotes
round it, or typed with a ~.
"""

from __future__ import annotations

import re
from pathlib import Path

_QUOTES = "\"'\u2018\u2019\u201c\u201d"
_HIDDEN = re.compile(r"\\([ ()'&,;\[\]!$\"])")  # what a shell's drag and drop puts a stroke before


def from_desk(text: str) -> Path | None:
    """Return the path in `text` as it was typed, pasted or dragged; None where there is none."""
    path = text.strip()
    path = path.removeprefix("& ").strip()  # as PowerShell's window puts it
    path = path.strip(_QUOTES).strip()
    if path.startswith("file://"):
        from urllib.parse import unquote, urlparse

        path = unquote(urlparse(path).path)
    if not path:
        return None
    plain = Path(path)
    if "\\" in path and plain.anchor in ("", "/") and "/" in path:
        plain = Path(_HIDDEN.sub(r"\1", path))
    try:
        return plain.expanduser()
    except RuntimeError:  # there is no such person's folder: the file won't be found, in words
        return plain


def folder_there(path: Path) -> bool:
    """Return whether `path` is a folder that is there, as far as anybody may see."""
    try:
        return path.is_dir()
    except OSError:  # a name too long for any drive, a folder that may not be looked into
        return False
