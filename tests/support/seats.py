"""An interview in hand for tests of the screens: it shows the Views it is given."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from interview.engine.account import Passage, PlaceRow
from interview.engine.beside import Beside
from interview.engine.intents import Intent, Reply
from interview.engine.own_words import Signs
from interview.engine.page import Offer, Page
from interview.engine.place import Kind, Place
from interview.engine.practising import LanguageNote
from interview.engine.state import Given
from interview.engine.threes import RoundTime
from interview.engine.view import About, Asking, Box, View
from interview.errors import InterviewError, NotSaved, OpensWith
from interview.guides.load import load_named
from interview.model.guide import Guide, StateWords
from interview.model.invitation import CaseCard, Participant, Setting
from interview.model.record import Record, RecordedCase
from interview.model.taxonomy import AnswerState, Mode, Witness
from interview.tui.doors import Doors
from tests.support.fern_records import record as fern_record

AT = datetime(2026, 5, 14, 14, 32, tzinfo=UTC)
GUIDE = load_named()
SETTING = Setting(
    case=CaseCard(id="c" * 32, title="Larch review"),
    participant=Participant(code="HV1", role="health visitor", agency="Community health"),
    witness=Witness.NO,
    support="Staff care line, ext 4417",
    act_now=(
        "In danger this minute: call 999.\nWorried about a child today: duty desk, 01632 960 017."
    ),
    contact="Reviewer 1, 01632 960 018",
    memory_aid=("12 March, home visit",),
)
SAID = (
    "I rang twice on the Tuesday. The second time I left a message with reception and asked for "
    "someone to ring me back."
)
TYPED = (
    "The curtains were open, which they never were. The pram had gone from the hall. They had said "
    "they might go to her mother's, and that the"
)
SHORT = "The template. Yes won't save without a category, so I ticked no."
STOOD_OUT = Place("knew.stood_out", "HV1-2")


def practised() -> Record:
    """Return HV1's account as somebody may give it in practice, shorter at one place."""
    whole = fern_record("HV1")
    answers = (
        one.model_copy(update={"text": SHORT})
        if (one.question, one.episode) == ("shaped.tools", "E2")
        else one
        for one in whole.answers
    )
    case = RecordedCase(id="practice-fern", title="Fern case")
    return whole.model_copy(update={"practice": True, "case": case, "answers": tuple(answers)})


def about(**changes: object) -> About:
    """Return whose interview it is: HV1's, in the Larch review."""
    usual = About(
        case="Larch review",
        code="HV1",
        role="health visitor",
        practice=False,
        mode=Mode.SELF,
        entered_by="HV1",
        confirmed=False,
        setting=SETTING,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def box(question: str, episode: str | None = None, **changes: object) -> Box:
    """Return a question of the built-in guide as a box with nothing in it."""
    asked = GUIDE.by_id[question]
    usual = Box(
        place=Place(question, episode),
        asked=asked.ask,
        hint=asked.hint.replace("{{ tool_examples }}", "The child health record"),
        why=asked.why,
        form=asked.form,
        corner=asked.corner,
        choices=asked.choices,
        states=tuple(GUIDE.state_words[state] for state in asked.states),
        given=None,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def view(*boxes: Box, **changes: object) -> View:
    """Return a moment: by default the second turning point, at what stood out."""
    usual = View(
        kind=Kind.QUESTIONS,
        about=about(),
        stage="Moment by moment",
        where="Turning point 2 of 4",
        title="Two visits with no answer",
        deep=True,
        part="What you knew, 2 of 4",
        said=SAID,
        signpost="",
        noted="",
        boxes=boxes or (box("knew.stood_out", "HV1-2"),),
        asking=None,
        supporting="",
        roster=None,
        alarm=False,
        stop=None,
        last_at=AT,
        handed="",
        handed_at=None,
        words=GUIDE.words,
        other_answers=tuple(one for one in GUIDE.state_words.values() if one.typed),
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def follow_up() -> View:
    """Return the moment of a follow-up."""
    nothing = StateWords(
        code=AnswerState.NOT_APPLICABLE, label="Nothing to add", typed=("nothing to add",)
    )
    others = (
        AnswerState.CANNOT_RECALL,
        AnswerState.PREFER_NOT_TO_SAY,
        AnswerState.COME_BACK_LATER,
    )
    asking = Asking(
        place=STOOD_OUT,
        thanks="Thank you. One small thing about that.",
        asked='You said it "felt off". What did you see or hear that gave you that?',
        why="Two people can mean different things by the same word.",
        said=(
            "They had said they might go to her mother's, and that the family would ring. It felt "
            "off somehow, so I went back on the Thursday."
        ),
        states=(nothing, *(GUIDE.state_words[one] for one in others)),
    )
    given = Given(AnswerState.ANSWERED, text=asking.said)
    return view(box("knew.stood_out", "HV1-2", given=given), asking=asking)


def page() -> View:
    """Return a light turning point: a page of six boxes."""
    light = [one.id for one in GUIDE.questions if "light" in one.depth]
    return view(
        *(box(one, "HV1-3") for one in light),
        where="Turning point 3 of 4",
        title="The message",
        deep=False,
        part="",
        said="",
    )


def choosing(question: str = "options.who_held", **changes: object) -> View:
    """Return the moment of a choice."""
    return view(box(question, "HV1-2", **changes), part="Ways open, 3 of 3", said="")


PLACES = (
    PlaceRow("About you", "done", Place("you.role"), Kind.QUESTIONS, 0),
    PlaceRow("Your own account", "done", Place("overview.account"), Kind.QUESTIONS, 0),
    PlaceRow("Turning points", "done", None, Kind.ROSTER, 0),
    PlaceRow(
        "1 First visit after the move",
        "done",
        Place("scene.setting", "HV1-1"),
        Kind.QUESTIONS,
        1,
    ),
    PlaceRow("2 Two visits with no answer", "here", STOOD_OUT, Kind.QUESTIONS, 1),
    PlaceRow("The scene", "done", Place("scene.setting", "HV1-2"), Kind.QUESTIONS, 2),
    PlaceRow("What you knew", "2 of 4", STOOD_OUT, Kind.QUESTIONS, 2),
    PlaceRow("What you thought", "", Place("thought.to_colleague", "HV1-2"), Kind.QUESTIONS, 2),
    PlaceRow("Ways open", "", Place("options.did", "HV1-2"), Kind.QUESTIONS, 2),
    PlaceRow("3 The message", "next", Place("knew.in_front", "HV1-3"), Kind.QUESTIONS, 1),
    PlaceRow("What went well", "", Place("well.what"), Kind.QUESTIONS, 0),
    PlaceRow("Read it back", "", Place("close.checked"), Kind.READ_BACK, 0),
)


@dataclass(frozen=True)
class Draft:
    """Words kept for a place."""

    place: Place
    follow_up: bool
    text: str


@dataclass
class FakeSeat:
    """Shows `views` one after the other, each after an intent; keeps drafts in memory."""

    views: list[View]
    id: str = "0123456789abcdef"
    kept: bool = True
    minutes: int = 35
    round_time: RoundTime | None = None
    breaks: list[datetime] = field(default_factory=list)
    at: int = 0
    told: list[Intent] = field(default_factory=list)
    drafts: dict[tuple[Place, bool], str] = field(default_factory=dict)
    dropped: list[Place | None] = field(default_factory=list)
    trouble: NotSaved | None = None  # what every save meets
    refusal: InterviewError | None = None  # what every intent meets
    contents: tuple[PlaceRow, ...] = PLACES
    passages: tuple[Passage, ...] = ()
    pages: tuple[str, ...] = ("Thank you.",)
    page: Page | None = None
    lock_wanted: bool = False
    has_words: bool = False
    locks: list[tuple[OpensWith | None, str]] = field(default_factory=list)
    locked_by: OpensWith | None = None
    words: str = "lantern oxbow thimble russet"
    sealed: bool = False
    receipt: str = "lantern oxbow thimble russet"

    @property
    def record(self) -> Record:
        """Somebody's account from practice."""
        return practised()

    @property
    def guide(self) -> Guide:
        """The guide that comes with the program."""
        return GUIDE

    def offer(self, reply: Reply) -> Offer | None:
        """Offer nothing."""

    def beside(self, place: Place, text: str, at: int) -> Beside | None:
        """Make no note."""

    def signs(self, text: str) -> Signs:  # noqa: ARG002 - what a Seat has
        """Call for nothing."""
        return Signs(passed_on=False, group="")

    def rested(self, since: datetime) -> None:
        """Note the break."""
        self.breaks.append(since)

    def language_note(self, place: Place, text: str, shown: Container[str]) -> LanguageNote | None:
        """Notice nothing."""

    def is_heavy(self, reply: Reply) -> bool:  # noqa: ARG002 - what a Seat has
        """Find nothing heavy to carry."""
        return False

    @property
    def view(self) -> View:
        """The moment in hand."""
        return self.views[self.at]

    def submit(self, intent: Intent) -> View:
        """Note the intent and come to the next moment."""
        if self.trouble is not None:
            raise self.trouble
        if self.refusal is not None:
            raise self.refusal
        self.told.append(intent)
        self.at = min(self.at + 1, len(self.views) - 1)
        return self.view

    def keep_draft(self, place: Place, text: str, *, follow_up: bool = False) -> None:
        """Keep words in hand."""
        if self.trouble is not None:
            raise self.trouble
        self.drafts[place, follow_up] = text

    def kept_drafts(self) -> tuple[Draft, ...]:
        """Return the words left in hand."""
        return tuple(Draft(*key, text) for key, text in self.drafts.items())

    def drop_draft(self, place: Place | None = None, *, follow_up: bool = False) -> None:
        """Let a draft go."""
        self.dropped.append(place)
        if place is not None:
            self.drafts.pop((place, follow_up), None)

    def hand_over(self, folder: Path) -> Path:
        """Hand over nothing: no screen here comes so far."""
        return folder

    def keep_copy(self, folder: Path, in_hand: Sequence[str]) -> Path:
        """Write the words in hand, and no more."""
        path = folder / "interview-copy-1.txt"
        path.write_text("\n\n".join(in_hand), encoding="utf-8")
        return path

    def lock(self, by: OpensWith | None, own: str = "") -> None:
        """Note what it is to be locked with."""
        self.locks.append((by, own))
        self.lock_wanted = False

    def opens(self, said: str) -> bool:
        """Open with the words it was given."""
        return said == self.words

    def as_text(self, folder: Path) -> Path:
        """Write nothing."""
        return folder / "record.age.txt"

    def close(self, *, paused: bool = True) -> None:
        """Leave."""


def seat(*views: View, **changes: object) -> FakeSeat:
    """Return an interview that shows `views`."""
    return FakeSeat(list(views) or [view()], **changes)  # type: ignore[arg-type]


def doors(data: Path, begun: Sequence[FakeSeat] = ()) -> Doors:
    """Return what screens may do in a test: nothing but what they are given."""
    found = list(begun)
    return Doors(
        clock=lambda: AT,
        data=data,
        exports=data / "exports",
        listed=tuple,
        begin=lambda *_: found[0],
        begin_without=lambda: found[0],
        resume=lambda *_: found[0],
    )
