"""What is wrong in one file of a made-up case, held against the others: the rules of `lint`.

Each yields a sentence with file and line and what to do. What a file says is never part of it, but
for codes and ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from interview.model.card import HEADINGS, RoleCard
from interview.model.guide import Guide
from interview.model.merged import Comparison, Kind
from interview.model.practice import Debrief, Drills, Exemplars, PlantedKind
from interview.model.story import Story
from interview.model.taxonomy import Form
from interview.practice import cases
from interview.practice.cases import PracticeCase
from interview.reading import shape
from interview.reading.refusals import ContentTrouble, Spot
from interview.reading.source import Source

FEWEST_ROLES: Final = 5  # method.md 9
FEWEST_EXEMPLARS: Final = 3  # for each role
_TIMES: Final = ("when",)  # what is planted may lie in an episode's own words for its time

Cards: TypeAlias = Mapping[str, tuple[Source, RoleCard]]
Stories: TypeAlias = Mapping[str, tuple[Source, Story]]


def of_case(source: Source, of: PracticeCase) -> Iterator[ContentTrouble]:
    """Yield what the case file lacks."""
    if len(of.roles) < FEWEST_ROLES:
        yield source.wrong(
            ("participant",),
            f"there are {len(of.roles)} roles",
            f"Add some: views differ best among {FEWEST_ROLES} or more.",
        )
    if not of.file.episode:
        yield source.wrong((), "the case names no episode", "Add [[episode]]: 4 or 5 are good.")


def of_card(
    source: Source, card: RoleCard, of: PracticeCase, code: str
) -> Iterator[ContentTrouble]:
    """Yield where a card is of somebody else than the case file says."""
    who = of.person(code)
    for field in ("code", "role", "agency"):
        if getattr(card, field) != getattr(who, field):
            what = f"`{field}` is another than in {cases.CASE}"
            yield source.wrong((field,), what, "Use one of them.")


def of_planted(
    source: Source, debrief: Debrief, of: PracticeCase, guide: Guide
) -> Iterator[ContentTrouble]:
    """Yield what is planted on nobody or nowhere, and which kinds aren't planted."""
    episodes = [one.id for one in of.file.episode]
    questions = {*guide.by_id, *_TIMES}
    ids = [one.id for one in debrief.planted]
    for number, one in enumerate(debrief.planted):
        spot: Spot = ("planted", number)
        if one.id in ids[:number]:
            yield source.wrong((*spot, "id"), "this id is there twice", "Give each its own.")
        yield from _known(source, (*spot, "episode"), [one.episode], episodes)
        yield from _known(source, (*spot, "participants"), one.participants, of.roles)
        yield from _known(source, (*spot, "where"), one.where, questions)
    planted = {one.kind for one in debrief.planted}
    for kind in PlantedKind:
        if kind not in planted:
            yield source.wrong((), f"nothing is planted of the kind {kind}", "Plant one.")
    yield from _known(source, ("finding", "planted"), debrief.finding.planted, ids)


def of_carried(source: Source, debrief: Debrief, cards: Cards) -> Iterator[ContentTrouble]:
    """Yield what is planted and no card carries, and what a card carries that isn't planted."""
    ids = [one.id for one in debrief.planted]
    carried: set[tuple[str, str]] = set()
    for code, (at, card) in cards.items():
        for heading in HEADINGS:
            for number, line in enumerate(getattr(card, heading)):
                carried |= {(code, one) for one in line.carries}
                yield from _known(at, (heading, number, "carries"), line.carries, ids)
    for number, one in enumerate(debrief.planted):
        for code in one.participants:
            if code in cards and (code, one.id) not in carried:
                yield source.wrong(
                    ("planted", number),
                    f"no line of {code}'s card carries {one.id}",
                    f'Add carries = ["{one.id}"] to the line that does, or write one.',
                )


def of_full_accounts(
    source: Source, debrief: Debrief, found: Comparison
) -> Iterator[ContentTrouble]:
    """Yield what is planted and isn't there to be found in the full accounts, and the other way.

    Only the kinds that comparing names: the others are for people to find in the words.
    """
    named = {kind.value for kind in Kind}
    claimed = {
        (one.kind.value, one.episode or "", frozenset(one.participants))
        for one in found.differences
    }
    planted = [
        (one.kind.value, one.episode, frozenset(one.participants)) for one in debrief.planted
    ]
    for number, one in enumerate(planted):
        if one[0] in named and one not in claimed:
            yield source.wrong(
                ("planted", number),
                "the full accounts don't show this difference",
                "Compare what each of them says at the questions in `where`.",
            )
    for kind, episode, people in sorted(claimed - set(planted), key=str):
        yield source.wrong(
            (),
            f"the full accounts of {', '.join(sorted(people))} differ at {episode} ({kind}), "
            "which isn't planted",
            "Plant it, or mend one of them.",
        )


def of_exemplars(
    source: Source,
    exemplars: Exemplars,
    of: PracticeCase,
    guide: Guide,
    stories: Stories,
) -> Iterator[ContentTrouble]:
    """Yield exemplars that stand beside nothing, and roles with too few."""
    for number, one in enumerate(exemplars.exemplar):
        spot: Spot = ("exemplar", number)
        yield from _known(source, (*spot, "code"), [one.code], of.roles)
        question = guide.by_id.get(one.question)
        if question is None or question.form is not Form.NARRATIVE:
            yield source.wrong(
                (*spot, "question"),
                "this is no question that is answered in words",
                shape.nearest(one.question, guide.by_id, "See guide.toml."),
            )
            continue
        told = stories.get(one.code)
        if told is not None and not cases.full_answer(told[1], one.episode, one.question):
            yield source.wrong(
                spot,
                f"{one.code}'s full account has no words at that question",
                f"Answer it in {cases.STORIES}/{one.code}.toml, or choose another.",
            )
    for code in of.roles:
        there = sum(one.code == code for one in exemplars.exemplar)
        if there < FEWEST_EXEMPLARS:
            what = f"{code} has {there} of {FEWEST_EXEMPLARS} exemplars"
            yield source.wrong((), what, "Add [[exemplar]].")


def of_drills(source: Source, drills: Drills, of: PracticeCase) -> Iterator[ContentTrouble]:
    """Yield drills that leave nothing to choose."""
    if not drills.drill:
        yield source.wrong((), "there is no drill", "Add [[drill]]: six or more are good.")
    for number, one in enumerate(drills.drill):
        yield from _known(source, ("drill", number, "code"), [one.code], of.roles)
        if len({choice.opens for choice in one.choice}) == 1:
            yield source.wrong(
                ("drill", number),
                "its questions all open the answer, or all close it",
                "Give it one or two with opens = true, and others with false.",
            )


def _known(
    source: Source, spot: Spot, named: Iterable[str], known: Iterable[str]
) -> Iterator[ContentTrouble]:
    """Yield each of what is `named` at `spot` that there isn't."""
    there = list(known)
    for one in named:
        if one not in there:
            what = f"{source.key(spot)} names {one}, which there isn't"
            yield source.wrong(spot, what, shape.nearest(one, there, "Mend it."))
