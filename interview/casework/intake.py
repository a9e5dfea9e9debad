"""What was given to merge: files named, or found in a folder, each an input; the rest is passed by.

The one decision: links, pipes and folders in a folder are never followed or opened, whether named
or found. A `.jsonl` file is many inputs, a line each, so what this program writes it can read. It
is gone through in pieces: no line has to be held whole to be found.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from interview.errors import FileTrouble
from interview.reading import LARGEST
from interview.reading.refusals import short
from interview.text import shown

_LINES: Final = ".jsonl"
_PIECE: Final = 1 << 20


class Input(NamedTuple):
    """One input: what a person calls it, and where its bytes are."""

    name: str
    path: Path
    start: int = 0
    size: int | None = None  # bytes; None: the whole file

    def read(self) -> bytes:
        """Return its bytes, up to one more than a record may have. Raise OSError."""
        most = LARGEST + 1  # in pieces: Python makes room for all that a read may bring
        size = most if self.size is None else min(self.size, most)
        return b"".join(self._replace(size=size).whole())

    def whole(self) -> Iterator[bytes]:
        """Yield all its bytes in pieces, however large it is. Raise OSError."""
        with self.path.open("rb") as file:
            file.seek(self.start)
            left = self.size
            while piece := file.read(_PIECE if left is None else min(_PIECE, left)):
                left = None if left is None else left - len(piece)
                yield piece

    def sha(self) -> str:
        """Return the SHA-256 of all its bytes, hex. Raise OSError."""
        found = hashlib.sha256()
        for piece in self.whole():
            found.update(piece)
        return found.hexdigest()


class Skipped(NamedTuple):
    """Something that is no input, and why."""

    file: str
    reason: str


def gather(named: Sequence[Path]) -> tuple[list[Input], list[Skipped]]:
    """Return the inputs that the paths stand for, in their order, and what was passed by.

    A folder stands for its regular files, not deeper. Raise FileTrouble where a path isn't there.
    """
    inputs: list[Input] = []
    skipped: list[Skipped] = []
    for path in named:
        for found in _listed(path):
            why = _not_a_file(found)
            if why:
                skipped.append(Skipped(_named(found), why))
                continue
            try:
                inputs += list(_inputs(found))  # all of a file's lines or none
            except OSError:
                skipped.append(Skipped(_named(found), "it can't be read"))
    return inputs, skipped


def _named(path: Path) -> str:
    """Return what a person calls a file; a name may hold bytes that are no text."""
    return shown(str(path))


def _listed(path: Path) -> Iterable[Path]:
    try:
        mode = path.lstat().st_mode
        return sorted(path.iterdir()) if stat.S_ISDIR(mode) else [path]
    except FileNotFoundError:
        raise FileTrouble(
            f"There is no file called {short(path.name)} there.",
            "See that the name and the folder are right.",
        ) from None
    except (OSError, ValueError):
        raise FileTrouble(
            f"{short(path.name)} can't be read.",
            "See that its drive is there and that you may read it, then try again.",
        ) from None


def _not_a_file(path: Path) -> str:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return "it can't be read"
    if stat.S_ISLNK(mode):
        return "it is a link"
    if stat.S_ISDIR(mode):
        return "it is a folder"
    return "" if stat.S_ISREG(mode) else "it is not a file"


def _inputs(path: Path) -> Iterator[Input]:
    if path.suffix.lower() != _LINES:
        yield Input(_named(path), path)
        return
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), start=1):
            if not line.blank:
                yield Input(f"{_named(path)}, line {number}", path, line.start, line.size)


class _Line(NamedTuple):
    """Where a line lies in its file: its first byte, and how many it has before its end."""

    start: int
    size: int
    blank: bool


def _lines(file: BinaryIO) -> Iterator[_Line]:
    """Yield the lines of a file, ended by LF or CRLF, the last by nothing too."""
    start = size = 0
    blank, last = True, b""
    while piece := file.readline(_PIECE):
        size += len(piece)
        blank = blank and not piece.strip()
        if piece.endswith(b"\n"):
            end = 2 if (last + piece).endswith(b"\r\n") else 1
            yield _Line(start, size - end, blank)
            start, size, blank, last = start + size, 0, True, b""
        else:
            last = piece[-1:]
    if size:
        yield _Line(start, size, blank)
