"""The whole account in order: every place that has or could have an answer, and what became of it.

One list serves the read-back, the list of places to go to, and the record that is handed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from interview.engine import agenda
from interview.engine.events import Kind, Place
from interview.engine.state import Episode, FollowUp, Given, State
from interview.engine.view import effective_use
from interview.model.guide import Depth, Guide, Question
from interview.model.taxonomy import AnswerState, Use

NEVER = Given(AnswerState.NEVER_PUT)


@dataclass(frozen=True, slots=True)
class Passage:
    """One place of the account. `asked` is empty where it was never put."""

    place: Place
    stage: str
    asked: str
    given: Given
    use: Use
    offered: bool  # only put when an answer called for it

    @property
    def open(self) -> bool:
        """Whether it waits for an answer: to come back to, left blank, or never put."""
        return self.given.state in (
            AnswerState.COME_BACK_LATER,
            AnswerState.LEFT_BLANK,
            AnswerState.NEVER_PUT,
        )


def passages(state: State, guide: Guide) -> tuple[Passage, ...]:
    """Return the whole account in the order of the interview, what was set aside at its end."""
    found = [_passage(state, question, None) for question in _once(state, guide, before=True)]
    for episode in agenda.walked(state):
        found += [_passage(state, one, episode) for one in _of_episode(state, guide, episode)]
    found += [_passage(state, question, None) for question in _once(state, guide, before=False)]
    for episode in state.episodes.values():
        found += _elsewhere(state, guide, episode)
    return tuple(found)


def still_open(found: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return the passages that wait for an answer, leaving out what was only ever an offer."""
    return tuple(
        one
        for one in found
        if one.open and not (one.offered and one.given.state is AnswerState.NEVER_PUT)
    )


def follow_up_state(follow_up: FollowUp) -> AnswerState:
    """Return what became of a follow-up; one that was walked away from is left blank."""
    return follow_up.state or AnswerState.LEFT_BLANK


def _once(state: State, guide: Guide, *, before: bool) -> Iterator[Question]:
    """Yield the questions put once, those before the moments or those after them."""
    stages = [stage.id for stage in guide.stages]
    moments = next(index for index, stage in enumerate(guide.stages) if stage.walk == "moments")
    for stage in guide.stages:
        if (stages.index(stage.id) < moments) is not before:
            continue
        if stage.walk == "queries":
            yield from agenda.query_questions(state, guide, stage.id)
        for question in guide.questions:
            if question.stage == stage.id and Depth.ONCE in question.depth:
                if question.when and Place(question.id) not in state.put:
                    continue  # not part of this interview, such as the witness question
                yield question


def _of_episode(state: State, guide: Guide, episode: Episode) -> Iterator[Question]:
    steps = agenda.steps(state, guide)
    mine = {one for step in steps if step.episode == episode.id for one in step.questions}
    deep = len(agenda.walked(state)) == 1 or episode.id in agenda.deep_ids(state)
    for question in guide.questions:
        put = Place(question.id, episode.id) in state.put
        offered = deep and {Depth.OFFERED, Depth.FULL} & set(question.depth)
        if put or question.id in mine or offered:
            yield question


def _passage(state: State, question: Question, episode: Episode | None) -> Passage:
    place = Place(question.id, episode.id if episode else None)
    wording = state.put.get(place)
    return Passage(
        place=place,
        stage=question.stage,
        asked=wording.asked if wording else "",
        given=state.given.get(place) or (Given(AnswerState.LEFT_BLANK) if wording else NEVER),
        use=effective_use(state, place),
        offered=not {Depth.ONCE, Depth.CORE, Depth.LIGHT} & set(question.depth),
    )


def _elsewhere(state: State, guide: Guide, episode: Episode) -> Iterator[Passage]:
    """Yield what stands for an episode that isn't walked: set aside, or not theirs."""
    if episode.aside:
        for question in guide.questions:
            place = Place(question.id, episode.id)
            if place in state.put:
                kept = Given(AnswerState.PARKED)
                wording = state.put[place].asked
                yield Passage(place, question.stage, wording, kept, Use.LEADS_ONLY, offered=False)
    elif episode.there is False:
        for question in guide.questions:
            if Depth.LIGHT in question.depth:
                place = Place(question.id, episode.id)
                not_there = Given(AnswerState.NOT_THERE)
                yield Passage(place, question.stage, "", not_there, Use.LEADS_ONLY, offered=False)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A line of the list of places: where one can go, and how it stands, in words."""

    title: str
    state: str  # "done", "here", "2 of 4", "next", or empty where nothing was reached
    place: Place | None  # None: the list of turning points, or nowhere to go yet
    kind: Kind
    level: int  # 0 a stage, 1 a moment, 2 a part of the moment in hand


def contents(state: State, guide: Guide) -> tuple[PlaceRow, ...]:
    """Return the list of places: stages, moments under theirs, parts under the moment in hand."""
    rows: list[PlaceRow] = []
    steps = agenda.steps(state, guide)
    for stage in guide.stages:
        mine = [step for step in steps if step.stage == stage.id]
        if not mine:
            continue
        if stage.walk == "moments":
            rows += _moments(state, guide, mine)
        else:
            rows.append(_row(state, mine, stage.title, 0))
    return tuple(rows)


def _moments(state: State, guide: Guide, steps: list[agenda.Step]) -> Iterator[PlaceRow]:
    here = state.here.episode if state.here else None
    for number, episode in enumerate(agenda.walked(state), start=1):
        mine = [step for step in steps if step.episode == episode.id]
        if not mine:
            continue
        yield _row(state, mine, f"{number} {episode.title}", 1)
        if episode.id != here:
            continue
        for part in guide.parts:
            of_part = [one for one in mine if guide.by_id[one.questions[0]].part == part.id]
            if of_part and len(mine) > 1:
                yield _row(state, of_part, part.title, 2)


def _row(state: State, steps: list[agenda.Step], title: str, level: int) -> PlaceRow:
    first = next((one for one in steps if not agenda.settled(state, one)), steps[0])
    return PlaceRow(
        title=title,
        state=_standing(state, steps),
        place=first.places()[0] if first.questions else None,
        kind=first.kind,
        level=level,
    )


def _standing(state: State, steps: list[agenda.Step]) -> str:
    here = state.here
    if here and any(
        (one.stage, one.episode, one.kind) == (here.stage, here.episode, here.step)
        and set(one.questions) & set(here.questions or one.questions)
        for one in steps
    ):
        return "here"
    done = sum(agenda.settled(state, one) for one in steps)
    if done == len(steps):
        return "done"
    return f"{done} of {len(steps)}" if done else ""
