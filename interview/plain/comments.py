"""Comments after practice, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.model.record import Record
from interview.practice.cases import PracticeCase
from interview.practice.comment import Comment
from interview.practice.feedback import HEAD, ON_ASKING, Feedback, fuller

_NONE = "There is nothing to comment on yet. Comments come to what was said."


def lines(found: Feedback, of: PracticeCase | None, record: Record, *, full: bool) -> Iterator[str]:
    """Yield the comments on `record`; with `full` a fuller answer to the same question beside."""
    there = fuller(of, record) if full else {}
    yield HEAD
    if not found.account:
        yield _NONE
    for number, one in enumerate(found.account, start=1):
        yield ""
        yield from _said(number, one, "You wrote")
        beside = there.get(one.place) if one.place else None
        if beside is not None:
            yield "A fuller answer to the same question:"
            yield from (f"  {line}" for line in beside.text.split("\n"))
            if beside.comment:
                yield f"What it has: {beside.comment}"
    if found.asking:
        yield ""
        yield ON_ASKING
        yield from _numbered(found.asking, len(found.account))


def _numbered(asking: Iterable[Comment], before: int) -> Iterator[str]:
    for number, one in enumerate(asking, start=before + 1):
        yield ""
        yield from _said(number, one, "They said" if one.place else "Asked")


def _said(number: int, one: Comment, by: str) -> Iterator[str]:
    yield f"{number}. {one.title}{f': {one.note}' if one.note else ''}"
    if one.asked:
        yield f"Question: {one.asked}"
    if one.quote:
        yield f'{by}: "{one.quote}"'
    yield one.says
    yield f"One thing to try: {one.attempt}"
