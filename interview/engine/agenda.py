"""What comes next: the whole interview as a list of steps, read off the guide and the state.

The list is made anew whenever it is asked for, and only as far as it is asked for, so there is
nothing to keep in step. A step is settled once everything in it has an answer of some kind; going
on means the next one that isn't.

    walk        its steps
    once        the stage's questions, one by one, where their condition holds
    roster      own list, then the reviewers' beside it, then which to go through in detail
    moments     deep ones in the order chosen, then the light ones, a page each
    queries     the reviewers' own questions
    (the end)   read back with the last question, hand over
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from interview.engine import condition, following
from interview.engine.place import Kind, Place
from interview.engine.state import Episode, State
from interview.model.guide import Depth, Guide, Question, Stage, Walk
from interview.model.taxonomy import AnswerState

LAST_QUESTION = "close.checked"  # answered on the read-back itself
# Steps that stay open until their question has this answer: nobody begins without having chosen to,
# a possible witness waits until that is cleared up, and an account is right only when they say so.
GATES = {"intro.understood": "yes", "intro.witness": "no", LAST_QUESTION: "yes"}
DEPTHS = {"45_minutes": 1, "hour": 2, "two_sittings": 3}
USUAL_DEPTH = 2  # method.md 3: two deep episodes are the default
FULL_DEPTH = 3
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
    if state.began.setting.moment:
        return 1
    return DEPTHS.get(state.value("intro.time"), USUAL_DEPTH)


def walked(state: State) -> tuple[Episode, ...]:
    """Return the episodes to go through: the deep ones in their order, then the light as listed."""
    return tuple(one for key in in_order(state) if (one := state.episodes[key]).present)


def in_order(state: State) -> tuple[str, ...]:
    """Return the ids of all episodes in the order that they are or would be gone through."""
    return tuple({**dict.fromkeys(state.deep), **dict.fromkeys(state.episodes)})


def is_deep(state: State, episode: str | None) -> bool:
    """Return whether an episode is gone through in detail."""
    return episode in state.deep


def steps(state: State, guide: Guide) -> tuple[Step, ...]:
    """Return every step of this interview as it stands now, in order."""
    return (*chain.from_iterable(_of(state, guide, one) for one in guide.stages), the_end(guide))


def steps_of(state: State, guide: Guide, episode: str) -> tuple[Step, ...]:
    """Return the steps of one episode that is gone through."""
    stage = next(one for one in guide.stages if one.walk is Walk.MOMENTS)
    return tuple(_moment(state, guide, stage, episode))


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
    return any(one in GATES and state.value(one) != GATES[one] for one in step.questions)


def held_at(state: State, guide: Guide) -> Question | None:
    """Return the question that nobody gets past as things stand, or None.

    That is the acknowledgement before the beginning, and a possible witness's answer at any time.
    The last gate holds nobody: an account can be handed over before it was said to be right.
    """
    for key, opens in GATES.items():
        question = guide.by_id.get(key)
        if question is None or key == LAST_QUESTION or state.value(key) == opens:
            continue
        if wanted(state, question, None):
            return question
    return None


def onward(state: State, guide: Guide, *, leaving: bool = False) -> Step:
    """Return the next open step after the one in hand; the hand-over where none is left.

    An open step in hand keeps the person, unless they are `leaving` it; a closed gate always does.
    """
    here, rest = from_here(state, guide)
    if here is not None and not settled(state, here) and not (leaving and not closed(state, here)):
        return here
    return next((one for one in rest if not settled(state, one)), the_end(guide))


def before(state: State, guide: Guide) -> Step | None:
    """Return the step before the one in hand that the person has seen, or None at the beginning."""
    listed = steps(state, guide)
    here, rest = from_here(state, guide)
    index = len(listed) - len(tuple(rest)) - (here is not None)
    return next((step for step in reversed(listed[:index]) if seen(state, step)), None)


def step_of(state: State, guide: Guide, place: Place) -> Step | None:
    """Return the step that a place belongs to; None where this interview has no such place.

    An offered question whose condition doesn't hold can still be gone to, as a step of its own.
    """
    stage = _stage_of(guide, place.question)
    for step in _of(state, guide, stage, place) if stage else ():
        if place in step.places():
            return step
    question = guide.by_id.get(place.question)
    if question is None or not _may_be_put(state, question, place.episode):
        return None
    return Step(question.stage, Kind.QUESTIONS, (place.question,), place.episode)


def _may_be_put(state: State, question: Question, episode: str | None) -> bool:
    if episode is None:
        return Depth.ONCE in question.depth and belongs(state, question)
    if state.began.setting.follow_up is not None:
        return False
    there = episode in state.episodes and state.episodes[episode].present
    return there and state.roster == "all" and Depth.ONCE not in question.depth


def question_at(guide: Guide, question: str) -> Question:
    """Return a question by id, the reviewers' own included."""
    if question in guide.by_id:
        return guide.by_id[question]
    stage = next(one.id for one in guide.stages if one.walk is Walk.QUERIES)
    return _query(question, guide.words.get("queries_why", "-"), stage)


def query_ids(state: State, since: Place | None = None) -> Iterator[str]:
    """Yield the ids of the reviewers' own questions to this person, from that at `since` on."""
    last = len(state.began.setting.queries)
    stage, _, number = since.question.partition(".") if since else ("", "", "")
    first = int(number) if stage == "queries" and number.isdecimal() else 1
    return (f"queries.{number}" for number in range(first, last + 1))


def wanted(state: State, question: Question, episode: str | None) -> bool:
    """Return whether a question of the guide is put where it stands, as things are now."""
    if not following.asks(state, question.id, episode):
        return False
    if Place(question.id, episode) in state.put:
        return True  # once put, a question keeps its place
    return _called_for(state, question, episode) and not _holds(state, question.unless, episode)


def said_already(state: State, question: Question, episode: str | None) -> bool:
    """Return whether a question is not put only because it was answered elsewhere.

    method.md 3: what has been answered already, in whatever place, is not asked again.
    """
    if Place(question.id, episode) in state.put or not question.unless:
        return False
    return _called_for(state, question, episode) and _holds(state, question.unless, episode)


def _called_for(state: State, question: Question, episode: str | None) -> bool:
    if episode is not None and Depth.CORE not in question.depth:
        if Depth.OFFERED not in question.depth and Depth.FULL not in question.depth:
            return False
        if Depth.OFFERED not in question.depth and depth(state) < FULL_DEPTH:
            return False
    return not question.when or _holds(state, question.when, episode)


def _holds(state: State, written: str, episode: str | None) -> bool:
    return bool(written) and condition.parse(written).holds(Seen(state, episode))


def belongs(state: State, question: Question) -> bool:
    """Return whether a question is part of this interview at all, whatever is answered in it.

    What a follow-up began with is part of it too. Only what an interview is begun with settles
    that, such as the witness question, which is for those without an invitation.
    """
    if Place(question.id) in state.put:
        return True
    if not following.asks(state, question.id):
        return False
    if not question.when:
        return True
    read = condition.parse(question.when)
    return not read.names <= {"invitation"} or read.holds(Seen(state, None))


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
        return given is not None and given.state is AnswerState.ANSWERED


def _once(state: State, guide: Guide, stage: Stage, since: Place | None) -> Iterator[Step]:
    for question in guide.questions:
        if question.stage == stage.id and wanted(state, question, None):
            kind = Kind.READ_BACK if question.id == LAST_QUESTION else Kind.QUESTIONS
            yield Step(stage.id, kind, (question.id,))


def _roster(state: State, guide: Guide, stage: Stage, since: Place | None) -> Iterator[Step]:
    if not following.is_whole(state):
        return  # the list was done when the account was handed over, or there is one moment alone
    yield Step(stage.id, Kind.ROSTER)
    if any(not one.own for one in state.episodes.values()):
        yield Step(stage.id, Kind.REVIEWERS_LIST)
    if len(walked(state)) > 1:
        yield Step(stage.id, Kind.CHOOSE)


def _moments(state: State, guide: Guide, stage: Stage, since: Place | None) -> Iterator[Step]:
    if state.roster != "all" or state.began.setting.follow_up is not None:
        return  # nobody is walked through a list that isn't done, nor through one twice
    order = in_order(state)
    start = order.index(since.episode) if since and since.episode in order else 0
    for episode in order[start:]:
        if state.episodes[episode].present:
            yield from _moment(state, guide, stage, episode)


def _moment(state: State, guide: Guide, stage: Stage, episode: str) -> Iterator[Step]:
    return (_deep if is_deep(state, episode) else _light)(state, guide, stage, episode)


def _deep(state: State, guide: Guide, stage: Stage, episode: str) -> Iterator[Step]:
    page: list[str] = []
    name: str | None = None
    for question in guide.questions:
        if question.stage != stage.id or not wanted(state, question, episode):
            continue
        if page and (question.page is None or question.page != name):
            yield Step(stage.id, Kind.QUESTIONS, tuple(page), episode)
            page = []
        page.append(question.id)
        name = question.page
    if page:
        yield Step(stage.id, Kind.QUESTIONS, tuple(page), episode)


def _light(state: State, guide: Guide, stage: Stage, episode: str) -> Iterator[Step]:
    mine = [one for one in guide.questions if one.stage == stage.id]
    page = tuple(one.id for one in mine if Depth.LIGHT in one.depth)
    yield Step(stage.id, Kind.QUESTIONS, page, episode)
    for question in mine:  # whatever they went to besides keeps its place too
        if Depth.LIGHT not in question.depth and Place(question.id, episode) in state.put:
            yield Step(stage.id, Kind.QUESTIONS, (question.id,), episode)


def _queries(state: State, guide: Guide, stage: Stage, since: Place | None) -> Iterator[Step]:
    for question in query_ids(state, since):
        if following.asks(state, question):
            yield Step(stage.id, Kind.QUESTIONS, (question,))


_WALKS: dict[Walk, Callable[[State, Guide, Stage, Place | None], Iterator[Step]]] = {
    Walk.ONCE: _once,
    Walk.ROSTER: _roster,
    Walk.MOMENTS: _moments,
    Walk.QUERIES: _queries,
}


def _of(state: State, guide: Guide, stage: Stage, since: Place | None = None) -> Iterator[Step]:
    """Yield the steps of a stage in order, from the episode or the query of `since` on."""
    return _WALKS[stage.walk](state, guide, stage, since)


def the_end(guide: Guide) -> Step:
    """Return the last step: the hand-over."""
    return Step(stage=guide.stages[-1].id, kind=Kind.HAND_OVER)


def _stage_of(guide: Guide, question: str) -> Stage | None:
    known = guide.by_id.get(question)
    for stage in guide.stages:
        if stage.id == known.stage if known else stage.walk is Walk.QUERIES:
            return stage
    return None


@cache
def _query(question: str, why: str, stage: str) -> Question:
    return Question(
        id=question,
        ask="-",  # never rendered: the reviewers' words are put as they are
        why=why,
        stage=stage,
        depth=(Depth.ONCE,),
        states=QUERY_STATES,
    )


def from_here(state: State, guide: Guide) -> tuple[Step | None, Iterator[Step]]:
    """Return the step in hand as it stands now, None where it is gone, and those after it."""
    here = state.here
    stages = [one.id for one in guide.stages]
    if here is None or here.stage not in stages:
        return None, iter(steps(state, guide))
    if here.step in (Kind.NAMES, Kind.HAND_OVER):
        return the_end(guide), iter(())
    index = stages.index(here.stage)
    since = Place(here.questions[0] if here.questions else "", here.episode)
    mine = _of(state, guide, guide.stages[index], since)
    later = chain.from_iterable(_of(state, guide, one) for one in guide.stages[index + 1 :])
    passed: list[Step] = []
    for step in mine:
        if is_here(state, step):
            return step, chain(mine, later, (the_end(guide),))
        passed.append(step)
    # It is gone: its episode was set aside, say. What came before that episode was left out above.
    return None, chain(passed, later, (the_end(guide),))


def is_here(state: State, step: Step) -> bool:
    """Return whether `step` is the one in hand, as it stands now."""
    here = state.here
    if here is None or step.kind is not here.step or step.episode != here.episode:
        return False
    return not here.questions or any(one in step.questions for one in here.questions)


def seen(state: State, step: Step) -> bool:
    """Return whether the person has been at a step."""
    if step.kind in (Kind.ROSTER, Kind.REVIEWERS_LIST):
        return state.roster != "open"
    if step.kind is Kind.CHOOSE:
        return state.chosen
    return any(place in state.put for place in step.places())
