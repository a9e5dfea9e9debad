"""The report as one HTML file: no network, no script, nothing in it that leads out of it.

The one decision: every word of anybody's goes through `webpage`, which escapes it. Same tables,
same bytes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from interview.report import webpage, words
from interview.report.audience import Audience, Section
from interview.report.drawing import drawings, legend_mark
from interview.report.lanes import LEGEND
from interview.report.seen import team_sees
from interview.report.side_by_side import bands

if TYPE_CHECKING:
    from interview.report.tables import Tables

PAGE: Final = "report.html.j2"
_ACROSS: Final = 5  # columns of a page on its side that can still be read


def html(tables: Tables) -> bytes:
    """Return the report as a whole file, UTF-8."""
    page = webpage.environment().get_template(PAGE)
    return page.render(context(tables)).encode("utf-8")


def context(tables: Tables) -> dict[str, Any]:
    """Return what the page's template is given: the tables, and what is drawn of them."""
    style = _style(tables.audience)
    sees = team_sees(tables)
    return {
        "t": tables,
        "s": {str(one): one in tables.sections for one in Section},
        "style": Markup(style),  # noqa: S704 - our own file
        "policy": webpage.policy(style),
        "bands": lambda columns: bands(len(columns), _ACROSS),
        "mentions": _mentions(tables),
        "sees": sees,
        "seen": sees.by_passage(),
        "roles": {one.code: one.role for one in tables.people},
        "marked": {one.code: one.marks for one in tables.people},
        # Drawn by a library that escapes; our own words and numbers are all its attributes.
        "drawings": [Markup(one) for one in drawings(tables.timeline)],  # noqa: S704
        "legend": [(Markup(legend_mark(shape)), said) for shape, said in LEGEND],  # noqa: S704
    }


def _mentions(tables: Tables) -> dict[str, list[tuple[str, str]]]:
    """Return by a passage's anchor where else it stands: words for the link, and its anchor."""
    found: dict[str, list[tuple[str, str]]] = {}
    for number, difference in enumerate(tables.differences, start=1):
        for side in difference.sides:
            found.setdefault(side.home, []).append((f"difference {number}", difference.anchor))
    for row in tables.known:
        found.setdefault(row.home, []).append((f"known {row.number}", row.anchor))
    for _, factors in tables.factors.groups:
        for factor in factors:
            found.setdefault(factor.home, []).append(("what shaped it", factor.anchor))
    return found


@cache
def _style(audience: Audience) -> str:
    """Return the style, with whom it is for at the foot of every printed page."""
    return webpage.style_sheet("report.css").replace("FOR-WHOM", words.FOR[audience])
