"""The notes page, line by line: a whole moment as a numbered list, written in any order.

The one decision: a number is chosen, what belongs there is written and kept, and the list comes
back. What may be asked about it, if it helps, is one number more.
"""

from __future__ import annotations

from interview.engine import intents as do
from interview.engine import typed
from interview.engine.page import Corner, Offer, Page
from interview.engine.place import Kind
from interview.engine.typed import Command
from interview.model.taxonomy import AnswerState, Form, Mode
from interview.plain import ask, prompts
from interview.plain.options import Prompt, numbers
from interview.plain.talk import Talk
from interview.plain.writing import narrative

_SAID_AT_MOST = 60  # characters of what stands in a corner: the list is to be heard at once


def wanted(talk: Talk) -> bool:
    """Return whether the step in hand is shown as a page: asked for, and not changed alone."""
    listed = talk.view.kind is Kind.QUESTIONS and talk.returning is None and talk.target is None
    return talk.paged and listed and talk.sitting.page is not None


def page(talk: Talk) -> None:
    """Say the list, and do what is chosen from it."""
    found = talk.sitting.page
    assert found is not None  # noqa: S101 - asked only where there is one
    offered = talk.offered if talk.offered and _is_here(found, talk.offered) else None
    _say_list(talk, found, offered)
    prompt = Prompt("Which number?", "Any order is fine, and any of it may be left.")
    talk.say(
        "Type a number to write there; next, to go on from this page; back; or one at a time, "
        "for the questions."
    )
    said = prompts.line(talk, prompt)
    command = typed.plain(said)
    if said is Command.BACK:
        talk.say("Back one. Your words are kept.")
        talk.go(do.KeepPage(then="back"))
    elif said is Command.SKIP or command in ("next", "done", "go on"):
        talk.submit(do.KeepPage(then="next"))
        talk.say(talk.saved())
    elif said:
        _chosen(talk, found, offered, said)


def _is_here(found: Page, offered: Offer) -> bool:
    return offered.place.episode == found.at.episode


def _say_list(talk: Talk, found: Page, offered: Offer | None) -> None:
    talk.say()
    when = f" {found.when}." if found.when else ""
    talk.say(f"The notes page: {found.title or found.where}.{when}")
    for number, corner in enumerate(found.corners, start=1):
        talk.say(f"{number}. {corner.name}: {_standing(talk, corner)}")
    if offered is not None:
        talk.say(f"{len(found.corners) + 1}. {found.lead} {offered.asked}")
    if talk.view.about.mode is Mode.TALK and not talk.view.about.confirmed:
        talk.say(f"{talk.view.say('not_read_back', code=talk.view.about.code or 'them')}.")


def _standing(talk: Talk, corner: Corner) -> str:
    """Return what stands in a corner: its beginning, another answer, or its prompts."""
    draft, given = talk.sitting.draft_at(corner.box.place), corner.box.given
    if draft is not None:
        return f"begun, {_short(draft.text)}"
    if given is None or given.state is AnswerState.LEFT_BLANK:
        return f"nothing yet ({corner.prompts})" if corner.prompts else "nothing yet"
    if given.text.strip():
        return _short(given.text)
    return next((one.label for one in corner.box.states if one.code is given.state), "noted")


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _SAID_AT_MOST else f"{said[:_SAID_AT_MOST].rpartition(' ')[0]} ..."


def _chosen(talk: Talk, found: Page, offered: Offer | None, said: str) -> None:
    last = len(found.corners) + (offered is not None)
    order = numbers(typed.plain(said), last)
    if not order or len(order) > 1:
        talk.say(f"Type one of the numbers, 1 to {last}, or next.")
    elif order[0] < len(found.corners):
        _write(talk, found.corners[order[0]])
    elif offered is not None:
        _take_up(talk, offered)


def _write(talk: Talk, corner: Corner) -> None:
    answer = ask.put(talk, corner.box, part=corner.name)
    if not isinstance(answer, ask.Answer):
        return  # what stands there stays
    talk.offered = talk.sitting.offer(answer.reply)
    if talk.submit(do.KeepPage((answer.reply,))):
        ask.answered(talk, answer)


def _take_up(talk: Talk, offered: Offer) -> None:
    """Write what comes of what was offered; what takes a form of its own is gone to."""
    talk.offered = None
    if offered.form is not Form.NARRATIVE:
        talk.paged = False
        talk.go(do.GoTo(offered.place))
    prompt = Prompt(offered.asked)
    talk.say(offered.asked)
    talk.say("Type what comes of it. To finish, put a full stop alone on a line.")
    said = narrative(talk, offered.place, prompt, follow_up=offered.follow_up)
    if said in (Command.BACK, Command.SKIP) or not said.strip():
        return
    if offered.follow_up:
        told = do.FollowedUp(offered.place, offered.probe, offered.asked, said)
        keep = do.KeepPage(followed_up=(told,))
    else:
        keep = do.KeepPage((do.Reply(offered.place, text=said),))
    if talk.submit(keep):
        talk.answered()
        talk.say(talk.saved())
