"""Sheets in the wording of a trainer: plain text in `prompts/handouts/`, read into pieces.

`# ` begins a sheet, and may say `| whose it is | on its side` behind its title. What else there is
stands in prompts/README.md. The one decision: the wording is read first and names are filled in
after, so that nothing a case says is ever taken for a mark; and a paragraph with a name that there
is nothing for is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from interview.errors import InterviewError
from interview.report import letters
from interview.report.booklet import (
    Bullet,
    Grid,
    Heading,
    Items,
    Line,
    Manner,
    Piece,
    Room,
    Sheet,
)
from interview.wording import render

if TYPE_CHECKING:
    from markdown_it.token import Token

Block: TypeAlias = Sequence[Piece | Sheet]

FOLDER: Final = "handouts"
_SIDEWAYS: Final = "on its side"
_TICK: Final = "[ ] "
_ROWS_ROOM: Final = 2  # lines of writing in each row of a table with empty cells
_ALONE: Final = re.compile(r"\{\{ *(\w+) *\}\}")
_USED: Final = re.compile(r"\{\{ *(\w+) *\}\}")


@dataclass(slots=True)
class _Open:
    """A sheet that is being filled."""

    title: str
    whose: str = ""
    wide: bool = False
    pieces: list[Piece] = field(default_factory=list)

    def closed(self) -> Sheet:
        return Sheet(self.title, tuple(self.pieces), self.whose, self.wide)


def sheets(file: str, words: Mapping[str, str], blocks: Mapping[str, Block]) -> tuple[Sheet, ...]:
    """Return the sheets of the wording in `file`.

    `words` fill names within it, an empty one for nothing to say; a name of `blocks` stands on a
    line of its own, for pieces, or for whole sheets that follow the one it stands in. Raise
    InterviewError with the line where the wording can't be used.
    """
    text = letters.template(file, frozenset({*words, *blocks}), folder=FOLDER)
    return tuple(_Reader(file, text, words, blocks).sheets(_tokens(text)))


class _Reader:
    def __init__(
        self, file: str, text: str, words: Mapping[str, str], blocks: Mapping[str, Block]
    ) -> None:
        self._file, self._lines = file, text.splitlines()
        self._words, self._blocks = words, blocks

    def sheets(self, tokens: Sequence[Token]) -> Iterator[Sheet]:
        open_: _Open | None = None
        for run in _runs(tokens):
            if run[0].type == "heading_open" and run[0].tag == "h1":
                if open_ is not None:
                    yield open_.closed()
                open_ = self._begun(run)
            elif open_ is None:
                raise self._wrong(run[0], "this stands before the first sheet", "Begin with `# `.")
            else:
                found = tuple(self._pieces(run))
                open_.pieces += [one for one in found if not isinstance(one, Sheet)]
                whole = [one for one in found if isinstance(one, Sheet)]
                if whole:
                    yield from [open_.closed()] if open_.pieces else []
                    yield from whole
                    open_ = None
        if open_ is not None:
            yield open_.closed()

    def _begun(self, run: Sequence[Token]) -> _Open:
        title, *rest = (self._said(one.strip()) for one in run[1].content.split(" | "))
        wide = bool(rest) and rest[-1] == _SIDEWAYS
        whose = rest[0] if rest and rest[0] != _SIDEWAYS else ""
        return _Open(title, whose, wide)

    def _pieces(self, run: Sequence[Token]) -> Iterator[Piece | Sheet]:
        first = run[0]
        texts = [one for one in run if one.type == "inline"]
        self._refuse_blocks_within(texts)
        match first.type:
            case "heading_open":
                yield Heading(self._said(texts[0].content), int(first.tag[1]))
            case "hr":
                yield Room(sum(one.type == "hr" for one in run))
            case "paragraph_open":
                yield from self._paragraph(texts[0], Manner.OURS)
            case "blockquote_open":
                for one in texts:
                    yield from self._paragraph(one, Manner.SAY)
            case "bullet_list_open" | "ordered_list_open":
                yield from self._items(run, texts)
            case _:
                yield self._grid(run)

    def _paragraph(self, text: Token, manner: Manner) -> Iterator[Piece | Sheet]:
        alone = _ALONE.fullmatch(text.content.strip())
        if alone and alone[1] in self._blocks:
            yield from self._blocks[alone[1]]
        elif self._has_something(text.content):
            yield Line(self._said(" ".join(text.content.split())), manner)

    def _items(self, run: Sequence[Token], texts: Sequence[Token]) -> Iterator[Piece]:
        if sum(one.type.endswith("_list_open") for one in run) > 1:
            raise self._wrong(run[0], "a list stands in a list", "Write one after the other.")
        said = [" ".join(one.content.split()) for one in texts if self._has_something(one.content)]
        bullet = Bullet.STEP if run[0].type == "ordered_list_open" else Bullet.POINT
        if said and all(one.startswith(_TICK) for one in said):
            bullet, said = Bullet.TICK, [one.removeprefix(_TICK) for one in said]
        if said:
            yield Items(tuple(self._said(one) for one in said), bullet)

    def _grid(self, run: Sequence[Token]) -> Grid:
        """Return a table: dashes under its head are widths, empty cells are to be written in."""
        rows: list[list[str]] = []
        for one in run:
            if one.type == "tr_open":
                rows.append([])
            elif one.type == "inline":
                rows[-1].append(self._said(one.content))
        head, *body = rows
        empty = any(not cell for row in body for cell in row)
        under = self._lines[(run[0].map or [0])[0] + 1].strip().strip("|").split("|")
        shares = tuple(float(one.count("-")) for one in under)
        return Grid(tuple(head), shares, tuple(map(tuple, body)), room=_ROWS_ROOM if empty else 0)

    def _refuse_blocks_within(self, texts: Sequence[Token]) -> None:
        for one in texts:
            for name in _USED.findall(one.content):
                if name in self._blocks and not _ALONE.fullmatch(one.content.strip()):
                    raise self._wrong(one, f"{name} stands within a text", "Give it its own line.")

    def _has_something(self, text: str) -> bool:
        return all(self._words.get(name, "x") for name in _USED.findall(text))

    def _said(self, text: str) -> str:
        return render(text, self._words)

    def _wrong(self, at: Token, what: str, do: str) -> InterviewError:
        line = at.map[0] + 1 if at.map else 1
        return InterviewError(f"{self._file}, line {line}: {what}.", do)


def _tokens(text: str) -> Sequence[Token]:
    from markdown_it import MarkdownIt

    known = ["heading", "list", "table", "hr", "blockquote"]
    return MarkdownIt("zero").enable(known).parse(text)


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield what belongs together: a paragraph, a list, a table, ruled lines in a row."""
    run: list[Token] = []
    depth = 0
    for one in tokens:
        if run and depth == 0 and not (one.type == run[-1].type == "hr"):
            yield run
            run = []
        run.append(one)
        depth += one.nesting
    if run:
        yield run
