"""What was asked once: by stage, question by question, one person under the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from interview.model.guide import Guide, Stage, Walk
from interview.report import words
from interview.report.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview.model.merged import Account, Comparison, Said
    from interview.report.passages import Later, Passage, Reader

# What goes beyond the team; a stage that isn't named here stays with it.
_OUTSIDE: Final = frozenset({"overview", "shaped", "well", "changes"})
_ONCE: Final = (Walk.ONCE, Walk.QUERIES)


@dataclass(frozen=True, slots=True)
class AskedOnce:
    """One question and what everybody said; in a conflict both versions follow each other.

    `asked` is empty where each was asked something of their own.
    """

    question: str
    asked: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class StageTable:
    """A stretch of the interview that isn't about one moment."""

    id: str
    anchor: str
    title: str
    asked: tuple[AskedOnce, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What a person remembered after the hand-over."""

    code: str
    later: tuple[Later, ...]


def stages(comparison: Comparison, reader: Reader) -> tuple[StageTable, ...]:
    """Return the stages that the reader's audience sees, in the order of the guide."""
    found = []
    for stage in reader.guide.stages:
        seen = reader.audience is Audience.TEAM or stage.id in _OUTSIDE
        asked = tuple(_asked(stage, comparison, reader)) if seen and stage.walk in _ONCE else ()
        if asked:
            title = words.STAGE.get(stage.id, stage.title)
            found.append(StageTable(stage.id, f"stage-{stage.id}", title, asked))
    return tuple(found)


def added(comparison: Comparison, reader: Reader) -> tuple[Added, ...]:
    """Return what people added after the hand-over, to be used as their whole account."""
    return tuple(
        Added(
            account.code,
            tuple(
                reader.later(one, reader.whole(account))
                for one in dict.fromkeys(
                    one for record in account.records for one in record.additions
                )
            ),
        )
        for account in comparison.accounts
        if any(record.additions for record in account.records)
    )


def _asked(stage: Stage, comparison: Comparison, reader: Reader) -> Iterator[AskedOnce]:
    rows: dict[str, list[tuple[Account, Said]]] = {
        one.id: [] for one in reader.guide.questions if one.stage == stage.id
    }
    for account in comparison.accounts:
        for said in account.said:
            if said.place.episode is None and _stage(said.place.question, reader.guide) == stage.id:
                rows.setdefault(said.place.question, []).append((account, said))
    for question, several in rows.items():
        passages = tuple(one for account, said in several for one in reader.passages(account, said))
        if passages:
            put = {one.asked for one in passages if one.asked}
            known = reader.guide.by_id.get(question)
            yield AskedOnce(question, known.ask if known else _only(put), passages)


def _only(put: set[str]) -> str:
    return next(iter(put)) if len(put) == 1 else ""


def _stage(question: str, guide: Guide) -> str:
    """Return where a question belongs; a reviewers' own, or one of an older guide, by its name."""
    known = guide.by_id.get(question)
    if known is not None:
        return known.stage
    named = question.partition(".")[0]
    ids = {one.id for one in guide.stages if one.walk in _ONCE}
    return (
        named
        if named in ids
        else next((one.id for one in guide.stages if one.walk is Walk.QUERIES), "")
    )
