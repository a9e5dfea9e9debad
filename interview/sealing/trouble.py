"""What keeps something from being opened. A sentence for a person, and why, for whoever calls."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from interview.errors import InterviewError


class Why(StrEnum):
    """What kept it closed."""

    DAMAGED = "damaged"  # cut short, or changed on the way
    ANOTHER_KEY = "another-key"  # sealed for somebody else, or in another manner
    WRONG_WORDS = "wrong-words"
    TOO_COSTLY = "too-costly"  # it asks for more work than anything of ours ever does
    NOT_SEALED = "not-sealed"


_SENTENCES: Final = {
    Why.DAMAGED: ("It is damaged or cut short.", "Ask for it to be sent again."),
    Why.ANOTHER_KEY: ("It is sealed for another key.", "See that it is the right file."),
    Why.WRONG_WORDS: ("Those words don't open it.", "Check Caps Lock and try again."),
    Why.TOO_COSTLY: (
        "It would take this computer far too long to open.",
        "Close other programs and try again. If it stays so, ask where the file came from.",
    ),
    Why.NOT_SEALED: ("It is not a sealed file.", "See that it is the right file."),
}


class NotOpened(InterviewError):
    """Something sealed or locked that stays so. `why` lets a caller say it in its own words."""

    def __init__(self, why: Why, what: str = "", do: str = "") -> None:
        usual = _SENTENCES[why]
        super().__init__(what or usual[0], do or usual[1])
        self.why = why
