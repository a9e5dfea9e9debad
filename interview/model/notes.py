"""Structured answers: things known (knowledge items), things that shaped the work (factors).

A person needs to give only *what*; every other field may stay empty, and empty is not "no".
Source: method.md 3 (knowledge items) and 5 (contributory factors).
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from interview.errors import InterviewError
from interview.model import when
from interview.model.base import Value
from interview.model.taxonomy import Effect, Knowing, Lens, Source, Usual


def _in_the_subset(edtf: str) -> str:
    if not when.valid(edtf):
        raise ValueError("not a date that can be kept")
    return edtf


def _or_none(value: Any) -> Any:
    return value or None


_Few = Annotated[str, Field(max_length=20_000)]
_Said = Annotated[str, Field(min_length=1, max_length=200_000)]
_Episode = Annotated[str, Field(max_length=60)]
_Code = Annotated[str, Field(pattern=r"^F[1-9][0-9]*$")]
_Range = Annotated[str, AfterValidator(_in_the_subset)]
# There is one kind of empty: what comes as "" (TOML has no null) is None.
_None = AfterValidator(_or_none)
_Words = Annotated[_Few | Literal[""] | None, _None]
_Confirmed = Annotated[_Range | Literal[""] | None, _None]


class KnowledgeItem(Value):
    """One thing that somebody knew, assumed or learned, how it reached them and whom they told."""

    what: _Said
    status: Annotated[Knowing | Literal[""] | None, _None] = None
    source: Annotated[Source | Literal[""] | None, _None] = None
    source_role: _Words = None  # told by whom, by role or code; or where it was read
    happened: _Words = None  # the person's words
    happened_edtf: _Confirmed = None  # our reading of them, once confirmed
    learned: _Words = None
    learned_edtf: _Confirmed = None
    passed_to: tuple[_Few, ...] = ()
    channel: _Words = None
    came_back: _Words = None


class FactorNote(Value):
    """One thing that shaped how the work went, and in what way."""

    what: _Words = None
    episode: Annotated[_Episode | Literal[""] | None, _None] = None
    code: Annotated[_Code | Literal[""] | None, _None] = None
    lens: Annotated[Lens | Literal[""] | None, _None] = None
    effect: Annotated[Effect | Literal[""] | None, _None] = None
    how: _Words = None
    usual: Annotated[Usual | Literal[""] | None, _None] = None
    rank: Annotated[int, Field(ge=1, le=9)] | None = None


_T = TypeVar("_T")

Note = KnowledgeItem | FactorNote


class WrongNotes(InterviewError):
    """Structured answers that don't have their shape; says which field, never what was in it."""


def knowledge_items(data: object) -> tuple[KnowledgeItem, ...]:
    """Return `data` (plain JSON data: a list of objects) as knowledge items.

    Raise WrongNotes naming the first field that is off.
    """
    return _read(_item_reader(), data)


def factor_notes(data: object) -> tuple[FactorNote, ...]:
    """Return `data` (plain JSON data: a list of objects) as factor notes.

    Raise WrongNotes naming the first field that is off.
    """
    return _read(_factor_reader(), data)


@cache
def _item_reader() -> TypeAdapter[tuple[KnowledgeItem, ...]]:
    return TypeAdapter(tuple[KnowledgeItem, ...])


@cache
def _factor_reader() -> TypeAdapter[tuple[FactorNote, ...]]:
    return TypeAdapter(tuple[FactorNote, ...])


def _read(adapter: TypeAdapter[_T], data: object) -> _T:
    try:
        return adapter.validate_python(data, strict=False)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the list"
        raise WrongNotes(
            f"A note can't be read: {where} is not as it should be.", "Put it right and try again."
        ) from None
