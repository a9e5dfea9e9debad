"""A person at the plain shell: lines in, words out, on a real sitting in a folder of its own."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from interview import sittings
from interview.beginning import Beginning
from interview.engine.place import Place
from interview.engine.state import State
from interview.errors import ExitCode
from interview.guides.load import load_named
from interview.model.guide import Guide
from interview.model.invitation import CaseCard, InvitedEpisode, Participant, Reader, Setting
from interview.model.taxonomy import Mode, Witness
from interview.plain.shell import run
from interview.sittings import Sitting
from interview.storage.paths import Places

START = ["1", "1", "1", "2"]  # ready, no witness, nobody unsafe, about an hour
INVITED = Setting(
    case=CaseCard(id="f" * 32, title="Larch review"),
    participant=Participant(code="HV1", role="health visitor", agency="Community health"),
    witness=Witness.NO,
    readers=(
        Reader(code="LR1", name="Lead reviewer 1", agency="Independent"),
        Reader(code="LR2", name="Lead reviewer 2", agency="The partnership"),
    ),
    episodes=(
        InvitedEpisode(id="E1", title="The call to the flat", when="late February 2024"),
        InvitedEpisode(id="E2", title="The school's phone call", when="mid March 2024", ask=True),
    ),
    queries=("How do messages reach you when you are out?",),
    memory_aid=("2024-03-07 clinic",),
    support="Staff care line, ext 4417",
    act_now="In danger this minute: 999. Worried today: duty desk, 01632 960 017.",
    contact="Lead reviewer 1, 01632 960 120",
)


@cache
def the_guide() -> Guide:
    return load_named()


class Clock:
    """A clock that moves on by a step each time it is read."""

    def __init__(self) -> None:
        self.at = datetime(2026, 5, 14, 14, 0, tzinfo=UTC)
        self.step = timedelta(seconds=1)

    def __call__(self) -> datetime:
        self.at += self.step
        return self.at


@dataclass
class Person:
    """Somebody at the plain shell, who may leave and come back."""

    root: Path
    setting: Setting = field(default_factory=Setting)
    mode: Mode = Mode.SELF
    typist: str = ""
    interactive: bool = False
    clock: Clock = field(default_factory=Clock)
    id: str = ""
    code: ExitCode | None = None
    state: State | None = None
    prepare: Callable[[Sitting], None] = lambda _: None
    lock_asked: bool = False  # whether they are asked what to lock it with, at a terminal
    words: str = ""  # what they opened its invitation with

    @property
    def exports(self) -> Path:
        return self.root / "exports"

    def sit(self) -> Sitting:
        places = Places(self.root / "data")
        if self.id:
            return sittings.resume(places, self.id, self.clock, [self.words] if self.words else [])
        beginning = Beginning(
            the_guide(),
            self.setting,
            mode=self.mode,
            typist=self.typist,
            owner="0" * 32,
            words=self.words,
        )
        sitting = sittings.begin(places, beginning, self.clock)
        if not self.lock_asked:
            sitting.lock(None)
        return sitting

    def type(self, text: str | Sequence[str]) -> str:
        """Type lines until they end, and return all that was said."""
        typed = text if isinstance(text, str) else "".join(f"{line}\n" for line in text)
        return self.read_from(io.StringIO(typed))

    def read_from(self, source: io.StringIO) -> str:
        sitting, out = self.sit(), io.StringIO()
        self.prepare(sitting)
        try:
            self.code = run(
                sitting,
                source=source,
                out=out,
                interactive=self.interactive,
                exports=self.exports,
            )
        finally:
            sitting.close()
        self.state = sitting.conversation.state
        self.id = sitting.id if sitting.kept else ""
        return out.getvalue()

    def on_disk(self) -> State:
        """Return the interview as its journal gives it."""
        sitting = self.sit()
        sitting.close(paused=False)
        return sitting.conversation.state

    def draft(self) -> str:
        sitting = self.sit()
        drafts = sitting.kept_drafts()
        sitting.close(paused=False)
        return drafts[-1].text if drafts else ""

    def said(self, question: str, episode: str | None = None) -> str:
        """Return the words that stand as an answer on disk."""
        return self.on_disk().given[Place(question, episode)].text


def told(*words: str) -> list[str]:
    """Return narrative answers as they are piped: each ended by a full stop alone."""
    return [line for one in words for line in (one, ".")]


# One whole interview without an invitation, as lines of a pipe: one turning point, gone into.
ABOUT_YOU = told("family support worker", "A children's centre", "Spring 2024", "None at all")
OVERVIEW = told("It began for me in March, with a knock at the door.")
POINT = ["The second visit", "12 March 2024", "1", "Nobody was in", ""]
MOMENT = [
    *told("It was raining and I had two more visits to do."),
    *told("A card that came the week before that."),
    *told("I had no picture of her day."),
    *told("Nothing that I can put a name to."),
    *told("Nobody home twice, and that is all there is."),
    *told("Two other families and a report for court."),
    *told("The notes, and then home for the evening."),
    "1",
    *told("The list was long.", "The form has no room.", "Phones are shared."),
]
STEP_BACK = [*told("Uneasy, on the whole.", "Tired that week."), "None."]
WELL_AND_CHANGES = told("The centre's door.", "Time.", "A direct line.", "Nothing.", "The clerk.")
CLOSE = ["1", "2", "1", "FS1", "1"]
WHOLE = [
    *START, *ABOUT_YOU, *OVERVIEW, *POINT, *MOMENT, *STEP_BACK, *WELL_AND_CHANGES, *CLOSE,
]  # fmt: skip
