"""What the team sees in the accounts, by code: how many people, and each passage it is seen in.

The one decision: a count is of people and of services, each once, and stands beside the passages it
is made of; so no number is without its words. Counted in the way of `matrix`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from interview.model.taxonomy import Direction
from interview.report import words

if TYPE_CHECKING:
    from interview.report.people import Person
    from interview.report.tables import Tables
    from interview.report.views import CodingRow

_DIRECTIONS: Final = (*Direction, None)


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A passage that somebody of the team gave a code to.

    `anchor` is where the row stands, `home` where the passage does, empty where the product hasn't
    got it; `asked` what was asked there, `where` the moment in words.
    """

    anchor: str
    home: str
    asked: str
    where: str
    coding: CodingRow


@dataclass(frozen=True, slots=True)
class Seen:
    """A code with its passages, and for each direction how many people of how many services."""

    label: str
    counts: tuple[tuple[str, str], ...]  # the direction, and the count in words
    rows: tuple[SeenRow, ...]


@dataclass(frozen=True, slots=True)
class TeamSees:
    """Patterns and factors that the team sees; empty for everybody else. Codes in their order."""

    patterns: tuple[Seen, ...]
    factors: tuple[Seen, ...]

    def by_passage(self) -> dict[str, list[SeenRow]]:
        """Return the codes of each passage by its anchor."""
        found: dict[str, list[SeenRow]] = {}
        for row in (row for one in (*self.patterns, *self.factors) for row in one.rows):
            if row.home:
                found.setdefault(row.home, []).append(row)
        return found

    def patterns_at(self, episode: int) -> dict[str, list[SeenRow]]:
        """Return what is seen at a turning point, by its number: the code with its direction."""
        found: dict[str, list[SeenRow]] = {}
        for row in (row for one in self.patterns for row in one.rows):
            if row.coding.episode == episode:
                found.setdefault(row.coding.called, []).append(row)
        return found


def team_sees(tables: Tables) -> TeamSees:
    """Return what the team sees in the accounts, by code."""
    people = {one.code: one for one in tables.people}
    here = set(_standing(tables)) if tables.codings else set()
    return TeamSees(
        patterns=tuple(_grouped("pattern", tables, people, here, pattern=True)),
        factors=tuple(_grouped("coded", tables, people, here, pattern=False)),
    )


def _grouped(
    name: str, tables: Tables, people: dict[str, Person], here: Collection[str], *, pattern: bool
) -> Iterator[Seen]:
    codings = [one for one in tables.codings if one.pattern is pattern]
    number = 0
    for label in dict.fromkeys(one.label for one in codings):
        mine = sorted((one for one in codings if one.label == label), key=_place)
        rows = []
        for one in mine:
            number += 1
            rows.append(_row(f"{name}-{number}", one, here))
        yield Seen(label, tuple(_counts(mine, people)), tuple(rows))


def _place(one: CodingRow) -> tuple[int, bool, int]:
    return _DIRECTIONS.index(one.direction), one.episode is None, one.episode or 0


def _row(anchor: str, one: CodingRow, here: Collection[str]) -> SeenRow:
    listed = one.anchor in here
    whole = words.NO_EPISODE if listed else words.NOT_LISTED
    return SeenRow(
        anchor=anchor,
        home=one.anchor if listed else "",
        asked=one.passage.asked or f"In the account of {one.whose}",
        where=f"Turning point {one.episode}" if one.episode else whole,
        coding=one,
    )


def _counts(codings: Iterable[CodingRow], people: dict[str, Person]) -> Iterator[tuple[str, str]]:
    said: dict[str, set[str]] = {}
    for one in codings:
        said.setdefault(one.direction_said or words.NO_DIRECTION, set()).add(one.whose)
    for direction, codes in said.items():
        services = {people[code].agency for code in codes}
        count = f"{len(codes)} {'person' if len(codes) == 1 else 'people'}"
        of = f"{len(services)} {'service' if len(services) == 1 else 'services'}"
        yield direction, f"{count} of {of}"


def _standing(tables: Tables) -> Iterator[str]:
    """Yield the anchor of every passage that stands in the product."""
    for stage in tables.stages:
        for asked in stage.asked:
            yield from (one.anchor for one in asked.passages)
    for episode in tables.episodes:
        for row in (row for part in episode.parts for row in part.rows):
            yield from (one.anchor for cell in row.cells for one in cell)
