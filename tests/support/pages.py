"""An interview at a notes page, on disk: two moments in detail, one light, some corners filled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from interview.engine import intents as do
from interview.engine.place import Kind, Place
from interview.engine.view import View
from interview.model.invitation import Reader
from interview.sittings import Sitting
from tests.support.sat import at, sit, upto
from tests.support.seats import SETTING

FIRST, SECOND, LIGHT = "HV1-1", "HV1-2", "HV1-3"
MOMENTS = (
    ("First visit after the move", "1 to 10 February 2024"),
    ("Two visits with no answer", "12 to 19 March 2024"),
    ("Message left with reception", "after the second visit"),
)
LARCH = SETTING.model_copy(
    update={
        "readers": (Reader(code="LR1", name="Lead reviewer 1", agency="Independent"),),
        "queries": ("How do messages reach you?", "Who opens the post on a Friday?"),
    }
)
FILLED = (
    ("scene.setting", "Half past four, last visit before the school run. Raining."),
    ("faced.else", "Clinic cover all week. Two reports due."),
    ("shaped.tools", "Form has no room for unease."),
)


def _asks(question: str) -> Callable[[View], bool]:
    return lambda view: any(box.place.question == question for box in view.boxes)


def on_page(root: Path, *, typist: str = "", filled: bool = True) -> Sitting:
    """Return HV1's interview at the page of their second moment, with `filled` corners in it."""
    sitting = upto(sit(root, LARCH, typist=typist), _asks("intro.time"))
    sitting.submit(do.Answer((do.Reply(Place("intro.time"), value="hour"),)))
    upto(sitting, at(Kind.ROSTER))
    for title, when in MOMENTS:
        shown = sitting.submit(do.NameEpisode(title, when)).roster
        row = shown.rows[-1] if shown else None
        if row is not None and row.reading:
            sitting.submit(do.ConfirmWhen(row.id, row.reading))
    sitting.submit(do.CloseRoster())
    sitting.submit(do.ChooseDeep((FIRST, SECOND)))
    told = tuple(do.Reply(Place(question, SECOND), text) for question, text in FILLED)
    sitting.submit(do.KeepPage(then="next"))
    sitting.submit(do.KeepPage(told if filled else ()))
    sitting.submit(do.GoTo(Place("knew.in_front", SECOND)))
    return sitting
