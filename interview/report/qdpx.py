"""The accounts as a project for programs of qualitative analysis: REFI-QDA 1.0, a `.qdpx` file.

The rules are the safe profile of merging.md, "Products": what is valid by the schema, and opens in
the programs that people have. A text is a file of its own and never inline; it is UTF-8 with LF
and no mark; nothing is empty; no two things have one name.

The one decision: the same tables give the same bytes. Ids come of what they name, days are those of
confirming and deciding, or DAY where there is none, and no clock is read. For the team only.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from interview.report.codings import codings
from interview.report.qde import Source, qde
from interview.report.transcript import transcript

if TYPE_CHECKING:
    from interview.report.tables import Tables

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # that a zip can say
_PLAIN_FILE: Final = 0o100644 << 16
_UNIX: Final = 3


def qdpx(tables: Tables) -> bytes:
    """Return the accounts with their codings, as a whole file."""
    sources = []
    for person in tables.people:
        if person.returned:
            text = transcript(person, tables)
            sources.append(Source(person, text.text, codings(text, person, tables)))
    made, files = qde(tables, sources)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in {"project.qde": made, **files}.items():
            packed.writestr(_entry(name), data)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Return how a file is called in the zip: the same on every system and day."""
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry
