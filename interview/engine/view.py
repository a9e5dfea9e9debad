"""All that a shell needs to show a moment of the interview, and nothing it has to work out.

A View is made from the state and the guide and thrown away. A shell draws it, and answers with an
intent; what a shell shows differently is its own business, what is so is said here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from interview.engine import agenda, putting
from interview.engine.agenda import Step
from interview.engine.events import Kind, Place
from interview.engine.roster_view import Roster, roster
from interview.engine.state import FollowUp, Given, State
from interview.model.guide import Choice, Corner, Form, Guide, StateWords
from interview.model.invitation import Setting
from interview.model.taxonomy import AnswerState, Mode, Use
from interview.wording import render


@dataclass(frozen=True, slots=True)
class About:
    """What stands around every step: whose interview it is, and whom to turn to."""

    case: str  # the case's title; empty without an invitation
    code: str
    role: str
    practice: bool
    mode: Mode
    entered_by: str
    confirmed: bool
    setting: Setting


@dataclass(frozen=True, slots=True)
class Box:
    """One question with room for its answer."""

    place: Place
    asked: str
    hint: str
    why: str
    form: Form
    corner: Corner | None
    choices: tuple[Choice, ...]
    states: tuple[StateWords, ...]  # what else may be said than an answer
    given: Given | None  # what was answered before, to be changed


@dataclass(frozen=True, slots=True)
class Asking:
    """A follow-up that waits for a reply. `said` is the answer it follows."""

    place: Place
    thanks: str
    asked: str
    why: str
    said: str
    states: tuple[StateWords, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """Why an interview doesn't go on, in words; `kept` says whether anything is on disk."""

    words: str
    kept: bool


@dataclass(frozen=True, slots=True)
class View:
    """One moment of the interview."""

    kind: Kind
    about: About
    stage: str  # the stage's title: "What went well"
    where: str  # "Turning point 2 of 4", or the stage's title
    title: str  # the turning point's title, in its namer's words
    deep: bool
    part: str  # "What you knew, 2 of 4"; empty outside a deep moment
    said: str  # the answer given just before
    signpost: str
    noted: str  # what comes back when another state than an answer was chosen
    boxes: tuple[Box, ...]
    asking: Asking | None
    roster: Roster | None
    alarm: bool  # they have just said that somebody may be unsafe today
    stop: Stop | None
    last_at: datetime
    handed: str  # the file handed over last; empty before
    words: dict[str, str]  # the guide's words for farewells and offers


def view(state: State, guide: Guide) -> View:
    """Return the moment that `state` stands at. The state must have come to a step."""
    here = state.here
    if here is None:
        raise ValueError("an interview is shown from its first step on")
    episode = state.episodes.get(here.episode or "")
    stage = next((one.title for one in guide.stages if one.id == here.stage), "")
    step = Step(here.stage, here.step, here.questions, here.episode)
    listing = here.step in (Kind.ROSTER, Kind.REVIEWERS_LIST, Kind.CHOOSE)
    return View(
        kind=here.step,
        about=_about(state),
        stage=stage,
        where=_where(state, stage, here.episode),
        title=episode.title if episode else "",
        deep=episode is not None and _is_deep(state, here.episode),
        part=_part(state, guide, step),
        said=_just_said(state),
        signpost=here.signpost,
        noted=_noted(state, guide),
        boxes=tuple(box(state, guide, place) for place in step.places()),
        asking=_asking(state, guide),
        roster=roster(state) if listing else None,
        alarm=_alarm(state),
        stop=_stop(state, guide),
        last_at=state.last_at,
        handed=state.versions[-1].file if state.versions else "",
        words=guide.words,
    )


def box(state: State, guide: Guide, place: Place) -> Box:
    """Return the question at `place` with what stands as its answer."""
    question = agenda.question_at(state, guide, place.question)
    wording = state.put.get(place)
    return Box(
        place=place,
        asked=wording.asked if wording else "",
        hint=wording.hint if wording else "",
        why=question.why,
        form=question.form,
        corner=question.corner,
        choices=question.choices,
        states=_states(guide, question.states),
        given=state.given.get(place),
    )


def effective_use(state: State, place: Place) -> Use:
    """Return how a passage may be used: its own answer, else the whole's, else the narrowest.

    Nothing is ever quoted by default: before they have said, it is for the review team only.
    """
    given = state.given.get(place)
    if given is not None and given.use is not None:
        return given.use
    whole = state.value("close.use")
    return Use(whole) if whole else Use.LEADS_ONLY


def _about(state: State) -> About:
    began = state.began
    case = began.setting.case
    return About(
        case=case.title if case else "",
        code=state.code,
        role=putting.role_of(state),
        practice=began.setting.practice,
        mode=began.mode,
        entered_by=began.entered_by or state.code,
        confirmed=state.confirmed_on is not None,
        setting=began.setting,
    )


def _where(state: State, stage: str, episode: str | None) -> str:
    order = [one.id for one in agenda.walked(state)]
    if episode not in order:
        return stage
    return f"Turning point {order.index(episode) + 1} of {len(order)}"


def _is_deep(state: State, episode: str | None) -> bool:
    return len(agenda.walked(state)) == 1 or episode in agenda.deep_ids(state)


def _part(state: State, guide: Guide, step: Step) -> str:
    part = putting.part_of(guide, step.questions)
    if part is None or len(step.questions) > 1:
        return part.title if part and _is_deep(state, step.episode) else ""
    mine = [
        question.id
        for question in guide.questions
        if question.part == part.id and Place(question.id, step.episode) in state.put
    ]
    return f"{part.title}, {mine.index(step.questions[0]) + 1}" if len(mine) > 1 else part.title


def _just_said(state: State) -> str:
    if state.latest is None:
        return ""
    given = state.given.get(state.latest)
    if given is None:
        return ""
    told = [one.text for one in given.follow_ups if one.text.strip()]
    return told[-1] if told else given.text


def _noted(state: State, guide: Guide) -> str:
    given = state.given.get(state.latest) if state.latest else None
    if given is None or given.state is AnswerState.ANSWERED:
        return ""
    words = guide.state_words.get(given.state)
    return words.says if words else ""


def _states(guide: Guide, states: tuple[AnswerState, ...]) -> tuple[StateWords, ...]:
    return tuple(guide.state_words[state] for state in states if state in guide.state_words)


def _asking(state: State, guide: Guide) -> Asking | None:
    if state.waiting is None:
        return None
    given = state.given[state.waiting]
    last: FollowUp = given.follow_ups[-1]
    probe = next((one for one in guide.probes if one.id == last.probe), None)
    nothing = StateWords(
        code=AnswerState.NOT_APPLICABLE,
        label=guide.words.get("nothing_to_add", "Nothing to add"),
        typed=("nothing to add",),
    )
    others = (
        AnswerState.CANNOT_RECALL,
        AnswerState.PREFER_NOT_TO_SAY,
        AnswerState.COME_BACK_LATER,
    )
    return Asking(
        place=state.waiting,
        thanks=last.thanks,
        asked=last.asked,
        why=probe.why if probe else "",
        said=given.text,
        states=(nothing, *_states(guide, others)),
    )


def _alarm(state: State) -> bool:
    latest = state.latest
    if latest is None or not latest.question.endswith(".unsafe_today"):
        return False
    return bool(state.value(latest.question) == "yes")


_STOPS: dict[str, dict[Any, str]] = {
    "intro.understood": {"ask_first": "ask_first", "not_today": "not_today"},
    "intro.witness": {"yes": "witness_kept", "not_sure": "witness_kept"},
}


def _stop(state: State, guide: Guide) -> Stop | None:
    for question, words in _STOPS.items():
        key = words.get(state.value(question))
        if key is not None:
            names = {"contact": state.began.setting.contact or "the review team"}
            return Stop(render(guide.words.get(key, ""), names), kept=state.acknowledged)
    return None
