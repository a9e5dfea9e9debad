"""What comes next: the whole interview as a list of steps, read off the guide and the state.

The list is made anew whenever it is asked for, so there is nothing to keep in step. A step is
settled once everything in it has an answer of some kind; going on means the next one that isn't.

    walk        its steps
    once        the stage's questions, one by one, where their condition holds
    roster      own list, then the reviewers' beside it, then which to go through in detail
    moments     deep ones in the order chosen, then the light ones, a page each
    queries     the reviewers' own questions
    (the end)   read back with the last question, hand over
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from interview.engine import condition
from interview.engine.events import Kind, Place
from interview.engine.state import Episode, State
from interview.model.guide import Depth, Guide, Question, Stage, Walk
from interview.model.taxonomy import AnswerState, Nominated

LAST_QUESTION = "close.checked"  # answered on the read-back itself
# Steps that stay open until their question has this answer: nobody begins without having chosen to,
# a possible witness waits until that is cleared up, and an account is right only when they say so.
GATES = {"intro.understood": "yes", "intro.witness": "no", LAST_QUESTION: "yes"}
DEPTHS = {"45_minutes": 1, "hour": 2, "two_sittings": 3}
USUAL_DEPTH = 2  # method.md 3: two deep episodes are the default
QUERY_STATES = (  # what may be said to a reviewer's own question instead of an answer
    AnswerState.CANNOT_RECALL,
    AnswerState.DID_NOT_KNOW_THEN,
    AnswerState.PREFER_NOT_TO_SAY,
    AnswerState.NOT_APPLICABLE,
    AnswerState.COME_BACK_LATER,
    AnswerState.WOULD_RATHER_TALK,
)


class Step(NamedTuple):
    """One step: a page of questions about at most one episode, or a list to work on."""

    stage: str
    kind: Kind
    questions: tuple[str, ...] = ()
    episode: str | None = None

    def places(self) -> tuple[Place, ...]:
        """Return where its answers belong."""
        return tuple(Place(question, self.episode) for question in self.questions)


def depth(state: State) -> int:
    """Return how many episodes there is time to go deep into: 1, 2 or 3."""
    return DEPTHS.get(state.value("intro.time"), USUAL_DEPTH)


def steps(state: State, guide: Guide) -> tuple[Step, ...]:
    """Return every step of this interview as it stands now, in order."""
    found: list[Step] = []
    for stage in guide.stages:
        found.extend(_WALKS[stage.walk](state, guide, stage))
    return (*found, Step(stage=guide.stages[-1].id, kind=Kind.HAND_OVER))


def settled(state: State, step: Step) -> bool:
    """Return whether nothing is left to do at a step."""
    if step.kind is Kind.ROSTER:
        return state.roster != "open"
    if step.kind is Kind.REVIEWERS_LIST:
        return state.roster == "all"
    if step.kind is Kind.CHOOSE:
        return state.chosen
    if step.kind is Kind.HAND_OVER:
        return state.handed_over
    return all(place in state.given for place in step.places()) and not closed(state, step)


def closed(state: State, step: Step) -> bool:
    """Return whether a step is a gate that hasn't its answer yet."""
    return any(state.value(one) != GATES[one] for one in step.questions if one in GATES)


def walked(state: State) -> tuple[Episode, ...]:
    """Return the episodes to go through: the deep ones as chosen, then the light ones as listed."""
    present = [one for one in state.episodes.values() if one.there and not one.aside]
    deep = [one for key in deep_ids(state) for one in present if one.id == key]
    return (*deep, *(one for one in present if one not in deep))


def deep_ids(state: State) -> tuple[str, ...]:
    """Return the ids of the episodes to go deep into, the most important to the person first.

    One that the reviewers ask for comes after the person's own choice (method.md 3.3).
    """
    asked = [one.id for one in state.episodes.values() if one.ask and one.there and not one.aside]
    more = [key for key in asked if key not in state.deep][:1]
    return (*state.deep, *more)


def position(state: State, guide: Guide) -> tuple[int, tuple[Step, ...]]:
    """Return where the person is in the list of steps, and the list."""
    return _here(state, listed := steps(state, guide)), listed


def onward(state: State, guide: Guide, *, leaving: bool = False) -> Step:
    """Return the next open step after the one in hand; the hand-over where none is left.

    An open step in hand keeps the person, unless they are `leaving` it; a closed gate always does.
    """
    index, listed = position(state, guide)
    here = listed[index] if index >= 0 else None
    if here is not None and not settled(state, here) and not (leaving and not closed(state, here)):
        return here
    return next((one for one in listed[index + 1 :] if not settled(state, one)), listed[-1])


def before(state: State, guide: Guide) -> Step | None:
    """Return the step before the one in hand that the person has seen, or None at the beginning."""
    index, listed = position(state, guide)
    return next((step for step in reversed(listed[: max(index, 0)]) if _seen(state, step)), None)


def step_of(state: State, guide: Guide, place: Place) -> Step | None:
    """Return the step that a place belongs to; None where the guide has no such place.

    An offered question whose condition doesn't hold can still be gone to, as a step of its own.
    """
    for step in steps(state, guide):
        if place in step.places():
            return step
    question = guide.by_id.get(place.question)
    if question is None or (place.episode is None) != (Depth.ONCE in question.depth):
        return None
    if place.episode is None and not _wanted(state, question, None):
        return None  # not part of this interview, such as the witness question when invited
    if place.episode is not None and place.episode not in {one.id for one in walked(state)}:
        return None
    return Step(question.stage, Kind.QUESTIONS, (place.question,), place.episode)


def query_questions(state: State, guide: Guide, stage: str) -> tuple[Question, ...]:
    """Return the reviewers' own questions to this person, as questions of the guide."""
    return tuple(
        Question(
            id=f"queries.{number}",
            ask="-",  # never rendered: the reviewers' words are put as they are
            why=guide.words.get("queries_why", "-"),
            stage=stage,
            depth=(Depth.ONCE,),
            states=QUERY_STATES,
        )
        for number, _ in enumerate(state.began.setting.queries, start=1)
    )


def question_at(state: State, guide: Guide, question: str) -> Question:
    """Return a question by id, the reviewers' own included."""
    if question in guide.by_id:
        return guide.by_id[question]
    stage = next(one.id for one in guide.stages if one.walk is Walk.QUERIES)
    return next(one for one in query_questions(state, guide, stage) if one.id == question)


def _once(state: State, guide: Guide, stage: Stage) -> Iterator[Step]:
    for question in guide.questions:
        if question.stage == stage.id and _wanted(state, question, None):
            kind = Kind.READ_BACK if question.id == LAST_QUESTION else Kind.QUESTIONS
            yield Step(stage.id, kind, (question.id,))


def _roster(state: State, guide: Guide, stage: Stage) -> Iterator[Step]:
    yield Step(stage.id, Kind.ROSTER)
    if any(one.nominated_by is Nominated.REVIEWERS for one in state.episodes.values()):
        yield Step(stage.id, Kind.REVIEWERS_LIST)
    if len(walked(state)) > 1:
        yield Step(stage.id, Kind.CHOOSE)


def _moments(state: State, guide: Guide, stage: Stage) -> Iterator[Step]:
    if state.roster != "all":
        return  # nobody is walked through a list that isn't done
    deep = deep_ids(state)
    present = walked(state)
    only = len(present) == 1
    for episode in present:
        if only or episode.id in deep:
            yield from _deep(state, guide, stage, episode.id)
        else:
            page = tuple(one.id for one in guide.questions if Depth.LIGHT in one.depth)
            yield Step(stage.id, Kind.QUESTIONS, page, episode.id)


def _deep(state: State, guide: Guide, stage: Stage, episode: str) -> Iterator[Step]:
    page: list[str] = []
    page_name: str | None = None
    for question in guide.questions:
        if question.stage != stage.id or not _wanted(state, question, episode):
            continue
        if page and question.page != page_name:
            yield Step(stage.id, Kind.QUESTIONS, tuple(page), episode)
            page = []
        page.append(question.id)
        page_name = question.page
        if page_name is None:
            yield Step(stage.id, Kind.QUESTIONS, tuple(page), episode)
            page = []
    if page:
        yield Step(stage.id, Kind.QUESTIONS, tuple(page), episode)


def _queries(state: State, guide: Guide, stage: Stage) -> Iterator[Step]:
    for question in query_questions(state, guide, stage.id):
        yield Step(stage.id, Kind.QUESTIONS, (question.id,))


def _wanted(state: State, question: Question, episode: str | None) -> bool:
    if Place(question.id, episode) in state.put:
        return True  # once put, a question keeps its place
    if episode is not None and Depth.CORE not in question.depth:
        if not {Depth.OFFERED, Depth.FULL} & set(question.depth):
            return False
        if Depth.OFFERED not in question.depth and depth(state) < max(DEPTHS.values()):
            return False
    if not question.when:
        return True
    return bool(condition.parse(question.when).holds(Seen(state, episode)))


class Seen(NamedTuple):
    """What a condition may look at: the answers so far, in one episode or in the whole."""

    state: State
    episode: str | None

    def value(self, name: str) -> str | int | None:
        """Return a name's value: `invitation`, `depth`, or what was chosen at a question."""
        if name == "invitation":
            return "given" if self.state.began.setting.case else "none"
        if name == "depth":
            return depth(self.state)
        given = self.state.given.get(Place(name, self.episode))
        return given.value if given and isinstance(given.value, str) else None

    def text(self, question: str) -> str:
        """Return the words given to a question, or nothing."""
        given = self.state.given.get(Place(question, self.episode))
        return given.text if given else ""

    def answered(self, question: str) -> bool:
        """Return whether a question was answered in words or by a choice."""
        given = self.state.given.get(Place(question, self.episode))
        return given is not None and given.state == "answered"


_WALKS: dict[Walk, Callable[[State, Guide, Stage], Iterator[Step]]] = {
    Walk.ONCE: _once,
    Walk.ROSTER: _roster,
    Walk.MOMENTS: _moments,
    Walk.QUERIES: _queries,
}


def _here(state: State, listed: tuple[Step, ...]) -> int:
    here = state.here
    if here is None:
        return -1
    for index, step in enumerate(listed):
        same = (step.stage, step.kind, step.episode) == (here.stage, here.step, here.episode)
        if same and (not here.questions or set(step.questions) & set(here.questions)):
            return index
    return _nearest(here.stage, listed)


def _nearest(stage: str, listed: tuple[Step, ...]) -> int:
    # The step in hand is gone (its episode was set aside): stand just before its stage.
    first = next((index for index, step in enumerate(listed) if step.stage == stage), len(listed))
    return first - 1


def _seen(state: State, step: Step) -> bool:
    if step.kind is Kind.ROSTER:
        return True
    if step.kind is Kind.REVIEWERS_LIST:
        return state.roster != "open"
    if step.kind is Kind.CHOOSE:
        return state.chosen
    return any(place in state.put for place in step.places())
