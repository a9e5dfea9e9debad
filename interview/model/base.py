"""The one base of every value that is read from or written to a file.

Strict, closed and frozen: a wrong value can't exist, an unknown field is refused, and an error
never repeats the input (it may be somebody's words). Schemas are built on first use, so
that the start of an interview pays only for what it needs.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

V = TypeVar("V")

_WRITER: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


class Value(BaseModel):
    """A frozen value with no field but its own."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        defer_build=True,
        hide_input_in_errors=True,
        allow_inf_nan=False,
    )

    def plain(self) -> dict[str, Any]:
        """Return the value as plain JSON data: dicts, lists, strings, integers, booleans, None."""
        return self.model_dump(mode="json")


class Itself(Generic[V]):
    """A value that is told from others by being itself, however much is in it.

    So what is made of a whole guide can be kept ready without reading all of it at every question.
    """

    __slots__ = ("value",)

    def __init__(self, value: V) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


def canonical(data: object) -> bytes:
    """Return `data` as canonical JSON (RFC 8785).

    Keys are ASCII, numbers are safe integers and there are no floats, so that sorted `json.dumps`
    gives the bytes of the standard; the tests hold it against the `rfc8785` package.
    """
    return _WRITER.encode(data).encode("utf-8")


def digest(data: object) -> str:
    """Return `sha256:` and 64 hex digits over the canonical JSON of `data`."""
    return "sha256:" + hashlib.sha256(canonical(data)).hexdigest()
