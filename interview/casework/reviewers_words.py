"""What the language check finds in the words that reviewers send with an invitation.

The one decision: it is shown before they are sent, and never stands in the way (method.md 8).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from interview.language import rules
from interview.language import words as reading
from interview.language.notices import notices
from interview.model.case import Case
from interview.model.guide import Guide


class Noticed(NamedTuple):
    """A phrase that may colour an account: where it stands, in words, and what it does."""

    where: str
    words: str
    about: str  # a sentence


def noticed(case: Case, codes: Collection[str], guide: Guide) -> Iterator[Noticed]:
    """Yield what is noticed in the case's question, its episodes and the queries to `codes`."""
    ready = rules.of(guide)
    for where, text in _sent(case, codes):
        for one in notices(text, ready, asked=True):
            yield Noticed(where, text[one.start : one.end], ready.about(one.kind))
        words = reading.read(text)
        for met in ready.in_questions.met(words):
            said = text[words.starts[met.first] : words.ends[met.end - 1]]
            yield Noticed(where, said, met.of)


def _sent(case: Case, codes: Collection[str]) -> Iterator[tuple[str, str]]:
    yield "the case's title", case.file.title
    yield "the case's question", case.file.question
    for episode in case.file.episode:
        yield f"the title of {episode.id}", episode.title
    for who in case.file.participant:
        if who.code in codes:
            for number, query in enumerate(who.queries, start=1):
                yield f"query {number} of {who.code}", query
