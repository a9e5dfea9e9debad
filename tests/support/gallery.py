"""Every screen that a person can come to, each by the keys that bring them there.

The pictures (tests/golden), the contrasts and the colourless terminal are all read from this table.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from textual.pilot import Pilot

from interview.engine import intents as do
from interview.engine.place import Kind, Place
from interview.engine.state import Given
from interview.engine.view import View
from interview.errors import Hindrance, NotSaved
from interview.model.taxonomy import AnswerState, Form, Mode
from interview.sittings import Sitting
from interview.tui.app import InterviewApp
from interview.tui.doors import Doors, Listed, Opening, Part, Seat
from interview.tui.messages import CommentsWanted
from tests.support import fern
from tests.support.pages import LARCH, on_page
from tests.support.sat import asking, at, press, screen, sit, taking, typed, upto
from tests.support.seats import (
    SETTING,
    TYPED,
    FakeSeat,
    about,
    choosing,
    doors,
    follow_up,
    page,
    seat,
    view,
)

READY = "this and I'm ready to begin"
FULL = NotSaved("The disk is full.", "Free some space, then press Ctrl+S.", Hindrance.DISK_FULL)
HERE = (
    Listed("a" * 16, practice=False, started="14 May", standing="today, 14:32"),
    Listed("b" * 16, practice=True, started="2 May", standing="2 May, 09:05"),
)
PARTS = (
    Part("fern", "SW1", "Fern case", "social worker, Children's social care"),
    Part("fern", "TE1", "Fern case", "teacher, Primary school"),
)
NAMED = (
    ("First visit after the move", "early February 2024"),
    ("Two visits with no answer", "?12 March to the 19th March 2024"),
    ("Message left with reception", "after the second visit"),
    ("The morning at the nursery", "late April"),
)
HARD_PART = (
    "The next part goes slowly, one moment at a time, as it was then. You know these moments "
    "better than anyone who will read this. What you didn't know counts as much as what you did."
    "\n\nTurning point 1 of 4: First visit. About 15 minutes. Try to stay with what you had then."
)
SUPPORT = (
    "That sounds heavy to carry. Nobody here is marking what you did. You can stop for a while. "
    "Staff care line, ext 4417 is there for you. When you're ready, we can go back to what you "
    "could see from there."
)

Step = Callable[[Pilot[int]], Awaitable[None]]


def keys(*names: str) -> Step:
    """Return the step of pressing keys."""
    return lambda pilot: press(pilot, *names)


def words(text: str) -> Step:
    """Return the step of putting words in where the cursor is."""
    return lambda pilot: typed(pilot, text)


async def kept(pilot: Pilot[int]) -> None:
    """Wait until the words in hand are kept, or can't be."""
    app = pilot.app
    assert isinstance(app, InterviewApp)
    assert app.desk is not None
    app.desk.saver.flush()
    await pilot.pause()


async def comments_wanted(pilot: Pilot[int]) -> None:
    """Ask for the comments, as the screen after the hand-over does."""
    app = pilot.app
    assert isinstance(app, InterviewApp)
    app.lay_over(CommentsWanted())
    await pilot.pause()


async def nothing_can_be_kept(pilot: Pilot[int]) -> None:
    """Let the disk be full from here on."""
    app = pilot.app
    assert isinstance(app, InterviewApp)
    assert app.desk is not None
    assert isinstance(app.desk.seat, FakeSeat)
    app.desk.seat.trouble = FULL


async def to_the_choice(pilot: Pilot[int]) -> None:
    """Read on to the choice at the end of the first pages."""
    for _ in range(12):
        if READY in screen(pilot):
            return
        await press(pilot, "enter")


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen: the interview it is of (None: home), and how somebody gets there."""

    begun: Callable[[Path], Seat] | None
    steps: tuple[Step, ...] = ()


def showing(moment: Callable[[], View]) -> Callable[[Path], Seat]:
    """Return an interview that shows one moment."""
    return lambda _: seat(moment())


def in_practice(_: Path) -> Seat:
    """Return an interview in practice, whose account is a whole one."""
    return seat(view(about=about(practice=True, case="Fern case")))


def step(there: Callable[[View], bool]) -> Callable[[Path], Sitting]:
    """Return an interview on disk that has come to a step."""
    return lambda root: upto(sit(root), there)


def practising(root: Path) -> Sitting:
    """Return an interview in practice, at its card."""
    card = (
        "You are HV1, a health visitor.",
        "## What you saw",
        "The curtains were open. The pram had gone from the hall.",
        "## What you had to do",
        "Two reports were due, and you were covering the clinic.",
    )
    return sit(root, fern.setting().model_copy(update={"practice": True, "card": card}))


def listing(root: Path) -> Sitting:
    """Return an interview at its list of turning points, an hour to go."""
    sitting = upto(sit(root), asking("intro.time"))
    sitting.submit(do.Answer((do.Reply(sitting.view.boxes[0].place, value="hour"),)))
    return upto(sitting, at(Kind.ROSTER))


def named(root: Path) -> Sitting:
    """Return an interview with four turning points named, the first's date confirmed."""
    sitting = listing(root)
    for title, when in NAMED:
        sitting.submit(do.NameEpisode(title, when))
    first = sitting.view.roster.rows[0] if sitting.view.roster else None
    assert first is not None
    sitting.submit(do.ConfirmWhen(first.id, first.reading))
    return sitting


def reviewers_list(root: Path) -> Sitting:
    """Return the same, where the reviewers' own moments are shown."""
    sitting = named(root)
    sitting.submit(do.CloseRoster())
    return sitting


def to_choose(root: Path) -> Sitting:
    """Return the same, at the choice of those that are gone through in detail."""
    sitting = reviewers_list(root)
    sitting.submit(do.SayPart("E4", there=True))
    sitting.submit(do.CloseRoster())
    return sitting


def handed(root: Path, *, sealed: bool = False) -> Sitting:
    """Return an interview that was handed over."""
    sitting = upto(sit(root, sealed=sealed), at(Kind.HAND_OVER))
    sitting.hand_over(root / "exports")
    return sitting


NAMES = "I rang Kasia (HV2) on the Tuesday. Her number, 07700 900123, was in the file."


def names(root: Path) -> Sitting:
    """Return an interview with words that look like names, about to be handed over."""
    sitting = upto(sit(root), at(Kind.READ_BACK))
    place = Place("changes.ideas")
    sitting.submit(do.GoTo(place))
    sitting.submit(do.Answer((do.Reply(place, NAMES),), stay=True))
    sitting.submit(do.ReadBack())
    return sitting


def names_asked(root: Path) -> Sitting:
    """Return the same, at the first of them."""
    return upto(names(root), at(Kind.NAMES))


def told(root: Path, *intents: do.Intent) -> Sitting:
    """Return what LR1 typed for HV1, at its read-back and then as far as `intents` lead."""
    sitting = upto(sit(root, LARCH, typist="LR1"), at(Kind.READ_BACK))
    for intent in intents:
        sitting.submit(intent)
    return sitting


def told_and_handed(root: Path) -> Sitting:
    """Return the same, handed over before it was read back."""
    sitting = told(root, do.GoToHandOver())
    sitting.hand_over(root / "exports")
    return sitting


def stopped(root: Path) -> Sitting:
    """Return an interview whose person wants to ask something first."""
    sitting = sit(root)
    place = sitting.view.boxes[0].place
    sitting.submit(do.Answer((do.Reply(place, value="ask_first"),)))
    return sitting


FIRST_NOTE = (
    words("Her mother lives near the clinic"),
    keys("tab", "right", "tab", "right", "right", "ctrl+n"),
    words("The family had moved to the new flat"),
    keys("tab", *["right"] * 4, "tab", "right", "right", "tab"),
    words("receptionist"),
)
SHAPED = (
    words("The duty phone goes to a shared voicemail"),
    keys("tab", "right", "right", "tab", "right", "right", "tab"),
    words("Messages wait until someone checks."),
)
SCENES: dict[str, Scene] = {
    "home": Scene(None),
    "invitation": Scene(None, (keys("enter"),)),
    "parts": Scene(None, (keys("down", "down", "enter"),)),
    "card": Scene(practising),
    "begin-first": Scene(sit),
    "begin-readers": Scene(sit, (keys("r"),)),
    "begin-choice": Scene(sit, (to_the_choice,)),
    "lock": Scene(lambda root: sit(root, sealed=True), (to_the_choice, keys("enter"))),
    "lock-own": Scene(
        lambda root: sit(root, sealed=True), (to_the_choice, keys("enter", "down", "enter"))
    ),
    "stopped": Scene(stopped),
    "begin-unsafe": Scene(step(asking("intro.unsafe_today"))),
    "begin-time": Scene(step(asking("intro.time"))),
    "points": Scene(named),
    "point": Scene(named, (keys("enter"),)),
    "reviewers": Scene(reviewers_list),
    "choose": Scene(to_choose, (keys("down", "enter"),)),
    "interview": Scene(showing(view), (words(TYPED), kept)),
    "follow-up": Scene(showing(follow_up)),
    "page": Scene(showing(page)),
    "choice": Scene(showing(choosing)),
    "chosen": Scene(
        showing(lambda: choosing(given=Given(AnswerState.ANSWERED, text="Me", value="me")))
    ),
    "noted": Scene(
        showing(lambda: view(noted="Noted. You don't recall. That is an answer too.", said=""))
    ),
    "practice": Scene(
        showing(
            lambda: view(
                about=about(practice=True, setting=SETTING.model_copy(update={"practice": True}))
            )
        )
    ),
    "signpost": Scene(
        showing(lambda: view(signpost="That's what you had to go on. Now, what you made of it."))
    ),
    "signpost-apart": Scene(showing(lambda: view(signpost=HARD_PART))),
    "support": Scene(showing(lambda: view(supporting=SUPPORT))),
    "risk": Scene(showing(lambda: view(alarm=True))),
    "help": Scene(showing(view), (keys("f1"),)),
    "menu": Scene(showing(view), (keys("escape"),)),
    "go-to": Scene(showing(view), (keys("ctrl+g"),)),
    "paused": Scene(showing(view), (keys("ctrl+l"),)),
    "settings": Scene(showing(view), (keys("escape", "end", "up", "enter"),)),
    "others": Scene(showing(view), (keys("ctrl+o"),)),
    "not-saved": Scene(
        showing(view), (words("The curtains were open."), nothing_can_be_kept, kept)
    ),
    "copy": Scene(
        showing(view),
        (words("The curtains were open."), nothing_can_be_kept, kept, keys("ctrl+o")),
    ),
    "known": Scene(step(taking(Form.ITEMS))),
    "known-second": Scene(step(taking(Form.ITEMS)), FIRST_NOTE),
    "shaped": Scene(step(taking(Form.FACTORS))),
    "shaped-second": Scene(step(taking(Form.FACTORS)), SHAPED),
    "read-back": Scene(step(at(Kind.READ_BACK)), (keys(*["down"] * 6),)),
    "read-back-names": Scene(names),
    "names": Scene(names_asked),
    "names-instead": Scene(names_asked, (keys("down", "enter"), words("the health visitor"))),
    "names-number": Scene(names_asked, (keys("enter"),)),
    "hand-over": Scene(step(at(Kind.HAND_OVER))),
    "handed-over": Scene(handed),
    "handed-over-sealed": Scene(lambda root: handed(root, sealed=True)),
    "told-begin": Scene(lambda root: sit(root, LARCH, typist="LR1"), (to_the_choice,)),
    "told-known": Scene(lambda root: upto(sit(root, LARCH, typist="LR1"), taking(Form.ITEMS))),
    "told-risk": Scene(
        showing(lambda: view(alarm=True, about=about(mode=Mode.TALK, entered_by="LR1")))
    ),
    "told-read-back": Scene(told),
    "told-confirm": Scene(told, (keys("ctrl+n"),)),
    "told-hand-over": Scene(lambda root: told(root, do.GoToHandOver())),
    "told-handed-over": Scene(told_and_handed),
    "comments": Scene(in_practice, (comments_wanted, keys("down", "down"))),
    "comments-fuller": Scene(in_practice, (comments_wanted, keys("down", "down", "r"))),
    "addition": Scene(handed, (keys("a", "enter"), words("The pram was back on Friday."), kept)),
    "correction": Scene(
        handed, (keys("a", "down", "enter", "enter"), words("Health visitor, not nurse."), kept)
    ),
}
# The notes page has its own pictures (test_page.py).
PAGES: dict[str, Scene] = {
    "notes-page": Scene(on_page, (keys("f2"), words("Curtains."), keys("tab"))),
    "notes-page-help": Scene(lambda root: on_page(root, typist="LR1"), (keys("f1"),)),
}


def with_everything(root: Path) -> Doors:
    """Return what can be done from a home where something is kept and can be practised."""
    return replace(
        doors(root),
        exports=Path("exports"),
        listed=lambda: HERE,
        parts=lambda: PARTS,
        practise=lambda _: sit(root),
    )


@asynccontextmanager
async def come_to(
    scene: Scene, root: Path, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[int]]:
    """Show a scene in a window of `size`, until the block ends."""
    app = InterviewApp(Opening(with_everything(root), scene.begun(root) if scene.begun else None))
    async with app.run_test(size=size, notifications=True) as pilot:
        for _ in range(3):  # how long a page is, is known only once it has been drawn
            await pilot.pause()
        for one in scene.steps:
            await one(pilot)
        yield pilot
