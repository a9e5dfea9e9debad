"""What reviewers decide, each with who and on which day. Kept beside the records, never in them.

The one decision: a decision is never changed or taken out. What counts for an episode, a passage or
a person is the last one about it, so each can be taken back and it stays known that it was made.
Sources: merging.md 2, 3 and 9; design.md 4 (differences that are a reviewers' mark).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from pydantic import Field

from interview.model.base import Value
from interview.model.decided import (
    WrittenAppraisal,
    WrittenCode,
    WrittenMark,
    WrittenMatch,
    WrittenMissing,
    WrittenUsual,
)
from interview.model.invitation import ShortCode
from interview.model.merged import Resolution, Withdrawal


class Match(WrittenMatch):
    """What somebody decided about an episode, and on which day."""

    decision: Literal["match"] = "match"
    by: str
    on: str


class Mark(WrittenMark):
    """What somebody marked, and on which day."""

    decision: Literal["mark"] = "mark"
    by: str
    on: str


class Missing(WrittenMissing):
    """What somebody said of an account that isn't there, and on which day."""

    decision: Literal["missing"] = "missing"
    by: str
    on: str


class Resolved(Value):
    """A choice between versions of one person's record."""

    decision: Literal["resolve"] = "resolve"
    participant: ShortCode
    resolution: Resolution


class Withdrawn(Value):
    """One person's words taken out of every product, or given back (None)."""

    decision: Literal["withdraw"] = "withdraw"
    participant: ShortCode
    withdrawal: Withdrawal | None
    by: str
    on: str


class Appraisal(WrittenAppraisal):
    """How the team sees an episode, who wrote it down and on which day."""

    decision: Literal["appraisal"] = "appraisal"
    by: str
    on: str


class UsualHere(WrittenUsual):
    """What the team says is usual, who wrote it down and on which day."""

    decision: Literal["usual"] = "usual"
    by: str
    on: str


class Coding(WrittenCode):
    """What somebody sees in a passage, and on which day."""

    decision: Literal["code"] = "code"
    by: str
    on: str


Decision = Match | Mark | Missing | Resolved | Withdrawn | Appraisal | UsualHere | Coding


_BECOMES: Final[Mapping[type[Value], type[Decision]]] = {
    WrittenMatch: Match,
    WrittenMark: Mark,
    WrittenMissing: Missing,
    WrittenAppraisal: Appraisal,
    WrittenUsual: UsualHere,
    WrittenCode: Coding,
}


def signed(written: Value, *, by: str, on: str) -> Decision:
    """Return what was written as a decision: by the reader with the code `by`, on an ISO day."""
    kind = _BECOMES[type(written)]
    return kind.model_validate({**written.plain(), "by": by, "on": on}, strict=False)


class Views(Value):
    """What the team makes of the accounts. No merging hangs on it."""

    appraisals: tuple[Appraisal, ...] = ()
    usual: tuple[UsualHere, ...] = ()
    codings: tuple[Coding, ...] = ()


class Decisions(Value):
    """What counts of all that was decided, in the order in which it was first decided."""

    matches: tuple[Match, ...] = ()
    marks: tuple[Mark, ...] = ()
    missing: tuple[Missing, ...] = ()
    resolutions: dict[str, tuple[Resolution, ...]] = Field(default_factory=dict)  # by participant
    withdrawals: dict[str, Withdrawal] = Field(default_factory=dict)
    views: Views = Views()


def counting(made: Iterable[Decision], spelled: Mapping[str, str]) -> Decisions:
    """Return what counts of the decisions `made`, in the order they were made.

    `spelled` has the case's own spelling of each code by its case fold: a case file may be edited,
    and a decision about somebody stays one about them.
    """

    def called(code: str) -> str:
        return spelled.get(code.casefold(), code)

    made = tuple(made)
    matches: dict[str, Match] = {}
    marks: dict[object, Mark] = {}
    missing: dict[str, Missing] = {}
    resolutions: dict[str, tuple[Resolution, ...]] = {}
    withdrawals: dict[str, Withdrawal | None] = {}
    for one in made:
        match one:
            case Match():
                matches[one.episode] = one
            case Mark():
                answers = tuple(_spelled(answer, spelled) for answer in one.answers)
                marks[one.kind, one.episode, answers] = one.model_copy(update={"answers": answers})
            case Missing():
                who = called(one.participant)
                missing[who] = one.model_copy(update={"participant": who})
            case Resolved():
                who = called(one.participant)
                resolutions[who] = (*resolutions.get(who, ()), one.resolution)
            case Withdrawn():
                withdrawals[called(one.participant)] = one.withdrawal
    return Decisions(
        matches=tuple(matches.values()),
        marks=tuple(one for one in marks.values() if one.holds),
        missing=tuple(one for one in missing.values() if one.why),
        resolutions=resolutions,
        withdrawals={code: one for code, one in withdrawals.items() if one is not None},
        views=_views(made, spelled),
    )


def _views(made: Iterable[Decision], spelled: Mapping[str, str]) -> Views:
    appraisals: dict[str, Appraisal] = {}
    usual: dict[object, UsualHere] = {}
    codings: dict[object, Coding] = {}
    for one in made:
        match one:
            case Appraisal():
                appraisals[one.episode] = one
            case UsualHere():
                usual[one.factor, one.agency] = one
            case Coding():
                answer = _spelled(one.answer, spelled)
                codings[one.code, answer] = one.model_copy(update={"answer": answer})
    return Views(
        appraisals=tuple(one for one in appraisals.values() if one.appraisal),
        usual=tuple(one for one in usual.values() if one.usual),
        codings=tuple(one for one in codings.values() if one.holds),
    )


def _spelled(answer: str, spelled: Mapping[str, str]) -> str:
    """Return a passage's name with the participant's code as the case spells it."""
    code, _, rest = answer.partition(":")
    return f"{spelled.get(code.casefold(), code)}:{rest}"
