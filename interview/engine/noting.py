"""Keeping what was said in the corners of a notes page, each as the answer to its question.

The one decision: a corner that something was said to is come to and answered as if its question had
been in hand alone; so the journal, and all that is made of it, can't tell the two views apart. A
corner that nothing was said to is put only when the page is left by going on: then it was passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from interview.engine import agenda, corners, support
from interview.engine import events as ev
from interview.engine import intents as do
from interview.engine.place import Kind, Place
from interview.engine.putting import wording
from interview.engine.replies import WrongReply, answered
from interview.engine.unfolding import NotNow, Unfolding
from interview.model.taxonomy import AnswerState, Form


def keep_page(now: Unfolding, intent: do.KeepPage) -> None:
    """Keep a page's replies and what came of follow-ups; then stay, go on, or go back."""
    here = now.state.here
    if here is None or (here.step is not Kind.QUESTIONS and intent.then != "stay"):
        raise NotNow("There is no page here.", "Go to a question first.")
    for reply in intent.replies:
        keep(now, reply)
    for one in intent.followed_up:
        _follow_up(now, one)
    found = support.offered(now.state, now.guide, _said(now, intent, here), page=True)
    if found is not None and here.step is Kind.QUESTIONS:
        now.happened(found)  # first, and alone: the page is there again afterwards
        return
    if intent.then == "next":
        _pass(now, here)
    if intent.then != "stay":
        step = corners.beyond(now.state, now.guide, here, back=intent.then == "back")
        if step is not None:
            now.come(step)


def _said(now: Unfolding, intent: do.KeepPage, here: ev.Came) -> Iterator[tuple[Place, str]]:
    """Yield what was just said; where the page is left, what else stands on it without support."""
    yield from ((reply.place, reply.text) for reply in intent.replies)
    yield from ((one.place, one.text) for one in intent.followed_up)
    places = (Place(one.id, here.episode) for one in corners.questions(now.state, now.guide, here))
    for place in places if intent.then != "stay" else ():
        given = now.state.given.get(place)
        if given is not None and place not in now.state.supported_at:
            yield place, given.text


def _pass(now: Unfolding, here: ev.Came) -> None:
    """Leave blank the corners that nothing was said to: they were in sight, and gone on from."""
    for one in tuple(corners.questions(now.state, now.guide, here)):
        place = Place(one.id, here.episode)
        if place not in now.state.given:
            keep(now, do.Reply(place))


def keep(now: Unfolding, reply: do.Reply) -> None:
    """Keep one reply, coming to its question where that hasn't been put. Raises as `fitting`."""
    if reply.place not in now.state.put:
        step = agenda.step_of(now.state, now.guide, reply.place)
        if step is None:
            raise NotNow("There is no such question in this interview.", "Choose another.")
        now.come(step)
    now.happened(fitting(now, reply))


def keep_note(now: Unfolding, intent: do.KeepNote) -> None:
    """Keep a note beside those that are there; nothing else changes. Raises as `answered`."""
    place = intent.place
    question = now.guide.by_id.get(place.question)
    takes_any = question is not None and question.form is Form.ITEMS
    if question is None or not takes_any or agenda.step_of(now.state, now.guide, place) is None:
        raise NotNow("No note can be made here.", "Go to a moment first.")
    given = now.state.given.get(place)
    made = given.value if given is not None and given.value else ()
    kept = answered(do.Reply(place, value=[*made, intent.note]), question)
    now.happened(
        ev.NoteKept(
            question=question.id,
            episode=place.episode,
            put=None if place in now.state.put else wording(now.state, now.guide, place),
            value=kept.value,
        )
    )


def _follow_up(now: Unfolding, one: do.FollowedUp) -> None:
    """Note a follow-up in the words it was offered in, and what came; nothing where nothing did."""
    given = now.state.given.get(one.place)
    probe = next((rule for rule in now.guide.probes if rule.id == one.probe), None)
    question = now.guide.by_id.get(one.place.question)
    takes_any = question is not None and question.follow_ups  # the overview never has one
    if given is None or probe is None or not takes_any:
        raise NotNow("There is no such follow-up here.", "Write it in the corner itself.")
    key, episode = one.place
    waits = given.follow_ups and given.follow_ups[-1].state is None
    if not waits:
        now.happened(
            ev.FollowUpPut(
                question=key,
                episode=episode,
                probe=probe.id,
                about=probe.kind,
                asked=one.asked,
            )
        )
    now.happened(
        ev.FollowUpAnswered(
            question=key, episode=episode, state=AnswerState.ANSWERED, text=one.text
        )
    )


def fitting(now: Unfolding, reply: do.Reply) -> ev.Answered:
    """Return the event that keeps a reply. Raise NotNow or WrongReply where it can't be kept."""
    state, place = now.state, reply.place
    if place not in state.put:
        raise NotNow("This question hasn't been put yet.", "Go to it first.")
    if place.episode is not None and not state.episodes[place.episode].present:
        raise NotNow("The moment it belongs to isn't gone through.", "Bring that back first.")
    question = agenda.question_at(now.guide, place.question)
    event = answered(reply, question)
    if place.question == "intro.understood" and state.acknowledged and event.value != "yes":
        raise NotNow("Your interview has begun.", "You can stop at any time. What is here is kept.")
    if question.form is Form.FACTORS:
        _known_to_the_interview(now, event.value)
    return event


def _known_to_the_interview(now: Unfolding, notes: Any) -> None:
    codes = {one.code for one in now.guide.factors}
    for note in notes or ():
        if note["episode"] is not None and note["episode"] not in now.state.episodes:
            raise WrongReply("A note names a moment that isn't on the list.", "Choose one that is.")
        if codes and note["code"] is not None and note["code"] not in codes:
            raise WrongReply("A note has a group that the guide doesn't have.", "Choose another.")
