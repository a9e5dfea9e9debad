"""A report's page, read by a parser: its text, its anchors, its links, its headings."""

from __future__ import annotations

from html.parser import HTMLParser

_UNREAD = {"style", "head"}
_HEADINGS = {"h1", "h2", "h3", "h4"}


class Page(HTMLParser):
    """What stands in a page. Feed it with `read`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.tags: dict[str, int] = {}
        self.headings: list[tuple[int, str]] = []
        self.text = ""
        self.tables: list[list[str]] = []  # each table's column headings
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag and of what it names."""
        given = dict(attrs)
        self.tags[tag] = self.tags.get(tag, 0) + 1
        if given.get("id"):
            self.ids.append(given["id"] or "")
        self.links += [given["href"] or ""] if "href" in given else []
        self.sources += [given["src"] or ""] if "src" in given else []
        if tag in _HEADINGS:
            self.headings.append((int(tag[1]), ""))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave a tag, and those in it that are never closed."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Take note of what can be read."""
        if _UNREAD & set(self._open):
            return
        self.text += data
        if self._open and _HEADINGS & set(self._open):
            level, said = self.headings[-1]
            self.headings[-1] = (level, f"{said} {data}".strip())


def read(data: bytes) -> Page:
    """Return a page as it is read."""
    page = Page()
    page.feed(data.decode("utf-8"))
    return page


def outline(page: Page) -> str:
    """Return the headings of a page, a line each, indented by level."""
    rows = (f"{'  ' * (level - 1)}{' '.join(said.split())}" for level, said in page.headings)
    return "\n".join(rows) + "\n"
