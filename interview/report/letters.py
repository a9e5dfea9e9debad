"""Letters: wording that people who don't program can change, filled in and laid out.

A letter's wording is in `prompts/letters/`: names in double braces, `## ` before a heading, `- `
before a point. The one decision: a paragraph with a name that there is nothing for is left out, and
a heading with nothing under it too.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Final, NamedTuple

from interview.errors import InterviewError
from interview.resources import prompts
from interview.wording import WordingTrouble, check, render

_WIDTH: Final = 76
_USED: Final = re.compile(r"\{\{ *(\w+) *\}\}")


class Kind(Enum):
    """What a piece of a letter is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    POINT = "point"


class Piece(NamedTuple):
    """A piece of a letter, on one line."""

    kind: Kind
    text: str


def template(file: str, names: frozenset[str], *, folder: str = "letters") -> str:
    """Return the wording in `file`, which may use these names and lies in `folder` of prompts/.

    Raise InterviewError with the line where it can't be used.
    """
    try:
        text = (prompts() / folder / file).read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise InterviewError(
            f"The wording in {file} can't be read.", "Install the program again."
        ) from None
    try:
        check(text, names)
    except WordingTrouble as error:
        line = text.count("\n", 0, text.find(error.words)) + 1
        raise InterviewError(f"{file}, line {line}: {error.what}.", error.do) from None
    return text


def pieces(wording: str, names: Mapping[str, str]) -> Iterator[Piece]:
    """Yield a letter's pieces, filled in. Of `names` the empty ones stand for nothing to say."""
    heading = None  # held back until something stands under it
    for block in re.split(r"\n\s*\n", wording.strip()):
        if block.startswith("## "):
            heading = Piece(Kind.HEADING, block.removeprefix("## ").strip())
            continue
        if not all(names[name] for name in _USED.findall(block)):
            continue
        if heading is not None:
            yield heading
        heading = None
        for part in re.split(r"\n(?=- )", block):
            kind = Kind.POINT if part.startswith("- ") else Kind.PARAGRAPH
            yield Piece(kind, render(" ".join(part.removeprefix("- ").split()), names))


def as_text(letter: Iterable[Piece]) -> str:
    """Return a letter as plain text for a mail or a printer."""
    found = ""
    before = None
    for piece in letter:
        between = "\n" if before is piece.kind is Kind.POINT else "\n\n"
        found += (between if before else "") + _laid_out(piece)
        before = piece.kind
    return found + "\n"


def _laid_out(piece: Piece) -> str:
    if piece.kind is Kind.HEADING:
        return piece.text.upper()
    point = piece.kind is Kind.POINT
    return textwrap.fill(
        piece.text,
        _WIDTH,
        initial_indent="- " if point else "",
        subsequent_indent="  " if point else "",
        break_long_words=False,  # a number or an address stays whole
        break_on_hyphens=False,
    )
