"""What a made-up case holds beside its case file, its role cards and its full accounts.

    debrief.toml      what is planted where, two endings, what to ask: withheld until the debrief
    exemplars.toml    a hurried answer beside the full account's own, and what the full one has
    drills.toml       something said, and questions that might be put next

Written by trainers (`prompts/README.md`); the kinds of what is planted are method.md 9.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from interview.model.base import Value
from interview.model.invitation import EpisodeId, ShortCode

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)]
Words = Annotated[str, Field(min_length=1, max_length=4000)]
QuestionId = Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z0-9_]+$|^when$", max_length=60)]


class PlantedKind(StrEnum):
    """What there is to find in a made-up case. The first three are differences that are named."""

    SENT_NOT_RECEIVED = "sent_not_received"
    DATE_DIFFERS = "date_differs"
    HELD_DIFFERENTLY = "held_differently"
    TOOL = "tool"  # a tool with no room for what was on somebody's mind
    TARGET = "target"  # what is counted pulls at what is done
    GOOD = "good"  # something that went well, and what made it possible


class Planted(Value):
    """One thing to find: between whom, in which answers, and what it is."""

    id: Slug
    kind: PlantedKind
    episode: EpisodeId
    participants: Annotated[tuple[ShortCode, ...], Field(min_length=1)]
    where: Annotated[tuple[QuestionId, ...], Field(min_length=1)]
    what: Words


class Ending(Value):
    """How it turned out, in one telling. Nothing that anybody did is other than in the second."""

    title: Annotated[str, Field(min_length=1, max_length=200)]
    what: Words


class FindingToWrite(Value):
    """One finding for the group to write; what it says is theirs."""

    about: Words
    planted: Annotated[tuple[Slug, ...], Field(min_length=1)]
    begin: Words


class DebriefQuestion(Value):
    """A question for the debrief, and whom to ask it."""

    of: Literal["group", "askers", "observers"]
    ask: Words


class Debrief(Value):
    """The facilitator's key to a case."""

    format: Literal["interview-debrief"]
    content_note: Words  # said before anybody begins
    planted: Annotated[tuple[Planted, ...], Field(min_length=1)]
    outcome: Annotated[tuple[Ending, ...], Field(min_length=2, max_length=2)]
    finding: FindingToWrite
    ask: Annotated[tuple[DebriefQuestion, ...], Field(min_length=1)]


class Exemplar(Value):
    """A hurried answer to one question; the full one is in the account of the same person."""

    code: ShortCode
    episode: EpisodeId | Literal[""] = ""  # none where the question is asked once
    question: QuestionId
    thin: Words
    comment: Words  # what the full one has that this hasn't


class Exemplars(Value):
    """All exemplars of a case."""

    format: Literal["interview-exemplars"]
    exemplar: tuple[Exemplar, ...] = ()


class DrillChoice(Value):
    """A question that might be put next, and what putting it so does."""

    ask: Annotated[str, Field(min_length=1, max_length=500)]
    comment: Words
    opens: bool  # whether it lets the person go on in their own way


class Drill(Value):
    """Something said, and what to ask next."""

    id: Slug
    code: ShortCode
    answer: Words
    listen: Words  # what there is in it to ask about: shown afterwards
    choice: Annotated[tuple[DrillChoice, ...], Field(min_length=2, max_length=6)]


class Drills(Value):
    """The asking drill of a case."""

    format: Literal["interview-drills"]
    drill: tuple[Drill, ...] = ()
