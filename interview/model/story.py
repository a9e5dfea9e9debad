"""A story: a scripted practitioner, for tests, examples and demonstrations (design.md 6).

A row's text is always somebody's answer. It is never read as a command.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from interview.model.base import Value
from interview.model.invitation import EpisodeId, Participant
from interview.model.notes import FactorNote, KnowledgeItem
from interview.model.taxonomy import AnswerState, Use

# Fields that only a factor note has: they tell which kind of note was meant.
_OF_FACTORS = FactorNote.model_fields.keys() - KnowledgeItem.model_fields.keys()


class Row(Value):
    """What the story says to one question: words, a value, or another state than answered."""

    state: AnswerState = AnswerState.ANSWERED
    text: str = ""
    value: Annotated[
        Any,
        WithJsonSchema(
            {
                "anyOf": [{"type": "string"}, {"type": "array"}, {"type": "null"}],
                "default": None,
                "description": "A choice's code or own words; or a list of notes.",
            }
        ),
    ] = None
    use: Use | None = None


def _kind_of_note(data: Any) -> str:
    if isinstance(data, dict):
        return "factor" if _OF_FACTORS & data.keys() else "item"
    return "factor" if isinstance(data, FactorNote) else "item"


def _kind_of_row(data: Any) -> str | None:
    if isinstance(data, str):
        return "words"
    if isinstance(data, list | tuple):
        return "notes"
    return "table" if isinstance(data, dict | Row) else None


Note: TypeAlias = Annotated[
    Annotated[KnowledgeItem, Tag("item")] | Annotated[FactorNote, Tag("factor")],
    Discriminator(_kind_of_note),
]
# A row as it is written: words, or a list of notes, or a table that says more.
Written: TypeAlias = Annotated[
    Annotated[str, Tag("words")]
    | Annotated[tuple[Note, ...], Tag("notes")]
    | Annotated[Row, Tag("table")],
    Discriminator(_kind_of_row),
]


class StoryEpisode(Value):
    """A turning point of the story: an invited one by its id, or one of the person's own."""

    id: EpisodeId
    title: Annotated[str, Field(max_length=500)] = ""
    when: str = ""
    edtf: str | None = None  # beside words that are not plain: the range the person confirms
    why: str = ""
    deep: bool = False
    answers: dict[str, Written] = Field(default_factory=dict)


class ScriptedFollowUp(Value):
    """What they say when a follow-up of this kind comes."""

    kind: Literal[
        "observation", "judgement", "decision", "knew", "feeling", "usual", "action",
        "asked_help", "obvious", "who", "short",
    ]  # fmt: skip
    text: str


class Story(Value):
    """A whole story."""

    format: Literal["interview-story"]
    participant: Participant | None = None
    answers: dict[str, Written] = Field(default_factory=dict)
    episode: tuple[StoryEpisode, ...] = ()
    follow_up: tuple[ScriptedFollowUp, ...] = ()


def row(data: Any) -> Row:
    """Return a story's row, written short or whole, as a Row.

    A string is the words; a list is the value of notes, each as the fields that were written; a
    table has the fields of Row. Raise pydantic's ValidationError where a table has other fields.
    """
    if isinstance(data, Row):
        return data
    if isinstance(data, str):
        return Row(text=data)
    if isinstance(data, list | tuple):
        return Row(value=[_as_written(note) for note in data])
    return Row.model_validate(data, strict=False)


def _as_written(note: Any) -> Any:
    if isinstance(note, KnowledgeItem | FactorNote):
        return note.model_dump(mode="json", exclude_unset=True)
    return note
