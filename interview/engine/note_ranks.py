"""In which order of weight notes stand, once one of them has taken a place in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Note = dict[str, Any]


def moved_down(made: Sequence[Note], at: int) -> list[Note]:
    """Return the notes, those moved down whose place in the order the note at `at` has taken."""
    rank: Any = made[at].get("rank")
    found = []
    for index, note in enumerate(made):
        other = note.get("rank")
        if rank and index != at and other and rank <= other and _taken(made, at, rank, other):
            found.append({**note, "rank": other + 1} if other < 9 else note)  # noqa: PLR2004 - the most a rank can be
        else:
            found.append(note)
    return found


def _taken(made: Sequence[Note], at: int, rank: int, other: int) -> bool:
    """Return whether every place from `rank` to `other` was taken, so that `other` has to move."""
    held = {one.get("rank") for index, one in enumerate(made) if index != at}
    return all(place in held for place in range(rank, other + 1))
