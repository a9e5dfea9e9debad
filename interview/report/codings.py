"""What is coded in an account: by the person in their notes and on pages of the triad, by readers.

The one decision: a coding is somebody's. What a person chose for a note of theirs is theirs; so is
what they wrote where tasks, tools or the environment were asked for; a reader's is the reader's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from interview.model.taxonomy import Lens
from interview.report.transcript import Span, plain

if TYPE_CHECKING:
    from interview.report.people import Person
    from interview.report.tables import Tables
    from interview.report.transcript import Noted, Transcript
    from interview.report.views import CodingRow

# What is asked about one part of the triad, by the ids of design.md 4.
_PAGES: Final[Mapping[str, Lens]] = MappingProxyType(
    {
        "shaped.tasks": Lens.TASK,
        "shaped.tools": Lens.TOOL,
        "shaped.environment": Lens.ENVIRONMENT,
        "shaped.you": Lens.PERSON,
    }
)
_SAID_OF_IT: Final = ("effect", "usual", "rank")


@dataclass(frozen=True, slots=True)
class Coded:
    """One coding: where, with which code, whose, and what was said of it.

    `code` is a key of the code book; `on` an ISO day, empty where none is known.
    """

    span: Span
    code: str
    label: str
    by: str
    reader: bool
    on: str
    about: str = ""


def codings(text: Transcript, person: Person, tables: Tables) -> tuple[Coded, ...]:
    """Return every coding of one account: the person's in their order, then the readers'."""
    on = latest(person.confirmed)
    theirs = [*_pages(text, person.code, on), *_notes(text, person.code, on)]
    rows = [one for one in tables.codings if one.whose == person.code]
    return (*theirs, *(_reader(one, text.passages[one.anchor]) for one in rows))


def latest(days: Iterable[str]) -> str:
    """Return the last of the ISO days that there are among `days`, empty where there is none."""
    return max(filter(_is_day, days), default="")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _pages(text: Transcript, code: str, on: str) -> Iterator[Coded]:
    for question, span in text.said:
        if question in _PAGES:
            lens = str(_PAGES[question])
            yield Coded(span, lens, lens, code, reader=False, on=on)


def _notes(text: Transcript, code: str, on: str) -> Iterator[Coded]:
    for noted in text.notes:
        about = plain(_about(noted))
        for fact in noted.note.facts:
            if fact.field in ("code", "lens"):
                for one in fact.says:
                    yield Coded(
                        noted.span, one.code, one.text, code, reader=False, on=on, about=about
                    )


def _about(noted: Noted) -> str:
    facts = [one for one in noted.note.facts if one.field in _SAID_OF_IT]
    said = [f"{one.label}: {', '.join(part.text for part in one.says)}" for one in facts]
    return "; ".join([*said, *([noted.about] if noted.about else [])])


def _reader(row: CodingRow, span: Span) -> Coded:
    about = plain("\n".join(filter(None, (row.direction_said, row.note))))
    return Coded(span, row.code, row.label, row.by, reader=True, on=row.on, about=about)
