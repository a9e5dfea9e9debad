"""Reading people's files: TOML or JSON in, a Value out, or one sentence that says what and where.

The one decision: what stands in a file is never repeated in a sentence about it, for it may be
somebody's words. Named are the file, the line, the key, and the words of a closed list.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, TypeVar

from interview.model.base import Value
from interview.reading import files, shape, source
from interview.reading.refusals import ContentTrouble
from interview.reading.source import Source

__all__ = [
    "LARGEST",
    "LARGEST_WRITTEN",
    "ContentTrouble",
    "Source",
    "json_value",
    "toml_source",
    "toml_value",
]

LARGEST: Final = 16 * 1024 * 1024  # bytes; more than anybody says
LARGEST_WRITTEN: Final = 4 * 1024 * 1024  # more than anybody writes by hand; TOML is slow to read

V = TypeVar("V", bound=Value)


def toml_value(path: Path, model: type[V], *, what: str) -> V:
    """Return the TOML file `path` as a `model`. `what` is its name for a person, such as `case`.

    Raise FileTrouble where the file is missing, unreadable, too large or not UTF-8, ContentTrouble
    with the line for anything that is wrong in it.
    """
    return shape.value(toml_source(path, what=what), model)


def toml_source(path: Path, *, what: str) -> Source:
    """Return the TOML file `path` as plain data that can still say where a thing stands in it.

    For a reader who checks more than a model does, or makes one value of several files: give it to
    `shape.value`, and raise its `wrong(spot, ...)` for a rule of one's own. Raise as `toml_value`.
    """
    return source.toml(path.name, files.file_bytes(path, what=what, limit=LARGEST_WRITTEN), what)


def json_value(
    file: Path | bytes, model: type[V], *, what: str, limit: int = LARGEST, name: str = ""
) -> V:
    """Return a JSON file, or the bytes of one, as a `model`. `name` is what errors call bytes.

    Raise FileTrouble where a file is missing, unreadable, over `limit` bytes or not UTF-8,
    ContentTrouble for anything that is wrong in it.
    """
    if isinstance(file, Path):
        name, data = file.name, files.file_bytes(file, what=what, limit=limit)
    else:
        name, data = name or f"the {what}", files.within(file, name, what=what, limit=limit)
    return shape.value(source.json(name, data, what), model)
