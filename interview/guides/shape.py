"""What pydantic found wrong with the shape of a guide, as a sentence for the person who wrote it.

A guide is nobody's answers, so its words may be quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from pydantic import ValidationError

from interview.guides.places import Problem, Spot
from interview.model.base import Value
from interview.model.guide import (
    Choice,
    Factor,
    Guide,
    Part,
    Pattern,
    Question,
    Stage,
    StateWords,
    ToolExamples,
)
from interview.model.language import InQuestion, LeftAlone, NoticeRule, WordList
from interview.model.probes import Borrowing, FollowUpLimits, Probe, Support, Telling

# What a field has to be, by pydantic's type of error.
_WANTED: Final = {
    "string_type": "be words in quotes",
    "int_type": "be a whole number",
    "bool_type": "be true or false",
    "tuple_type": "be a list in [ ]",
    "dict_type": "be a table of keys and words",
    "model_type": "be a table",
    "string_too_short": "not be empty",
    "too_short": "have more in it",
    "too_long": "have less in it",
    "string_too_long": "be shorter",
    "greater_than_equal": "be 0 or more",
    "less_than_equal": "be smaller",
}
_TABLES: Final[Mapping[str, type[Value]]] = MappingProxyType(
    {"follow_ups": FollowUpLimits, "borrowing": Borrowing}
)
_ROWS: Final[Mapping[str, tuple[str, type[Value]]]] = MappingProxyType(
    {
        "questions": ("the question", Question),
        "stages": ("the stage", Stage),
        "parts": ("the part", Part),
        "states": ("the answer state", StateWords),
        "tools": ("the row of tools", ToolExamples),
        "probes": ("the follow-up", Probe),
        "factors": ("the factor", Factor),
        "typology": ("the pattern", Pattern),
        "word_lists": ("the list", WordList),
        "notices": ("the phrases of", NoticeRule),
        "left_alone": ("what is left alone as", LeftAlone),
        "in_questions": ("what is noticed in a question as", InQuestion),
        "probe_lists": ("the list", WordList),
        "telling": ("the telling words", Telling),
        "passed_over": ("what is passed over as", LeftAlone),
        "support": ("the words of support", Support),
    }
)


def problem(error: ValidationError, data: Mapping[str, Any]) -> Problem:
    """Return the first thing that `error` found in `data`."""
    first = error.errors(include_url=False, include_input=False)[0]
    path = tuple(first["loc"])
    kind = first["type"]
    field = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    who = subject(path, data)
    if kind == "missing":
        return Problem(path, f"{who} has no `{field}`", "Add it.")
    if kind == "extra_forbidden":
        advice = nearest(field, _fields(path), "Leave it out.")
        return Problem(path, f"{who} has a `{field}`, which isn't known", advice)
    if kind in {"enum", "literal_error"}:
        known = str(first.get("ctx", {}).get("expected", ""))
        return Problem(
            path,
            f"{who} has a `{field}` that isn't known: {_value(path, data)}",
            f"Use one of these: {known}.",
        )
    if kind == "string_pattern_mismatch":
        return Problem(
            path,
            f"{who} has a `{field}` that can't be used: {_value(path, data)}",
            "Use small letters, figures and the marks that the others have.",
        )
    is_row = isinstance(path[-1], int) and len(path) == len(("field", "row"))
    what = f"{who} is of the wrong kind" if is_row else f"{who} has a `{field}` of the wrong kind"
    return Problem(path, what, f"It has to {_WANTED.get(kind, 'be of another kind')}.")


def subject(path: Spot, data: Mapping[str, Any]) -> str:
    """Return what a path is about, in words: `the question knew.in_front`, `the guide`."""
    if len(path) > 1 and path[0] in _ROWS and isinstance(path[1], int):
        row = data[str(path[0])][path[1]]
        row = row if isinstance(row, dict) else {}
        name = row.get("id") or row.get("code") or row.get("kind")
        return f"{_ROWS[str(path[0])][0]} {name if isinstance(name, str) else path[1] + 1}"
    return f"[{path[0]}]" if len(path) > 1 else "the guide"


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return `Did you mean ...?` for the known word that is most like `word`, else `otherwise`."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=1)
    return f"Did you mean {found[0]}?" if found else otherwise


def _fields(path: Spot) -> Iterable[str]:
    """Return the fields that there are where `path` names one that isn't."""
    if "choices" in path:
        return Choice.model_fields
    if path[0] in _TABLES:
        return _TABLES[str(path[0])].model_fields
    return _ROWS[str(path[0])][1].model_fields if path[0] in _ROWS else Guide.model_fields


def _value(path: Spot, data: Any) -> str:
    value = data
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return ""
    return str(value)[:60]
