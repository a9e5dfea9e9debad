"""Reading an invitation: it has to be whole, as it was made, and its guide in order.

The one decision: nothing of an invitation that isn't whole is used. The person who holds it can't
mend it, so what they are told is where to get another.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from interview.errors import Locked, OpensWith, WrongWords
from interview.guides import rules
from interview.model.invitation import Invitation
from interview.reading import ContentTrouble, json_value
from interview.reading.files import file_bytes
from interview.reading.refusals import AnotherKind
from interview.sealing import age, signing
from interview.sealing.trouble import NotOpened, Why

_WHAT: Final = "invitation"
_LARGEST: Final = 8_000_000  # bytes; an invitation is its guide (50 thousand) and a few pages
_ASK: Final = "Don't use it. Ask the review team for a new one."
_OLDER: Final = "this invitation is an older one, which is not sealed"
_CHANGED: Final = "this invitation has been changed since it was made"


def is_sealed(path: Path) -> bool:
    """Return whether the file `path` opens with words. Raise FileTrouble where it can't be read."""
    return age.is_sealed(file_bytes(path, what=_WHAT, limit=_LARGEST))


def read_invitation(path: Path, words: str | None = None) -> Invitation:
    """Return the invitation in the file `path`, which `words` open: in any case and spacing.

    Raise FileTrouble where it can't be read, Locked, WrongWords; ContentTrouble where it is another
    kind of file, of a newer program, damaged, not sealed, changed since it was made, or carries a
    guide that is not in order. Opening takes about a second.
    """
    data = file_bytes(path, what=_WHAT, limit=_LARGEST)
    if not age.is_sealed(data):
        _read(path, data)  # says what else it is, if it is that
        raise ContentTrouble(path.name, None, _OLDER, _ASK)
    found = _read(path, _opened(path, data, words))
    if found.digest != found.true_digest() or not _signed(found):
        raise ContentTrouble(path.name, None, _CHANGED, _ASK)
    if any(True for _ in rules.problems(found.guide)):
        told = "the questions in this invitation are not in order"
        raise ContentTrouble(path.name, None, told, _ASK)
    return found


def _opened(path: Path, data: bytes, words: str | None) -> bytes:
    if words is None:
        raise Locked(OpensWith.WORDS, "This invitation")
    try:
        return age.unseal_with_words(data, words)
    except NotOpened as error:
        if error.why is Why.WRONG_WORDS:
            raise WrongWords("this invitation") from None
        if error.why is Why.TOO_COSTLY:
            raise
        other = error.why is Why.ANOTHER_KEY
        told = "this is sealed, but not with words" if other else "this is damaged or cut short"
        raise ContentTrouble(path.name, None, told, _ASK) from None


def _read(path: Path, data: bytes) -> Invitation:
    try:
        return json_value(data, Invitation, what=_WHAT, limit=_LARGEST, name=path.name)
    except AnotherKind:
        raise
    except ContentTrouble as error:
        raise ContentTrouble(error.file, error.line, error.told, _ASK) from None


def _signed(found: Invitation) -> bool:
    """Return whether an invitation is signed by the case whose key it carries."""
    if found.keys is None or found.signature is None:
        return False
    kind = signing.Kind.INVITATION
    return signing.holds(found.keys.case, kind, found.signed_part(), found.signature)
