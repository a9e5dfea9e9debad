"""Putting a code, or a role, where a name stood: everywhere in an account, and nowhere by half.

The one decision: a name that is taken out of an answer is out of everything that a record says, a
title and a question that named it included. Only whole words are replaced, written as they are, and
none inside longer words that the person has chosen to keep.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from interview.model.base import Value

Change = Callable[[str], str]

# The parts of an answer, a follow-up, a turning point, a wording and a note that hold words.
WORDS: Final = frozenset(
    {
        *("text", "value", "follow_ups", "asked", "hint", "title", "words", "why", "what", "how"),
        *("source_role", "happened", "learned", "passed_to", "channel", "came_back"),
    }
)


def instead_of(word: str, instead: str, *, keeping: Iterable[str] = ()) -> Change:
    """Return what puts `instead` for each `word` of a text, but in the words of `keeping`.

    Where it stands beside the word in brackets already, one of it is left.
    """
    longer = sorted((one for one in keeping if word in one and word != one), key=len, reverse=True)
    kept = "|".join(map(re.escape, longer)) or r"(?!)"
    old, new = re.escape(word), re.escape(instead)
    pattern = re.compile(
        rf"(?<!\w)(?:(?P<kept>{kept})(?!\w)|{old} ?\({new}\)|{new} ?\({old}\)|{old}(?!\w))"
    )
    return lambda text: pattern.sub(lambda met: met["kept"] or instead, text)


def holds(text: str, word: str) -> bool:
    """Return whether `word` stands in `text` as a whole word."""
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def reworded(said: Any, change: Change) -> Any:
    """Return what was said with its words changed: a text, a list, a note, or what holds these.

    Raises nothing: what holds no words, such as a number, comes back as it is.
    """
    if isinstance(said, str):
        return change(said)
    if isinstance(said, list | tuple):
        return type(said)(reworded(one, change) for one in said)
    if isinstance(said, Mapping):
        return {key: reworded(one, change) if key in WORDS else one for key, one in said.items()}
    if isinstance(said, Value):
        named = WORDS & type(said).model_fields.keys()
        return said.model_copy(update=_parts(said, named, change))
    if is_dataclass(said) and not isinstance(said, type):
        return replace(said, **_parts(said, {one.name for one in fields(said)} & WORDS, change))
    return said


def _parts(said: Any, named: Iterable[str], change: Change) -> dict[str, Any]:
    return {name: reworded(getattr(said, name), change) for name in named}
