"""What no shape can say of a record: that its parts hold together. Pure.

A record that passes can be compared without another look: its dates can be read, its notes have
their form, and each id is there once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final, NamedTuple

from interview.merge.sheet import FACTORS, HELD, ITEMS
from interview.model import when
from interview.model.notes import WrongNotes, factor_notes, knowledge_items
from interview.model.record import Record, RecordedAnswer


class Wrong(NamedTuple):
    """The first thing that is off: where, in the record's own names, and whether an id is twice."""

    path: str
    twice: bool = False


# As everywhere else: an id can be named in a file, and is never anybody's words.
_EPISODE_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")


def first_wrong(record: Record) -> Wrong | None:
    """Return the first thing that keeps `record` from being merged, None where it is sound."""
    return next(chain(_twice(record), _unfit(record), _of_nothing(record)), None)


def _twice(record: Record) -> Iterator[Wrong]:
    ids: dict[str, Iterable[object]] = {
        "episodes[{}].id": (one.id for one in record.episodes),
        "answers[{}].id": (one.id for one in record.answers),
        "answers[{}].question": ((one.question, one.episode) for one in record.answers),
        "additions[{}].id": (one.id for one in record.additions),
        "corrections[{}].id": (one.id for one in record.corrections),
    }
    for path, named in ids.items():
        if (number := _second(named)) is not None:
            yield Wrong(path.format(number), twice=True)


def _unfit(record: Record) -> Iterator[Wrong]:
    for number, episode in enumerate(record.episodes, start=1):
        if _EPISODE_ID.fullmatch(episode.id) is None:
            yield Wrong(f"episodes[{number}].id")
        if episode.when.edtf is not None and not when.valid(episode.when.edtf):
            yield Wrong(f"episodes[{number}].when.edtf")
    episodes = {one.id for one in record.episodes}
    for number, answer in enumerate(record.answers, start=1):
        if answer.episode is not None and answer.episode not in episodes:
            yield Wrong(f"answers[{number}].episode")
        if not _fits(answer):
            yield Wrong(f"answers[{number}].value")


def _of_nothing(record: Record) -> Iterator[Wrong]:
    places = {(one.question, one.episode) for one in record.answers}
    for number, correction in enumerate(record.corrections, start=1):
        if (correction.question, correction.episode) not in places:
            yield Wrong(f"corrections[{number}].question")


def _fits(answer: RecordedAnswer) -> bool:
    reader = _READERS.get(answer.question)
    if reader is None or answer.value is None:
        return True
    try:
        reader(answer.value)
    except (WrongNotes, TypeError):
        return False
    return True


def _words(value: Any) -> None:
    if not isinstance(value, str):
        raise TypeError


_READERS: Final = {ITEMS: knowledge_items, FACTORS: factor_notes, HELD: _words}


def _second(ids: Iterable[object]) -> int | None:
    """Return the number, from 1, of the first id that was there before; None if there is none."""
    seen: set[object] = set()
    for number, one in enumerate(ids, start=1):
        if one in seen:
            return number
        seen.add(one)
    return None
