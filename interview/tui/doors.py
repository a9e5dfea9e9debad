"""What the screens may do beyond one interview, handed in by the commands.

The one decision: the screens open nothing themselves. A command fills a `Doors` with what it can
do, and a test fills one with what it likes; both hand in anything that keeps to `Seat`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from interview.engine.place import Place
from interview.errors import OpensWith
from interview.storage.settings import Settings

if TYPE_CHECKING:
    from interview.engine.account import Passage, PlaceRow
    from interview.engine.beside import Beside
    from interview.engine.intents import Intent, Reply
    from interview.engine.own_words import Signs
    from interview.engine.page import Offer, Page
    from interview.engine.practising import LanguageNote
    from interview.engine.threes import RoundTime
    from interview.engine.view import View
    from interview.front import Front
    from interview.model.guide import Guide
    from interview.model.record import Record


class Kept(Protocol):
    """A draft that was kept (sittings.Draft)."""

    @property
    def place(self) -> Place:
        """Where the words belong."""

    @property
    def follow_up(self) -> bool:
        """Whether they answer a follow-up there."""

    @property
    def text(self) -> str:
        """The words."""


class Seat(Protocol):
    """An interview in hand (sittings.Sitting)."""

    @property
    def id(self) -> str:
        """The interview's id."""

    @property
    def view(self) -> View:
        """What to show now."""

    @property
    def kept(self) -> bool:
        """Whether anything of it is on disk."""

    @property
    def minutes(self) -> int:
        """How many whole minutes it has been open so far."""

    @property
    def record(self) -> Record:
        """The account as it stands, as it would be handed over."""

    @property
    def guide(self) -> Guide:
        """The guide that it is asked by."""

    @property
    def round_time(self) -> RoundTime | None:
        """What is left of a round of practice in threes; None where this is none."""

    def rested(self, since: datetime) -> None:
        """Leave a break that was taken from `since` on out of those minutes."""

    @property
    def pages(self) -> tuple[str, ...]:
        """What is said before the beginning: `## ` opens a heading."""

    @property
    def contents(self) -> tuple[PlaceRow, ...]:
        """The list of places."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The whole account."""

    @property
    def page(self) -> Page | None:
        """The notes page that the step in hand is on, if it is on one."""

    def offer(self, reply: Reply) -> Offer | None:
        """Return what may be asked about a reply on that page, were it kept."""

    def beside(self, place: Place, text: str, at: int) -> Beside | None:
        """Return the note that a sentence of an answer makes, the one at code point `at`."""

    def signs(self, text: str) -> Signs:
        """Return what the words of a note call for."""

    def language_note(self, place: Place, text: str, shown: Container[str]) -> LanguageNote | None:
        """Return what is said of a phrase in words for `place`, in practice; `shown` are done."""

    def is_heavy(self, reply: Reply) -> bool:
        """Return whether words of support would come first, were it kept."""

    def submit(self, intent: Intent) -> View:
        """Do what the person asked; durable when this returns. Raise InterviewError."""

    def keep_draft(self, place: Place, text: str, *, follow_up: bool = False) -> None:
        """Keep words being typed. Raise NotSaved."""

    def kept_drafts(self) -> tuple[Kept, ...]:
        """Return the words that were left in hand, a place each, the latest last."""

    def drop_draft(self, place: Place | None = None, *, follow_up: bool = False) -> None:
        """Remove the draft of a place, or every draft."""

    def hand_over(self, folder: Path) -> Path:
        """Write the record into `folder`, return its path. Raise NotSaved."""

    def keep_copy(self, folder: Path, in_hand: Sequence[str]) -> Path:
        """Write words that can't be saved, and all before them, as text. Raise NotSaved."""

    @property
    def lock_wanted(self) -> bool:
        """Whether it can still be said what this is locked with."""

    @property
    def has_words(self) -> bool:
        """Whether it is begun with an invitation that four words opened."""

    def lock(self, by: OpensWith | None, own: str = "") -> None:
        """Lock it, when it begins, with those words or with one's own; None: not."""

    @property
    def locked_by(self) -> OpensWith | None:
        """What opens its files on this computer, None where they are not locked."""

    def opens(self, said: str) -> bool:
        """Return whether these are the words that it is locked with."""

    @property
    def sealed(self) -> bool:
        """Whether only the review team can open what is handed over."""

    @property
    def receipt(self) -> str:
        """The four words that tell what was handed over last from any other."""

    def as_text(self, folder: Path) -> Path:
        """Write what was handed over last as text to paste into a mail. Raise NotSaved."""

    def close(self, *, paused: bool = True) -> None:
        """Leave the desk."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An interview on this computer, as the home screen shows it: no name, no words."""

    id: str
    practice: bool
    started: str  # "14 May"
    standing: str  # "today, 14:32", "handed over"
    locked: OpensWith | None = None  # what it asks for before it opens


@dataclass(frozen=True, slots=True)
class Part:
    """A part that can be taken in a made-up case."""

    case: str  # the case's id
    code: str
    title: str  # of the case
    role: str  # "teacher, Primary school"


@dataclass(frozen=True, slots=True)
class Doors:
    """What the command line lets the screens do. Each may raise InterviewError."""

    clock: Callable[[], datetime]  # aware
    data: Path  # where a log of trouble goes
    exports: Path  # where hand-overs go
    listed: Callable[[], tuple[Listed, ...]]
    # Of these two each takes the words said so far, and may raise Locked: it asks for more.
    begin: Callable[[Path, Sequence[str]], Seat]  # from an invitation
    begin_without: Callable[[], Seat]
    resume: Callable[[str, Sequence[str]], Seat]
    parts: Callable[[], tuple[Part, ...]] = tuple  # to practise on; none: not offered
    practise: Callable[[Part], Seat] | None = None
    settings: Settings = field(default_factory=Settings)  # of this machine
    keep_settings: Callable[[Settings], object] = lambda _: None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the first screen is drawn from while the interview is opened behind it."""

    front: Front
    opened: Callable[[], Seat]  # may raise InterviewError


@dataclass(frozen=True, slots=True)
class Shut:
    """Something that asks for words before it opens."""

    by: OpensWith
    opened: Callable[[Sequence[str]], Seat]  # takes all words said; may raise InterviewError


@dataclass(frozen=True, slots=True)
class Opening:
    """What to open: an interview at once, with its front ahead of it or with words; or home."""

    doors: Doors
    seat: Seat | None = None
    ahead: Ahead | None = None
    shut: Shut | None = None
