"""What was said in a passage, as paragraphs to read: for sheets and screens of plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from interview.report.passages import Passage
from interview.report.statements import Manner


def texts(passage: Passage, episode: str = "") -> Iterator[str]:
    """Yield words, notes, and replies to follow-ups, letter for letter.

    A note that names a moment is left out where `episode` is another.
    """
    yield from (one.text for one in passage.says if not passage.notes)
    for note in passage.notes:
        if not (episode and note.episode and note.episode != episode):
            facts = (f"{one.label}: {', '.join(s.text for s in one.says)}" for one in note.facts)
            told = (note.what.text if note.what else "", "; ".join(facts))
            yield "\n".join(filter(None, told))
    yield from (one.says.text for one in passage.follow_ups if one.says.manner is Manner.WORDS)
