"""A workbook of decisions that came back, taken row by row.

The one decision (merging.md 2: ancestry decides, never clocks): a row is taken only where the case
still says what the row said when it went out, and nothing was decided about it since, not even
there and back. So nobody writes over what somebody else decided or took back meanwhile, whichever
workbook comes first; and what is there already is not decided again.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from interview.casework import decisions as book
from interview.casework.ancestry import row_of
from interview.casework.changes import Change, Changes, Unclear
from interview.casework.deciding import reader
from interview.casework.decision_rows import outgoing
from interview.casework.merging import Merge, again
from interview.casework.naming import Names, misled
from interview.errors import InterviewError
from interview.guides.load import load_named
from interview.model.base import Value
from interview.model.case import Case
from interview.model.decided import WrittenMatch
from interview.model.decision import Decision, Decisions, signed
from interview.reading import LARGEST, ContentTrouble
from interview.reading.files import file_bytes
from interview.reading.refusals import short
from interview.report.decisions_read import Back, BackRow, read
from interview.report.decisions_workbook import CODES, LAYOUTS, README
from interview.report.index import Index
from interview.report.office import held
from interview.text import clean


class NotTaken(NamedTuple):
    """A row that wasn't taken, and why; never a word of what it holds."""

    sheet: str
    row: int
    id: str
    why: str


class Taken(NamedTuple):
    """What became of a workbook. `older`: the case has changed since it was made."""

    merge: Merge
    taken: int
    not_taken: tuple[NotTaken, ...]
    older: bool


def take(folder: Path, before: Merge, case: Case, file: Path, *, on: date) -> Taken:
    """Keep what the rows of the workbook `file` decide, as far as each can be taken.

    Raise FileTrouble where it is no workbook, ContentTrouble where it isn't one of this case's
    decisions; then nothing was changed.
    """
    back = read(file.name, file_bytes(file, what="workbook", limit=LARGEST))
    if back.case_id != case.id:
        told = "this workbook is another case's"
        raise ContentTrouble(short(file.name), None, told, "Nothing was changed.")
    history = book.history(folder)
    taking = _Taking(before, case, back, book.read(folder, case), history, on)
    taking.all()
    if taking.made:
        book.add(folder, taking.made)
    done = again(folder, case) if taking.made else before
    return Taken(done, taking.taken, tuple(taking.not_taken), taking.older)


def waits(folder: Path, before: Merge, case: Case, file: Path) -> bool:
    """Return whether the workbook `file` holds anything that the case doesn't have yet.

    Whatever can't be read as one of this case's may hold something. Nothing is changed.
    """
    try:
        back = read(file.name, file_bytes(file, what="workbook", limit=LARGEST))
    except InterviewError:
        return True
    history = book.history(folder)
    taking = _Taking(before, case, back, book.read(folder, case), history, date.min)
    taking.all()
    return bool(taking.made or taking.not_taken)


class _Taking:
    """Goes through the rows of one workbook. `made` are the decisions that come of it."""

    def __init__(
        self,
        before: Merge,
        case: Case,
        back: Back,
        decisions: Decisions,
        history: tuple[Decision, ...],
        on: date,
    ) -> None:
        comparison, guide = before.products.comparison, load_named(case.guide)
        now = outgoing(case, guide, decisions, comparison, decided=len(history))
        self._since = {row_of(one) for one in history[back.decided :]}
        self._case, self._back, self._on = case, back, on
        self._now = {
            (sheet, row.id): tuple(clean(held(one)).strip() for one in row.fields)
            for sheet, rows in now.rows.items()
            for row in rows
        }
        self._sizes = {one.name: len(one.fields) for one in LAYOUTS}
        self._index, self._changes = Index(comparison), Changes(guide)
        self._names = Names(case, guide, comparison)
        self._matches = {one.episode: one.same_as for one in decisions.matches}
        self.older = back.made_from != now.made_from
        self.made: list[Decision] = []
        self.taken = 0
        self.not_taken: list[NotTaken] = []

    def all(self) -> None:
        """Take each row that can be taken."""
        twice = self._twice()
        for row in self._back.rows:
            if (row.sheet, row.row) in twice:
                self._leave(row, "it is there twice, and the two differ")
                continue
            try:
                self.taken += self._take(row)
            except Unclear as why:
                self._leave(row, str(why))

    def _leave(self, row: BackRow, why: str) -> None:
        known = self._base(row) is not None
        self.not_taken.append(NotTaken(row.sheet, row.row, row.id if known else "", why))

    def _twice(self) -> set[tuple[str, int]]:
        """Return the rows that are about the same as another and say otherwise."""
        about: dict[tuple[str, str], list[BackRow]] = {}
        for row in self._back.rows:
            base = self._base(row)
            if base is not None and (
                place := self._changes.place(row.sheet, self._id(row), base, row.fields)
            ):
                about.setdefault((row.sheet, place), []).append(row)
        return {
            (row.sheet, row.row)
            for rows in about.values()
            if len({one.fields for one in rows}) > 1
            for row in rows
        }

    def _id(self, row: BackRow) -> str:
        """Return a row's id; a passage may be named as reports name it, too."""
        if row.sheet != CODES.name or (row.sheet, row.id) in self._back.went_out:
            return row.id
        return self._index.references.get(row.id, row.id)

    def _base(self, row: BackRow) -> tuple[str, ...] | None:
        """Return what a row said when it went out, None where there was none like it."""
        given = self._back.went_out.get((row.sheet, self._id(row)))
        if given is None and row.sheet == CODES.name and self._index.answer(self._id(row)):
            return ("",) * self._sizes[row.sheet]
        return given

    def _take(self, row: BackRow) -> bool:
        """Take a row; return whether anything came of it. Raise Unclear."""
        if row.formula:
            raise Unclear("a cell of it holds a formula, or what went wrong with one")
        base = self._base(row)
        if base is None:
            raise Unclear("its id is none of this workbook" if row.id else "it has no id")
        changes = self._changes.of(row.sheet, self._id(row), base, row.fields)
        new = [one for one in changes if self._is_new(row.sheet, one)]
        if new:
            decided = [self._decision(one.written, self._by(row)) for one in new]
            self.made += decided
            self._now |= {(row.sheet, one.id): one.new for one in new}
        return bool(new)

    def _is_new(self, sheet: str, change: Change) -> bool:
        """Return whether a change isn't in the case yet. Raise Unclear where another one is."""
        now = self._now.get((sheet, change.id), ("",) * self._sizes[sheet])
        if now == change.new:
            return False
        if now != change.base or (sheet, change.id) in self._since:
            raise Unclear("it was decided otherwise since this workbook was made")
        return True

    def _by(self, row: BackRow) -> str:
        code = row.by or self._back.reader
        if not code:
            raise Unclear(
                f"it isn't said who decides: put a code into the column By, or once into {README}"
            )
        try:
            return reader(self._case, code)
        except InterviewError:
            known = ", ".join(one.code for one in self._case.file.reader)
            raise Unclear(f"who decides is no reader of this case, choose one: {known}") from None

    def _decision(self, written: Value, by: str) -> Decision:
        found = self._names.unknown(written)
        if found is None and isinstance(written, WrittenMatch):
            invited = {one.id for one in self._case.file.episode}
            found = misled(written, invited, self._matches)
        if found is not None:
            raise Unclear(found.what)
        if isinstance(written, WrittenMatch):
            self._matches[written.episode] = written.same_as
        return signed(written, by=by, on=self._on.isoformat())
