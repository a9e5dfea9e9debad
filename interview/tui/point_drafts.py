"""Where the words of a moment's lines wait while they are typed: a place for each line.

The one decision: they wait as an answer's do. Each goes once its words are in the journal, and a
moment that is not on the list yet has places too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.engine import intents as do
from interview.engine.place import Place

LINES = ("title", "words", "why")
_STAGE = "points."


def place(line: str, episode: str | None) -> Place:
    """Return where a line's words wait; `episode` is None for a moment not on the list yet."""
    return Place(f"{_STAGE}{line}", episode)


def is_one(at: Place) -> bool:
    """Return whether the words at a place belong to a moment's line."""
    return at.question.startswith(_STAGE)


def kept_by(intent: do.Intent) -> Iterator[Place]:
    """Yield the places whose words an intent keeps."""
    if isinstance(intent, do.NameEpisode):
        yield from (place(line, None) for line in LINES)
    elif isinstance(intent, do.ChangeEpisode):
        for line in LINES:
            if getattr(intent, line) is not None:
                yield place(line, intent.episode)


def waiting(drafts: Iterable[tuple[Place, bool]]) -> list[str | None]:
    """Return the moments with words that wait, None for one that is not on the list yet."""
    return list(dict.fromkeys(at.episode for at, _ in drafts if is_one(at)))
