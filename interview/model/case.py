"""A case file: what a review team writes once, in TOML. The shape is a contract (design.md 7)."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from interview.model.base import Value
from interview.model.invitation import (
    AgeRecipient,
    HexKey,
    InvitedEpisode,
    Line,
    Paragraph,
    Reader,
    ShortCode,
)
from interview.model.taxonomy import Witness

PRACTICE: Final = "practice-"  # what the id of a made-up case begins with: no real one does


class Parallel(Value):
    """Something that runs beside the review: police, coroner, family court, HR, a regulator."""

    kind: Line
    status: Line = ""
    since: Line = ""


class InvitedParticipant(Value):
    """A practitioner to be invited."""

    code: ShortCode
    role: Annotated[str, Field(min_length=1, max_length=500)]
    agency: Annotated[str, Field(min_length=1, max_length=500)]
    witness: Witness = Witness.NOT_CHECKED
    cleared_by: Line = ""
    cleared_on: Line = ""
    scope: Line = ""
    queries: tuple[Paragraph, ...] = ()  # numbered by place; only appended once invited
    memory_aid: tuple[Line, ...] = ()


class CaseFile(Value):
    """The whole case file. Only `format`, `title` and one participant are required."""

    format: Literal["interview-case"]
    title: Annotated[str, Field(min_length=1, max_length=500)]
    question: Paragraph = ""
    kind: Literal["routine", "serious"] = "routine"
    depth: Literal["full", "mid-range", "focused", "learning-event"] = "full"
    support: Line = ""
    act_now: Paragraph = ""
    disclosure: Paragraph = ""
    contact: Line = ""
    reply_by: Line = ""
    drafts: Line = ""
    review_on: Line = ""
    accept_unsealed: bool = False
    reader: tuple[Reader, ...] = ()
    parallel: tuple[Parallel, ...] = ()
    episode: tuple[InvitedEpisode, ...] = ()
    participant: Annotated[tuple[InvitedParticipant, ...], Field(min_length=1)]


class Issued(Value):
    """What the case keeps of an invitation that it made for somebody."""

    key: HexKey  # the public half of the signing key in it
    words: Annotated[str, Field(max_length=5000)]  # its four words, sealed: armoured age


class CaseKeys(Value):
    """The keys of a case. What opens its hand-overs is not here, but under a passphrase."""

    recipient: AgeRecipient  # whom hand-overs are sealed for
    signing: Annotated[HexKey, Field(repr=False)]  # the case's own secret: signs invitations
    # By participant code, the latest last. Every one of them counts: a record may be on its way.
    issued: dict[str, tuple[Issued, ...]] = Field(default_factory=dict)

    def given_to(self, code: str) -> frozenset[str]:
        """Return the public keys that `code`, in any spelling, was ever given."""
        wanted = code.casefold()
        return frozenset(
            one.key
            for who, several in self.issued.items()
            if who.casefold() == wanted
            for one in several
        )


class Case(Value):
    """A case as its folder keeps it: the case file, and the id it was given when it was made."""

    format: Literal["interview-case-folder"]
    schema_version: Literal[1]
    id: Annotated[str, Field(pattern=r"^([0-9a-f]{32}|practice-[a-z0-9][a-z0-9-]{0,39})$")]
    practice: bool = False  # made up: it takes accounts from practice, and no others
    file: CaseFile
    guide: str  # the name of the guide that its invitations carry
    # As first invited, by participant code.
    queries: dict[str, tuple[Paragraph, ...]] = Field(default_factory=dict)
    closed: Line = ""  # the day on which it was closed, ISO
    keys: CaseKeys | None = None  # none: made before cases had keys; takes unsealed records only

    @property
    def title(self) -> str:
        """What the case is called wherever it is named: a made-up one says so."""
        return f"PRACTICE: {self.file.title}" if self.practice else self.file.title

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.practice != self.id.startswith(PRACTICE):
            raise ValueError("a case is made up by its id and by its mark, or by neither")
        return self
