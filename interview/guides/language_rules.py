"""Whether every phrase of a guide's language can be read, said at the row it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interview.guides.places import Problem, Spot
from interview.language import phrases
from interview.language.phrases import Item, PhraseTrouble
from interview.model.guide import Guide


def problems(guide: Guide) -> Iterator[Problem]:
    """Yield the lists and phrases that can't be read; phrases only once all lists can."""
    lists: dict[str, Item] = {}
    for number, row in enumerate(guide.word_lists):
        try:
            lists[row.id] = phrases.word_list(row.words)
        except PhraseTrouble as error:
            yield _problem(("word_lists", number, "words"), error)
            return
    for number, notice in enumerate(guide.notices):
        yield from _unread(("notices", number, "phrases"), notice.phrases, lists)
    for number, left in enumerate(guide.left_alone):
        yield from _unread(("left_alone", number, "phrases"), left.phrases, lists)
        yield from _unread(("left_alone", number, "until"), left.until, lists)


def _unread(spot: Spot, written: str, lists: Mapping[str, Item]) -> Iterator[Problem]:
    for phrase in phrases.each(written):
        try:
            phrases.read(phrase, lists)
        except PhraseTrouble as error:
            yield _problem(spot, error)


def _problem(spot: Spot, error: PhraseTrouble) -> Problem:
    return Problem(spot, error.what, error.do, error.words)
