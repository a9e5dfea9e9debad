"""An invitation: what a practitioner is given to begin with, with the whole guide inside.

Everything but the guide is a Setting, which the interview keeps in its first entry: whom it is for,
who will read it, whom to turn to. No family name is ever in it.

What a review team sends is the canonical JSON of an Invitation with keys, signed by the case and
sealed with four words (`sealing.age.seal_with_words`):

    {"format": "interview-invitation", "schema_version": 1, "setting": {...}, "guide": {...},
     "keys": {"recipient": "age1...", "case": "<hex>", "signing": "<hex>"},
     "digest": "sha256:...",      over the canonical JSON without `digest` and `signature`
     "signature": "<hex>"}        of the case, over the canonical JSON without `signature`
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from interview.model.base import Value, canonical, digest
from interview.model.guide import Guide
from interview.model.record import Record
from interview.model.taxonomy import Witness

SCHEMA_VERSION = 1

Line = Annotated[str, Field(max_length=500)]
Paragraph = Annotated[str, Field(max_length=5000)]
ShortCode = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=20)]
EpisodeId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=60)]


def _left_out(value: Any) -> bool:
    return not value


# A bare year in a case file is a number; whatever stands there is never refused.
AnyWhen = Annotated[
    str,
    BeforeValidator(lambda when: str(when) if isinstance(when, int) else when),
    Field(max_length=20_000),
]


AgeRecipient = Annotated[str, Field(pattern=r"^age1[0-9a-z]{58}$")]
HexKey = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Signature = Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]


class CaseCard(Value):
    """The case, as far as a practitioner is told of it."""

    id: Annotated[str, Field(min_length=1, max_length=80)]
    title: Annotated[str, Field(min_length=1, max_length=500)]
    question: Paragraph = ""


class Participant(Value):
    """A practitioner, by neutral code. Role and agency may be asked for in the interview."""

    code: ShortCode
    role: Line = ""
    agency: Line = ""


class Reader(Value):
    """Somebody who will read the account. The code is what a reviewer types as."""

    code: ShortCode
    name: Line
    agency: Line = ""


class InvitedEpisode(Value):
    """A turning point that the reviewers had in mind, shown only after the person's own."""

    id: EpisodeId
    title: Annotated[str, Field(min_length=1, max_length=500)]
    when: AnyWhen = ""  # the reviewers' words; never taken for the practitioner's
    ask: bool = False  # the reviewers ask for depth here


class Setting(Value):
    """What an interview is about and who stands around it: an invitation without its guide.

    What is for practice alone is refused in any other, and left out of a file where it is empty, so
    that what was made before there was such a field keeps its digest.
    """

    practice: bool = False
    case: CaseCard | None = None  # None: begun without an invitation
    participant: Participant | None = None
    witness: Witness = Witness.NOT_CHECKED
    readers: tuple[Reader, ...] = ()
    episodes: tuple[InvitedEpisode, ...] = ()
    queries: tuple[Paragraph, ...] = ()
    memory_aid: tuple[Line, ...] = ()
    support: Line = ""
    act_now: Paragraph = ""
    disclosure: Paragraph = ""
    contact: Line = ""
    reply_by: Line = ""
    drafts: Line = ""
    review_on: Line = ""
    follow_up: Record | None = None  # a later visit: the account that this person handed over
    card: tuple[Paragraph, ...] = ()  # practice only: the role card, paragraphs and `## ` headings
    # Practice only, and left out where empty: what is in the case; a round's moment and minutes.
    content_note: Annotated[Paragraph, Field(exclude_if=_left_out)] = ""
    moment: Annotated[EpisodeId | Literal[""], Field(exclude_if=_left_out)] = ""
    minutes: Annotated[int, Field(ge=0, le=600, exclude_if=_left_out)] = 0

    @model_validator(mode="after")
    def _only_in_practice(self) -> Setting:
        """Hold that a round is practice, about one of the turning points that are there."""
        if not self.practice and (self.card or self.content_note or self.moment or self.minutes):
            raise ValueError("a card, a content note and a round are for practice")
        if self.moment and self.moment not in {one.id for one in self.episodes}:
            raise ValueError("a round is about one of the turning points")
        if bool(self.moment) is not bool(self.minutes):
            raise ValueError("a round has a turning point and its minutes")
        return self


class Keys(Value):
    """What a hand-over is sealed and signed with."""

    recipient: AgeRecipient  # whom to seal it for
    case: HexKey  # the case's public key: its secret half has signed the invitation
    signing: Annotated[HexKey, Field(repr=False)]  # this participant's own secret key


class Invitation(Value):
    """A whole invitation. `digest` covers everything else, so that damage shows."""

    format: Literal["interview-invitation"]
    schema_version: Literal[1]
    setting: Setting
    guide: Guide
    keys: Keys | None = None
    digest: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    signature: Signature | None = None

    @classmethod
    def make(cls, setting: Setting, guide: Guide, keys: Keys | None = None) -> Invitation:
        """Return the invitation of `setting` with its digest, not yet signed."""
        draft = cls(
            format="interview-invitation",
            schema_version=1,
            setting=setting,
            guide=guide,
            keys=keys,
            digest="sha256:" + "0" * 64,
        )
        return draft.model_copy(update={"digest": draft.true_digest()})

    def true_digest(self) -> str:
        """Return the digest that this content has."""
        left_out = ("digest", "signature")
        return digest({key: part for key, part in self.plain().items() if key not in left_out})

    def signed_part(self) -> bytes:
        """Return the bytes that the case signs: canonical JSON of everything but the signature."""
        return canonical({key: part for key, part in self.plain().items() if key != "signature"})
