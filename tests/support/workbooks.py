"""Workbooks read back, by rules of their own: the format's standard, and office programs."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from openpyxl import Workbook, load_workbook

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = shutil.which("soffice")


def opened(data: bytes) -> Workbook:
    """Return a workbook as openpyxl reads it."""
    return load_workbook(BytesIO(data))


def rows(data: bytes, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet by the names of its columns."""
    head, *others = opened(data)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in others]


def texts(data: bytes) -> set[str]:
    """Return every text in a workbook as its standard has it read (ECMA-376, ST_Xstring)."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        # The parser hands over what the XML says; `_x000D_` is the format's own way of a character.
        root = ET.fromstring(packed.read("xl/sharedStrings.xml"))  # noqa: S314  our own file
    written = ("".join(t.text or "" for t in si.iter(f"{_NS}t")) for si in root)
    return {re.sub("_x([0-9A-Fa-f]{4})_", lambda one: chr(int(one[1], 16)), s) for s in written}


def by_office(data: bytes, sheet: int, where: Path) -> list[list[str]]:
    """Return the rows of a sheet (from 1) as LibreOffice reads them."""
    (where / "book.xlsx").write_bytes(data)
    form = f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"
    convert(where / "book.xlsx", form, where)
    (made,) = where.glob("book-*.csv")
    with made.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def convert(file: Path, form: str, where: Path) -> None:
    """Let LibreOffice write `file` again, in another form or the same, into `where`."""
    home = f"-env:UserInstallation={(where / 'home').as_uri()}"
    command = [
        str(OFFICE),
        home,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(where),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
