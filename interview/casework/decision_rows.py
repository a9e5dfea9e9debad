"""What a team can decide about a case, as rows of a workbook, each with what is decided now.

The one decision: the same rows that go out are what a workbook that comes back is held against, so
what counts in the case is always said in the same words as what a person sees in a cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from interview.model.base import digest
from interview.model.case import Case
from interview.model.decision import Appraisal, Decisions
from interview.model.guide import Guide
from interview.model.merged import Account, Comparison, Proposal, Said
from interview.model.taxonomy import AnswerState
from interview.report import words
from interview.report.audience import Audience
from interview.report.codes import code_labels
from interview.report.decisions_workbook import (
    APPRAISAL,
    CODES,
    MATCHES,
    USUAL,
    Outgoing,
    OutRow,
    made,
)
from interview.report.exploring import likeness
from interview.report.index import Index
from interview.report.office import MOST_UNITS, pieces
from interview.report.passages import Passage, Reader

OWN: Final = "its own"  # an episode that is nobody else's
WHERE: Final = "#"  # between a passage and a code that it has
_EVERYWHERE: Final = "Everywhere"
_GOES_ON: Final = " [it goes on in the report]"


def workbook(
    case: Case, guide: Guide, decisions: Decisions, comparison: Comparison, *, decided: int
) -> bytes:
    """Return the workbook of decisions of a case, for its team. `decided`: as `outgoing`."""
    return made(outgoing(case, guide, decisions, comparison, decided=decided))


def outgoing(
    case: Case, guide: Guide, decisions: Decisions, comparison: Comparison, *, decided: int
) -> Outgoing:
    """Return all that can be decided about a case, and what is decided now.

    `decided` is how many decisions were ever made, of which `decisions` is what counts.
    """
    rows = _Rows(case, guide, decisions, comparison)
    return Outgoing(
        case_id=case.id,
        title=case.file.title,
        made_from=made_from(case, guide, decisions, comparison),
        decided=decided,
        readers=tuple(one.code for one in case.file.reader),
        rows={
            MATCHES.name: tuple(rows.matches()),
            APPRAISAL.name: tuple(rows.appraisals()),
            USUAL.name: tuple(rows.usual()),
            CODES.name: tuple(rows.codes()),
        },
        choices={
            "episodes": (OWN, *dict.fromkeys(rows.episodes())),
            "appraisals": tuple(words.APPRAISED.values()),
            "usual": tuple(words.USUAL.values()),
            "codes": tuple(code_labels(guide).values()),
            "directions": tuple(words.DIRECTION.values()),
        },
    )


def made_from(case: Case, guide: Guide, decisions: Decisions, comparison: Comparison) -> str:
    """Return one digest of all that a workbook is made from."""
    records = [one.digest for account in comparison.accounts for one in account.records]
    parts = [case.file.plain(), guide.digest, decisions.plain(), records]
    return digest({"case": case.id, "from": parts})


class _Rows:
    """Makes the rows of each sheet."""

    def __init__(
        self, case: Case, guide: Guide, decisions: Decisions, comparison: Comparison
    ) -> None:
        self._case, self._guide, self._comparison = case, guide, comparison
        self._decisions, self._views = decisions, decisions.views
        self._index, self._reader = Index(comparison), Reader(guide, Audience.TEAM)
        self._labels = code_labels(guide)

    def episodes(self) -> Iterator[str]:
        """Yield every id by which an episode can be named."""
        yield from (one.id for one in self._comparison.episodes)
        yield from (own.own.id for one in self._comparison.episodes for own in one.tellings)

    def matches(self) -> Iterator[OutRow]:
        """Yield each person's own turning points, with what each might be or was said to be."""
        invited = {one.id for one in self._case.file.episode}
        decided = {one.episode: one.same_as or OWN for one in self._decisions.matches}
        proposed: dict[str, list[Proposal]] = {}
        for one in self._comparison.proposals:
            proposed.setdefault(one.episode, []).append(one)
        for episode in self._comparison.episodes:
            for telling in episode.tellings:
                own = telling.own
                if own.id not in invited:
                    why = "\n".join(map(_proposed, proposed.get(own.id, ())))
                    shows = (telling.code, own.title, own.when.words, why)
                    yield OutRow(own.id, shows, (decided.get(own.id, ""),))

    def appraisals(self) -> Iterator[OutRow]:
        """Yield each turning point, with how the team sees it.

        Below each, somebody's own one that is one with it by now, where it was appraised alone.
        """
        decided = {one.episode: _appraised(one) for one in self._views.appraisals}
        for episode in self._comparison.episodes:
            who = ", ".join(dict.fromkeys(one.code for one in episode.tellings))
            number = self._index.numbers[episode.id]
            when = episode.when or "\n".join(one.own.when.words for one in episode.tellings)
            shows = (f"{number} {episode.title}", when, who)
            yield OutRow(episode.id, shows, decided.get(episode.id, ("", "", "", "")))
            for telling in episode.tellings:
                own = telling.own
                if own.id != episode.id and own.id in decided:
                    shows = (f"{number} {own.title}", own.when.words, telling.code)
                    yield OutRow(own.id, shows, decided[own.id])

    def usual(self) -> Iterator[OutRow]:
        """Yield each factor, everywhere and by service, with what the team says is usual."""
        decided = {(one.factor, one.agency): one for one in self._views.usual}
        agencies = dict.fromkeys(one.agency for one in self._case.file.participant)
        for factor in self._guide.factors:
            for agency in ("", *agencies):
                shows = (
                    self._labels[factor.code],
                    agency or _EVERYWHERE,
                    "\n".join(dict.fromkeys(self._said_usual(factor.code, agency))),
                )
                one = decided.get((factor.code, agency))
                fields = (words.USUAL[one.usual], one.source) if one and one.usual else ("", "")
                yield OutRow(usual_id(factor.code, agency), shows, fields)

    def codes(self) -> Iterator[OutRow]:
        """Yield each passage that was answered: a row a code that it has, then an empty one."""
        for account in self._comparison.accounts:
            for said in account.said:
                passages = self._reader.passages(account, said)
                for answer, passage in zip(said.variants, passages, strict=True):
                    if answer.state is AnswerState.ANSWERED:
                        reference = f"{account.code}:{answer.id}"
                        yield from self._passage(account, said, reference, passage)

    def _passage(
        self, account: Account, said: Said, reference: str, passage: Passage
    ) -> Iterator[OutRow]:
        number = self._index.number_of(said.place.episode or "")
        shows = (account.code, str(number or ""), passage.asked, _words(passage))
        for one in self._views.codings:
            if one.answer == reference:
                direction = words.DIRECTION[one.direction] if one.direction else ""
                fields = (self._labels.get(one.code, one.code), direction, one.note)
                yield OutRow(code_id(reference, one.code), shows, fields)
        yield OutRow(reference, shows, ("", "", ""))

    def _said_usual(self, factor: str, agency: str) -> Iterator[str]:
        for one in self._comparison.factors:
            if one.note.code == factor and one.note.usual and agency in ("", one.agency):
                yield f"{one.code}: {words.USUAL[one.note.usual]}"


def usual_id(factor: str, agency: str) -> str:
    """Return the id of the row of a factor in a service."""
    return f"{factor}/{agency}"


def code_id(reference: str, code: str) -> str:
    """Return the id of the row of a code that a passage has."""
    return f"{reference}{WHERE}{code}"


def _appraised(one: Appraisal) -> tuple[str, ...]:
    label = words.APPRAISED[one.appraisal] if one.appraisal else ""
    return label, one.words, one.basis, one.questions


def _proposed(one: Proposal) -> str:
    return f"{one.same_as}: {likeness(one.shared_words, days=one.days)}"


def _words(passage: Passage) -> str:
    """Return what was said at a passage, as far as one cell holds it."""
    texts = [one.text for one in passage.says]
    texts += [one.what.text for one in passage.notes if one.what]
    first, *more = pieces("\n".join(texts), MOST_UNITS - len(_GOES_ON))
    return first + _GOES_ON if more else first
