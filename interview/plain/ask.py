"""Putting questions: words, choices, pages of several boxes, follow-ups.

The one decision: each box of a page is kept as soon as it is ended, so that what somebody was told
is saved is saved, wherever the input stops.
"""

from __future__ import annotations

from typing import NamedTuple

from interview.engine import intents as do
from interview.engine.typed import Command
from interview.engine.view import Asking, Box, View
from interview.errors import ExitCode
from interview.model.taxonomy import AnswerState, Form
from interview.plain import notes, prompts
from interview.plain.asides import risk_now
from interview.plain.options import Prompt, Typed, labels, say_hint
from interview.plain.talk import Leaving, Moved, Talk
from interview.plain.writing import narrative

_SAID_AT_MOST = 150  # characters of what was said before: the last two lines


class Answer(NamedTuple):
    """A reply, and what is said back to it."""

    reply: do.Reply
    echo: str = ""


def questions(talk: Talk, view: View) -> None:
    """Put the questions of a step, one after the other, and keep each answer."""
    at, only = _first(talk, view)
    _before(talk, view)
    last = at if only else len(view.boxes) - 1
    while at <= last:
        answer = put(talk, talk.view.boxes[at])
        if answer is Command.BACK:
            if at == 0 or only:
                back(talk)
            at -= 1
        elif not isinstance(answer, Answer):
            if at == last:
                talk.submit(do.GoOn())
            at += 1
        elif talk.submit(do.Answer((answer.reply,), stay=at < last)):
            answered(talk, answer)
            if talk.view.supporting:
                return  # first, and alone; the rest of the page comes after
            at += 1
    back_to_reading(talk)


def _first(talk: Talk, view: View) -> tuple[int, bool]:
    """Return the box to begin with, and whether it is the only one that was gone to."""
    target, talk.target = talk.target, None
    places = [box.place for box in view.boxes]
    if target in places:
        return places.index(target), True
    still_open = (at for at, box in enumerate(view.boxes) if box.given is None)
    return next(still_open, 0), False


def follow_up(talk: Talk, asking: Asking) -> None:
    """Put the follow-up that waits, and keep what is said to it."""
    talk.say()
    _you_said(talk, asking.said)
    if asking.thanks:  # after words of support nothing is called small
        talk.say(f"{asking.thanks} {talk.view.words.get('follow_up_lead', '')}".strip())
    talk.say()
    talk.say("Question. Follow-up.")
    talk.say(asking.asked)
    talk.say(f"Type your answer, or type: {labels(asking.states)}.")
    prompt = Prompt(asking.asked, asking.why, asking.states)
    while True:
        said = narrative(talk, asking.place, prompt, follow_up=True)
        if said is Command.BACK:
            back(talk)
        answer = _to_follow_up(said)
        if talk.submit(answer):
            break
    talk.answered()
    if said is Command.SKIP:
        talk.say("Left for later.")
    elif answer.state is not AnswerState.ANSWERED:
        says = (one.says for one in asking.states if one.code is answer.state)
        talk.say(next(says, "") or "Noted.")
    talk.say(talk.saved())
    back_to_reading(talk)


def _to_follow_up(said: str | Typed) -> do.AnswerFollowUp:
    if said is Command.SKIP:
        return do.AnswerFollowUp(state=AnswerState.COME_BACK_LATER)
    if isinstance(said, AnswerState):
        return do.AnswerFollowUp(state=said)
    return do.AnswerFollowUp(said)


def back(talk: Talk) -> None:
    """Go back one step, or to the read-back where it was left for this. Raise Moved."""
    if talk.returning is not None:
        talk.go(do.ReadBack())
    conversation = talk.sitting.conversation
    before = conversation.state.here, conversation.state.waiting
    talk.submit(do.Back())
    same = before == (conversation.state.here, conversation.state.waiting)
    talk.say("This is the beginning." if same else "Back one. Your words are kept.")
    talk.seen = None
    raise Moved


def back_to_reading(talk: Talk) -> None:
    """Go back to the read-back where an answer was changed from there and nothing more is asked."""
    view = talk.view
    if talk.returning is not None and view.asking is None and not view.supporting:
        talk.submit(do.ReadBack())


def answered(talk: Talk, answer: Answer) -> None:
    """Say what was noted and that it is saved; stop where the interview stops here."""
    talk.answered()
    view = talk.view
    if view.stop is not None:
        talk.say(answer.echo.removesuffix(" Noted."))
        talk.say(view.stop.words)
        raise Leaving(ExitCode.DONE, said=not view.stop.kept)
    if answer.echo:
        talk.say(answer.echo)
    if view.alarm:
        risk_now(talk)
    if talk.sitting.kept:
        talk.say(talk.saved())


def put(talk: Talk, box: Box, *, part: str = "") -> Answer | Command | None:
    """Put one question; return the answer, Command.BACK, or None where what stands is to stay.

    It is said to belong to `part`, or to the part of the moment in hand.
    """
    talk.say()
    talk.say(f"Question. {part or talk.view.part or talk.view.stage}.")
    talk.say(box.asked)
    say_hint(talk, box.hint)
    if box.form is Form.CHOICE:
        return _choice(talk, box)
    if box.form is Form.NARRATIVE:
        return _narrative(talk, box)
    return _noted(talk, box)


def _before(talk: Talk, view: View) -> None:
    """Say what was said just before, where it was about the same moment."""
    latest = talk.sitting.conversation.state.latest
    if view.deep and latest and latest[-1].episode == view.boxes[0].place.episode:
        talk.say()
        _you_said(talk, view.said, apart=False)


def _you_said(talk: Talk, said: str, *, apart: bool = True) -> None:
    said = said.strip()
    if said:
        if len(said) > _SAID_AT_MOST:
            said = f"... {said[-_SAID_AT_MOST:].partition(' ')[2] or said[-_SAID_AT_MOST:]}"
        talk.say(f"You said: {said}")
        if apart:
            talk.say()


def _choice(talk: Talk, box: Box) -> Answer | Command | None:
    prompt = Prompt(box.asked, box.why, box.states)
    kept = box.given.text if box.given is not None else ""
    if kept:
        talk.say(f"Your answer now: {kept}. Leave it empty to keep it.")
    if box.states:
        talk.say(f"Type a number, or one of these: {labels(box.states)}.")
    options = [one.label for one in box.choices]
    found = prompts.pick(talk, prompt, options, optional=bool(kept))
    if found is None:
        return None
    if not isinstance(found, int):
        return Command.BACK if found is Command.BACK else _otherwise(box, found)
    choice = box.choices[found]
    if not choice.other:
        return Answer(
            do.Reply(box.place, value=choice.code), f"{found + 1}. {choice.label}. Noted."
        )
    who = prompts.words(talk, "Say who, by role.", why=box.why)
    return Answer(do.Reply(box.place, text=who, value=choice.code), f"{found + 1}. {who}. Noted.")


def _narrative(talk: Talk, box: Box) -> Answer | Command | None:
    if box.given is not None and box.given.text:
        talk.say("Your answer now:")
        talk.say(box.given.text, indent="  ")
        talk.say(
            "What you type takes its place, and both are kept. To keep it as it is, put a full "
            "stop alone on the first line."
        )
    if box.suggested:
        talk.say(
            f"Your invitation says: {box.suggested}. To keep that, put a full stop alone on the "
            "first line."
        )
    talk.say("Type your answer. To finish, put a full stop alone on a line.")
    others = labels(box.states)
    talk.say(f"Or type one of these alone: {', '.join(filter(None, (others, _ALSO)))}.")
    if box.place.episode and not talk.view.deep:
        talk.say("This is a short page: any of it may be left. Go deeper: type go deeper.")
    said = narrative(talk, box.place, Prompt(box.asked, box.why, box.states))
    if said is Command.BACK:
        return Command.BACK
    if isinstance(said, Command | AnswerState):
        return _otherwise(box, said)
    if not said.strip() and box.given is not None and box.given.text:
        return None
    if not said.strip() and box.suggested:
        return Answer(do.Reply(box.place, text=box.suggested), f"{box.suggested}. Noted.")
    return Answer(do.Reply(box.place, text=said))


_ALSO = "why, back, skip, pause, help"


def _noted(talk: Talk, box: Box) -> Answer | Command:
    """Ask for notes; each is kept as it is made, and the whole list goes on."""
    said = notes.ask(talk, box)
    if isinstance(said, list):
        return Answer(do.Reply(box.place, value=said))
    return Command.BACK if said is Command.BACK else _otherwise(box, said)


def _otherwise(box: Box, said: Typed) -> Answer:
    if said is Command.SKIP:
        return Answer(do.Reply(box.place, state=AnswerState.COME_BACK_LATER), "Left for later.")
    chosen = AnswerState(said)
    says = next((one.says for one in box.states if one.code is chosen), "")
    return Answer(do.Reply(box.place, state=chosen), says)
