"""Draw the pictures in the README from the real program, in both palettes: a made-up interview.

python scripts/picture.py [FOLDER]
"""

from __future__ import annotations

import asyncio
import io
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from make_interview import setting
from rich.console import Console
from textual import events
from textual.app import App
from textual.pilot import Pilot

from interview import sittings
from interview.beginning import Beginning
from interview.engine import intents as do
from interview.engine.place import Kind, Place
from interview.engine.view import Box, View
from interview.guides.load import load_named
from interview.model.invitation import Reader
from interview.model.taxonomy import Form, Mode
from interview.sittings import Sitting
from interview.storage.paths import Places
from interview.storage.settings import COLOURS, Settings
from interview.tui.app import InterviewApp
from interview.tui.doors import Doors, Opening
from interview.tui.theme import DARK, LIGHT
from interview.tui.widgets.passages import Passages

OUT = Path(__file__).resolve().parent.parent / "tests" / "golden"
AT = datetime(2026, 5, 14, 14, 32, tzinfo=UTC)
MOMENTS = (
    ("First visit after the move", "1 to 10 February 2024"),
    ("Two visits with no answer", "?12 March to the 19th March 2024"),
    ("A message left", "after the second visit"),
)
SAID = {
    "scene.setting": (
        "On the landing outside the flat, half past four, the last visit before the school run. I "
        "had rung twice on the Tuesday and left a message with reception."
    ),
    "knew.in_front": (
        "The curtains were open, which they never were. The pram had gone from the hall. It felt "
        "off somehow, so I went back on the Thursday."
    ),
    "faced.else": "Clinic cover all week. Two reports due.",
    "shaped.tools": "The form has no room for unease.",
}
OTHERWISE = "I had the note from the morning, and what I had seen at the door the week before."
FOLLOWED_UP = "No light on in the evening, and no washing on the line."
TYPED = (
    "The curtains were open, which they never were. The pram had gone from the hall. They had said "
    "they might go to her mother's, and that the"
)
# The screen on its own ground, in whatever font of even width the reader has: nothing is fetched.
PICTURE = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
{styles}
</style>
<defs>
{lines}
</defs>
<rect width="100%" height="100%" rx="10" fill="GROUND" />
<g transform="translate({terminal_x}, 24)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def begin(root: Path, *, typist: str = "") -> Sitting:
    """Return a new interview in the data folder `root`; with a `typist` in talk mode."""
    invited = setting().model_copy(
        update={
            "readers": (Reader(code="LR1", name="Lead reviewer 1", agency="Independent"),),
            "act_now": (
                "In danger this minute: call 999.\n"
                "Worried about a child today: duty desk, 01632 960 017, day and night.\n"
                "Not sure: your safeguarding lead, or your manager."
            ),
        }
    )
    mode = Mode.TALK if typist else Mode.SELF
    beginning = Beginning(load_named(), invited, mode, typist)
    return sittings.begin(Places(root), beginning, lambda: AT)


def asks(question: str, episode: str | None = None) -> Callable[[View], bool]:
    """Return whether a View asks a question, of a moment or of the whole."""
    return lambda view: any(
        (box.place.question, box.place.episode) == (question, episode) for box in view.boxes
    )


def upto(sitting: Sitting, there: Callable[[View], bool]) -> Sitting:
    """Answer what is put, until `there`: two of three moments in detail, the second one first."""
    while not there(sitting.view):
        view = sitting.view
        if view.kind is Kind.ROSTER:
            for title, when in MOMENTS:
                named = sitting.submit(do.NameEpisode(title, when)).roster
                last = named.rows[-1] if named else None
                if last is not None and last.reading:
                    sitting.submit(do.ConfirmWhen(last.id, last.reading))
            sitting.submit(do.CloseRoster())
        elif view.kind is Kind.CHOOSE:
            sitting.submit(do.ChooseDeep(("HV1-2", "HV1-1")))
        elif view.asking is not None:
            sitting.submit(do.AnswerFollowUp(FOLLOWED_UP))
        else:
            sitting.submit(do.Answer(tuple(_reply(box) for box in view.boxes)))
    return sitting


def _reply(box: Box) -> do.Reply:
    if box.form is Form.CHOICE:
        hour = any(choice.code == "hour" for choice in box.choices)
        return do.Reply(box.place, value="hour" if hour else box.choices[0].code)
    if box.form is Form.NARRATIVE:
        return do.Reply(box.place, text=SAID.get(box.place.question, OTHERWISE))
    return do.Reply(box.place, value=[])


def at_a_question(root: Path) -> Sitting:
    """Return the interview at what they had to go on in a moment."""
    return upto(begin(root), asks("knew.in_front", "HV1-2"))


def on_a_page(root: Path) -> Sitting:
    """Return the interview at the notes page, on which a reviewer types."""
    sitting = upto(begin(root, typist="LR1"), asks("scene.setting", "HV1-2"))
    page = sitting.page
    corners = page.corners if page else ()
    told = (one.box.place for one in corners if one.box.place.question in SAID)
    sitting.submit(do.KeepPage(tuple(do.Reply(one, SAID[one.question]) for one in told)))
    sitting.submit(do.GoTo(corners[0].box.place))
    return sitting


def read_back(root: Path) -> Sitting:
    """Return the interview as it is read back."""
    return upto(begin(root), lambda view: view.kind is Kind.READ_BACK)


def unsafe(root: Path) -> Sitting:
    """Return the interview where somebody said that a child may be unsafe today."""
    sitting = upto(begin(root), asks("intro.unsafe_today"))
    box = sitting.view.boxes[0]
    sitting.submit(do.Answer((do.Reply(box.place, value=box.choices[-1].code),)))
    return sitting


async def _type(pilot: Pilot[int]) -> None:
    """Put half an answer in, and have it kept."""
    app = pilot.app
    app.post_message(events.Paste(TYPED))
    await pilot.pause()
    if isinstance(app, InterviewApp) and app.desk is not None:
        app.desk.saver.flush()
    await pilot.pause()


async def _nothing(_: Pilot[int]) -> None:
    """Leave it as it is."""


async def _to_what_they_had(pilot: Pilot[int]) -> None:
    """Go down the account to what they had to go on that day."""
    passages = pilot.app.screen.query_one(Passages)
    while passages.item is not None and passages.item.place != Place("knew.in_front", "HV1-2"):
        await pilot.press("down")
        await pilot.pause()


PICTURES: dict[
    str, tuple[Callable[[Path], Sitting], tuple[int, int], Callable[[Pilot[int]], Awaitable[None]]]
] = {
    "question": (at_a_question, (80, 24), _type),
    "notes-page": (on_a_page, (110, 32), _nothing),
    "read-back": (read_back, (80, 24), _to_what_they_had),
    "unsafe": (unsafe, (80, 24), _nothing),
}


@asynccontextmanager
async def shown(
    sitting: Sitting, root: Path, size: tuple[int, int], colours: str
) -> AsyncIterator[Pilot[int]]:
    """Show an interview in a window of `size`."""
    nothing = Doors(
        clock=lambda: AT,
        data=root,
        exports=root,
        listed=tuple,
        begin=lambda *_: sitting,
        begin_without=lambda: sitting,
        resume=lambda *_: sitting,
        settings=Settings(colours=colours),
    )
    app = InterviewApp(Opening(doors=nothing, seat=sitting))
    async with app.run_test(size=size) as pilot:
        for _ in range(3):  # how long a page is, is known only once it has been drawn
            await pilot.pause()
        yield pilot


def _picture(app: App[int], ground: str) -> str:
    """Return what is painted as a picture (SVG)."""
    width, height = app.size
    console = Console(
        width=width,
        height=height,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
        legacy_windows=False,
    )
    # As textual's own export does, which draws a window of its own round it.
    console.print(app.screen._compositor.render_update(full=True))  # noqa: SLF001
    return console.export_svg(code_format=PICTURE.replace("GROUND", ground))


async def draw(name: str, colours: str, root: Path) -> str:
    """Return one of the pictures in one of the palettes."""
    begun, size, go = PICTURES[name]
    async with shown(begun(root), root, size, colours) as pilot:
        await go(pilot)
        return _picture(pilot.app, (LIGHT if colours == "light" else DARK)["ground"])


def main() -> None:
    """Draw them where the README looks for them."""
    os.environ |= {"COLORTERM": "truecolor", "TZ": "UTC"}
    os.environ.pop("NO_COLOR", None)
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    for name in PICTURES:
        for colours in COLOURS:
            with tempfile.TemporaryDirectory() as folder:
                picture = asyncio.run(draw(name, colours, Path(folder)))
            path = out / f"{name}-{colours}.svg"
            path.write_text(picture, encoding="utf-8")
            print(path)


if __name__ == "__main__":
    main()
