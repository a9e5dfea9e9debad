"""Words of support, line by line: said alone, before anything more is asked.

The one decision: in a pipe nobody is there to choose, so they are said and the interview goes on.
"""

from __future__ import annotations

from interview.engine import intents as do
from interview.engine.place import Kind
from interview.engine.typed import Command
from interview.engine.view import View
from interview.plain import ask, prompts
from interview.plain.asides import pause
from interview.plain.options import Prompt
from interview.plain.talk import Talk

_WAYS = ("Go on", "Take a break", "Leave this question")
_BREAK, _LEAVE = 1, 2


def say(talk: Talk, view: View) -> None:
    """Say the words of support, and do what is chosen."""
    talk.say()
    talk.say(view.supporting)
    # A list of moments is no question that could be left.
    ways = _WAYS[:_LEAVE] if view.kind in (Kind.ROSTER, Kind.REVIEWERS_LIST) else _WAYS
    found = (
        prompts.pick(talk, Prompt("How would you like to go on?"), ways)
        if (talk.lines.interactive)
        else 0
    )
    if found is Command.BACK:
        ask.back(talk)
    talk.submit(do.GoOnFromSupport(leave=found == _LEAVE))
    if found == _BREAK:
        pause(talk)
    ask.back_to_reading(talk)
