"""The codes that a passage can have: the triad, the factors, the patterns and their examples.

The one decision: a code is known by what the guide calls it, never by its label or its place, so
that the same code of two cases is the same code wherever they are laid together. An example of a
pattern is called nothing, so its words are what it is known by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.model.taxonomy import Lens
from interview.report import words

if TYPE_CHECKING:
    from interview.model.case import Case
    from interview.model.guide import Guide


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what it is known by, its label, and what lies under it."""

    key: str
    label: str
    under: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeBook:
    """The codes by group, and the id of the case that they are used in. The guide's order."""

    case: str
    triad: tuple[Code, ...]
    factors: tuple[Code, ...]
    patterns: tuple[Code, ...]


def code_labels(guide: Guide) -> dict[str, str]:
    """Return the label of each code that a passage can be given: patterns, then factors."""
    codes = [(one.code, one.label) for one in guide.typology]
    codes += [(one.code, one.label) for one in guide.factors]
    return {code: f"{code} {label}" for code, label in codes}


def code_book(case: Case, guide: Guide) -> CodeBook:
    """Return the code book of a case."""
    labels = code_labels(guide)
    return CodeBook(
        case=case.id,
        triad=tuple(Code(str(one), words.LENS[one]) for one in Lens),
        factors=tuple(Code(one.code, labels[one.code]) for one in guide.factors),
        patterns=tuple(
            Code(one.code, labels[one.code], _examples(one.code, one.examples))
            for one in guide.typology
        ),
    )


def _examples(code: str, examples: tuple[str, ...]) -> tuple[Code, ...]:
    return tuple(Code(f"{code}/{one}", f"{code}: {one}") for one in examples)
