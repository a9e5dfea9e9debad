"""What a made-up case still lacks, with file and line: for a trainer who writes one.

The one decision: all that is found is told at once, in the order of the work: the case file, the
cards and full accounts, what is planted, the exemplars, the drills. A case with gaps can be played;
what can't be used is told by the reader of each file, whenever it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from interview.beginning import Beginning
from interview.casework import casefile
from interview.conversation import Clock
from interview.engine.handover import record_of
from interview.errors import InterviewError
from interview.guides.walk import walk
from interview.merge.accounts import account
from interview.merge.compare import compare
from interview.model.base import Value
from interview.model.card import RoleCard
from interview.model.case import CaseFile
from interview.model.decision import Decisions
from interview.model.guide import Guide
from interview.model.merged import Comparison, Standing
from interview.model.practice import Debrief, Drills, Exemplars
from interview.model.record import Record
from interview.model.story import Story
from interview.model.taxonomy import Mode
from interview.practice import cases, lacking
from interview.practice.cases import PracticeCase
from interview.reading import LARGEST_WRITTEN, files, shape
from interview.reading import source as sources
from interview.reading.source import Source

V = TypeVar("V", bound=Value)


class _Desk:
    """A case's folder: its files as they are read, and what is wrong with those that can't be."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.found: list[InterviewError] = []

    def read(self, name: str, model: type[V], what: str) -> tuple[Source, V] | None:
        """Return the file called `name`; None, and what is wrong noted, where it can't be used."""
        try:
            data = files.file_bytes(self._folder / name, what=what, limit=LARGEST_WRITTEN)
            source = sources.toml(name, data, what)
            return source, shape.value(source, model)
        except InterviewError as error:
            self.found.append(error)
            return None


def lint(folder: Path, guide: Guide, clock: Clock) -> tuple[InterviewError, ...]:
    """Return what the case in `folder` lacks, a sentence each; nothing where it is whole.

    Changes nothing.
    """
    desk = _Desk(folder)
    case = desk.read(cases.CASE, CaseFile, "case")
    if case is None:
        return tuple(desk.found)
    try:
        casefile.checked(case[0])  # a code twice, say: what follows would speak of one of them
        of = cases.at(folder)
        cases.refuse_our_name(folder)
    except InterviewError as error:
        return (error,)
    desk.found += [*lacking.of_case(case[0], of), *_strangers(of)]
    stories = _people(desk, of, guide, clock)
    if exemplars := desk.read(cases.EXEMPLARS, Exemplars, "list of exemplars"):
        desk.found += lacking.of_exemplars(*exemplars, of, guide, stories)
    if drills := desk.read(cases.DRILLS, Drills, "asking drill"):
        desk.found += lacking.of_drills(*drills, of)
    return tuple(desk.found)


def _people(
    desk: _Desk, of: PracticeCase, guide: Guide, clock: Clock
) -> dict[str, tuple[Source, Story]]:
    """Look at cards, full accounts and what is planted in them; return the full accounts."""
    cards: dict[str, tuple[Source, RoleCard]] = {}
    stories: dict[str, tuple[Source, Story]] = {}
    told: dict[str, Record] = {}
    for code in of.roles:
        if card := desk.read(f"{cases.ROLES}/{code}.toml", RoleCard, "role card"):
            cards[code] = card
            desk.found += lacking.of_card(*card, of, code)
        if story := desk.read(f"{cases.STORIES}/{code}.toml", Story, "story"):
            stories[code] = story
            if code in cards and (record := _told(desk, of, code, story[1], guide, clock)):
                told[code] = record
    if debrief := desk.read(cases.DEBRIEF, Debrief, "debrief"):
        desk.found += lacking.of_planted(*debrief, of, guide)
        desk.found += lacking.of_carried(*debrief, cards)
        if len(told) == len(of.roles):  # else what is missing was said
            desk.found += lacking.of_full_accounts(*debrief, compared(of, told, guide))
    return stories


def _strangers(of: PracticeCase) -> Iterator[InterviewError]:
    """Yield cards and accounts of somebody who isn't in the case."""
    for room in (cases.ROLES, cases.STORIES):
        for path in sorted((of.folder / room).glob("*.toml")):
            if path.stem not in of.roles:
                yield InterviewError(
                    f"{room}/{path.name} is of nobody in the case.",
                    f"Name it after a code in {cases.CASE}, or take it out.",
                )


def _told(
    desk: _Desk, of: PracticeCase, code: str, story: Story, guide: Guide, clock: Clock
) -> Record | None:
    """Return a full account as a record; None, and why noted, where it doesn't go to its end."""
    begins = Beginning(guide, cases.setting(of, code), mode=Mode.SCRIPTED, owner=code)
    try:
        return record_of(walk(story, begins, clock).conversation.state, guide)
    except InterviewError as error:
        desk.found.append(InterviewError(f"{cases.STORIES}/{code}.toml: {error.what}", error.do))
        return None


def compared(of: PracticeCase, told: Mapping[str, Record], guide: Guide) -> Comparison:
    """Return what the full accounts say side by side; `told` has everybody's by code."""
    accounts = [
        account(
            who, Standing(code=who.code, versions=(one.digest,), tips=(one.digest,)), [one], guide
        )
        for who in of.file.participant
        for one in [told[who.code]]
    ]
    return compare(accounts, of.file.episode, Decisions(), guide)
