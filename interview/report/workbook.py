"""Which sheets the report has as a workbook, in order.

The one decision: what an audience doesn't see has no sheet, and a sheet that it sees is there even
where it is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from interview.report.audience import Section
from interview.report.sheet_accounts import accounts
from interview.report.sheet_exploring import differences, knowledge, missing
from interview.report.sheet_factors import factors, matrix
from interview.report.sheet_front import provenance, readme
from interview.report.sheet_turning_points import episodes, findings

if TYPE_CHECKING:
    from interview.report.sheets import Sheet
    from interview.report.tables import Tables

_SHEETS: Final = (
    (frozenset({Section.EPISODES}), episodes),
    (frozenset({Section.OVERVIEWS, Section.SIDE_BY_SIDE, Section.WHOLE}), accounts),
    (frozenset({Section.KNOWING}), knowledge),
    (frozenset({Section.MATRIX}), factors),
    (frozenset({Section.MATRIX}), matrix),
    (frozenset({Section.DIFFERENCES}), differences),
    (frozenset({Section.FOR_THE_TEAM}), findings),
    (frozenset({Section.ABSENCES}), missing),
    (frozenset({Section.PEOPLE}), provenance),
)


def sheets(tables: Tables) -> tuple[Sheet, ...]:
    """Return the sheets that the tables' audience sees, README first."""
    others = [made(tables) for needs, made in _SHEETS if needs & tables.sections]
    return (readme(tables, others), *others)
