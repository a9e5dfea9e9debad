"""All that a shell needs to show a moment of the interview, and nothing it has to work out.

A View is made from the state and the guide and thrown away. A shell draws it, and answers with an
intent; what a shell shows differently is its own business, what is so is said here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from interview.engine import agenda, own_words, putting, statements, support
from interview.engine.agenda import Step
from interview.engine.confirming import awaited
from interview.engine.own_words import OwnWords
from interview.engine.place import Kind, Place
from interview.engine.read_back import Account, account
from interview.engine.roster_view import Roster, roster
from interview.engine.state import FollowUp, Given, State
from interview.model.guide import Choice, Corner, Factor, Guide, Question, StateWords
from interview.model.invitation import Setting
from interview.model.taxonomy import AnswerState, Form, Mode
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

    @property
    def told(self) -> bool:
        """Whether somebody types what another tells."""
        return self.mode is Mode.TALK

    @property
    def part(self) -> str:
        """Whose part in a made-up case the card is."""
        return f"{self.code}'s part" if self.told else "Your part"


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
    suggested: str = ""  # what the invitation says already, to be kept or changed
    on_purpose: bool = False  # nothing is in hand at first: what is chosen here has to be meant
    groups: tuple[Factor, ...] = ()  # what a thing that shaped it may be put under
    own: tuple[OwnWords, ...] = ()  # what a note on it may begin with
    notable: bool = False  # a note of something known can be made beside what is written here


@dataclass(frozen=True, slots=True)
class Asking:
    """A follow-up that waits for a reply. `said` is what was said just before it."""

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
    supporting: str  # words of support after an answer, to be shown alone; empty without
    roster: Roster | None
    alarm: bool  # they have just said that somebody may be unsafe today
    stop: Stop | None
    last_at: datetime
    handed: str  # the file handed over last; empty before
    handed_at: datetime | None  # when that was
    words: dict[str, str]  # the guide's words for farewells and offers, as they are written there
    dates: tuple[str, ...] = ()  # their own recorded contacts, once their own account is given
    account: Account | None = None  # the whole, where it is read back, handed over or added to
    other_answers: tuple[StateWords, ...] = ()  # all that can be typed, offered here or not
    unread: bool = False  # what was handed over last is all there is, and waits to be read back

    def say(self, name: str, **names: str | int) -> str:
        """Return the guide's words called `name` with their names filled in, empty without any.

        `contact` is given already; `names` holds what else the words may name, such as `when`.
        """
        contact = _contact(self.about.setting, self.words)
        return render(self.words.get(name, ""), {"contact": contact, **names})

    @property
    def own_voice(self) -> str:
        """Say whose words "I" and "me" are where somebody types for another; else empty."""
        return self.say("own_voice", code=self.about.code or "the speaker") * self.about.told

    @property
    def not_read_back(self) -> str:
        """Say that what somebody else typed waits to be read back; empty where nothing does."""
        if not self.about.told or self.about.confirmed:
            return ""
        return self.say("not_read_back", code=self.about.code or "them")


def view(state: State, guide: Guide) -> View:
    """Return the moment that `state` stands at. The state must have come to a step."""
    here = state.here
    if here is None:
        raise ValueError("an interview is shown from its first step on")
    episode = state.episodes.get(here.episode or "")
    stages = (putting.titled(state, one) for one in guide.stages if one.id == here.stage)
    stage = next(stages, "")
    step = Step(here.stage, here.step, here.questions, here.episode)
    last = state.versions[-1] if state.versions else None
    listing = here.step in (Kind.ROSTER, Kind.REVIEWERS_LIST, Kind.CHOOSE)
    return View(
        kind=here.step,
        about=_about(state),
        stage=stage,
        where=where(state, stage, here.episode),
        title=episode.title if episode else "",
        deep=agenda.is_deep(state, here.episode),
        part=_part(state, guide, step),
        said=_said_back(state, guide),
        signpost=here.signpost,
        noted=_noted(state, guide),
        boxes=tuple(box(state, guide, place) for place in step.places()),
        asking=_asking(state, guide),
        supporting=_supporting(state, guide),
        roster=roster(state) if listing else None,
        alarm=_alarm(state),
        stop=_stop(state, guide),
        last_at=state.last_at,
        handed=last.file if last else "",
        handed_at=last.at if last else None,
        words=guide.words,
        dates=_dates(state),
        account=account(state, guide) if here.step in _AT_THE_END else None,
        other_answers=tuple(one for one in guide.state_words.values() if one.typed),
        unread=awaited(state) and last is not None and last.content == state.content,
    )


_AT_THE_END = (Kind.READ_BACK, Kind.NAMES, Kind.HAND_OVER, Kind.HANDED_OVER)


def box(state: State, guide: Guide, place: Place) -> Box:
    """Return the question at `place` with what stands as its answer."""
    question = agenda.question_at(guide, place.question)
    wording = state.put.get(place)
    return Box(
        place=place,
        asked=wording.asked if wording else "",
        hint=wording.hint if wording else "",
        why=question.why,
        form=question.form,
        corner=question.corner,
        choices=_choices(state, question),
        states=_states(guide, question.states),
        given=state.given.get(place),
        suggested=_suggested(state, place),
        on_purpose=_about_today(place),
        groups=guide.factors if question.form is Form.FACTORS else (),
        notable=own_words.items_beside(guide, place) is not None,
        own=own_words.of_what_shaped(state, guide) if question.form is Form.FACTORS else (),
    )


def _choices(state: State, question: Question) -> tuple[Choice, ...]:
    """Return what can be chosen, each as it is said where somebody types for another."""
    if not putting.is_told(state):
        return question.choices
    names = {"code": state.code or "the speaker"}
    return tuple(
        one.model_copy(update={"label": render(one.told, names)}) if one.told else one
        for one in question.choices
    )


def _suggested(state: State, place: Place) -> str:
    who = state.began.setting.participant
    if who is None or place in state.given:
        return ""
    return {"you.role": who.role, "you.agency": who.agency}.get(place.question, "")


def _dates(state: State) -> tuple[str, ...]:
    told = Place("overview.account") in state.given
    return state.began.setting.memory_aid if told else ()


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


def where(state: State, stage: str, episode: str | None) -> str:
    """Return "Turning point 2 of 4" for an episode, else the `stage`'s title.

    In a round of practice there is one, and its title has the room.
    """
    if episode is None:
        return stage
    order = [one.id for one in agenda.walked(state)]
    if episode not in order:
        return stage
    if state.began.setting.moment:
        return "Turning point"
    return f"Turning point {order.index(episode) + 1} of {len(order)}"


def _part(state: State, guide: Guide, step: Step) -> str:
    """Return the part of a deep moment, and which of its questions this is, as far as is known."""
    part = putting.part_of(guide, step.questions)
    if part is None or not agenda.is_deep(state, step.episode):
        return ""
    mine = [
        question.id
        for question in guide.questions
        if question.part == part.id and agenda.wanted(state, question, step.episode)
    ]
    if len(step.questions) > 1 or len(mine) == 1:
        return putting.titled(state, part)
    return f"{putting.titled(state, part)}, {mine.index(step.questions[0]) + 1} of {len(mine)}"


def just_said(state: State, guide: Guide) -> str:
    """Return the words given just before: of a page, the last that were written there."""
    return next((said for place in _latest(state) if (said := _words(state, guide, place))), "")


def _said_back(state: State, guide: Guide) -> str:
    """Return the same to be shown again, but nothing that words of support followed."""
    heavy = any(place in state.supported_at for place in _latest(state))
    return "" if heavy else just_said(state, guide)


def _latest(state: State) -> Iterable[Place]:
    return reversed(state.answering if state.waiting is not None else state.latest)


def _words(state: State, guide: Guide, place: Place) -> str:
    given = state.given.get(place)
    if given is None:
        return ""
    told = [one.text for one in given.follow_ups if one.text.strip()]
    form = agenda.question_at(guide, place.question).form
    if told or form is Form.NARRATIVE:
        return told[-1] if told else given.text
    if form is Form.CHOICE or not given.value:
        return ""  # a choice is not something said
    note = given.value[-1]
    return str(note["what"] or note.get("how") or "")


def _noted(state: State, guide: Guide) -> str:
    """Return what comes back for the one answer that was no words, or many; a page has none."""
    given = state.given.get(state.latest[0]) if len(state.latest) == 1 else None
    if given is None:
        return ""
    if given.state is AnswerState.ANSWERED:
        long = not given.follow_ups and statements.is_long(given.text, guide)
        return guide.words.get("long_answer", "") if long else ""
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
        said=_said_back(state, guide),
        states=(nothing, *_states(guide, others)),
    )


def _supporting(state: State, guide: Guide) -> str:
    if state.supporting is None:
        return ""
    who = state.began.setting.support or guide.words.get("support", "")
    return render(support.words(guide, state.supporting.support), {"support": who})


def _contact(setting: Setting, words: dict[str, str]) -> str:
    return setting.contact or words.get("contact", "")


def _about_today(place: Place) -> bool:
    """Return whether somebody is asked there if anybody may be unsafe today."""
    return place.question.endswith(".unsafe_today")


def _alarm(state: State) -> bool:
    return any(
        _about_today(place) and state.value(place.question) == "yes"
        for place in (*state.latest, *state.answering)
    )


_STOPS: dict[str, dict[Any, str]] = {
    "intro.understood": {"ask_first": "ask_first", "not_today": "not_today"},
    "intro.witness": {"yes": "witness_kept", "not_sure": "witness_kept"},
}


def _stop(state: State, guide: Guide) -> Stop | None:
    """Return why it goes no further, where that was chosen just before and not gone back from."""
    chosen = {place.question for place in (*state.latest, *state.answering)}
    for question, words in _STOPS.items():
        key = words.get(state.value(question))
        if key is not None and question in chosen:
            names = {"contact": _contact(state.began.setting, guide.words)}
            return Stop(render(guide.words.get(key, ""), names), kept=state.acknowledged)
    return None
