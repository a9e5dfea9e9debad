"""What a row of a workbook of decisions changes: from what it said when it went out, to what now.

The one decision: a row becomes decisions, or it is unclear and says why; nothing is guessed of it
and no word of it is repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

from pydantic import ValidationError

from interview.casework.decision_rows import OWN, WHERE, code_id
from interview.model.base import Value
from interview.model.decided import WrittenAppraisal, WrittenCode, WrittenMatch, WrittenUsual
from interview.model.guide import Guide
from interview.report import words
from interview.report.codes import code_labels
from interview.report.decisions_workbook import APPRAISAL, CODES, MATCHES, USUAL

_Fields = tuple[str, ...]
_V = TypeVar("_V", bound=Value)
_Key = TypeVar("_Key", bound=StrEnum)
_TOO_LONG: Final = "string_too_long"
_OR_EMPTY: Final = "or empty all of its columns to take it back"


class Unclear(Exception):
    """A row that can't be taken. Says why, never what is in it."""


class Change(NamedTuple):
    """One thing that a row changes: the id of what is decided, and what decides it."""

    id: str
    base: _Fields
    new: _Fields
    written: Value


class Changes:
    """Reads rows of one case."""

    def __init__(self, guide: Guide) -> None:
        self._appraisals = _by_label(words.APPRAISED)
        self._usual = _by_label(words.USUAL)
        self._directions = _by_label(words.DIRECTION)
        self._labels = code_labels(guide)
        self._codes = {label.casefold(): code for code, label in self._labels.items()}
        self._codes |= {code.casefold(): code for code in self._labels}
        self._of: Mapping[str, Callable[[str, _Fields, _Fields], Iterable[Change]]] = {
            MATCHES.name: self._match,
            APPRAISAL.name: self._appraisal,
            USUAL.name: self._usual_here,
            CODES.name: self._coding,
        }

    def of(self, sheet: str, row: str, base: _Fields, new: _Fields) -> tuple[Change, ...]:
        """Return what a row changes; it went out as `base`. Raise Unclear."""
        return () if new == base else tuple(self._of[sheet](row, base, new))

    def place(self, sheet: str, row: str, base: _Fields, new: _Fields) -> str:
        """Return what a row is about: two that are about the same have to say the same."""
        if sheet != CODES.name or any(base):
            return row
        code = self._codes.get(new[0].casefold(), "")
        return code_id(row, code) if code else ""

    def _match(self, row: str, base: _Fields, new: _Fields) -> Iterator[Change]:
        (same,) = new
        if not same:
            raise Unclear(f'to take a match back, choose "{OWN}"')
        own = same.casefold() == OWN
        written = _written(WrittenMatch, episode=row, same_as="" if own else same)
        yield Change(row, base, (OWN,) if own else new, written)

    def _appraisal(self, row: str, base: _Fields, new: _Fields) -> Iterator[Change]:
        label, said, basis, questions = new
        code = _chosen(label, self._appraisals, "Appraisal", new)
        written = _written(
            WrittenAppraisal,
            episode=row,
            appraisal=code,
            words=said,
            basis=basis,
            questions=questions,
        )
        yield Change(row, base, _canonical(words.APPRAISED, code, new), written)

    def _usual_here(self, row: str, base: _Fields, new: _Fields) -> Iterator[Change]:
        factor, _, agency = row.partition("/")
        code = _chosen(new[0], self._usual, "How usual", new)
        written = _written(WrittenUsual, factor=factor, agency=agency, usual=code, source=new[1])
        yield Change(row, base, _canonical(words.USUAL, code, new), written)

    def _coding(self, row: str, base: _Fields, new: _Fields) -> Iterator[Change]:
        none = ("",) * len(new)
        answer, _, before = row.rpartition(WHERE) if any(base) else (row, "", "")
        code = _chosen(new[0], self._codes, "Code", new)
        if before and code != before:
            back = _written(WrittenCode, code=before, answer=answer, holds=False)
            yield Change(row, base, none, back)
            base = none
        if code:
            direction = ""
            if new[1]:
                direction = _chosen(new[1], self._directions, "Direction", new)
            written = _written(
                WrittenCode, code=code, answer=answer, direction=direction, note=new[2]
            )
            said = (self._labels[code], _label(words.DIRECTION, direction), new[2])
            yield Change(code_id(answer, code), base, said, written)


def _chosen(label: str, known: Mapping[str, str], column: str, row: _Fields) -> str:
    """Return the code of a label that was chosen, empty where the whole row is."""
    if not label and not any(row):
        return ""
    if not label:
        raise Unclear(f"nothing is chosen in the column {column}: choose, {_OR_EMPTY}")
    if label.casefold() not in known:
        raise Unclear(f"the column {column} holds none of the choices that it offers")
    return known[label.casefold()]


def _written(kind: type[_V], **fields: object) -> _V:
    try:
        return kind.model_validate(fields, strict=False)
    except ValidationError as error:
        most = [one["ctx"]["max_length"] for one in error.errors() if one["type"] == _TOO_LONG]
        long = f"a text in it is too long, a cell may have {max(most, default=0):,} characters"
        raise Unclear(long if most else "it names nothing of this case") from None


def _by_label(labels: Mapping[_Key, str]) -> dict[str, str]:
    found = {label.casefold(): str(code) for code, label in labels.items()}
    return found | {str(code): str(code) for code in labels}


def _label(labels: Mapping[_Key, str], code: str) -> str:
    return next((label for one, label in labels.items() if str(one) == code), "")


def _canonical(labels: Mapping[_Key, str], code: str, new: _Fields) -> _Fields:
    """Return a row's fields with the first as it is offered, however it was typed."""
    return (_label(labels, code), *new[1:])
