"""What was said in a passage, as paragraphs to read: for sheets and screens of plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from interview.report.passages import Passage
from interview.report.statements import Manner, Statement


class Spoken(NamedTuple):
    """A paragraph. `own`: in the person's own words, letter for letter; else it is said by us."""

    text: str
    own: bool = True


def spoken(passage: Passage, episode: str = "") -> Iterator[Spoken]:
    """Yield words, notes, and replies to follow-ups.

    A note that names a moment is left out where `episode` is another.
    """
    yield from (_of(one) for one in passage.says if not passage.notes)
    for note in passage.notes:
        if not (episode and note.episode and note.episode != episode):
            if note.what:
                yield _of(note.what)
            facts = (f"{one.label}: {', '.join(s.text for s in one.says)}" for one in note.facts)
            if told := "; ".join(facts):
                yield Spoken(told, own=False)
    yield from (_of(one.says) for one in passage.follow_ups if one.says.manner is Manner.WORDS)


def _of(one: Statement) -> Spoken:
    return Spoken(one.text, own=one.manner is Manner.WORDS)
