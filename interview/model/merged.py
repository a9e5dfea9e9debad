"""What merging makes of many records: accounts, how each stands, and what they say side by side.

The one decision: nothing here settles anything. Where one person's record was edited two ways both
ways stay; where two people saw it differently both stay; where nobody has said anything that is
said too. Sources: merging.md 1 to 9 (versions, conflicts, withdrawal), design.md 4 (kinds of
difference and absence), method.md 5 and 7 (factors, what the review team makes of it).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from interview.model.base import Value
from interview.model.case import InvitedParticipant
from interview.model.notes import FactorNote, KnowledgeItem
from interview.model.place import Place
from interview.model.record import Correction, Digest, Record, RecordedAnswer, RecordedEpisode


class Kind(StrEnum):
    """What there is to explore between accounts, and what isn't there. design.md 4."""

    DATE_DIFFERS = "date_differs"
    READ_DIFFERENTLY = "read_differently"  # only ever a reviewer's mark
    SENT_NOT_RECEIVED = "sent_not_received"
    HELD_DIFFERENTLY = "held_differently"
    KNOWN_TO_ONE_AGENCY = "known_to_one_agency"  # only ever a reviewer's mark
    NO_ACCOUNT_YET = "no_account_yet"  # one side spoke, the other wasn't asked or hasn't answered
    NOT_RETURNED = "not_returned"
    SINGLE_VOICE = "single_voice"
    NEVER_PUT = "never_put"
    UNDATED = "undated"


ABSENCES: Final = frozenset({Kind.NOT_RETURNED, Kind.SINGLE_VOICE, Kind.NEVER_PUT, Kind.UNDATED})


class Difference(Value):
    """One thing to explore, or one that isn't there. A row of `merged/compare.json`.

    `participants` are codes, in the order of the case file. `answers` lead back to words: each is
    `CODE:` and an answer's id in that person's record, or `CODE:when/EPISODE` for a date.
    """

    kind: Kind
    episode: str | None
    participants: tuple[str, ...]
    answers: tuple[str, ...]


class Withdrawal(Value):
    """A person's words were taken out of every product; that they were there stays known."""

    by: str  # the reviewer's code
    on: str
    reason: str


class Resolution(Value):
    """A named reviewer's choice between versions of one person's record that nothing joins.

    It makes a new `version` whose parents are `of`, with the content of `take`. The others stay
    where they are.
    """

    version: Digest
    of: tuple[Digest, ...]
    take: Digest
    by: str
    on: str
    reason: str


class Standing(Value):
    """How one person's account stands, without a word of it."""

    code: str
    versions: tuple[Digest, ...] = ()  # everything received of theirs that is in order
    tips: tuple[Digest, ...] = ()  # the versions that no other follows; more than one: a conflict
    missing: tuple[Digest, ...] = ()  # parents that never came: a gap
    resolution: Resolution | None = None
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What one person's record holds at one place, the episode as it is called there.

    More than one wording only in a conflict.
    """

    place: Place
    variants: tuple[RecordedAnswer, ...]
    corrections: tuple[Correction, ...] = ()

    @property
    def only(self) -> RecordedAnswer | None:
        """The answer, unless the person's record has it two ways."""
        return self.variants[0] if len(self.variants) == 1 else None


@dataclass(frozen=True, slots=True)
class Account:
    """One invited person: who they are to the case, how their record stands, and what it says.

    `records` are the tips: none where nothing came or it was withdrawn, several in a conflict.
    `said` is in the order of the interview, question ids as the case's own guide has them.
    """

    who: InvitedParticipant
    standing: Standing
    records: tuple[Record, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def code(self) -> str:
        """The neutral code."""
        return self.who.code

    @property
    def returned(self) -> bool:
        """Whether there are words of theirs to show."""
        return bool(self.records)

    def at(self, question: str, episode: str | None = None) -> Said | None:
        """Return what they said at a place, by their own episode's id."""
        place = Place(question, episode)
        return next((one for one in self.said if one.place == place), None)


@dataclass(frozen=True, slots=True)
class Telling:
    """One person's version of an episode: their own title, words for when, why it mattered."""

    code: str
    own: RecordedEpisode


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode of the case, with everybody's version of it beside each other.

    `title` and `when` are the reviewers' where they invited it, else the first person's. A person
    may tell of one episode twice, after a reviewer has matched an own one to it.
    """

    id: str
    title: str
    when: str
    invited: bool
    tellings: tuple[Telling, ...]  # in the order of the case file; nobody who was not part of it

    def of(self, code: str) -> tuple[RecordedEpisode, ...]:
        """Return what one person's record holds of it."""
        return tuple(one.own for one in self.tellings if one.code == code)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two episodes that might be one, by date and words in common. A reviewer decides."""

    participant: str
    episode: str  # the person's own
    same_as: str
    shared_words: tuple[str, ...]
    days: bool  # whether confirmed ranges overlap


@dataclass(frozen=True, slots=True)
class Known:
    """One knowledge item: whose, in which episode, and where the words are."""

    code: str
    episode: str  # the case's episode
    answer: str  # as in Difference.answers
    number: int  # from 1, among the items of that answer
    item: KnowledgeItem


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor note: whose, about which of the case's episodes, and where the words are."""

    code: str
    agency: str
    episode: str | None
    answer: str
    number: int
    note: FactorNote


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that can be said across accounts without settling anything."""

    accounts: tuple[Account, ...]  # everybody invited, in the order of the case file
    episodes: tuple[Episode, ...]  # in time where dated, undated ones where the case lists them
    differences: tuple[Difference, ...]
    absences: tuple[Difference, ...]
    known: tuple[Known, ...]  # by when it was learned, undated last
    factors: tuple[Factor, ...]
    proposals: tuple[Proposal, ...]
