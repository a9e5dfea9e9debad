"""An interview in hand on disk, brought to a step as a person would get there, and its screens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from interview import sittings
from interview.beginning import Beginning
from interview.engine import intents as do
from interview.engine.place import Kind
from interview.engine.roster_view import Roster
from interview.engine.view import Box, View
from interview.model.invitation import Setting
from interview.model.taxonomy import Form, Mode
from interview.sittings import Sitting
from interview.storage.paths import Places
from interview.tui.app import InterviewApp
from interview.tui.doors import Opening, Seat
from tests.support import fern, invitations
from tests.support.seats import doors

NOW = datetime(2026, 3, 2, 14, 32, tzinfo=UTC)
WORDS = "I was told by reception that she had rung. The curtains were open, which they never were."
MOMENTS = ("Two visits with no answer", "First visit after the move")


def sit(
    root: Path, setting: Setting | None = None, *, typist: str = "", sealed: bool = False
) -> Sitting:
    """Return a new interview in the data folder `root`; with a `typist` in talk mode.

    One that is `sealed` comes from an invitation with words, and may still be locked with them.
    """
    beginning = Beginning(
        fern.guide(),
        setting if setting is not None else fern.setting(),
        Mode.TALK if typist else Mode.SELF,
        typist,
        keys=invitations.KEYS if sealed else None,
        words=invitations.WORDS if sealed else "",
    )
    sitting = sittings.begin(Places(root), beginning, lambda: NOW)
    if not sealed:
        sitting.lock(None)
    return sitting


def at(kind: Kind) -> Callable[[View], bool]:
    """Return whether a View is of `kind`."""
    return lambda view: view.kind is kind


def taking(form: Form) -> Callable[[View], bool]:
    """Return whether a View asks for answers of `form`."""
    return lambda view: view.asking is None and bool(view.boxes) and view.boxes[0].form is form


def asking(question: str) -> Callable[[View], bool]:
    """Return whether a View asks a question, by its id."""
    return lambda view: (
        view.asking is None and any(box.place.question == question for box in view.boxes)
    )


def upto(sitting: Sitting, stop: Callable[[View], bool], words: str = WORDS) -> Sitting:
    """Answer with `words` until `stop`; two moments, the reviewers' own not theirs."""
    while not stop(sitting.view):
        _step(sitting, sitting.view, words)
    return sitting


def _step(sitting: Sitting, view: View, words: str) -> None:
    if view.roster is not None:
        _list(sitting, view.kind, view.roster)
    elif view.asking is not None:
        sitting.submit(do.AnswerFollowUp("No light on in the evening."))
    else:
        sitting.submit(do.Answer(tuple(_reply(box, words) for box in view.boxes)))


def _list(sitting: Sitting, kind: Kind, roster: Roster) -> None:
    if kind is Kind.CHOOSE:
        sitting.submit(do.ChooseDeep(tuple(row.id for row in roster.rows[: roster.limit])))
        return
    if kind is Kind.ROSTER:
        for title in MOMENTS:
            named = sitting.submit(do.NameEpisode(title, "12 March 2024")).roster
            last = named.rows[-1] if named else roster.rows[-1]
            sitting.submit(do.ConfirmWhen(last.id, last.reading))
    else:
        for row in roster.rows:
            if not row.own:
                sitting.submit(do.SayPart(row.id, there=False))
    sitting.submit(do.CloseRoster())


def _reply(box: Box, words: str) -> do.Reply:
    if box.form is Form.CHOICE:
        return do.Reply(box.place, value=box.choices[0].code)
    if box.form is Form.NARRATIVE:
        return do.Reply(box.place, text=words)
    return do.Reply(box.place, value=[])


@asynccontextmanager
async def shown(
    seat: Seat, root: Path, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[int]]:
    """Show an interview in a window of `size`, until the block ends."""
    app = InterviewApp(Opening(doors(root), seat))
    async with app.run_test(size=size, notifications=True) as pilot:
        for _ in range(3):  # how long a page is, is known only once it has been drawn
            await pilot.pause()
        yield pilot


def screen(pilot: Pilot[int]) -> str:
    """Return what is painted, line for line, the spaces at their ends left out."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


async def typed(pilot: Pilot[int], text: str) -> None:
    """Put `text` in where the cursor is, at once."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, each once all that the one before did is done."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
