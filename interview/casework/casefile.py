"""The case file as a review team writes it, with what no shape can say: codes that tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from interview.errors import InterviewError
from interview.model.case import CaseFile
from interview.reading import LARGEST_WRITTEN, Source, shape, toml_source
from interview.reading.files import file_bytes
from interview.reading.refusals import Spot
from interview.storage import atomic
from interview.text import shown

_WHAT: Final = "case"
_FILLED_IN: Final = "# The case as it was filled in. Change it here."
# Names that Windows keeps for devices, whatever follows the full stop. A code names files.
_DEVICES: Final = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))]
)


def read(path: Path) -> tuple[CaseFile, bytes]:
    """Return the case file at `path`, and its text as bytes, to be kept as it was written.

    An XLSX made from our template is taken too; the text is then what was written into it, as TOML.
    Raise FileTrouble where it can't be read, ContentTrouble with the line or the row where it is
    not in order.
    """
    if path.suffix.lower() == ".xlsx":
        from interview.report import case_workbook

        data = file_bytes(path, what="workbook", limit=LARGEST_WRITTEN)
        return filled_in(case_workbook.read(path.name, data))
    source = toml_source(path, what=_WHAT)
    return checked(source), source.text.encode("utf-8")


def filled_in(source: Source) -> tuple[CaseFile, bytes]:
    """Return the case file that somebody filled in, and its text as TOML. Raise ContentTrouble."""
    return checked(source), "\n".join((_FILLED_IN, *_as_toml(source.data))).encode("utf-8")


def _as_toml(data: dict[str, Any]) -> Iterator[str]:
    """Yield a case file in pieces, each row of a list under a heading of its own."""
    import tomli_w

    listed = {key: rows for key, rows in data.items() if isinstance(rows, list)}
    yield tomli_w.dumps({key: said for key, said in data.items() if key not in listed})
    for key, rows in listed.items():
        for row in rows:
            yield f"[[{key}]]\n{tomli_w.dumps(row)}"


def checked(source: Source) -> CaseFile:
    """Return the case file that `source` holds.

    Raise ContentTrouble where it is not in order: besides its shape, each code and each episode's
    id may be there once, in any spelling, and a participant's code must be able to name a file on
    any system.
    """
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
    return file


def write_template(path: Path) -> None:
    """Write the workbook to fill in at `path`, which must be free.

    Raise InterviewError where something is there or it isn't called .xlsx, NotSaved.
    """
    from interview.report import case_workbook

    if path.suffix.lower() != ".xlsx":
        raise InterviewError("A workbook has to be called .xlsx.", "Give it such a name.")
    if path.exists():
        raise InterviewError(f"{shown(path.name)} is there already.", "Give it another name.")
    atomic.private_folder(path.parent)
    atomic.write_bytes(path, case_workbook.template())


def _ids(file: CaseFile) -> Iterator[tuple[Spot, str]]:
    yield from ((("episode", n, "id"), one.id) for n, one in enumerate(file.episode))


def _codes(file: CaseFile) -> Iterator[tuple[Spot, str]]:
    yield from ((("participant", n, "code"), one.code) for n, one in enumerate(file.participant))


def _readers(file: CaseFile) -> Iterator[tuple[Spot, str]]:
    yield from ((("reader", n, "code"), one.code) for n, one in enumerate(file.reader))
