"""A story: a scripted practitioner, for tests, examples and demonstrations (design.md 6).

A row's text is always somebody's answer. It is never read as a command.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from interview.model.base import Value
from interview.model.invitation import EpisodeId, Participant
from interview.model.taxonomy import AnswerState, Use


class Row(Value):
    """What the story says to one question: words, a value, or another state than answered."""

    state: AnswerState = AnswerState.ANSWERED
    text: str = ""
    value: Any = None
    use: Use | None = None


class StoryEpisode(Value):
    """A turning point of the story: an invited one by its id, or one of the person's own."""

    id: EpisodeId
    title: Annotated[str, Field(max_length=500)] = ""
    when: str = ""
    edtf: str | None = None  # beside words that are not plain: the range the person confirms
    why: str = ""
    deep: bool = False
    answers: dict[str, Any] = {}


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
    answers: dict[str, Any] = {}
    episode: tuple[StoryEpisode, ...] = ()
    follow_up: tuple[ScriptedFollowUp, ...] = ()


def row(data: Any) -> Row:
    """Return a story's row, written short or whole, as a Row.

    A string is the words; a list is the value of notes; a table has the fields of Row.
    Raise pydantic's ValidationError where a table has other fields.
    """
    if isinstance(data, str):
        return Row(text=data)
    if isinstance(data, list):
        return Row(value=data)
    return Row.model_validate(data, strict=False)
