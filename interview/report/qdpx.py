"""The accounts as a project for programs of qualitative analysis: REFI-QDA 1.0, a `.qdpx` file.

The rules are the safe profile of merging.md, "Products": what is valid by the schema, and opens in
the programs that people have. A text is a file of its own and never inline; it is UTF-8 with LF
and no mark; nothing is empty; no two things have one name.

The one decision: the same tables give the same bytes. Ids come of what they name, days are those of
confirming and deciding, or DAY where there is none, and no clock is read. For the team only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.report.codings import codings
from interview.report.office import packed
from interview.report.qde import Source, qde
from interview.report.transcript import transcript

if TYPE_CHECKING:
    from interview.report.tables import Tables


def qdpx(tables: Tables) -> bytes:
    """Return the accounts with their codings, as a whole file."""
    sources = []
    for person in tables.people:
        if person.returned:
            text = transcript(person, tables)
            sources.append(Source(person, text.text, codings(text, person, tables)))
    made, files = qde(tables, sources)
    return packed({"project.qde": made, **files})
