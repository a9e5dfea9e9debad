"""An interview as plain text, for a copy in another folder when it can't be saved where it belongs.

The one decision: it is for the person alone, to read and to copy out of. So it holds their words
letter for letter, what is not saved before what is, and nothing that a program would read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from interview.engine.read_back import Heading, Item, account
from interview.engine.state import State
from interview.model.guide import Guide

WARNING = "This copy is not locked. Anyone who gets it can read it. Take care where you keep it."
_IN_HAND = "NOT SAVED WHEN THIS COPY WAS MADE"
_KEPT = "SAVED BEFORE THAT"
_NOTHING = "Nothing."
# What of an intent a person wrote or chose; the rest says where it belongs.
_WRITTEN = frozenset(
    {"replies", "followed_up", "text", "value", "title", "words", "why", "reason", "word"}
    | {"instead", "code"}
)


def copied(state: State, guide: Guide, in_hand: Sequence[str]) -> str:
    """Return the words `in_hand`, which are not saved, then all that was said so far."""
    said = list(_said(state, guide)) or [_NOTHING]
    paragraphs = [WARNING, _IN_HAND, *(in_hand or [_NOTHING]), _KEPT, *said]
    return "\n\n".join(paragraphs) + "\n"


def _said(state: State, guide: Guide) -> Iterator[str]:
    over: Heading | None = None
    for item in account(state, guide).items:
        if not item.words and not item.follow_ups:
            continue
        if item.heading != over:
            over = item.heading
            yield "\n".join(filter(None, (f"{over.where}  {over.title}".strip(), over.dates)))
        yield _passage(item)


def _passage(item: Item) -> str:
    follow_ups = (line for one in item.follow_ups for line in (one.asked, one.reply))
    return "\n".join((item.asked, *item.words, *follow_ups, *item.corrected))


def written(part: object) -> Iterator[str]:
    """Yield the words in an intent, or in a part of one."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        yield from (word for one in part.values() for word in written(one))
    elif isinstance(part, list | tuple):
        yield from (word for one in part for word in written(one))
    elif is_dataclass(part):
        for one in fields(part):
            if one.name in _WRITTEN:
                yield from written(getattr(part, one.name))
