"""Who knew what, when: all that somebody knew, assumed or learned, by when they learned it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.report.audience import Showing, showing
from interview.report.notes import Note, item_note

if TYPE_CHECKING:
    from interview.model.merged import Comparison
    from interview.model.taxonomy import Knowing
    from interview.report.index import Index
    from interview.report.passages import Reader


@dataclass(frozen=True, slots=True)
class KnownRow:
    """One thing known. `learned` is the confirmed range (EDTF) that places it in time, if any."""

    number: int
    anchor: str
    code: str
    role: str
    episode: int  # its number in the list
    learned: str | None
    status: Knowing | None
    note: Note
    home: str  # where it stands in its account


def known_rows(comparison: Comparison, index: Index, reader: Reader) -> tuple[KnownRow, ...]:
    """Return all that may be told, in time; what has no day comes last and is placed nowhere."""
    found: list[KnownRow] = []
    for one in comparison.known:
        answer = index.answer(one.answer)
        if answer is None:
            continue
        how = showing(reader.use(answer.account, answer.said), reader.audience)
        if how is Showing.NOT_AT_ALL:
            continue
        number = len(found) + 1
        found.append(
            KnownRow(
                number=number,
                anchor=f"known-{number}",
                code=one.code,
                role=answer.account.who.role,
                episode=index.numbers[one.episode],
                learned=one.item.learned_edtf,
                status=one.item.status or None,
                note=item_note(one.item, quoted=how is Showing.WORD_FOR_WORD),
                home=answer.anchor,
            )
        )
    return tuple(found)
