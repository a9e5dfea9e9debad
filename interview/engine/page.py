"""The notes page: a whole moment, or a whole stage, as corners that are filled in any order.

The one decision: it is another view of the same state. A corner is a question of the guide, and
what is written in it is that question's answer; looking at the page puts nothing to anybody. What
takes a form of its own (things known, things that shaped it) is never a corner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from interview.engine import agenda, probes, putting, support
from interview.engine import intents as do
from interview.engine.corners import questions
from interview.engine.noting import keep
from interview.engine.place import Kind, Place
from interview.engine.replies import WrongReply
from interview.engine.state import Episode, State
from interview.engine.unfolding import NotNow, Unfolding
from interview.engine.view import Box, box, where
from interview.model import when
from interview.model.guide import Depth, Guide, Question
from interview.model.notes import WrongNotes
from interview.model.taxonomy import AnswerState, Form


@dataclass(frozen=True, slots=True)
class Corner:
    """A question as it stands on the page."""

    box: Box
    name: str
    prompts: str
    part: str  # corners of one part stand together
    main: bool  # the first of its part, where that isn't a page of several short ones


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be asked about the answer at `place`, if it helps: a follow-up, or a question.

    A follow-up has the id of its rule in `probe`; a question of the guide has none, and its own
    place.
    """

    place: Place
    asked: str
    probe: str = ""
    form: Form = Form.NARRATIVE

    @property
    def follow_up(self) -> bool:
        """Whether what comes is kept as a follow-up of the answer at `place`."""
        return bool(self.probe)


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the corner in hand on it."""

    where: str  # "Turning point 2 of 4", or the stage's title
    title: str  # the turning point's
    when: str  # its own, as it was confirmed, else in the words it was given; in a round the case's
    deep: bool
    corners: tuple[Corner, ...]
    at: Place
    lead: str  # what an offer begins with

    @property
    def filled(self) -> int:
        """How many corners something was said to."""
        return sum(
            one.box.given is not None and one.box.given.state is not AnswerState.LEFT_BLANK
            for one in self.corners
        )


def page(state: State, guide: Guide) -> Page | None:
    """Return the page that the step in hand is on, or None where it is on none."""
    here = state.here
    if here is None or here.step is not Kind.QUESTIONS:
        return None
    found = tuple(questions(state, guide, here))
    places = [Place(one.id, here.episode) for one in found]
    at = next((one for one in here.questions if Place(one, here.episode) in places), None)
    if at is None or all(one.form is Form.CHOICE for one in found):
        return None
    episode = state.episodes.get(here.episode or "")
    stage = next(one for one in guide.stages if one.id == here.stage)
    return Page(
        where=where(state, putting.titled(state, stage), here.episode),
        title=episode.title if episode else "",
        when=_when(state, episode) if episode else "",
        deep=agenda.is_deep(state, here.episode),
        corners=tuple(_corner(state, guide, one, here.episode) for one in found),
        at=Place(at, here.episode),
        lead=guide.words.get("offer_told" if putting.is_told(state) else "offer", ""),
    )


def _when(state: State, episode: Episode) -> str:
    if state.began.setting.moment == episode.id:
        invited = {one.id: one.when for one in state.began.setting.episodes}
        return invited[episode.id]
    return when.say(episode.edtf) if episode.edtf else episode.words


def _corner(state: State, guide: Guide, question: Question, episode: str | None) -> Corner:
    place = Place(question.id, episode)
    put = state.put.get(place) or putting.wording(state, guide, place)
    return Corner(
        box=replace(box(state, guide, place), asked=put.asked, hint=put.hint),
        name=_name(state, guide, question),
        prompts=question.prompts,
        part=question.part or question.id,
        main=question.page is None and _is_first(guide, question),
    )


def _is_first(guide: Guide, question: Question) -> bool:
    if question.part is None:
        return True
    return next(one for one in guide.questions if one.part == question.part) is question


def _name(state: State, guide: Guide, question: Question) -> str:
    if question.id not in guide.by_id:
        return state.began.setting.queries[int(question.id.rpartition(".")[2]) - 1]
    if question.name:
        return (putting.is_told(state) and question.told) or question.name
    part = next((one for one in guide.parts if one.id == question.part), None)
    if part is None or not _is_first(guide, question):
        return question.ask
    return putting.titled(state, part)


def offer(state: State, guide: Guide, reply: do.Reply) -> Offer | None:
    """Return what may be asked about `reply`, were it kept; nothing is.

    A follow-up that waits comes first, then one that the answer calls for, then a question that it
    calls for in the same part of the moment.
    """
    now = Unfolding(state, guide, state.last_at)
    try:
        keep(now, reply)
    except (NotNow, WrongReply, WrongNotes):
        return None
    given = now.state.given[reply.place]
    if given.follow_ups and given.follow_ups[-1].state is None:
        return Offer(reply.place, given.follow_ups[-1].asked, given.follow_ups[-1].probe)
    if given.state is not AnswerState.ANSWERED:
        return None
    chosen = probes.follow_up(now.state, guide, reply.place, given.text, again=True)
    if chosen is not None:
        return Offer(reply.place, chosen.asked, chosen.probe.id)
    return _called_for(now.state, guide, reply.place)


def is_heavy(state: State, guide: Guide, reply: do.Reply) -> bool:
    """Return whether words of support would come first, were `reply` kept."""
    return support.called_for(state, guide, reply.place, reply.text) is not None


def _called_for(state: State, guide: Guide, place: Place) -> Offer | None:
    about = guide.by_id.get(place.question)
    if about is None or not agenda.is_deep(state, place.episode):
        return None
    for one in guide.questions:
        offered = one.part == about.part and Depth.CORE not in one.depth and one.when
        there = Place(one.id, place.episode)
        if offered and there not in state.put and agenda.wanted(state, one, place.episode):
            asked = putting.wording(state, guide, there).asked
            return Offer(there, asked, form=one.form)
    return None
