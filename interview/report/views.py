"""What the review team makes of the accounts: appraisals, codes, what it says is usual.

The one decision: these are reviewers' own words and codes, each with who wrote it down; they stay
with the team, and stand beside the accounts, never in them. Source: method.md 6 and 7.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.report import words
from interview.report.audience import Audience
from interview.report.codes import code_labels
from interview.report.statements import said_date

if TYPE_CHECKING:
    from interview.model.decision import Appraisal, UsualHere, Views
    from interview.model.taxonomy import Appraised, Direction, Usual
    from interview.report.index import Index
    from interview.report.passages import Passage, Reader


@dataclass(frozen=True, slots=True)
class _Signed:
    """What a reader wrote down: the reader's code and the day, as ISO or as it is said."""

    by: str
    on: str

    @property
    def signed(self) -> str:
        """Who wrote it down, and when, as it is said."""
        return _signed(self)


@dataclass(frozen=True, slots=True)
class AppraisalRow(_Signed):
    """How the team sees the practice at a turning point."""

    appraisal: Appraised
    label: str
    words: str
    basis: str
    questions: str
    episode: int | None  # its number in the list, None where nobody's account has it now
    alone: str = ""  # the id of somebody's own one that was appraised, and is one with that

    @property
    def signed(self) -> str:
        """Who wrote it down, and when; and of what, where that isn't the whole turning point."""
        alone = words.APPRAISED_ALONE.format(self.alone) if self.alone else ""
        return ", ".join(filter(None, (_signed(self), alone)))


@dataclass(frozen=True, slots=True)
class CodingRow(_Signed):
    """A pattern or a factor that a reader sees in a passage. For the team.

    `reference` names the passage as decisions do (`CODE:answer`), `anchor` as products do; `whose`
    is the person's code, `episode` its number in the list, if any.
    """

    code: str
    label: str
    pattern: bool  # a code of the typology, not of a factor
    direction: Direction | None
    direction_said: str
    note: str
    reference: str
    anchor: str
    whose: str
    episode: int | None
    passage: Passage

    @property
    def called(self) -> str:
        """The code and its direction, as both are said in a line."""
        return ", ".join(filter(None, (self.label, self.direction_said.lower())))


@dataclass(frozen=True, slots=True)
class UsualRow(_Signed):
    """What the team says is usual here, and who said so. For the team.

    An empty agency: everywhere.
    """

    factor: str
    label: str
    agency: str
    usual: Usual
    said: str
    source: str

    @property
    def where(self) -> str:
        """The agency that it is said of, or that it is everywhere."""
        return self.agency or words.EVERYWHERE


@dataclass(frozen=True, slots=True)
class ViewRows:
    """All that the team makes of the accounts; codes and what is usual in the guide's order."""

    appraisals: tuple[AppraisalRow, ...] = ()
    codings: tuple[CodingRow, ...] = ()
    usual: tuple[UsualRow, ...] = ()


def view_rows(views: Views, index: Index, reader: Reader) -> ViewRows:
    """Return what the team makes of the accounts; for the team only."""
    if reader.audience is not Audience.TEAM:
        return ViewRows()
    labels = code_labels(reader.guide)
    order = {code: number for number, code in enumerate(labels)}

    def place(code: str) -> tuple[int, str]:
        return order.get(code, len(order)), code

    coded = sorted(_codings(views, index, reader, labels), key=lambda one: place(one.code))
    usual = [_usual(one, labels) for one in views.usual]
    return ViewRows(
        appraisals=tuple(_appraisal(one, index) for one in views.appraisals),
        codings=tuple(coded),
        usual=tuple(sorted(usual, key=lambda one: (place(one.factor), one.agency))),
    )


def _signed(one: _Signed) -> str:
    return f"{one.by}, {said_date(one.on) or one.on}"


def _codings(
    views: Views, index: Index, reader: Reader, labels: dict[str, str]
) -> Iterator[CodingRow]:
    patterns = {one.code for one in reader.guide.typology}
    for one in views.codings:
        found = index.answer(one.answer)
        if found is None:  # withdrawn, or not in the version that counts
            continue
        passages = reader.passages(found.account, found.said)
        yield CodingRow(
            code=one.code,
            label=labels.get(one.code, one.code),
            pattern=one.code in patterns,
            direction=one.direction or None,
            direction_said=words.DIRECTION[one.direction] if one.direction else "",
            note=one.note,
            by=one.by,
            on=one.on,
            reference=one.answer,
            anchor=found.anchor,
            whose=found.account.code,
            episode=index.number_of(found.said.place.episode or ""),
            passage=next(each for each in passages if each.anchor == found.anchor),
        )


def _usual(one: UsualHere, labels: dict[str, str]) -> UsualRow:
    usual = one.usual
    assert usual  # noqa: S101  what was taken back doesn't count
    return UsualRow(
        factor=one.factor,
        label=labels.get(one.factor, one.factor),
        agency=one.agency,
        usual=usual,
        said=words.USUAL[usual],
        source=one.source,
        by=one.by,
        on=one.on,
    )


def _appraisal(one: Appraisal, index: Index) -> AppraisalRow:
    appraisal = one.appraisal
    assert appraisal  # noqa: S101  what was taken back doesn't count
    return AppraisalRow(
        appraisal=appraisal,
        label=words.APPRAISED[appraisal],
        words=one.words,
        basis=one.basis,
        questions=one.questions,
        by=one.by,
        on=said_date(one.on) or one.on,
        episode=index.number_of(one.episode),
        alone="" if one.episode in index.numbers else one.episode,
    )
