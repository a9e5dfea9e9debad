"""What a box is put for: a question or a follow-up, and what has been given to it so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.engine.place import Place
from interview.model.taxonomy import AnswerState, Form

if TYPE_CHECKING:
    from interview.engine.intents import Reply
    from interview.engine.view import Box, View
    from interview.model.guide import Choice, StateWords


@dataclass(frozen=True, slots=True)
class Put:
    """One thing asked. `text` and `chosen` are what is in the journal already, or suggested."""

    place: Place
    asked: str
    hint: str = ""
    why: str = ""
    thanks: str = ""
    follow_up: bool = False
    choices: tuple[Choice, ...] = ()
    states: tuple[StateWords, ...] = ()
    text: str = ""
    before: str = ""  # what is in the journal of `text`
    chosen: str | None = None  # a choice's code
    on_purpose: bool = False  # none is in hand until an arrow key is pressed
    state: AnswerState | None = None  # another state than answered


def puts(view: View) -> tuple[Put, ...]:
    """Return what is asked at this moment: a follow-up alone, or the boxes of the page."""
    if view.asking is not None:
        one = view.asking
        return (
            Put(
                place=one.place,
                asked=one.asked,
                why=one.why,
                thanks=one.thanks,
                follow_up=True,
                states=one.states,
            ),
        )
    return tuple(put_of(box) for box in view.boxes)


def put_of(box: Box) -> Put:
    """Return what is asked in a box, with what has been given to it."""
    given = box.given
    text = given.text if given is not None else ""
    chosen = None
    if box.form == Form.CHOICE:
        chosen, text = _chosen(box.choices, given.value if given else None, text)
    state = given.state if given is not None else None
    return Put(
        place=box.place,
        asked=box.asked,
        hint=box.hint,
        why=box.why,
        choices=box.choices if box.form == Form.CHOICE else (),
        states=box.states,
        text=text or box.suggested,
        before=text,
        chosen=chosen,
        on_purpose=box.on_purpose and chosen is None,
        state=state if state in {one.code for one in box.states} else None,
    )


def reply(put: Put, text: str, chosen: str | None, state: AnswerState | None) -> Reply:
    """Return what was given to `put` as a reply; words go with any state, they are theirs."""
    from interview.engine import intents as do

    if state is not None:
        return do.Reply(put.place, text=text, state=state)
    if not put.choices:
        return do.Reply(put.place, text=text)
    other = any(one.other and one.code == chosen for one in put.choices)
    return do.Reply(put.place, text=text if other else "", value=chosen)


def _chosen(choices: tuple[Choice, ...], value: object, text: str) -> tuple[str | None, str]:
    """Return the code of the choice that stands, and the words that go with it."""
    if any(one.code == value and not one.other for one in choices):
        return str(value), ""
    other = next((one.code for one in choices if one.other), None)
    return (other, text) if text and other else (None, "")
