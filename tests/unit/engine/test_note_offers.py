"""What the next note on what shaped the work is asked, and may begin with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from interview.engine.note_offers import asks_for_help, lacks_help, may_begin_with
from interview.engine.own_words import OwnWords
from interview.engine.place import Place
from interview.engine.view import Box, box
from interview.model.taxonomy import Form, Lens
from tests.support.talk import Person, guide, setting

HELPED, HINDERED = {"effect": "helped"}, {"effect": "hindered"}
LONG_LIST = OwnWords("The list was long.", "SW1-1", Lens.TASK, helps=False)
RANG_BACK = OwnWords("My manager rang back.", "SW1-1", Lens.TOOL, helps=True)


def shaped() -> Box:
    person = Person(setting())
    found = box(person.state, guide(), Place("shaped.factors"))
    return replace(found, own=(LONG_LIST, RANG_BACK))


@pytest.mark.parametrize(
    "notes, last, before_going_on",
    [
        ([], False, False),
        ([HINDERED], False, True),
        ([HELPED], False, False),
        ([HINDERED, HINDERED], True, True),
        ([HINDERED, {"effect": "mixed"}], True, True),
        ([HINDERED, {}], True, True),
        ([HELPED, HINDERED], False, False),
    ],
)
def test_the_last_note_asks_for_something_that_helped_unless_one_did(
    notes: list[dict[str, Any]], *, last: bool, before_going_on: bool
) -> None:
    box = shaped()
    assert asks_for_help(box, notes) is last
    assert lacks_help(box, notes) is before_going_on


def test_things_known_ask_for_nothing_that_helped() -> None:
    known = replace(shaped(), form=Form.ITEMS)
    assert not asks_for_help(known, [HINDERED] * 3)
    assert not lacks_help(known, [HINDERED])


def test_only_what_helped_is_offered_where_that_is_asked_for() -> None:
    assert may_begin_with(shaped(), [], helping=False) == (LONG_LIST, RANG_BACK)
    assert may_begin_with(shaped(), [], helping=True) == (RANG_BACK,)


def test_a_sentence_that_a_note_began_with_is_not_offered_again() -> None:
    made = [{"what": LONG_LIST.text}]
    assert may_begin_with(shaped(), made, helping=False) == (RANG_BACK,)
