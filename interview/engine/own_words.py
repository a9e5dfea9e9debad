"""Notes made of somebody's own words: which of them a note begins with, and what it asks besides.

The one decision: words are taken letter for letter and only offered. What a note is about is read
off plain features of what they wrote (the guide's cues and the words of its factors), and whatever
is read so can be changed or left (method.md 3: never a tax on every sentence).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from interview.engine import agenda
from interview.engine.place import Place
from interview.engine.state import State
from interview.engine.statements import count, has
from interview.language import words as reading
from interview.language.words import QUESTION, SENTENCE
from interview.model.guide import Corner, Guide
from interview.model.taxonomy import AnswerState, Form, Lens
from interview.text import word_count

_LENSES: Final[Mapping[Corner, Lens]] = {
    Corner.TASKS: Lens.TASK,
    Corner.TOOLS: Lens.TOOL,
    Corner.ENVIRONMENT: Lens.ENVIRONMENT,
}
_CLOSING: Final = "\"'\u201d\u2019)"  # what may stand after the end of a sentence and is part of it
_LISTED: Final = re.compile(r"[-*\u2022\u2013\u2014]+\s+")  # what stands before a line of a list
_ENOUGH: Final = 3  # words from which a sentence can stand for something


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A sentence of an answer on what shaped a moment, and what is known of it already."""

    text: str
    episode: str
    lens: Lens
    helps: bool  # it says that something helped


@dataclass(frozen=True, slots=True)
class Signs:
    """What the words of a note call for."""

    passed_on: bool  # they wrote that they told somebody
    group: str  # the factor they are mostly about; empty where none is


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of `text`, letter for letter, without the space or dash before them."""
    return tuple(kept for start, end in _spans(text) if (kept := _bare(text[start:end])))


def sentence_at(text: str, at: int) -> str:
    """Return the sentence of `text` that code point `at` stands in or just after."""
    return next(sentences_at(text, [at]), "")


def sentences_at(text: str, places: Iterable[int]) -> Iterator[str]:
    """Yield the same for each of `places`; the text is read once. Nothing where it has no words."""
    there = [(end, kept) for start, end in _spans(text) if (kept := _bare(text[start:end]))]
    ends = [end for end, _ in there]
    for at in places if there else ():
        yield there[min(bisect_left(ends, at), len(there) - 1)][1]


def _bare(sentence: str) -> str:
    bare = sentence.strip()
    listed = _LISTED.match(bare)
    return bare[listed.end() :] if listed else bare


def _spans(text: str) -> Iterator[tuple[int, int]]:
    words = reading.read(text)
    marks = (
        _past(text, end)
        for word, end in zip(words.words[1:], words.ends[1:], strict=True)
        if word in {SENTENCE, QUESTION}
    )
    yield from pairwise([0, *marks, len(text)])


def _past(text: str, end: int) -> int:
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return end


def items_beside(guide: Guide, place: Place) -> Place | None:
    """Return where a thing known goes that is noted beside the answer at `place`, if anywhere.

    That is beside what somebody tells of a moment; what shaped it has notes of its own, later.
    """
    question = guide.by_id.get(place.question)
    if question is None or place.episode is None or question.form is not Form.NARRATIVE:
        return None
    if question.corner in _LENSES:
        return None
    key = next((one.id for one in guide.questions if one.form is Form.ITEMS), None)
    return Place(key, place.episode) if key is not None else None


def signs(guide: Guide, text: str) -> Signs:
    """Return what the words `text` of a note call for."""
    return Signs(_cued(guide, "passed_on", text), _group(guide, text))


def _cued(guide: Guide, cue: str, text: str) -> bool:
    return any(has(text, one.phrases, guide.probe_lists) for one in guide.cues if one.id == cue)


def _group(guide: Guide, text: str) -> str:
    lists = guide.probe_lists
    found = {one.code: count(text, one.phrases, lists) for one in guide.factors if one.phrases}
    best = max(found, key=lambda code: found[code], default="")
    return best if found.get(best) else ""


def of_what_shaped(state: State, guide: Guide) -> tuple[OwnWords, ...]:
    """Return what a note on what shaped the work may begin with.

    Sentences of their own answers on tasks, tools and setting, in the order of the moments; each
    once, and none that is too short to stand by itself.
    """
    shaping = [
        (one.id, lens)
        for one in guide.questions
        if one.corner and (lens := _LENSES.get(one.corner))
    ]
    found: dict[str, OwnWords] = {}
    for episode in agenda.walked(state):
        for question, lens in shaping:
            given = state.given.get(Place(question, episode.id))
            if given is not None and given.state is AnswerState.ANSWERED:
                for one in sentences(given.text):
                    helps = _cued(guide, "helped", one) and not _cued(guide, "lacked", one)
                    found.setdefault(one, OwnWords(one, episode.id, lens, helps))
    return tuple(one for one in found.values() if word_count(one.text) >= _ENOUGH)
