"""Places in a paper that have a name, and what leads to them.

The one decision: what leads to a place that isn't in this version is plain text. Whether it is can
be known only at the end, so links are settled then.
"""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from interview.report.office import held
from interview.text import shown


class Places:
    """The places of one paper, by the names that we call them by."""

    def __init__(self) -> None:
        self._named: dict[str, str] = {}

    def mark(self, paragraph: Any, anchor: str) -> None:
        """Make a paragraph the place that `anchor` names; only the first of a name counts."""
        if anchor in self._named:
            return
        number = str(len(self._named))
        self._named[anchor] = f"_p{number}"
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:id"), number)
        start.set(qn("w:name"), f"_p{number}")
        end.set(qn("w:id"), number)
        paragraph._p.append(start)  # noqa: SLF001  python-docx has no bookmarks
        paragraph._p.append(end)  # noqa: SLF001

    def lead(self, paragraph: Any, text: str, to: str) -> Any:
        """Add to a paragraph what leads to `to`; return the run."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), to)
        run = paragraph.add_run(held(shown(text)))
        link.append(run._r)  # noqa: SLF001
        paragraph._p.append(link)  # noqa: SLF001
        return run

    def settle(self, body: Any) -> None:
        """Have every link in a document lead to its place, or be plain text."""
        for link in list(body.iter(qn("w:hyperlink"))):
            name = self._named.get(link.get(qn("w:anchor")))
            if name is not None:
                link.set(qn("w:anchor"), name)
                continue
            for run in list(link):
                link.addprevious(run)
            link.getparent().remove(link)
