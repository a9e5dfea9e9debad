"""The long form as CSV: RFC 4180, UTF-8 without a mark, a row a statement, every value in quotes.

The one decision: a value is what it is, letter for letter, line ends within it too. Nothing is
escaped for the sake of a spreadsheet: who wants one has the workbook.
"""

from __future__ import annotations

import csv as _csv
import io
from operator import attrgetter
from typing import TYPE_CHECKING

from interview.report.rows import COLUMNS, rows

if TYPE_CHECKING:
    from interview.report.tables import Tables


def csv(tables: Tables) -> bytes:
    """Return every statement of `tables` as CSV, the names of the columns first."""
    out = io.StringIO(newline="")
    writer = _csv.writer(out, quoting=_csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(attrgetter(*COLUMNS), rows(tables)))
    return out.getvalue().encode("utf-8")
