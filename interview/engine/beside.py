"""A note of something known, made beside an answer by one key: what it begins with, where it goes.

The one decision: it takes a sentence of theirs letter for letter, and asks no more than how that
reached them and when; whom they told is asked only where they wrote that they told somebody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from interview.engine import putting
from interview.engine.own_words import items_beside, sentence_at, signs
from interview.engine.place import Place
from interview.engine.state import State
from interview.engine.view import Box, box, just_said
from interview.model.guide import Guide


@dataclass(frozen=True, slots=True)
class Beside:
    """A note to be made."""

    box: Box  # the question it answers, put or not
    text: str  # what they wrote
    what: str  # a sentence of it, letter for letter
    passed_on: bool  # they wrote there that they told somebody


def beside(state: State, guide: Guide, place: Place, text: str, at: int) -> Beside | None:
    """Return the note that the sentence at code point `at` of the answer `text` makes.

    `place` is where that answer belongs. Where nothing is written yet, it is the last sentence of
    what was said just before, of the same moment. None where no such note can be made.
    """
    where = items_beside(guide, place)
    if not text.strip():
        text = _before(state, guide, place)
        at = len(text)
    what = sentence_at(text, at)
    if where is None or not what:
        return None
    shown = box(state, guide, where)
    if where not in state.put:
        put = putting.wording(state, guide, where)
        shown = replace(shown, asked=put.asked, hint=put.hint)
    return Beside(shown, text, what, signs(guide, text).passed_on)


def _before(state: State, guide: Guide, place: Place) -> str:
    latest = state.answering if state.waiting is not None else state.latest
    return just_said(state, guide) if place.episode in {one.episode for one in latest} else ""
