"""Draw the picture in the README from the real program: one question of a made-up interview.

python scripts/picture.py [OUT.svg]
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from make_interview import begin, reply

from interview.engine import intents as do
from interview.engine.place import Kind
from interview.sittings import Sitting
from interview.tui.app import InterviewApp
from interview.tui.doors import Doors, Opening

TOP = Path(__file__).resolve().parent.parent
OUT = TOP / "tests" / "golden" / "interview.svg"
SAID = (
    "I rang twice on the Tuesday. The second time I left a message with reception and asked for "
    "someone to ring me back."
)
TYPED = (
    "The curtains were open, which they never were. The pram had gone from the hall. They had said "
    "they might go to her mother's, and that the"
)


def at_the_question(root: Path) -> Sitting:
    """Return a made-up interview at what stood out, in the second of its turning points."""
    sitting = begin(root)
    while sitting.view.kind is Kind.QUESTIONS:
        sitting.submit(do.Answer(tuple(reply(box) for box in sitting.view.boxes)))
    for title in ("First visit after the move", "Two visits with no answer", "A message left"):
        sitting.submit(do.NameEpisode(title))
    sitting.submit(do.CloseRoster())
    rows = sitting.view.roster.rows if sitting.view.roster else ()
    sitting.submit(do.ChooseDeep((rows[1].id,)))
    sitting.submit(do.Answer(tuple(do.Reply(box.place, text=SAID) for box in sitting.view.boxes)))
    sitting.keep_draft(sitting.view.boxes[0].place, TYPED)
    return sitting


async def draw(root: Path) -> str:
    """Return the screen as a picture (SVG), without anything fetched from elsewhere."""
    sitting = at_the_question(root)
    nothing = Doors(
        clock=sitting.conversation.clock,
        data=root,
        exports=root,
        listed=tuple,
        begin=lambda _: sitting,
        begin_without=lambda: sitting,
        resume=lambda _: sitting,
        parts=tuple,
        practise=lambda _: sitting,
    )
    app = InterviewApp(Opening(doors=nothing, seat=sitting))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        picture = app.export_screenshot(title="Interview")
    # A font named on somebody else's server would be asked for by whoever looks.
    return re.sub(r"@font-face\s*\{[^}]*\}", "", picture)


def main() -> None:
    """Draw it where the README looks for it."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    with tempfile.TemporaryDirectory() as folder:
        out.write_text(asyncio.run(draw(Path(folder))), encoding="utf-8")
    print(out)


if __name__ == "__main__":
    main()
