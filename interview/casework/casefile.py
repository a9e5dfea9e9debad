"""The case file as a review team writes it, with what no shape can say: codes that tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from interview.model.case import CaseFile
from interview.reading import shape, toml_source
from interview.reading.refusals import Spot

_WHAT: Final = "case"
# Names that Windows keeps for devices, whatever follows the full stop. A code names files.
_DEVICES: Final = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))]
)


def read(path: Path) -> tuple[CaseFile, bytes]:
    """Return the case file at `path`, and its text as bytes, to be kept as it was written.

    Raise FileTrouble where it can't be read, ContentTrouble with the line where it is not in order:
    besides its shape, each code and each episode's id may be there once, in any spelling, and a
    participant's code must be able to name a file on any system.
    """
    source = toml_source(path, what=_WHAT)
    file = shape.value(source, CaseFile)
    for names in (_ids(file), _codes(file), _readers(file)):
        seen: set[str] = set()
        for spot, name in names:
            if name.casefold() in seen:
                raise source.wrong(spot, f"{name} is there twice", "Give each its own.")
            seen.add(name.casefold())
    for spot, code in _codes(file):
        if code.upper() in _DEVICES:
            raise source.wrong(spot, f"{code} can't name a file on Windows", "Use another code.")
    return file, source.text.encode("utf-8")


def _ids(file: CaseFile) -> Iterator[tuple[Spot, str]]:
    yield from ((("episode", n, "id"), one.id) for n, one in enumerate(file.episode))


def _codes(file: CaseFile) -> Iterator[tuple[Spot, str]]:
    yield from ((("participant", n, "code"), one.code) for n, one in enumerate(file.participant))


def _readers(file: CaseFile) -> Iterator[tuple[Spot, str]]:
    yield from ((("reader", n, "code"), one.code) for n, one in enumerate(file.reader))
