"""Words that are read as commands or as another answer state, when they stand alone.

The one decision: only the whole of a line counts, so that nothing is ever guessed from inside
somebody's answer. Which line may be one (the first of an answer) is for the shell to see to. In
quotation marks, or with another word beside it, such a word is an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from interview.model.taxonomy import AnswerState

if TYPE_CHECKING:
    from interview.model.guide import StateWords

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc`", "'"))
_LONGEST = 60  # nothing longer is one of ours, and an answer may be 100,000 characters in one line


class Command(StrEnum):
    """What a person may ask for in place of an answer."""

    BACK = "back"
    SKIP = "skip"  # leaves the question for later
    PAUSE = "pause"
    STOP = "stop"
    WHY = "why"
    HELP = "help"
    READ_BACK = "read_back"
    GO_TO = "go_to"
    UNSAFE = "unsafe"  # somebody may be unsafe now
    DEEPER = "deeper"  # go through a light turning point in detail after all
    NOTE = "note"  # make a note of a sentence of theirs
    DATES = "dates"  # one's own recorded contacts, from the invitation
    PAGE = "page"  # the notes page, or back to one question at a time
    POINTS = "points"  # the list of turning points
    CARD = "card"  # one's part in a made-up case
    SETTINGS = "settings"


_WORDS: Mapping[str, Command] = MappingProxyType(
    {
        "back": Command.BACK,
        "skip": Command.SKIP,
        "pause": Command.PAUSE,
        "stop": Command.STOP,
        "stop for today": Command.STOP,
        "why": Command.WHY,
        "help": Command.HELP,
        "read it back": Command.READ_BACK,
        "read back": Command.READ_BACK,
        "go to": Command.GO_TO,
        "unsafe": Command.UNSAFE,
        "someone may be unsafe now": Command.UNSAFE,
        "go deeper": Command.DEEPER,
        "note": Command.NOTE,
        "note it": Command.NOTE,
        "my dates": Command.DATES,
        "page": Command.PAGE,
        "notes page": Command.PAGE,
        "the notes page": Command.PAGE,
        "one at a time": Command.PAGE,
        "turning points": Command.POINTS,
        "my card": Command.CARD,
        "settings": Command.SETTINGS,
    }
)


def read(line: str, states: Iterable[StateWords] = ()) -> Command | AnswerState | None:
    """Return what the whole of `line` asks for, or None where it is part of an answer.

    `states` are the other answers that the question in hand offers, with the words they are typed
    by; their labels count too. Case, a closing full stop or question mark and the kind of
    apostrophe make no difference.
    """
    if len(line) > _LONGEST:
        return None
    said = plain(line)
    if said in _WORDS:
        return _WORDS[said]
    for state in states:
        if said in {plain(words) for words in (state.label, *state.typed)}:
            return state.code
    return None


def elsewhere(line: str, states: Iterable[StateWords]) -> bool:
    """Return whether `line` is another answer of `states`, all there are: it may not fit here."""
    return isinstance(read(line, states), AnswerState)


def plain(words: str) -> str:
    """Return words as they are compared: lower case, single spaces, straight apostrophes."""
    straight = words.translate(_APOSTROPHES).casefold()
    return " ".join(straight.split()).rstrip(".?")
