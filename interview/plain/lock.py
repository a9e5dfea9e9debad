"""The lock at the plain shell: what it is to be, and its words asked again after a long break.

The one decision: words are typed at a terminal only, and not shown; in a pipe nothing is asked.
"""

from __future__ import annotations

from datetime import timedelta

from interview.engine import lock_words as said
from interview.errors import ExitCode, OpensWith, WrongWords
from interview.plain.options import chosen, say_options
from interview.plain.talk import Leaving, Talk


def choose(talk: Talk) -> None:
    """Ask what this is to be locked with, where it can still be said and somebody can be asked."""
    if not (talk.lines.interactive and talk.sitting.lock_wanted):
        return
    words = talk.sitting.has_words
    ways = {said.LOCK_WITH_WORDS: OpensWith.WORDS} if words else {}
    options = [*ways, said.LOCK_WITH_OWN, said.LEAVE_OPEN]
    talk.say()
    talk.say(said.WITH_WORDS if words else said.WITHOUT_WORDS)
    talk.say(said.NO_LOCK)
    say_options(talk, options)
    while (number := chosen(talk.lines.next(), options)) is None:
        talk.say(f"Type one of the numbers, 1 to {len(options)}.")
    if options[number] == said.LOCK_WITH_OWN:
        talk.sitting.lock(OpensWith.OWN, _own(talk))
    else:
        talk.sitting.lock(ways.get(options[number]))


def _own(talk: Talk) -> str:
    talk.say(f"{said.CHOOSE} {said.CHOOSE_HOW}")
    while True:
        first = talk.lines.covered("Your words: ")
        if said.is_too_short(first):
            talk.say(said.TOO_SHORT)
        elif not said.is_the_same(first, talk.lines.covered("The same again: ")):
            talk.say(said.NOT_THE_SAME)
        else:
            return first


def ask_again(talk: Talk, away: timedelta) -> None:
    """Ask for the words that this is locked with, after a long break. Raise Leaving for none."""
    by = talk.sitting.locked_by
    if by is None or away < said.ASKED_AGAIN_AFTER or not talk.lines.interactive:
        return
    talk.say(f"{said.ASKED[by]} {said.HOW[by]} Leave it empty to stop for today.")
    while words := talk.lines.covered("Your words: "):
        if talk.sitting.opens(words):
            return
        talk.say(str(WrongWords()))
        talk.say(said.LOST[by])
    raise Leaving(ExitCode.DONE)
