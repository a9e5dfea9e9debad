"""What people knew and what shaped it, drawn together from all accounts."""

from __future__ import annotations

from tests.support.records import Plain, answer, episode, record
from tests.unit.merge.tables import compared

E1 = [episode("E1", "2024-03-08")]


def knew(code: str, *items: Plain, value: object = "items") -> Plain:
    said = list(items) if value == "items" else value
    return record(code, answer("knew.items", "E1", value=said), episodes=E1)


def item(what: str, learned: str | None = None) -> Plain:
    return {"what": what, "status": "knew", "learned_edtf": learned}


def test_who_knew_what_stands_by_the_first_day_it_was_learned_and_is_numbered_from_one() -> None:
    first = knew("SW1", item("undated"), item("long", "2024-03-01/2024-03-20"))
    found = compared(first, knew("HV1", item("short", "2024-03-05")))
    assert [(one.code, one.number, one.item.what) for one in found.known] == [
        ("SW1", 2, "long"),
        ("HV1", 1, "short"),
        ("SW1", 1, "undated"),
    ]


def test_what_shaped_it_is_numbered_from_one() -> None:
    notes = [{"what": "No cover"}, {"what": "Good supervision"}]
    found = compared(record("SW1", answer("shaped.factors", value=notes))).factors
    assert [(one.number, one.note.what) for one in found] == [
        (1, "No cover"),
        (2, "Good supervision"),
    ]


def test_an_answer_without_notes_holds_none() -> None:
    found = compared(knew("SW1", value=None), record("HV1", answer("shaped.factors", value=None)))
    assert (found.known, found.factors) == ((), ())
