"""A file's bytes and text, or FileTrouble: missing, unreadable, no file, too large, not UTF-8."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from interview.errors import FileTrouble
from interview.reading.refusals import a, short

# How a file begins that an office program wrote: zip (docx, ods), or OLE (doc, xls).
_PACKED: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def file_bytes(path: Path, *, what: str, limit: int) -> bytes:
    """Return the bytes of a regular file of up to `limit` bytes. Raise FileTrouble."""
    name = short(path.name) or "This"
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise FileTrouble(f"{name} is a folder, not {a(what)}.", "Name the file in it.")
        if not stat.S_ISREG(found.st_mode):  # a pipe would keep us waiting for ever
            raise FileTrouble(f"{name} is not a file.", "Save it as a file and name that.")
        with path.open("rb") as file:
            return within(file.read(limit + 1), name, what=what, limit=limit)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise FileTrouble(
            f"There is no {what} called {name} there.",
            "See that the name and the folder are right.",
        ) from None
    except OSError:
        raise FileTrouble(
            f"{name} can't be read.",
            "See that its drive is there and that you may read the file, then try again.",
        ) from None


def within(data: bytes, name: str, *, what: str, limit: int) -> bytes:
    """Return `data` if it has up to `limit` bytes. Raise FileTrouble."""
    if len(data) > limit:
        raise FileTrouble(f"{name} is too large to be {a(what)}.", "Choose another file.")
    return data


def utf8(name: str, data: bytes) -> str:
    """Return `data` as text. Raise FileTrouble with the line where it is not UTF-8.

    An office program's document is told apart: a line of it says nothing to anybody.
    """
    if data.startswith(_PACKED):
        raise FileTrouble(
            f"{name} is a document of an office program, not text.",
            "Save it as text in UTF-8, or as .xlsx where a workbook is asked for.",
        )
    try:
        return data.decode("utf-8-sig")  # some editors put a mark at the beginning
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileTrouble(
            f"{name}, line {line}: this is not text in UTF-8.", "Save it as UTF-8 and try again."
        ) from None
