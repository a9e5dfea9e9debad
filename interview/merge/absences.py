"""What isn't there, shown so that nobody reads agreement into it. The kinds: design.md 4.

An account that was withdrawn is not an absence: it stands as withdrawn, and says no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.merge.sheet import Sheet, reference
from interview.model.guide import Depth, Guide
from interview.model.merged import Difference, Episode, Kind, Said
from interview.model.taxonomy import AnswerState

_ASKED_OF_ALL = (Depth.ONCE, Depth.CORE, Depth.LIGHT)


def absences(sheet: Sheet, episodes: Sequence[Episode], guide: Guide) -> tuple[Difference, ...]:
    """Return who hasn't returned, then by episode what is single, undated or was never put."""
    found = list(_not_returned(sheet))
    found += _never_put(sheet, guide, None)
    for episode in episodes:
        found += _single(episode)
        found += _undated(episode)
        found += _never_put(sheet, guide, episode.id)
    return tuple(found)


def _not_returned(sheet: Sheet) -> Iterator[Difference]:
    for account in sheet.accounts:
        if not account.returned and account.standing.withdrawn is None:
            yield _absence(Kind.NOT_RETURNED, None, (account.code,))


def _single(episode: Episode) -> Iterator[Difference]:
    codes = tuple(dict.fromkeys(one.code for one in episode.tellings))
    if len(codes) == 1:
        yield _absence(Kind.SINGLE_VOICE, episode.id, codes)


def _undated(episode: Episode) -> Iterator[Difference]:
    told = [one for one in episode.tellings if not one.own.when.edtf]
    if told:
        codes = tuple(dict.fromkeys(one.code for one in told))
        answers = tuple(f"{one.code}:when/{one.own.id}" for one in told)
        yield _absence(Kind.UNDATED, episode.id, codes, answers)


def _never_put(sheet: Sheet, guide: Guide, episode: str | None) -> Iterator[Difference]:
    """Yield the questions that everybody is asked there and that were never put to some.

    What is only put when an answer calls for it is an offer, and not missed.
    """
    missed: list[tuple[str, Said]] = []
    for question in guide.questions:
        if question.when or not set(question.depth) & set(_ASKED_OF_ALL):
            continue
        for code, said in sheet.said(question.id, episode):
            if all(one.state is AnswerState.NEVER_PUT for one in said.variants):
                missed.append((code, said))
    if missed:
        order = [account.code for account in sheet.accounts]
        codes = sorted({code for code, _ in missed}, key=order.index)
        answers = tuple(reference(code, said) for code, said in missed)
        yield _absence(Kind.NEVER_PUT, episode, tuple(codes), answers)


def _absence(
    kind: Kind, episode: str | None, codes: tuple[str, ...], answers: tuple[str, ...] = ()
) -> Difference:
    return Difference(kind=kind, episode=episode, participants=codes, answers=answers)
