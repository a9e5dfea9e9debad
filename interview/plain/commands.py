"""What a command does: the words typed in place of an answer, from any prompt.

The one decision: what only says something leaves the question standing; what leads elsewhere is
raised, so that whatever was half done is left in one way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NoReturn

from interview.engine import intents as do
from interview.engine.account import PlaceRow, contents
from interview.engine.place import Kind
from interview.engine.typed import Command
from interview.errors import ExitCode
from interview.plain import asides
from interview.plain.options import Prompt, Typed, again, chosen
from interview.plain.talk import Leaving, Moved, Talk


def obeyed(talk: Talk, said: Typed, prompt: Prompt) -> bool:
    """Do what a command asks and return True where the question then stands as before.

    Return False for what the caller sees to. Raise Moved or Leaving where it leads elsewhere.
    """
    if prompt.field and said not in _STAY:
        talk.say("Finish this line first, or leave it empty.")
        return True
    if said in _SAYS:
        _SAYS[said](talk, prompt)
    elif said in _LEADS:
        _LEADS[said](talk)
    else:
        return False
    again(talk, prompt)
    return True


def _stop(_: Talk) -> NoReturn:
    raise Leaving(ExitCode.DONE)


def _read_back(talk: Talk) -> None:
    boxes = talk.view.boxes
    talk.left = boxes[0].place if boxes and talk.view.kind is Kind.QUESTIONS else None
    talk.go(do.ReadBack())


def _go_to(talk: Talk) -> None:
    conversation = talk.sitting.conversation
    rows = contents(conversation.state, conversation.guide)
    talk.say(" ".join(filter(None, (asides.time(talk), "Where to?"))))
    talk.say("Type a number, or leave it empty to stay.")
    for number, row in enumerate(rows, start=1):
        standing = f": {row.state}" if row.state else ""
        talk.say(f"{number}. {row.title}{standing}", indent="  " * row.level)
    while text := talk.lines.one():
        found = chosen(text, [row.title for row in rows])
        if found is None:
            talk.say(f"Type one of the numbers, 1 to {len(rows)}, or leave it empty.")
        else:
            talk.returning = None
            talk.go(_to(rows[found]))


def _to(row: PlaceRow) -> do.Intent:
    if row.place is not None:
        return do.GoTo(row.place)
    return do.ReadBack() if row.kind is Kind.HAND_OVER else do.GoToRoster()


def _turn(talk: Talk) -> None:
    """Turn between the notes page and one question at a time."""
    if talk.sitting.page is None:
        talk.say("This one is asked by itself. The notes page comes with the others.")
        return
    talk.paged = not talk.paged
    if not talk.paged:
        talk.say("One question at a time.")
    raise Moved


def _go_deeper(talk: Talk) -> None:
    boxes = talk.view.boxes
    episode = boxes[0].place.episode if boxes else None
    if episode is None or talk.view.deep:
        talk.say("This is not one of the short pages.")
        return
    if talk.submit(do.GoDeeper(episode)):
        raise Moved


_SAYS: Mapping[Typed, Callable[[Talk, Prompt], None]] = MappingProxyType(
    {
        Command.WHY: asides.why,
        Command.HELP: asides.give_help,
        Command.UNSAFE: lambda talk, _: asides.risk_now(talk),
        Command.DATES: lambda talk, _: asides.dates(talk),
        Command.CARD: lambda talk, _: asides.card(talk),
        Command.SETTINGS: lambda talk, _: asides.settings(talk),
        Command.NOTE: lambda talk, _: talk.say(talk.view.say("note_none")),
        Command.PAUSE: lambda talk, _: asides.pause(talk),
    }
)
_LEADS: Mapping[Typed, Callable[[Talk], None]] = MappingProxyType(
    {
        Command.STOP: _stop,
        Command.GO_TO: _go_to,
        Command.READ_BACK: _read_back,
        Command.DEEPER: _go_deeper,
        Command.POINTS: lambda talk: talk.go(do.GoToRoster()),
        Command.PAGE: _turn,
    }
)
_STAY = frozenset({*_SAYS, Command.STOP})
