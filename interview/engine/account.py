"""The whole account in order: every place that has or could have an answer, and what became of it.

One list serves the read-back, the list of places to go to, and the record that is handed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from interview.engine import agenda, reached
from interview.engine.place import Kind, Place
from interview.engine.putting import titled
from interview.engine.state import Episode, FollowUp, Given, State
from interview.model.guide import Depth, Guide, Question, Stage, Walk
from interview.model.taxonomy import AnswerState, Use

NEVER = Given(AnswerState.NEVER_PUT)
_IN_DETAIL = {Depth.CORE, Depth.OFFERED, Depth.FULL}


@dataclass(frozen=True, slots=True)
class Passage:
    """One place of the account. `asked` is empty where it was never put."""

    place: Place
    stage: str
    asked: str
    given: Given
    use: Use
    offered: bool  # only put when an answer called for it
    said_already: bool = False  # never put, since it was answered elsewhere

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
    found: list[Passage] = []
    for stage in guide.stages:
        if stage.walk is Walk.MOMENTS:
            for episode in agenda.walked(state):
                mine = _of_episode(state, guide, episode)
                found += [_passage(state, one, episode) for one in mine]
        else:
            found += [_passage(state, question, None) for question in _once(state, guide, stage)]
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


def effective_use(state: State, place: Place) -> Use:
    """Return how a passage may be used: its own answer, else the whole's, else the narrowest.

    Nothing is ever quoted by default: before they have said, it is for the review team only.
    """
    given = state.given.get(place)
    if given is not None and given.use is not None:
        return given.use
    whole = state.value("close.use")  # a follow-up keeps to what was said of the whole before
    return Use(whole) if whole else Use.LEADS_ONLY


def follow_up_state(follow_up: FollowUp) -> AnswerState:
    """Return what became of a follow-up; one that was walked away from is left blank."""
    return follow_up.state or AnswerState.LEFT_BLANK


def _once(state: State, guide: Guide, stage: Stage) -> Iterator[Question]:
    """Yield a stage's questions that are put once, if they are part of this interview at all."""
    if stage.walk is Walk.QUERIES:
        for key in agenda.query_ids(state):
            yield agenda.question_at(guide, key)
    for question in guide.questions:
        if question.stage == stage.id and agenda.belongs(state, question):
            yield question


def _of_episode(state: State, guide: Guide, episode: Episode) -> Iterator[Question]:
    """Yield what was put about an episode and what its depth would still hold, offers included."""
    deep = agenda.is_deep(state, episode.id)
    for question in guide.questions:
        held = _IN_DETAIL & set(question.depth) if deep else _on_the_short_page(question)
        if held or Place(question.id, episode.id) in state.put:
            yield question


def _on_the_short_page(question: Question) -> bool:
    return Depth.LIGHT in question.depth


def _passage(state: State, question: Question, episode: Episode | None) -> Passage:
    place = Place(question.id, episode.id if episode else None)
    wording = state.put.get(place)
    given = state.given.get(place) or (Given(AnswerState.LEFT_BLANK) if wording else NEVER)
    given = _told(given)
    return Passage(
        place=place,
        stage=question.stage,
        asked=wording.asked if wording else "",
        given=given,
        use=effective_use(state, place),
        offered=_is_offer(question),
        said_already=agenda.said_already(state, question, place.episode),
    )


def _told(given: Given) -> Given:
    """Return an answer as others get it: what was typed and then kept back goes to nobody.

    A follow-up may say the words of its answer back, so it is kept back with it.
    """
    if given.state is AnswerState.PREFER_NOT_TO_SAY:
        return replace(given, text="", value=None, follow_ups=())
    told = tuple(
        replace(one, text="") if one.state is AnswerState.PREFER_NOT_TO_SAY else one
        for one in given.follow_ups
    )
    return replace(given, follow_ups=told)


def _is_offer(question: Question) -> bool:
    if Depth.ONCE in question.depth:
        return bool(question.when)
    return Depth.CORE not in question.depth and Depth.LIGHT not in question.depth


def _elsewhere(state: State, guide: Guide, episode: Episode) -> Iterator[Passage]:
    """Yield what stands for an episode that isn't walked: set aside, or not theirs.

    Whatever was said there stays on the person's machine; only that it was put is counted.
    """
    if episode.present or episode.there is None:
        return
    stands = Given(AnswerState.PARKED if episode.aside else AnswerState.NOT_THERE)
    for question in guide.questions:
        place = Place(question.id, episode.id)
        wording = state.put.get(place)
        if wording or (_on_the_short_page(question) and not episode.aside):
            asked = wording.asked if wording else ""
            yield Passage(place, question.stage, asked, stands, Use.LEADS_ONLY, offered=False)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A line of the list of places: where one can go, and how it stands, in words."""

    title: str
    state: str  # "done", "here", "2 of 4", "next", or empty where nothing was reached
    place: Place | None  # None: the list of turning points, or nowhere to go yet
    kind: Kind
    level: int  # 0 a stage, 1 a moment, 2 a part of the moment in hand


_PART = 2


def contents(state: State, guide: Guide) -> tuple[PlaceRow, ...]:
    """Return the list of places: stages, moments under theirs, parts under the moment in hand."""
    rows: list[PlaceRow] = []
    listed = [
        step
        for step in agenda.steps(state, guide)
        if step.kind is not Kind.HAND_OVER and not reached.let_be(state, guide, step)
    ]
    for stage in guide.stages:
        mine = [step for step in listed if step.stage == stage.id]
        if stage.walk is Walk.MOMENTS:
            rows += _moments(state, guide, mine)
        elif mine:
            rows.append(_row(state, mine, titled(state, stage), 0))
    return _with_next(rows)


def _with_next(rows: list[PlaceRow]) -> tuple[PlaceRow, ...]:
    """Return the rows with the one that comes after the one in hand called so."""
    tops = [index for index, one in enumerate(rows) if one.level < _PART]
    for index, after in pairwise(tops):
        if rows[index].state == "here" and not rows[after].state:
            rows[after] = replace(rows[after], state="next")
    return tuple(rows)


def _moments(state: State, guide: Guide, steps: list[agenda.Step]) -> Iterator[PlaceRow]:
    here = state.here.episode if state.here else None
    for number, episode in enumerate(agenda.walked(state), start=1):
        mine = [step for step in steps if step.episode == episode.id]
        if not mine:
            continue  # the list isn't done, so that none is gone through yet
        yield _row(state, mine, f"{number} {episode.title}", 1)
        if episode.id != here or not agenda.is_deep(state, episode.id):
            continue
        for part in guide.parts:
            of_part = [one for one in mine if guide.by_id[one.questions[0]].part == part.id]
            if of_part:
                yield _row(state, of_part, titled(state, part), _PART)


def _row(state: State, steps: list[agenda.Step], title: str, level: int) -> PlaceRow:
    first = next((one for one in steps if not agenda.settled(state, one)), steps[0])
    return PlaceRow(
        title=title,
        state=_standing(state, steps, level),
        place=first.places()[0] if first.questions else None,
        kind=first.kind,
        level=level,
    )


def _standing(state: State, steps: list[agenda.Step], level: int) -> str:
    here = next((n for n, one in enumerate(steps, 1) if agenda.is_here(state, one)), None)
    if here is not None:
        return f"{here} of {len(steps)}" if level == _PART and len(steps) > 1 else "here"
    done = sum(agenda.settled(state, one) for one in steps)
    if done == len(steps):
        return "done"
    return f"{done} of {len(steps)}" if done else ""
