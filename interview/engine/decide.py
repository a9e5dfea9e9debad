"""What comes of an intent: the events, or a refusal that changes nothing.

`decide` is pure: it reads the state, and what it returns is not so until the journal holds it.
Whatever a person does, the next step they come to is decided here too, so that a reply and the
question after it are one entry on disk. Only two things are ever refused to a person: going on as a
possible witness, and changing words that were handed over.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import reduce
from typing import Any

from interview.engine import agenda, probes
from interview.engine import events as ev
from interview.engine import intents as do
from interview.engine.events import Event, Kind, Place
from interview.engine.putting import came_to
from interview.engine.replies import answered
from interview.engine.state import Episode, State, evolve
from interview.errors import InterviewError
from interview.model import when
from interview.model.guide import Guide
from interview.model.taxonomy import AnswerState, Nominated

Events = tuple[Event, ...]


class NotNow(InterviewError):
    """Something that can't be done at this point; nothing has changed."""


def decide(state: State, intent: do.Intent, guide: Guide, at: datetime) -> Events:
    """Return the events that come of `intent` at the aware time `at`.

    Raise NotNow where it can't be done now, WrongReply where a reply doesn't fit its question.
    """
    if state.handed_over and not isinstance(intent, _AFTER_HAND_OVER):
        raise NotNow("This account has been handed over.", "You can add to it or correct it.")
    rule = _RULES[type(intent)]
    return rule(state, intent, guide, at)


def first_step(state: State, guide: Guide, at: datetime) -> Events:
    """Return the events that bring the person to the very first step."""
    return came_to(state, guide, agenda.onward(state, guide))


def _then(state: State, events: Events, at: datetime) -> State:
    return reduce(lambda now, event: evolve(now, event, at), events, state)


def _go_on(state: State, events: Events, guide: Guide, at: datetime) -> Events:
    after = _then(state, events, at)
    return (*events, *came_to(after, guide, agenda.onward(after, guide)))


def _answer(state: State, intent: do.Answer, guide: Guide, at: datetime) -> Events:
    if not intent.replies:
        raise NotNow("There is no answer here to keep.", "Type one, or choose one.")
    events: list[Event] = []
    for reply in intent.replies:
        if reply.place not in state.put:
            raise NotNow("This question hasn't been put yet.", "Go to it first.")
        question = agenda.question_at(state, guide, reply.place.question)
        events.append(answered(reply, question))
    if intent.stay:
        return tuple(events)
    after = _then(state, tuple(events), at)
    if len(intent.replies) == 1:
        asked = probes.follow_up(after, guide, intent.replies[0].place)
        if asked is not None:
            return (*events, _put(asked, intent.replies[0].place))
    return _go_on(state, tuple(events), guide, at)


def _put(chosen: probes.Chosen, place: Place) -> ev.FollowUpPut:
    return ev.FollowUpPut(
        question=place.question,
        episode=place.episode,
        probe=chosen.probe.id,
        about=chosen.probe.kind,
        asked=chosen.asked,
        thanks=chosen.thanks,
    )


def _answer_follow_up(
    state: State, intent: do.AnswerFollowUp, guide: Guide, at: datetime
) -> Events:
    place = state.waiting
    if place is None:
        raise NotNow("No follow-up is waiting for an answer.", "Go on with the question.")
    left = intent.state is AnswerState.ANSWERED and not intent.text.strip()
    reply = ev.FollowUpAnswered(
        question=place.question,
        episode=place.episode,
        state=AnswerState.LEFT_BLANK if left else intent.state,
        text=intent.text,
    )
    after = _then(state, (reply,), at)
    asked = probes.follow_up(after, guide, place)
    if asked is not None:
        return (reply, _put(asked, place))
    return _go_on(state, (reply,), guide, at)


def _back(state: State, intent: do.Back, guide: Guide, at: datetime) -> Events:
    if state.waiting is not None:
        step = agenda.step_of(state, guide, state.waiting)
    else:
        step = agenda.before(state, guide)
    return came_to(state, guide, step) if step is not None else ()


def _go_forward(state: State, intent: do.GoOn, guide: Guide, at: datetime) -> Events:
    return came_to(state, guide, agenda.onward(state, guide, leaving=True))


def _go_to(state: State, intent: do.GoTo, guide: Guide, at: datetime) -> Events:
    step = agenda.step_of(state, guide, intent.place)
    if step is None or not _may_begin(state, step):
        raise NotNow("There is no such question in this interview.", "Choose one from the list.")
    return came_to(state, guide, step)


def _may_begin(state: State, step: agenda.Step) -> bool:
    if state.acknowledged and state.value("intro.witness") in (None, "no"):
        return True
    return any(place in state.put for place in step.places())


def _to_kind(kind: Kind) -> Callable[[State, Any, Guide, datetime], Events]:
    def go(state: State, intent: do.Intent, guide: Guide, at: datetime) -> Events:
        step = next((one for one in agenda.steps(state, guide) if one.kind is kind), None)
        if step is None or not state.acknowledged:
            raise NotNow("That isn't part of this interview yet.", "Go on with the question.")
        return came_to(state, guide, step)

    return go


def _name(state: State, intent: do.NameEpisode, guide: Guide, at: datetime) -> Events:
    if not intent.title.strip():
        raise NotNow("A moment needs a few words to know it by.", "Type what you would call it.")
    own = sum(one.nominated_by is Nominated.PRACTITIONER for one in state.episodes.values())
    episode = intent.episode or f"{state.began.own_prefix}-{own + 1}"
    if episode in state.episodes:
        raise NotNow("There is a moment with this id already.", "Give it another id.")
    named = ev.EpisodeNamed(episode=episode, title=intent.title, words=intent.words, why=intent.why)
    return (named,)


def _episode(state: State, key: str) -> Episode:
    if key not in state.episodes:
        raise NotNow("There is no such moment on the list.", "Choose one from the list.")
    return state.episodes[key]


def _change(state: State, intent: do.ChangeEpisode, guide: Guide, at: datetime) -> Events:
    now = _episode(state, intent.episode)
    title = now.title if intent.title is None or not intent.title.strip() else intent.title
    words = now.words if intent.words is None else intent.words
    why = now.why if intent.why is None else intent.why
    if (title, words, why) == (now.title, now.words, now.why):
        return ()
    return (ev.EpisodeChanged(episode=now.id, title=title, words=words, why=why),)


def _confirm_when(state: State, intent: do.ConfirmWhen, guide: Guide, at: datetime) -> Events:
    _episode(state, intent.episode)
    if intent.edtf is not None and not when.valid(intent.edtf):
        raise NotNow("That is not a date that can be kept.", "Give a day, a month or a range.")
    return (ev.WhenConfirmed(episode=intent.episode, edtf=intent.edtf),)


def _move(state: State, intent: do.MoveEpisode, guide: Guide, at: datetime) -> Events:
    _episode(state, intent.episode)
    order = list(state.episodes)
    to = min(max(order.index(intent.episode) + intent.by, 0), len(order) - 1)
    if order[to] == intent.episode:
        return ()
    return (ev.EpisodeMoved(episode=intent.episode, to=to),)


def _set_aside(state: State, intent: do.SetAside, guide: Guide, at: datetime) -> Events:
    if _episode(state, intent.episode).aside:
        return ()
    event = ev.EpisodeSetAside(episode=intent.episode)
    if state.here is None or state.here.episode != intent.episode:
        return (event,)
    return _go_on(state, (event,), guide, at)  # the step in hand went with it


def _restore(state: State, intent: do.Restore, guide: Guide, at: datetime) -> Events:
    if not _episode(state, intent.episode).aside:
        return ()
    return (ev.EpisodeRestored(episode=intent.episode),)


def _say_part(state: State, intent: do.SayPart, guide: Guide, at: datetime) -> Events:
    if _episode(state, intent.episode).nominated_by is not Nominated.REVIEWERS:
        raise NotNow("This moment is your own.", "You can set it aside instead.")
    return (ev.PartSaid(episode=intent.episode, there=intent.there),)


def _close_roster(state: State, intent: do.CloseRoster, guide: Guide, at: datetime) -> Events:
    shown = any(one.nominated_by is Nominated.REVIEWERS for one in state.episodes.values())
    here = state.here.step if state.here else None
    if here is Kind.ROSTER and shown and state.roster != "all":
        opened: Events = (ev.RosterClosed(phase="own"),) if state.roster == "open" else ()
        return _go_on(state, opened, guide, at)
    events: list[Event] = []
    if state.roster != "all":
        unsaid = [one.id for one in state.episodes.values() if one.there is None]
        events = [ev.PartSaid(episode=key, there=False) for key in unsaid]
        events.append(ev.RosterClosed(phase="all"))
    return _go_on(state, tuple(events), guide, at)


def _choose(state: State, intent: do.ChooseDeep, guide: Guide, at: datetime) -> Events:
    present = {one.id for one in agenda.walked(state)}
    if not set(intent.episodes) <= present or len(set(intent.episodes)) != len(intent.episodes):
        raise NotNow("That is not a choice of moments on your list.", "Choose from the list.")
    if len(intent.episodes) > agenda.depth(state):
        raise NotNow(
            f"There is time for {agenda.depth(state)} in detail.",
            "Choose the ones that matter most to you; you can go deeper into others later.",
        )
    return _go_on(state, (ev.EpisodesChosen(deep=intent.episodes),), guide, at)


def _deeper(state: State, intent: do.GoDeeper, guide: Guide, at: datetime) -> Events:
    _episode(state, intent.episode)
    if intent.episode in agenda.deep_ids(state):
        return ()
    event = ev.EpisodeDeepened(episode=intent.episode)
    if state.here is None or state.here.episode != intent.episode:
        return (event,)  # its turn comes
    after = _then(state, (event,), at)
    mine = [one for one in agenda.steps(after, guide) if one.episode == intent.episode]
    still_open = next((one for one in mine if not agenda.settled(after, one)), None)
    return (event, *(came_to(after, guide, still_open) if still_open else ()))


def _use(state: State, intent: do.ChooseUse, guide: Guide, at: datetime) -> Events:
    if intent.place not in state.given:
        raise NotNow("There is no answer here yet.", "Answer it first.")
    question, episode = intent.place
    return (ev.UseChosen(question=question, episode=episode, use=intent.use),)


def _give_code(state: State, intent: do.GiveCode, guide: Guide, at: datetime) -> Events:
    code = intent.code.strip()
    if state.began.setting.participant is not None:
        raise NotNow("Your invitation gives your code.", "Go on.")
    if not (code and len(code) <= 20 and code.replace("-", "").isalnum() and code.isascii()):  # noqa: PLR2004 - the length of a code in an invitation
        raise NotNow("A code is a few letters and figures.", "Type it as you were given it.")
    return (ev.CodeGiven(code=code),)


def _hand_over(state: State, intent: do.HandOver, guide: Guide, at: datetime) -> Events:
    if not state.acknowledged:
        raise NotNow("This interview hasn't been begun yet.", "Read the two pages first.")
    return (ev.HandedOver(digest=intent.digest, file=intent.file),)


def _add(state: State, intent: do.Add, guide: Guide, at: datetime) -> Events:
    _after_only(state)
    if not intent.text.strip():
        raise NotNow("There is nothing to add yet.", "Type what you would like to add.")
    return (ev.Added(text=intent.text, reason=intent.reason),)


def _correct(state: State, intent: do.Correct, guide: Guide, at: datetime) -> Events:
    _after_only(state)
    if intent.place not in state.given:
        raise NotNow("There is no such answer in this account.", "Choose one from the list.")
    if not intent.reason.strip():
        raise NotNow("A correction needs a reason.", "Say in a few words what was not right.")
    question, episode = intent.place
    corrected = ev.Corrected(
        question=question, episode=episode, text=intent.text, reason=intent.reason
    )
    return (corrected,)


def _after_only(state: State) -> None:
    if not state.handed_over:
        raise NotNow("This account hasn't been handed over.", "Change the answer itself.")


_AFTER_HAND_OVER = (do.Add, do.Correct, do.HandOver)

_RULES: dict[type, Callable[[State, Any, Guide, datetime], Events]] = {
    do.Answer: _answer,
    do.AnswerFollowUp: _answer_follow_up,
    do.Back: _back,
    do.GoOn: _go_forward,
    do.GoTo: _go_to,
    do.GoToRoster: _to_kind(Kind.ROSTER),
    do.ReadBack: _to_kind(Kind.READ_BACK),
    do.NameEpisode: _name,
    do.ChangeEpisode: _change,
    do.ConfirmWhen: _confirm_when,
    do.MoveEpisode: _move,
    do.SetAside: _set_aside,
    do.Restore: _restore,
    do.SayPart: _say_part,
    do.CloseRoster: _close_roster,
    do.ChooseDeep: _choose,
    do.GoDeeper: _deeper,
    do.ChooseUse: _use,
    do.GiveCode: _give_code,
    do.HandOver: _hand_over,
    do.Add: _add,
    do.Correct: _correct,
}
