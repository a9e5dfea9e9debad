"""Reading a guide: a folder of TOML and wording, or the copy that an interview or invitation keeps.

Either way the same rules are held before anyone is asked anything, so that whatever has a Guide
can rely on it. The one decision: the first thing wrong is said, with file and line, and nothing
of the guide is used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NoReturn

from pydantic import ValidationError

from interview.engine import introduction
from interview.guides import rules, shape
from interview.guides.places import (
    GUIDE_FILE,
    INTRODUCTION_FILE,
    MAY_BE_LEFT_OUT,
    TABLES,
    GuideTrouble,
    Problem,
    Spot,
    line_of_key,
    trouble,
)
from interview.model.guide import SCHEMA_VERSION, Guide
from interview.resources import prompts

__all__ = ["GuideTrouble", "from_json", "load", "load_named"]

USUAL: Final = "learning-together"
_LARGEST: Final = 5_000_000  # bytes; the guide that comes with the program has 50 thousand
_FEW: Final = 4  # guides kept in hand: an interview has one, a case one
_AGAIN: Final = "Mend it and try again."


def load_named(name: str = USUAL) -> Guide:
    """Return the guide of that name that comes with the program. Raise as `load` does."""
    return load(prompts() / "guides" / name)


def load(folder: Path) -> Guide:
    """Return the guide in `folder`.

    Raise GuideTrouble, with file and line, where one is missing, unreadable or not in order.
    """
    if not folder.is_dir():
        _refuse(folder.name, None, "there is no such guide", "Look at how the folder is spelled.")
    there = [name for name in TABLES if name not in MAY_BE_LEFT_OUT or (folder / name).exists()]
    return _of_texts(tuple((name, _text(folder / name)) for name in (*there, INTRODUCTION_FILE)))


@lru_cache(maxsize=_FEW)
def _of_texts(files: tuple[tuple[str, str], ...]) -> Guide:
    """Return the guide of these texts: checking it is most of the work, and is done once."""
    texts = dict(files)
    data: dict[str, Any] = {"introduction": introduction.split(texts[INTRODUCTION_FILE])}
    for file in (one for one in TABLES if one in texts):
        tables = TABLES[file]
        for table, content in _toml(file, texts[file]).items():
            if table not in tables:
                advice = shape.nearest(table, tables, "Leave it out.")
                line = line_of_key(texts[file], table)
                _refuse(file, line, f"{table} isn't known", advice)
            data[tables[table]] = content
    _same_format(data, texts, GUIDE_FILE)
    _resolve(data, texts)
    return _guide(data, json.dumps(data, default=_no_json), texts, GUIDE_FILE)


@lru_cache(maxsize=_FEW)
def from_json(data: bytes, name: str = "guide.json") -> Guide:
    """Return the guide in a copy kept as JSON (`Guide.plain()`); `name` is what errors call it.

    Raise GuideTrouble where it is damaged, newer than this program, or not in order.
    """
    if len(data) > _LARGEST:
        _refuse(name, None, "this is too large to be a guide", "Use the file as it was made.")
    try:
        plain = json.loads(data, object_pairs_hook=_once_each, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        _damaged(name)
    if not isinstance(plain, dict):
        _damaged(name)
    _same_format(plain, {}, name)
    return _guide(plain, data, {}, name)


def _guide(
    data: Mapping[str, Any], as_json: str | bytes, texts: Mapping[str, str], name: str
) -> Guide:
    try:
        guide = Guide.model_validate_json(as_json)
    except ValidationError as error:
        raise trouble(shape.problem(error, data), texts, name) from None
    for problem in rules.problems(guide):
        raise trouble(problem, texts, name)
    return guide


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            _refuse(path.name, None, "this is too large to be a guide", _AGAIN)
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        _refuse(path.name, None, "the guide lacks this file", "Put it into the guide's folder.")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        _refuse(path.name, line, "this is not text as UTF-8", "Save the file as UTF-8.")
    except OSError as error:
        reason = error.strerror or "it can't be read"
        _refuse(path.name, None, f"the file can't be read ({reason})", "Look at who may read it.")


def _toml(file: str, text: str) -> dict[str, Any]:
    import tomllib  # only a guide from its folder needs it, not one kept with an interview

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said, _, where = str(error).partition(" (at ")
        found = re.match(r"line (\d+)", where)
        line = int(found[1]) if found else text.count("\n") + 1
        _refuse(file, line, f"this is not TOML: {said}", _AGAIN)
    except (RecursionError, ValueError):
        _refuse(file, None, "this is not TOML that can be read", _AGAIN)


def _same_format(data: Mapping[str, Any], texts: Mapping[str, str], name: str) -> None:
    """Raise GuideTrouble where this is no guide, or one of a newer program."""
    if data.get("format") != "interview-guide":
        what = 'this is not a guide: it has no format = "interview-guide"'
        raise trouble(Problem(("format",), what, "Choose another file."), texts, name)
    version = data.get("schema_version")
    if type(version) is int and version > SCHEMA_VERSION:
        what = "this guide was made by a newer version of the program"
        problem = Problem(("schema_version",), what, "Update the program, then try again.")
        raise trouble(problem, texts, name)


def _resolve(data: dict[str, Any], texts: Mapping[str, str]) -> None:
    """Give each question the usual answer states where it says none of its own."""
    usual = data.pop("usual_states", [])
    rows = data.get("questions")
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        if not isinstance(row, dict):
            continue
        if {"id", "ask"} <= row.keys() and list(row)[:2] != ["id", "ask"]:
            what = f"{shape.subject(('questions', number), data)} doesn't begin with id and ask"
            spot: Spot = ("questions", number, next(iter(row)))
            raise trouble(Problem(spot, what, "Put `id` first and `ask` second."), texts)
        row.setdefault("states", usual)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_constant(_: str) -> NoReturn:
    raise ValueError


def _no_json(_: object) -> dict[str, Any]:
    return {}  # a date or time of TOML, which no field of a guide takes: refused as the wrong kind


def _damaged(name: str) -> NoReturn:
    _refuse(name, None, "the guide kept here is damaged", "Use a copy that is whole.")


def _refuse(file: str, line: int | None, what: str, do: str) -> NoReturn:
    raise GuideTrouble(file, line, what, do)
