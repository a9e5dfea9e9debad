"""What comes of an intent: the events, or a refusal that changes nothing.

`decide` is pure: it reads the state, and what it returns is not so until the journal holds it.
Whatever a person does, the next step they come to is decided here too, so that a reply and the
question after it are one entry on disk. Two things are refused to a person for good: going further
as a possible witness, and changing words that were handed over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from interview.engine import agenda, following, naming, probes, reached, support, threes
from interview.engine import events as ev
from interview.engine import intents as do
from interview.engine import turning_points as points
from interview.engine.confirming import confirm, go_to_hand_over
from interview.engine.events import Event
from interview.engine.noting import fitting, keep_note, keep_page
from interview.engine.place import Kind, Place
from interview.engine.replies import WrongReply
from interview.engine.state import State
from interview.engine.unfolding import NotNow, Unfolding
from interview.model.guide import Guide, Question
from interview.model.taxonomy import AnswerState

__all__ = ["NotNow", "WrongReply", "decide", "first_step", "unfold"]

_LONGEST_CODE = 20  # as in an invitation


def decide(state: State, intent: do.Intent, guide: Guide, at: datetime) -> tuple[Event, ...]:
    """Return the events that come of `intent` at the aware time `at`.

    Raise NotNow where it can't be done now, WrongReply where a reply doesn't fit its question.
    """
    return unfold(state, intent, guide, at).events


def unfold(state: State, intent: do.Intent, guide: Guide, at: datetime) -> Unfolding:
    """Return what comes of `intent`: its events, and the state after them. Raises as `decide`."""
    if state.handed_over and not isinstance(intent, _AFTER_HAND_OVER):
        raise NotNow("This account has been handed over.", "You can add to it or correct it.")
    if state.began.setting.follow_up is not None:
        _only_what_is_new(state, intent)
    if state.began.setting.moment and isinstance(intent, _OF_THE_LIST):
        raise NotNow(threes.ONE_MOMENT, "Go on with it.")
    held = agenda.held_at(state, guide)
    if held is not None:
        _keep_before(state, intent, guide, held)
    now = Unfolding(state, guide, at)
    _RULES[type(intent)](now, intent)
    if state.confirmed_on and now.state.confirmed_on is None and _is_at(now, Kind.HAND_OVER):
        _to_the(Kind.READ_BACK)(now, intent)  # what was said to be right has changed
    if _is_at(now, Kind.HAND_OVER):
        naming.first(now)
    return now


def first_step(state: State, guide: Guide, at: datetime) -> Unfolding:
    """Return what brings the person to the very first step."""
    now = Unfolding(state, guide, at)
    now.go_on()
    return now


def _keep_before(state: State, intent: do.Intent, guide: Guide, held: Question) -> None:
    """Raise NotNow unless `intent` stays before the question that holds the person up."""
    order = list(guide.by_id)
    upto = {Place(key) for key in order[: order.index(held.id) + 1]}
    if isinstance(intent, do.Answer):
        inside = all(reply.place in upto for reply in intent.replies)
    elif isinstance(intent, do.GoTo):
        inside = intent.place in upto and intent.place in state.put
    else:
        inside = isinstance(intent, _WHILE_HELD)
    if not inside:
        raise NotNow("This interview can't go on yet.", "Answer the question before it first.")


def _only_what_is_new(state: State, intent: do.Intent) -> None:
    """Raise NotNow where, in a follow-up, an intent would change what was handed over before."""
    replies = getattr(intent, "replies", ())
    places = [one.place for one in replies] or [getattr(intent, "place", None)]
    old = [one for one in places if one is not None and not following.asks(state, one.question)]
    if isinstance(intent, do.Correct):
        old = []
    if old or isinstance(intent, _OF_THE_LIST):
        raise NotNow(
            "This was handed over, and stays as it was.",
            "Once this is handed over too, you can put anything in it right, with a reason.",
        )


def _is_at(now: Unfolding, kind: Kind) -> bool:
    return now.state.here is not None and now.state.here.step is kind


def _answer(now: Unfolding, intent: do.Answer) -> None:
    if not intent.replies:
        raise NotNow("There is no answer here to keep.", "Type one, or choose one.")
    for reply in intent.replies:
        now.happened(fitting(now, reply))
    if _supported(now, [(reply.place, reply.text) for reply in intent.replies]) or intent.stay:
        return
    first = intent.replies[0]
    if not (len(intent.replies) == 1 and _follow_up(now, first.place, first.text)):
        now.go_on()


def _stands_at(now: Unfolding, place: Place) -> bool:
    here = now.state.here
    return here is not None and here.episode == place.episode and place.question in here.questions


def _supported(now: Unfolding, said: Sequence[tuple[Place, str]]) -> bool:
    """Show the words of support that an answer calls for; return whether any were shown."""
    here = [one for one in said if _stands_at(now, one[0])]
    found = support.offered(now.state, now.guide, here)
    if found is not None:
        now.happened(found)
    return found is not None


def _from_support(now: Unfolding, intent: do.GoOnFromSupport) -> None:
    """Go on after words of support: back to the moment, or on where they leave the question."""
    shown = now.state.supporting
    if shown is None:
        raise NotNow("Nothing waits to be gone on from.", "Go on with the question.")
    place = Place(shown.question, shown.episode)
    now.happened(ev.SupportSeen(leaves=intent.leave))
    then = next((one.then for one in now.guide.support if one.id == shown.support), "")
    chosen = None
    if then and not intent.leave and place in now.state.given:
        chosen = probes.back_to_the_moment(now.state, now.guide, place, then)
    if chosen is not None:
        _put(now, place, chosen)
    elif not shown.page:
        now.go_on()


def _follow_up(now: Unfolding, place: Place, said: str) -> bool:
    """Put the follow-up that what was just said calls for; return whether there was one."""
    chosen = probes.follow_up(now.state, now.guide, place, said) if _stands_at(now, place) else None
    if chosen is None:
        return False
    _put(now, place, chosen)
    return True


def _put(now: Unfolding, place: Place, chosen: probes.Chosen) -> None:
    put = ev.FollowUpPut(
        question=place.question,
        episode=place.episode,
        probe=chosen.probe.id,
        about=chosen.probe.kind,
        asked=chosen.asked,
        thanks=chosen.thanks,
        noticed=chosen.noticed,
    )
    now.happened(put)


def _answer_follow_up(now: Unfolding, intent: do.AnswerFollowUp) -> None:
    place = now.state.waiting
    if place is None:
        raise NotNow("No follow-up is waiting for an answer.", "Go on with the question.")
    if intent.state in (AnswerState.NEVER_PUT, AnswerState.PARKED):
        raise WrongReply("That is not an answer a person gives.", "Choose another.")
    left = intent.state is AnswerState.ANSWERED and not intent.text.strip()
    reply = ev.FollowUpAnswered(
        question=place.question,
        episode=place.episode,
        state=AnswerState.LEFT_BLANK if left else intent.state,
        text=intent.text,
    )
    now.happened(reply)
    if _supported(now, [(place, intent.text)]):
        return
    if not _follow_up(now, place, intent.text):
        now.go_on()


def _back(now: Unfolding, intent: do.Back) -> None:
    held = agenda.held_at(now.state, now.guide)
    if held is not None and Place(held.id) in now.state.latest:
        now.ask_again(agenda.Step(held.stage, Kind.QUESTIONS, (held.id,)))
        return
    if now.state.waiting is not None:
        step = agenda.step_of(now.state, now.guide, now.state.waiting)
    else:
        step = agenda.before(now.state, now.guide)
    if step is not None:
        now.come(step)


def _go_on(now: Unfolding, intent: do.GoOn) -> None:
    if _is_at(now, Kind.ROSTER) or _is_at(now, Kind.REVIEWERS_LIST):
        points.close_roster(now, do.CloseRoster())  # to leave a list is to be done with it
        return
    if _is_at(now, Kind.READ_BACK) and (step := reached.unreached(now.state, now.guide)):
        now.come(step)  # they only had a look: on with what hasn't been put yet
        return
    now.go_on(leaving=True)


def _go_to(now: Unfolding, intent: do.GoTo) -> None:
    step = agenda.step_of(now.state, now.guide, intent.place)
    if step is None:
        raise NotNow("There is no such question in this interview.", "Choose one from the list.")
    now.come(step)


def _to_the(kind: Kind) -> Callable[[Unfolding, Any], None]:
    def go(now: Unfolding, intent: do.Intent) -> None:
        listed = agenda.steps(now.state, now.guide)
        step = next((one for one in listed if one.kind is kind), None)
        if step is None:
            raise NotNow("That isn't part of this interview.", "Go on with the question.")
        now.come(step)

    return go


def _use(now: Unfolding, intent: do.ChooseUse) -> None:
    if intent.place not in now.state.given:
        raise NotNow("There is no answer here yet.", "Answer it first.")
    question, episode = intent.place
    now.happened(ev.UseChosen(question=question, episode=episode, use=intent.use))


def _give_code(now: Unfolding, intent: do.GiveCode) -> None:
    code = intent.code.strip()
    if now.state.began.setting.participant is not None:
        raise NotNow("Your invitation gives your code.", "Go on.")
    plain = code.isascii() and code.replace("-", "").isalnum() and code[0] != "-"
    if not plain or len(code) > _LONGEST_CODE:
        raise NotNow("A code is a few letters and figures.", "Type it as you were given it.")
    now.happened(ev.CodeGiven(code=code))


def _hand_over(now: Unfolding, intent: do.HandOver) -> None:
    if now.state.confirmed_on is not None and naming.to_check(now.state, now.guide):
        raise NotNow(
            "There are words in it that look like names, and have not been looked at.",
            "Go on with the interview: it asks about each before it is handed over.",
        )
    now.happened(ev.HandedOver(digest=intent.digest, file=intent.file))


def _add(now: Unfolding, intent: do.Add) -> None:
    _only_after_handing_over(now)
    if not intent.text.strip():
        raise NotNow("There is nothing to add yet.", "Type what you would like to add.")
    naming.look_at(now, intent.text, intent.reason, looked_at=intent.looked_at)
    now.happened(ev.Added(text=intent.text, reason=intent.reason))


def _correct(now: Unfolding, intent: do.Correct) -> None:
    _only_after_handing_over(now)
    question, episode = intent.place
    walked = episode is None or episode in {one.id for one in agenda.walked(now.state)}
    if intent.place not in now.state.given or not walked:
        raise NotNow("There is no such answer in this account.", "Choose one from the list.")
    if not intent.reason.strip():
        raise NotNow("A correction needs a reason.", "Say in a few words what was not right.")
    naming.look_at(now, intent.text, intent.reason, looked_at=intent.looked_at)
    corrected = ev.Corrected(
        question=question, episode=episode, text=intent.text, reason=intent.reason
    )
    now.happened(corrected)


def _only_after_handing_over(now: Unfolding) -> None:
    if not now.state.handed_over:
        raise NotNow("This account hasn't been handed over.", "Change the answer itself.")


_OF_THE_LIST = (
    *(do.NameEpisode, do.ChangeEpisode, do.ConfirmWhen, do.MoveEpisode, do.SetAside),
    *(do.Restore, do.SayPart, do.CloseRoster, do.ChooseDeep, do.GoDeeper),
)
_AFTER_HAND_OVER = (do.Add, do.Correct, do.HandOver)
_WHILE_HELD = (do.Back, do.GoOn, do.GiveCode)

_RULES: dict[type, Callable[[Unfolding, Any], None]] = {
    do.Answer: _answer,
    do.AnswerFollowUp: _answer_follow_up,
    do.KeepPage: keep_page,
    do.KeepNote: keep_note,
    do.GoOnFromSupport: _from_support,
    do.Back: _back,
    do.GoOn: _go_on,
    do.GoTo: _go_to,
    do.GoToRoster: _to_the(Kind.ROSTER),
    do.ReadBack: _to_the(Kind.READ_BACK),
    do.NameEpisode: points.name,
    do.ChangeEpisode: points.change,
    do.ConfirmWhen: points.confirm_when,
    do.MoveEpisode: points.move,
    do.SetAside: points.set_aside,
    do.Restore: points.restore,
    do.SayPart: points.say_part,
    do.CloseRoster: points.close_roster,
    do.ChooseDeep: points.choose,
    do.GoDeeper: points.go_deeper,
    do.ChooseUse: _use,
    do.KeepName: naming.keep,
    do.ReplaceName: naming.put_instead,
    do.GiveCode: _give_code,
    do.Confirm: confirm,
    do.GoToHandOver: go_to_hand_over,
    do.HandOver: _hand_over,
    do.Add: _add,
    do.Correct: _correct,
}
