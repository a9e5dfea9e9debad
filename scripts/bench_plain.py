"""Products written again by their libraries alone, to be set beside ours by `bench_products`.

The one decision: what a library writes is read back out of our own product before any time is
taken. So both sides write the same words in as many cells, and ours can't win by writing less.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Any, Final
from xml.etree import ElementTree as ET

Writer = Callable[[], object]  # writes a product once, each time that it is called

_ACROSS: Final = 5  # cells of a row, where a page's own rows are of many kinds
_TABLE: Final = (
    "<!doctype html><table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>"
    "{% endfor %}</tr>{% endfor %}</table>"
)


def page(data: bytes) -> Writer:
    """Return what writes the texts of an HTML page as one table, by Jinja2."""
    from jinja2 import Environment

    texts = _Texts()
    texts.feed(data.decode("utf-8"))
    found = texts.found
    rows = [found[at : at + _ACROSS] for at in range(0, len(found), _ACROSS)]
    template = Environment(autoescape=True).from_string(_TABLE)
    return lambda: template.render(rows=rows).encode("utf-8")


class _Texts(HTMLParser):
    """Gathers the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append(data)


def document(data: bytes) -> Writer:
    """Return what writes the paragraphs and the cells of a DOCX, by python-docx."""
    from docx import Document

    blocks = list(_blocks(Document(io.BytesIO(data)).element.body))

    def write() -> None:
        made = Document()
        for one in blocks:
            if isinstance(one, str):
                made.add_paragraph(one)
                continue
            table = made.add_table(rows=0, cols=len(one[0]))
            for row in one:
                for place, said in zip(table.add_row().cells, row, strict=True):
                    place.text = said
        made.save(io.BytesIO())

    return write


def _blocks(body: Any) -> Iterator[str | list[list[str]]]:
    """Yield a document's paragraphs and tables: a text, or rows of texts."""
    from docx.oxml.ns import qn

    def text(of: Any) -> str:
        return "".join(one.text or "" for one in of.iter(qn("w:t")))

    def cell(of: Any) -> str:
        return "\n".join(text(one) for one in of.iter(qn("w:p")))

    for one in body:
        if one.tag == qn("w:tbl"):
            yield [[cell(each) for each in row.iter(qn("w:tc"))] for row in one.iter(qn("w:tr"))]
        elif one.tag == qn("w:p"):
            yield text(one)


def workbook(data: bytes) -> Writer:
    """Return what writes the cells of a workbook, by XlsxWriter."""
    from openpyxl import load_workbook
    from xlsxwriter import Workbook

    sheets = {
        sheet.title: [
            (row, column, value)
            for row, values in enumerate(sheet.iter_rows(values_only=True))
            for column, value in enumerate(values)
            if value is not None
        ]
        for sheet in load_workbook(io.BytesIO(data))
    }

    def write() -> None:
        plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(io.BytesIO(), plain | {"default_date_format": "d mmm yyyy"}) as made:
            for name, cells in sheets.items():
                sheet = made.add_worksheet(name)
                for row, column, value in cells:
                    sheet.write(row, column, value)

    return write


def columns(data: bytes) -> Writer:
    """Return what writes the rows of a CSV, by `csv`."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))

    def write() -> bytes:
        out = io.StringIO(newline="")
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
        return out.getvalue().encode("utf-8")

    return write


def lines(data: bytes) -> Writer:
    """Return what writes the values of a JSONL, by `json`."""
    values = [json.loads(line) for line in data.splitlines()]
    return lambda: "".join(json.dumps(one) + "\n" for one in values).encode("utf-8")


def project(data: bytes) -> Writer:
    """Return what writes a REFI-QDA project's elements and texts, by ElementTree and `zipfile`."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    root = ET.fromstring(parts.pop("project.qde"))  # noqa: S314  our own file

    def write() -> None:
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("project.qde", ET.tostring(_again(root), encoding="utf-8"))
            for name, part in parts.items():
                made.writestr(name, part)

    return write


def _again(of: ET.Element, to: ET.Element | None = None) -> ET.Element:
    """Return an element built anew with all that is in it."""
    made = ET.Element(of.tag, of.attrib) if to is None else ET.SubElement(to, of.tag, of.attrib)
    made.text = of.text
    for one in of:
        _again(one, made)
    return made


# By form: what the library is called, and what makes its writer of our product's bytes.
PLAIN: Final[Mapping[str, tuple[str, Callable[[bytes], Writer]]]] = MappingProxyType(
    {
        "html": ("one plain table in Jinja2", page),
        "docx": ("python-docx", document),
        "appraisal_docx": ("python-docx", document),
        "xlsx": ("XlsxWriter", workbook),
        "csv": ("csv.writer", columns),
        "jsonl": ("json.dumps", lines),
        "qdpx": ("ElementTree and zipfile", project),
    }
)
