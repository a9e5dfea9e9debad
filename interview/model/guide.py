"""A guide: the questions of an interview, in order, with every word a shell needs around them.

A guide is data that people who don't program can edit (`prompts/guides/`). It travels whole inside
an invitation and stays with the interview it began, so an interview never changes under a person.
Wording may name things as `{{ title }}`; `wording` says which names there are, and nothing else is
allowed. `guides.load` reads the TOML and gives file and line where a guide is broken.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from interview.model.base import Value, digest
from interview.model.identity import Identity
from interview.model.language import InQuestion, LeftAlone, NoticeRule, Phrases, WordList
from interview.model.probes import Borrowing, Cue, FollowUpLimits, Probe, Support, Telling
from interview.model.taxonomy import AnswerState, Form

SCHEMA_VERSION = 1

QuestionId = Annotated[str, Field(pattern=r"^[a-z]+\.([a-z][a-z_]*|[1-9][0-9]*)$", max_length=60)]
Code = Annotated[str, Field(pattern=r"^[a-zA-Z0-9_.-]+$", max_length=60)]
Words = Annotated[str, Field(min_length=1, max_length=2000)]
Count = Annotated[int, Field(ge=0, le=1000)]


def _none(rows: tuple[Value, ...] | str) -> bool:
    return not rows


def _empty(rows: dict[str, int]) -> bool:
    return not rows


def _nothing(value: Value | None) -> bool:
    return value is None


# A guide without such rows or words is written without the field too, so that the digest of a guide
# made before there were any stays the digest that its records name.
_LATER = Field(default=(), exclude_if=_none)
LaterWords = Annotated[str, Field(max_length=2000, exclude_if=_none)]


class Depth(StrEnum):
    """Where a question is put."""

    ONCE = "once"  # once in the interview
    CORE = "core"  # in every deep episode
    OFFERED = "offered"  # in a deep episode, when the answer calls for it
    LIGHT = "light"  # on the page of every light episode
    FULL = "full"  # offered with three deep episodes only


class Corner(StrEnum):
    """The part of the view from the tunnel that a question reaches. method.md 3.4 and 3.5."""

    KNEW = "knew"
    THOUGHT = "thought"
    FACED = "faced"
    OPTIONS = "options"
    CHILD = "child"
    FELT = "felt"
    TASKS = "tasks"
    TOOLS = "tools"
    ENVIRONMENT = "environment"


class Walk(StrEnum):
    """How a stage is gone through."""

    ONCE = "once"  # its questions, one after the other
    ROSTER = "roster"  # naming the turning points, own before the reviewers'
    MOMENTS = "moments"  # each turning point, deep or light
    QUERIES = "queries"  # the reviewers' own questions, from the invitation


class Choice(Value):
    """One fixed answer. `other` asks for words of the person's own.

    `told` is how it is shown where somebody types for another; it is kept as the `label` all the
    same, for it is the person's own answer.
    """

    code: Code
    label: Words
    told: LaterWords = ""
    other: bool = False


class StateWords(Value):
    """An answer state as a person meets it."""

    code: AnswerState
    label: Words
    says: str = ""  # what comes back when it is chosen
    typed: tuple[str, ...] = ()  # said by these words alone on a line


class Stage(Value):
    """A stretch of the interview, in the order of the guide."""

    id: Code
    title: Words
    told: LaterWords = ""  # the title where somebody types for another: "Their own account"
    walk: Walk = Walk.ONCE
    signpost: str = ""


class Part(Value):
    """A part of going through one moment: the scene, what you knew, and so on."""

    id: Code
    title: Words
    told: LaterWords = ""  # the title where somebody types for another: "What they knew"
    signpost: str = ""


class Question(Value):
    """One question. `ask` is what is put; `why` answers "why are you asking?".

    On the notes page it is a corner with a name and prompts beside it; `told` is that name where
    somebody types for another. Without a name, the first of a part has its part's title, any other
    is called by what is asked.
    """

    id: QuestionId
    ask: Words
    hint: str = ""
    why: Words
    stage: Code
    part: Code | None = None
    corner: Corner | None = None
    depth: Annotated[tuple[Depth, ...], Field(min_length=1)]
    form: Form = Form.NARRATIVE
    choices: tuple[Choice, ...] = ()
    states: tuple[AnswerState, ...] = ()
    page: Code | None = None  # questions of one page are put together
    name: LaterWords = ""
    told: LaterWords = ""
    prompts: LaterWords = ""
    follow_ups: bool = False
    when: str = ""  # the condition under which it is put, in the grammar of engine.condition
    unless: LaterWords = ""  # the condition under which it has been answered elsewhere already


class Factor(Value):
    """A contributory factor: the code is stable, the label may be edited. method.md 5."""

    code: Annotated[str, Field(pattern=r"^F[1-9][0-9]*$")]
    label: Words
    level: Literal["front line", "local strategic", "national", "any"]
    examples: tuple[str, ...] = ()
    phrases: Annotated[Phrases | Literal[""], Field(exclude_if=_none)] = ""  # that it is offered by


class Pattern(Value):
    """A part of the typology of underlying patterns, for reviewers. method.md 6."""

    code: Annotated[str, Field(pattern=r"^P[1-9][0-9]*$")]
    label: Words
    examples: tuple[str, ...] = ()


class ToolExamples(Value):
    """Tools as examples for people of one role; the last row, without roles, is for all others."""

    roles: tuple[str, ...] = ()  # words looked for in the role, lower case
    words: Words


class Guide(Value):
    """A whole guide."""

    format: Literal["interview-guide"]
    schema_version: Literal[1]
    id: Code
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    title: Words
    stages: tuple[Stage, ...]
    parts: tuple[Part, ...]
    questions: tuple[Question, ...]
    states: tuple[StateWords, ...]
    signposts: dict[Code, Words]  # others: hard_part, moment, next_moment, reviewers_list, ...
    thanks: tuple[Words, ...]  # before a follow-up, in turn
    introduction: tuple[Words, ...]  # the pages before the beginning
    words: dict[Code, Words]  # farewells and offers: not_today, ask_first, witness_stop, disclosure
    probes: tuple[Probe, ...] = ()
    follow_ups: FollowUpLimits
    factors: tuple[Factor, ...] = ()
    typology: tuple[Pattern, ...] = ()
    tools: tuple[ToolExamples, ...] = ()
    renamed: dict[QuestionId, QuestionId] = Field(
        default_factory=dict
    )  # old question id -> new one
    retired: tuple[QuestionId, ...] = ()
    word_lists: Annotated[tuple[WordList, ...], _LATER]
    notices: Annotated[tuple[NoticeRule, ...], _LATER]
    left_alone: Annotated[tuple[LeftAlone, ...], _LATER]
    in_questions: Annotated[tuple[InQuestion, ...], _LATER]
    probe_lists: Annotated[tuple[WordList, ...], _LATER]
    telling: Annotated[tuple[Telling, ...], _LATER]
    passed_over: Annotated[tuple[LeftAlone, ...], _LATER]
    support: Annotated[tuple[Support, ...], _LATER]
    cues: Annotated[tuple[Cue, ...], _LATER]
    seconds: Annotated[dict[Code, Count], Field(default_factory=dict, exclude_if=_empty)]
    borrowing: Annotated[Borrowing | None, Field(exclude_if=_nothing)] = None
    identity: Annotated[Identity | None, Field(exclude_if=_nothing)] = None

    @cached_property
    def digest(self) -> str:
        """What pins a record to this guide: a digest of the whole of it."""
        return digest(self.plain())

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def state_words(self) -> dict[AnswerState, StateWords]:
        """The words for each answer state."""
        return {state.code: state for state in self.states}
