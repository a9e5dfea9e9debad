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
from interview.plain.options import Prompt, Typed, again, chosen, labels, say_options
from interview.plain.talk import Leaving, Moved, Talk, clock


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


def risk_now(talk: Talk) -> None:
    """Say whom to turn to where somebody may be unsafe. Nothing is asked here."""
    who = talk.around
    talk.say()
    talk.say("Please read this now.")
    talk.say("Nobody is watching this screen. The review team can't see it until you hand it over.")
    talk.say("So this needs a call, not a note.")
    talk.say(who.act_now)
    talk.say(f"The review team: {who.contact}")
    talk.say(f"Support: {who.support}")
    talk.say("Your words are kept as you typed them.")
    talk.say()


def _why(talk: Talk, prompt: Prompt) -> None:
    talk.say(f"Why we ask: {prompt.why or 'it helps readers see it from where you stood.'}")


def _help(talk: Talk, prompt: Prompt) -> None:
    talk.say("A full stop alone on a line ends an answer. A number makes a choice.")
    talk.say("You can also type one of these alone, as the first line of an answer:")
    for word, meaning in _HELP.items():
        talk.say(f"{word}: {meaning}", indent="  ")
    if prompt.states:
        talk.say(f"or, in place of an answer: {labels(prompt.states)}", indent="  ")
    talk.say(f"Support: {talk.around.support}")


_HELP = {
    "why": "why we ask this",
    "back": "the question before; your words are kept",
    "skip": "leave this for later",
    "go to": "a list of places to go to",
    "read it back": "the whole of your account so far",
    "pause": "take a break",
    "stop": "stop for today; all is kept",
    "unsafe": "someone may be unsafe now",
}


def pause(talk: Talk) -> None:
    """Say that it is paused, until they go on. Raise Leaving where they stop for today."""
    talk.say(f"Paused at {clock(talk.sitting.conversation.clock())}.")
    talk.say("Your words are kept. Take all the time you need.")
    say_options(talk, _PAUSED)
    while (found := chosen(talk.lines.next(), _PAUSED)) is None:
        talk.say("Type 1 or 2.")
    if found == 1:
        raise Leaving(ExitCode.DONE)


_PAUSED = ("Go on", "Stop for today")


def _dates(talk: Talk) -> None:
    there = talk.view.about.setting.memory_aid
    if there and not talk.view.dates:
        talk.say("First your own account. After that your dates can be shown.")
        return
    talk.say("Your own recorded contacts:" if there else "There are no dates for you here.")
    for one in there:
        talk.say(one, indent="  ")


def _stop(_: Talk) -> NoReturn:
    raise Leaving(ExitCode.DONE)


def _read_back(talk: Talk) -> None:
    boxes = talk.view.boxes
    talk.left = boxes[0].place if boxes and talk.view.kind is Kind.QUESTIONS else None
    talk.go(do.ReadBack())


def _go_to(talk: Talk) -> None:
    conversation = talk.sitting.conversation
    rows = contents(conversation.state, conversation.guide)
    talk.say("Where to? Type a number, or leave it empty to stay.")
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
        Command.WHY: _why,
        Command.HELP: _help,
        Command.UNSAFE: lambda talk, _: risk_now(talk),
        Command.DATES: lambda talk, _: _dates(talk),
        Command.PAUSE: lambda talk, _: pause(talk),
    }
)
_LEADS: Mapping[Typed, Callable[[Talk], None]] = MappingProxyType(
    {
        Command.STOP: _stop,
        Command.GO_TO: _go_to,
        Command.READ_BACK: _read_back,
        Command.DEEPER: _go_deeper,
    }
)
_STAY = frozenset({*_SAYS, Command.STOP})
