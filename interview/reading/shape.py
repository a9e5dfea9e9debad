"""Plain data held against a model: a value, or the first thing that is wrong, as a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, Final, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from interview.model.base import Value
from interview.reading.refusals import ContentTrouble, Spot, a, newer, refuse_other_kind, way
from interview.reading.source import Source

V = TypeVar("V", bound=Value)

_MOST_ERRORS: Final = 1000
_FEW: Final = 12  # names that a sentence can list

# What a field has to be, by pydantic's type of error, with what is in its context.
_WANTED: Final = {
    "string_type": "words in quotation marks",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list in [ ]",
    "list_type": "a list in [ ]",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "string_too_short": "at least {min_length} characters long",
    "string_too_long": "at most {max_length} characters long",
    "too_short": "a list with at least {min_length} in it",
    "too_long": "a list with at most {max_length} in it",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
    "union_tag_not_found": "words, a list or a table",
}
_CODE: Final = "a letter or figure, then letters, figures, - and _"
# What a pattern asks for, in words.
_PATTERNS: Final = {
    r"^[A-Za-z0-9][A-Za-z0-9_-]*$": _CODE,
    r"^[a-zA-Z0-9_.-]+$": "letters, figures, - and _",
    r"^F[1-9][0-9]*$": "the code of a factor, such as F4",
    r"^sha256:[0-9a-f]{64}$": "sha256: and 64 figures and letters a to f",
    r"^[0-9a-f]{32}$": "32 figures and letters a to f",
}


def value(source: Source, model: type[V]) -> V:
    """Return the data of `source` as a `model`. Raise AnotherKind if it is none, ContentTrouble."""
    wanted = _closed(model, "format")
    if wanted:
        _same_kind(source, str(wanted[0]))
    version = source.data.get("schema_version")
    known = _closed(model, "schema_version")
    if type(version) is int and version > max(known, default=1):
        raise newer(source.name)
    if known and isinstance(version, bool):  # which would pass for 1
        raise source.wrong(("schema_version",), "`schema_version` has to be a number", "Mend it.")
    try:
        return model.model_validate_json(json.dumps(source.data))
    except ValidationError as error:
        raise problem(error, source, model) from None


def problem(error: ValidationError, source: Source, model: type[Value]) -> ContentTrouble:
    """Return what `error` found; first a key that isn't known, since it explains the rest."""
    if error.error_count() > _MOST_ERRORS:  # each would be a table of its own in memory
        return source.wrong((), f"this is not {a(source.what)}", "Choose another file.")
    found = error.errors(include_url=False, include_input=False)
    first = next((one for one in found if one["type"] == "extra_forbidden"), found[0])
    spot = _spot(first["loc"], source.data)
    if first["type"] == "extra_forbidden":
        do = nearest(str(spot[-1]), fields_at(model, spot[:-1]), "Leave it out.")
        return source.wrong(spot, f"{source.key(spot)} isn't known here", do)
    if first["type"] == "missing":
        return _missing(source, model, spot)
    return _unfit(first, source, model, spot)


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return `Did you mean ...?` for the known word most like `word`, else the words there are.

    `otherwise` is said where there are none, or too many for a sentence.
    """
    names = list(dict.fromkeys(known))
    by_fold = {name.casefold(): name for name in names}
    close = get_close_matches(word.casefold(), by_fold, n=1)
    if close:
        return f"Did you mean {by_fold[close[0]]}?"
    return f"Known here: {', '.join(names)}." if 0 < len(names) <= _FEW else otherwise


def fields_at(model: Any, spot: Spot) -> list[str]:
    """Return the names of the fields that what stands at `spot` of a `model` may have."""
    kinds = list(_unpacked(model))
    for part in spot:
        kinds = [inner for kind in kinds for inner in _inside(kind, part)]
    return [name for kind in kinds if _is_value(kind) for name in kind.model_fields]


def _same_kind(source: Source, wanted: str) -> None:
    kind = source.data.get("format")
    refuse_other_kind(source.name, source.what, kind, wanted)
    if kind == wanted:
        return
    line = f'format = "{wanted}"' if source.is_toml else f'"format": "{wanted}"'
    raise source.wrong(
        ("format",),
        f"this is not {a(source.what)}: it doesn't say {line}",
        "Add that if it is one, or choose another file.",
    )


def _missing(source: Source, model: type[Value], spot: Spot) -> ContentTrouble:
    holder, name = spot[:-1], spot[-1]
    listed = source.is_toml and not holder and fields_at(model, (*spot, 0))
    wanted = f"[[{name}]]" if listed else f"`{name}`"
    return source.wrong(holder, f"{_table(source, holder)} has no {wanted}", "Add it.")


def _table(source: Source, spot: Spot) -> str:
    if not spot:
        return f"the {source.what}"
    if not source.line(spot):
        return f"`{way(spot)}`"
    name = way(tuple(part for part in spot if isinstance(part, str)))
    return f"this [[{name}]]" if isinstance(spot[-1], int) else f"this [{name}]"


def _unfit(first: ErrorDetails, source: Source, model: type[Value], spot: Spot) -> ContentTrouble:
    kind, ctx = first["type"], first.get("ctx", {})
    key = source.key(spot) if spot else f"the {source.what}"
    if kind in {"enum", "literal_error"}:
        words = str(ctx["expected"]).replace("'", "").replace(" or ", ", ")
        do = f"Use one of these: {words}." if ", " in words else f"It has to be {words}."
        return source.wrong(spot, f"{key} isn't one of the words it can be", do)
    if kind in {"tuple_type", "list_type"} and source.is_toml and fields_at(model, (*spot, 0)):
        wanted = f"a list of tables: [[{way(spot)}]]"
    elif kind == "string_pattern_mismatch":
        wanted = _PATTERNS.get(str(ctx["pattern"]), "spelled in another way")
    else:
        wanted = _WANTED.get(kind, "of another kind").format(**ctx)
    return source.wrong(spot, f"{key} has to be {wanted}", "Put it right and try again.")


def _closed(model: type[Value], field: str) -> tuple[Any, ...]:
    info = model.model_fields.get(field)
    return get_args(info.annotation) if info else ()


def _spot(loc: Iterable[str | int], data: Any) -> Spot:
    """Return pydantic's location without the names of branches that it puts in between."""
    parts = list(loc)
    spot: Spot = ()
    for number, part in enumerate(parts, start=1):
        inside = isinstance(data, dict) and part in data
        counted = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if inside or counted:
            data = data[part]
            spot = (*spot, part)
        elif number == len(parts) and isinstance(data, dict) and part != "[key]":
            spot = (*spot, part)
    return spot


def _inside(kind: Any, part: str | int) -> Iterator[Any]:
    if _is_value(kind):
        field = kind.model_fields.get(part)
        yield from _unpacked(field.annotation) if field else ()
    elif get_origin(kind) is dict:
        yield from _unpacked(get_args(kind)[1])
    elif get_origin(kind) in {tuple, list}:
        yield from _unpacked(get_args(kind)[0])


def _unpacked(kind: Any) -> Iterator[Any]:
    if get_origin(kind) is Annotated:
        yield from _unpacked(get_args(kind)[0])
    elif get_origin(kind) in {Union, UnionType}:
        for one in get_args(kind):
            yield from _unpacked(one)
    else:
        yield kind


def _is_value(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Value)
