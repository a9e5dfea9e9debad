"""The words for the fields of a note: what is chosen, and how a kept note is said in a line.

The one decision: codes are kept and words are shown, and both shells show the same ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from interview.model.taxonomy import Effect, Knowing, Lens, Source, Usual

Labels = Mapping[StrEnum, str]

STATUS: Labels = MappingProxyType(
    {
        Knowing.KNEW: "I knew it",
        Knowing.BELIEVED: "I believed it",
        Knowing.ASSUMED: "I assumed it",
        Knowing.LEARNED_LATER: "I learned it later",
        Knowing.DID_NOT_KNOW: "I did not know it",
    }
)
SOURCE: Labels = MappingProxyType(
    {
        Source.SAW: "I saw it",
        Source.TOLD: "I was told",
        Source.READ: "I read it",
        Source.INFERRED: "I worked it out",
    }
)
LENS: Labels = MappingProxyType(
    {
        Lens.TASK: "The task",
        Lens.TOOL: "A tool",
        Lens.ENVIRONMENT: "The setting",
        Lens.PERSON: "Me, that day",
    }
)
EFFECT: Labels = MappingProxyType(
    {
        Effect.HELPED: "It helped",
        Effect.HINDERED: "It got in the way",
        Effect.MIXED: "It did both",
    }
)
USUAL: Labels = MappingProxyType(
    {
        Usual.USUAL: "Usual here",
        Usual.NOW_AND_THEN: "Now and then",
        Usual.UNUSUAL: "Unusual",
        Usual.CANT_SAY: "Can't say",
    }
)

_SHORT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "status": {
            "knew": "knew",
            "believed": "believed",
            "assumed": "assumed",
            "learned_later": "learned later",
            "did_not_know": "did not know",
        },
        "source": {
            "saw": "saw it",
            "told": "was told",
            "read": "read it",
            "inferred": "worked it out",
        },
        "lens": {
            "task": "the task",
            "tool": "a tool",
            "environment": "the setting",
            "person": "me, that day",
        },
        "effect": {"helped": "helped", "hindered": "got in the way", "mixed": "did both"},
        "usual": {
            "usual": "usual here",
            "now_and_then": "now and then",
            "unusual": "unusual",
            "cant_say": "can't say how usual",
        },
    }
)
# What stands before a field's own words.
_LEAD: Mapping[str, str] = MappingProxyType(
    {
        "source_role": "from ",
        "happened": "it happened ",
        "learned": "learned it ",
        "passed_to": "passed it to ",
        "channel": "by ",
        "came_back": "what came back: ",
        "how": "",
        "code": "group ",
        "rank": "in order of weight: ",
    }
)


def said(note: Mapping[str, Any]) -> str:
    """Return a kept note (plain data, as in a record) in a line: what, then what is known of it."""
    parts = [_part(field, note[field]) for field in (*_SHORT, *_LEAD) if note.get(field)]
    what = str(note.get("what") or "").strip().removesuffix(".")
    return ". ".join(part for part in (what, ", ".join(parts)) if part)


def _part(field: str, given: Any) -> str:
    if field in _SHORT:
        return _SHORT[field].get(given, str(given))
    words = ", ".join(given) if isinstance(given, list | tuple) else str(given)
    return f"{_LEAD[field]}{words}"
