"""Reading a file that a person wrote or was sent, into a value: TOML or JSON, whole or not at all.

The one decision: whatever is wrong is one sentence with the file and, where it was written by hand,
the line. Keys and closed lists may be quoted in it; anything else in such a file may be somebody's
words, and never is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from interview.errors import FileTrouble, InterviewError
from interview.model.base import Value

V = TypeVar("V", bound=Value)

LARGEST: Final = 16_000_000  # bytes; an hour's account has a hundred thousand
_DEEPEST: Final = 60  # levels; ours have eight
_SAFE: Final = 2**53 - 1  # the integers that every reader of JSON keeps exactly
_HEADER: Final = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]")
_KEY: Final = re.compile(r"\s*([\w.\"-]+)\s*=")
_WANTED: Final = {
    "string_type": "words in quotes",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "tuple_type": "a list in [ ]",
    "dict_type": "a table",
    "model_type": "a table",
    "string_too_short": "at least a word",
    "too_short": "at least one",
    "string_too_long": "something shorter",
    "string_pattern_mismatch": "letters and figures only",
}

Spot = tuple[str | int, ...]


class ContentTrouble(InterviewError):
    """A file that can be read, and holds something that can't be taken."""


def toml_value(path: Path, model: type[V], *, what: str) -> V:
    """Return the file `path`, in TOML, as a `model`; `what` is what people call such a file.

    Raise FileTrouble where it can't be read, ContentTrouble with the line where it isn't one.
    """
    import tomllib

    text = _text(path, what)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        _refuse(path.name, int(found[1]) if found else None, "this is not TOML", "Mend that line.")
    except (RecursionError, ValueError):
        _refuse(path.name, None, "this is not TOML that can be read", "Write it more simply.")
    return _value(data, model, name=path.name, what=what, text=text)


def json_value(path: Path, model: type[V], *, what: str) -> V:
    """Return the file `path`, in JSON, as a `model`. Raise as `toml_value` does."""
    return json_bytes(_bytes(path, what), model, name=path.name, what=what)


def json_bytes(data: bytes, model: type[V], *, name: str, what: str) -> V:
    """Return JSON as a `model`; `name` is the file's, for what is said. Raise ContentTrouble."""
    return _value(strict_json(data, name=name), model, name=name, what=what, text="")


def strict_json(data: bytes, *, name: str) -> Any:
    """Return JSON as plain data. Raise ContentTrouble for what two readers may take in two ways.

    That is a key twice, NaN, a number with a fraction or past 2**53, half a character, or more
    levels than anything of ours has.
    """
    if _levels(data) > _DEEPEST:
        _refuse(name, None, "this is nested too deeply to be one of ours", "Use the file as sent.")
    try:
        return json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_once_each,
            parse_float=_no_number,
            parse_int=_integer,
            parse_constant=_no_number,
        )
    except _Twice as error:
        _refuse(name, None, f"the key {error} is there twice", "Ask for a file that is whole.")
    except (ValueError, RecursionError):
        _refuse(name, None, "this is not JSON that can be read", "Ask for a file that is whole.")


class _Twice(ValueError):
    """A key that is there twice; its text is the key."""


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key if key.isidentifier() and len(key) < 40 else "of an object")  # noqa: PLR2004 - a name of ours is short
        found[key] = value
    return found


def _no_number(_: str) -> NoReturn:
    raise ValueError


def _integer(digits: str) -> int:
    if len(digits) > len(str(_SAFE)) + 1 or abs(int(digits)) > _SAFE:
        raise ValueError
    return int(digits)


def _levels(data: bytes) -> int:
    """Return the most brackets open at once, or more: text with brackets in it counts too."""
    depth = most = 0
    inside = False
    for found in re.finditer(rb'\\.|["\[{\]}]', data):
        mark = found[0]
        if mark == b'"':
            inside = not inside
        elif not inside and mark in b"[{":
            depth += 1
            most = max(most, depth)
        elif not inside and mark in b"]}":
            depth -= 1
    return most


def _bytes(path: Path, what: str) -> bytes:
    try:
        if path.is_dir():
            raise FileTrouble(f"{path.name} is a folder, not a {what}.", "Name the file in it.")
        if path.exists() and not path.is_file():
            raise FileTrouble(f"{path.name} is not a file.", f"Name the {what} itself.")
        if path.stat().st_size > LARGEST:
            raise FileTrouble(f"{path.name} is too large to be a {what}.", "Name another file.")
        return path.read_bytes()
    except FileNotFoundError:
        raise FileTrouble(
            f"There is no file {path.name} here.", "See how it is spelled, and which folder it is in."
        ) from None
    except (OSError, ValueError) as error:
        raise FileTrouble(
            f"{path.name} can't be read.", "See that its drive is there and that you may read it."
        ) from error


def _text(path: Path, what: str) -> str:
    data = _bytes(path, what)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        _refuse(path.name, line, "this is not text as UTF-8", "Save the file as UTF-8.")


def _value(data: Any, model: type[V], *, name: str, what: str, text: str) -> V:
    if not isinstance(data, dict):
        _refuse(name, None, f"this is not a {what}", "Name another file.")
    _same_format(data, model, name=name, what=what)
    try:
        return model.model_validate_json(json.dumps(data, default=_day))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        _refuse_field(first["type"], first["loc"], first.get("ctx", {}), model, name, text)
    except (ValueError, RecursionError):
        _refuse(name, None, f"this {what} holds something that can't be kept", "Write it anew.")


def _same_format(data: Mapping[str, Any], model: type[V], *, name: str, what: str) -> None:
    field = model.model_fields.get("format")
    wanted = field.annotation.__args__[0] if field and field.annotation else None  # type: ignore[union-attr]
    given = data.get("format")
    if wanted is not None and given != wanted:
        said = f"an {given}" if isinstance(given, str) and given.startswith("interview-") else ""
        _refuse(name, None, f"this is {said or f'not a {what}'}", f"It needs to be an {wanted}.")
    version = data.get("schema_version")
    if "schema_version" in model.model_fields and type(version) is int and version > 1:
        _refuse(
            name, None, "this was made by a newer version of this program", "Install that version."
        )


def _refuse_field(
    kind: str, spot: Spot, context: Mapping[str, Any], model: type[V], name: str, text: str
) -> NoReturn:
    line = _line(text, spot) if text else None
    field = ".".join(str(part + 1) if isinstance(part, int) else part for part in spot)
    last = next((part for part in reversed(spot) if isinstance(part, str)), "")
    if kind == "missing":
        _refuse(name, line, f"{field} is missing", "Add it.")
    if kind == "extra_forbidden":
        _refuse(name, line, f"{field} isn't known", _nearest(last, _fields(model, spot)))
    if kind in {"enum", "literal_error"}:
        _refuse(name, line, f"{field} isn't one that is known", f"Use {context['expected']}.")
    wanted = _WANTED.get(kind, "something else")
    _refuse(name, line, f"{field} is not as it should be", f"It has to be {wanted}.")


def _fields(model: type[BaseModel], spot: Spot) -> Iterable[str]:
    """Return the fields there are where the last part of `spot` names one that isn't."""
    for part in spot[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            inner = _inner(model.model_fields[part].annotation)
            if inner is None:
                return ()
            model = inner
    return model.model_fields


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in found if model is not None), None)


def _nearest(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f"Did you mean {close[0]}?" if close else "Leave it out."


def _line(text: str, spot: Spot) -> int | None:
    """Return the line that `spot` stands at: its key in the nth table of its name, else the table."""
    keys = [part for part in spot if isinstance(part, str)]
    table = keys[0] if len(keys) > 1 or len(spot) > 1 else ""
    number = next((part for part in spot if isinstance(part, int)), 0)
    header, seen, found = "", -1, None
    for count, line in enumerate(text.splitlines(), start=1):
        if opens := _HEADER.match(line):
            header = opens[1].partition(".")[0]
            seen += header == table and "." not in opens[1]
            if header == table and seen == number and found is None:
                found = count
        elif (key := _KEY.match(line)) and key[1].strip('"') in keys:
            here = (header == table and (seen == number or not table)) or (not header and not table)
            if here or (not header and key[1] == keys[0]):
                return count
    return found


def _day(value: object) -> str:
    """Return a day or time of TOML as ISO text, which is how we keep it."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    raise ValueError


def _refuse(name: str, line: int | None, what: str, do: str) -> NoReturn:
    where = f"{name}, line {line}" if line else name
    raise ContentTrouble(f"{where}: {what}.", do)
