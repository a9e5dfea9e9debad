"""Reading an invitation: it has to be whole, as it was made, and its guide in order.

The one decision: nothing of an invitation that isn't whole is used. The person who holds it can't
mend it, so what they are told is where to get another.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from interview.guides import rules
from interview.model.invitation import Invitation
from interview.reading import ContentTrouble, json_value
from interview.reading.refusals import AnotherKind

_LARGEST: Final = 8_000_000  # bytes; an invitation is its guide (50 thousand) and a few pages
_ASK: Final = "Don't use it. Ask the review team for a new one."


def read_invitation(path: Path) -> Invitation:
    """Return the invitation in the file `path`.

    Raise FileTrouble where it can't be read; ContentTrouble where it is another kind of file, of a
    newer program, damaged, changed since it was made, or carries a guide that is not in order.
    """
    try:
        found = json_value(path, Invitation, what="invitation", limit=_LARGEST)
    except AnotherKind:
        raise
    except ContentTrouble as error:
        raise ContentTrouble(error.file, error.line, error.told, _ASK) from None
    if found.digest != found.true_digest():
        told = "this invitation has been changed since it was made"
        raise ContentTrouble(path.name, None, told, _ASK)
    if any(True for _ in rules.problems(found.guide)):
        told = "the questions in this invitation are not in order"
        raise ContentTrouble(path.name, None, told, _ASK)
    return found
