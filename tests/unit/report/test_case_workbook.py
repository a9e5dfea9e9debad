"""The case template: what is filled in is a case, what isn't in order is told by sheet and row."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from interview.casework import casefile
from interview.errors import InterviewError
from interview.report import case_workbook


def filled(change: Callable[[Workbook], object] = lambda _book: None) -> bytes:
    book = load_workbook(BytesIO(case_workbook.template()))
    book["Case"]["B3"] = "Larch"
    book["People"].append(["SW1", "social worker", "Services", "no", "LR1", date(2026, 4, 2)])
    book["People"].append(["HV1", "health visitor", "Trust"])
    book["Moments"].append(["E1", "The call", 2024, "Yes"])
    book["Moments"].append(["E2", "The visit", date(2024, 3, 12), None])
    change(book)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def read(data: bytes) -> Any:
    return casefile.checked(case_workbook.read("case.xlsx", data))


def refused(data: bytes) -> str:
    with pytest.raises(InterviewError) as caught:
        read(data)
    return str(caught.value)


def test_what_is_filled_in_is_the_case() -> None:
    file = read(filled())
    assert [one.code for one in file.participant] == ["SW1", "HV1"]
    assert file.participant[0].cleared_on == "2026-04-02"
    assert [(one.when, one.ask) for one in file.episode] == [("2024", True), ("2024-03-12", False)]


def test_its_text_as_toml_says_the_same() -> None:
    source = case_workbook.read("case.xlsx", filled(hostile))
    file, text = casefile.filled_in(source)
    again = text.decode("utf-8")
    assert "[[participant]]" in again
    assert file.title == HOSTILE
    assert casefile.checked(casefile_of(again)) == file


HOSTILE = 'Larch "x" \\ [[reader]] {{ 7 }} \u202e </title> # ='


def hostile(book: Workbook) -> None:
    book["Case"]["B3"] = HOSTILE


def casefile_of(text: str) -> Any:
    from interview.reading import source

    return source.toml("case.toml", text.encode("utf-8"), "case")


def put(sheet: str, cell: str, value: str | None) -> Callable[[Workbook], object]:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


@pytest.mark.parametrize(
    "change,says",
    [
        (put("People", "D3", "maybe"), "case.xlsx, sheet People, row 3: `witness` isn't one of"),
        (put("People", "A4", "sw1"), "case.xlsx, sheet People, row 4: sw1 is there twice"),
        (
            put("People", "B4", None),
            "case.xlsx, sheet People, row 4: `participant[2]` has no `role`",
        ),
        (put("People", "A3", "../x"), "case.xlsx, sheet People, row 3: `code`"),
        (put("People", "C3", "=HYPERLINK(1)"), "sheet People, row 3: a cell holds a formula"),
        (put("Questions", "A3", "ZZ9"), "sheet Questions, row 3: nobody on the sheet People"),
        (put("Case", "A3", "titel"), "case.xlsx, sheet Case, row 3: `titel` isn't known here"),
        (lambda book: book.remove(book["People"]), "case.xlsx: it has no sheet People"),
        (put("Case", "B5", "x" * 600), "case.xlsx, sheet Case, row 5: `kind` isn't one of"),
    ],
)
def test_what_is_wrong_is_told_by_sheet_and_row(
    change: Callable[[Workbook], object], says: str
) -> None:
    assert says in refused(filled(change))


def bomb() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return written.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"title", filled()[:2000], b"PK\x03\x04", bomb()],
    ids=["nothing", "text", "cut", "a beginning", "a bomb"],
)  # fmt: skip
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    assert "case.xlsx can't be read as a workbook" in refused(data)


def test_entities_in_a_workbook_are_never_followed() -> None:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(filled())) as whole, zipfile.ZipFile(written, "w") as packed:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "xl/workbook.xml":
                declared = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                data = declared + data.replace(b"People", b"&e;")
            packed.writestr(name, data)
    assert "root:" not in refused(written.getvalue())
