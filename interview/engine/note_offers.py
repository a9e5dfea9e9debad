"""What the next note on what shaped the work is asked and may begin with, the same in each shell.

The one decision: the last note that is offered asks for something that helped, and so does going
on where nothing noted did. screens.md 4: nobody is left on the worst of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from interview.engine.own_words import OwnWords
from interview.engine.view import Box
from interview.model.taxonomy import Effect, Form

_LAST: Final = 2  # after so many notes comes the last that is offered

Notes = Sequence[Mapping[str, Any]]


def lacks_help(box: Box, notes: Notes) -> bool:
    """Return whether things that shaped the work are noted, and none of them helped."""
    helped = any(one.get("effect") == Effect.HELPED for one in notes)
    return box.form is Form.FACTORS and bool(notes) and not helped


def asks_for_help(box: Box, notes: Notes) -> bool:
    """Return whether the next note is the last that is offered, and asks for what helped."""
    return len(notes) >= _LAST and lacks_help(box, notes)


def may_begin_with(box: Box, notes: Notes, *, helping: bool) -> tuple[OwnWords, ...]:
    """Return the words of their own that no note begins with yet, in the order of the account.

    `helping`: something that helped is asked for, so only what is said to have helped is offered.
    """
    used = {one.get("what") for one in notes}
    free = (one for one in box.own if one.text not in used)
    return tuple(one for one in free if one.helps or not helping)
