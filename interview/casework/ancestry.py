"""What came of what: which row of a workbook a decision is about, and what it replaced.

The one decision: two decisions are about the same thing where they have the same row, so a file and
a workbook are held against the same history.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.casework.decision_rows import code_id, usual_id
from interview.model.decision import Appraisal, Coding, Decision, Match, UsualHere
from interview.report.decisions_workbook import APPRAISAL, CODES, MATCHES, USUAL

RowDecision = Match | Appraisal | UsualHere | Coding


def row_of(decision: Decision) -> tuple[str, str] | None:
    """Return the sheet and the id of the row that a decision is about, None where it has none."""
    match decision:
        case Match():
            return MATCHES.name, decision.episode
        case Appraisal():
            return APPRAISAL.name, decision.episode
        case UsualHere():
            return USUAL.name, usual_id(decision.factor, decision.agency)
        case Coding():
            return CODES.name, code_id(decision.answer, decision.code)
        case _:
            return None


def replaced(history: Sequence[Decision], since: int) -> Iterator[tuple[str, str, RowDecision]]:
    """Yield what counted before, of all that was decided otherwise from number `since` on.

    As the sheet and the id of its row, and the decision. The same decision again replaces nothing.
    """
    last: dict[tuple[str, str], RowDecision] = {}
    for number, one in enumerate(history):
        row = row_of(one)
        if row is None or not isinstance(one, RowDecision):
            continue
        before = last.get(row)
        if number >= since and before is not None and _what(before) != _what(one):
            yield (*row, before)
        last[row] = one


def _what(decision: Decision) -> dict[str, object]:
    """Return what was decided, without who did and when."""
    return {name: said for name, said in decision.plain().items() if name not in ("by", "on")}
