"""Which words of a box a note is made of: those that are selected, else the sentence in hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.engine.beside import Beside
    from interview.engine.place import Place
    from interview.tui.desk import Desk
    from interview.tui.widgets.answer_box import AnswerBox


def beside(desk: Desk, place: Place, box: AnswerBox) -> Beside | None:
    """Return the note that the words in hand make, None where none can be made there."""
    if not box.display:
        return None
    found = desk.seat.beside(place, box.text, box.characters_before)
    chosen = box.selected_text.strip()
    return replace(found, what=chosen) if found is not None and chosen else found
