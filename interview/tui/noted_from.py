"""F4: a note of the words in hand, those that are selected, else the sentence in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.message import Message

    from interview.engine.beside import Beside
    from interview.engine.place import Place
    from interview.tui.desk import Desk
    from interview.tui.screens.base import ViewScreen
    from interview.tui.widgets.answer_box import AnswerBox


def make(
    screen: ViewScreen, place: Place, box: AnswerBox, made: Callable[[Message | None], None]
) -> bool:
    """Open the form over `screen`; `made` gets what keeps it. Return whether one can be made."""
    found = _beside(screen.desk, place, box)
    if found is None:
        return False
    from interview.tui.screens.note_beside import NoteBesideScreen

    screen.desk.saver.flush()
    screen.app.push_screen(NoteBesideScreen(screen.desk, found), made)
    return True


def _beside(desk: Desk, place: Place, box: AnswerBox) -> Beside | None:
    """Return the note that the words in hand make, None where none can be made there."""
    if not box.display:
        return None
    found = desk.seat.beside(place, box.text, box.characters_before)
    chosen = box.selected_text.strip()
    return replace(found, what=chosen) if found is not None and chosen else found
