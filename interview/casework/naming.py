"""Whether what a reviewer decided names what there is: an episode, a passage, a code of the case.

The one decision: what names nothing is never kept, and is told with the nearest that there is. It
serves a file of decisions and a workbook of them alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from interview.model.base import Value
from interview.model.case import Case
from interview.model.decided import (
    WrittenAppraisal,
    WrittenCode,
    WrittenMark,
    WrittenMatch,
    WrittenMissing,
    WrittenUsual,
)
from interview.model.guide import Guide
from interview.model.merged import Comparison
from interview.reading.shape import nearest


class Unknown(NamedTuple):
    """A field that names nothing: which, what is wrong with it, what to do."""

    field: str
    what: str
    do: str


def misled(
    one: WrittenMatch, invited: Collection[str], matches: Mapping[str, str]
) -> Unknown | None:
    """Return what is wrong with a match that leads back to itself, or from the case's own episode.

    `matches` is what counts besides it: an episode, and which it is the same as.
    """
    if one.episode in invited and one.same_as:
        told = "this is one of the case's own episodes"
        return Unknown("episode", told, "Match somebody's own to it.")
    seen, at = {one.episode}, one.same_as
    while at and at not in seen:
        seen.add(at)
        at = matches.get(at, "")
    if at:
        return Unknown("episode", "these matches lead round in a circle", "Leave one of them out.")
    return None


class Names:
    """All that a decision about a case can name."""

    def __init__(self, case: Case, guide: Guide, comparison: Comparison) -> None:
        self._shared = {one.id for one in comparison.episodes}
        self._within = {
            one.own.id: episode.id for episode in comparison.episodes for one in episode.tellings
        }
        self._episodes = self._shared | set(self._within)
        self._passages = {
            f"{account.code}:{variant.id}"
            for account in comparison.accounts
            for said in account.said
            for variant in said.variants
        }
        self._people = {one.code for one in case.file.participant}
        self._agencies = {one.agency for one in case.file.participant}
        self._factors = {one.code for one in guide.factors}
        self._codes = self._factors | {one.code for one in guide.typology}

    def unknown(self, one: Value) -> Unknown | None:
        """Return the first field of a written decision that names nothing, None where all do."""
        if isinstance(one, WrittenAppraisal) and one.appraisal:
            whole = self._within.get(one.episode, one.episode)
            if whole != one.episode and one.episode not in self._shared:
                return Unknown("episode", f"it is one with {whole} by now", f"Appraise {whole}.")
        for field, name, names, what in self._named(one):
            if name and name not in names:
                do = nearest(name, sorted(names), "See the report.")
                return Unknown(field, f"the case has no such {what}", do)
        return None

    def _named(self, one: Value) -> Iterator[tuple[str, str, Iterable[str], str]]:
        match one:
            case WrittenMatch():
                yield "episode", one.episode, self._episodes, "episode"
                yield "same_as", one.same_as, self._episodes, "episode"
            case WrittenMark():
                yield "episode", one.episode or "", self._episodes, "episode"
                for answer in one.answers:
                    yield "answers", answer, self._passages, "answer"
            case WrittenMissing():
                yield "participant", one.participant, self._people, "participant"
            case WrittenAppraisal():
                yield "episode", one.episode, self._episodes, "episode"
            case WrittenUsual():
                yield "factor", one.factor, self._factors, "factor"
                yield "agency", one.agency, self._agencies, "agency"
            case WrittenCode():
                yield "code", one.code, self._codes, "code"
                yield "answer", one.answer, self._passages, "answer"
