"""Who a product is for, and what of a person's words may reach them. The one place of that rule.

The rule (merging.md, "Permitted use"; method.md 7, "Audiences"):

- The team reads everything.
- Beyond it, words stand word for word only where the person said that they may be quoted.
- Words of which only the sense may be used stand there in a reviewer's own words, or not at all:
  a note says where they are.
- What is for the review team only is not there, and not counted.
- Beyond the team nothing sets services side by side in numbers, and nobody learns how another
  person's account stands.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from interview.model.taxonomy import Use

if TYPE_CHECKING:
    from collections.abc import Mapping


class Audience(StrEnum):
    """Who reads a product."""

    TEAM = "team"
    PARTICIPANTS = "participants"  # the draft that goes back to those who took part
    BOARD = "board"


class Showing(StrEnum):
    """How a passage may reach an audience."""

    WORD_FOR_WORD = "word_for_word"
    SENSE_ONLY = "sense_only"  # a note in its place: a reviewer may put it in words of their own
    NOT_AT_ALL = "not_at_all"


class Section(StrEnum):
    """A part of a product."""

    PEOPLE = "people"  # who was invited and how each account came about
    OVERVIEWS = "overviews"
    TIMELINE = "timeline"
    EPISODES = "episodes"  # the list of them
    SIDE_BY_SIDE = "side_by_side"
    KNOWING = "knowing"
    DIFFERENCES = "differences"
    ABSENCES = "absences"
    MATRIX = "matrix"
    BY_AGENCY = "by_agency"
    WHOLE = "whole"  # what was asked once: what mattered most, what went well, changes
    FOR_THE_TEAM = "for_the_team"  # standings, queries, proposals, versions


_ALL: Final = frozenset(Section)
_OUTSIDE: Final = _ALL - {Section.BY_AGENCY, Section.FOR_THE_TEAM}

SECTIONS: Final[Mapping[Audience, frozenset[Section]]] = MappingProxyType(
    {
        Audience.TEAM: _ALL,
        Audience.PARTICIPANTS: _OUTSIDE,
        Audience.BOARD: frozenset(
            {
                *(Section.PEOPLE, Section.EPISODES, Section.DIFFERENCES),
                *(Section.ABSENCES, Section.MATRIX),
            }
        ),
    }
)

_BEYOND_THE_TEAM: Final[Mapping[Use, Showing]] = MappingProxyType(
    {
        Use.QUOTE: Showing.WORD_FOR_WORD,
        Use.PARAPHRASE: Showing.SENSE_ONLY,
        Use.LEADS_ONLY: Showing.NOT_AT_ALL,
    }
)


def showing(use: Use, audience: Audience) -> Showing:
    """Return how words that may be used so reach `audience`."""
    return Showing.WORD_FOR_WORD if audience is Audience.TEAM else _BEYOND_THE_TEAM[use]
