"""What is said of locks and seals, and the rules about words, for both shells and the commands.

The one decision: a promise about who can read something is the program's and not a guide's, so
these words are not among those that a review team may change.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from interview.errors import OpensWith

# Before it begins
WITH_WORDS: Final = (
    "Your four words also lock this on the computer. The review team has them too and could open "
    "it; choose words of your own if you'd rather they couldn't. Nobody can get those back for you."
)
WITHOUT_WORDS: Final = (
    "You can lock this on the computer with words of your own. Nobody can get those back for you."
)
NO_LOCK: Final = (
    "Without one, anyone who can use your account on this computer could read what you write."
)
LOCK_WITH_WORDS: Final = "Lock it with my four words"
LOCK_WITH_OWN: Final = "Choose words of my own"
LEAVE_OPEN: Final = "Go on without a lock"

# Choosing words of one's own
CHOOSE: Final = "Tell me the words that will open this."
CHOOSE_HOW: Final = (
    "Three or four that nobody would guess are good. Big or small letters don't matter."
)
AGAIN: Final = "Tell me the same words once more."
TOO_SHORT: Final = "That is short enough to be guessed. Take three or four words."
NOT_THE_SAME: Final = "Those were not the same. Tell me the first ones again."
_SHORTEST: Final = 12  # letters

# Asking for them
ASKED: Final = {
    OpensWith.WORDS: "What are your four words?",
    OpensWith.OWN: "What are the words that you chose?",
}
ASKED_AGAIN_AFTER: Final = timedelta(minutes=10)  # of a pause
LOCKED: Final = {
    OpensWith.WORDS: "Locked: asks for your four words.",
    OpensWith.OWN: "Locked: asks for the words you chose.",
}
HOW: Final = {
    OpensWith.WORDS: "Big or small letters don't matter, and nor do spaces.",
    OpensWith.OWN: "Big or small letters don't matter.",
}
LOST: Final = {
    OpensWith.WORDS: (
        "If they are lost: the review team has your four words. Ring the person who sent you the "
        "invitation."
    ),
    OpensWith.OWN: (
        "Words of your own can't be got back by anyone; you can begin again from your invitation."
    ),
}
OPENING: Final = "Opening. This takes a moment."

# Hand-over
NOT_SEALED: Final = (
    "This file is not locked. Anyone who gets it can read it. Take care how you send it."
)
_SEND: Final = "Send this file to the review team."
_SEALED: Final = "Send this file to the review team. Only they can open it."
_PRACTICE: Final = "Give this file to whoever leads the practice. It goes to no review team."
RECEIPT: Final = "When they have it, they can read you four words. They should be these:"


def is_too_short(own: str) -> bool:
    """Return whether words of somebody's own, or a case's passphrase, are easily guessed."""
    return len(own.strip()) < _SHORTEST


def is_the_same(first: str, again: str) -> bool:
    """Return whether words told twice are the same as far as a lock goes: case and spaces aside."""
    return first.casefold().split() == again.casefold().split()


def spaced(words: str) -> str:
    """Return words that are to be read out and compared, well apart."""
    return "  ".join(words.split())


def to_whom(*, sealed: bool, practice: bool) -> str:
    """Return where to send what was handed over."""
    if practice:
        return _PRACTICE
    return _SEALED if sealed else _SEND
