"""Words that look like names, one after the other, before the account is handed over.

The one decision: a word is changed only by the choice that says so; leaving, and the end of the
input, change nothing, and it is asked about again the next time.
"""

from __future__ import annotations

from collections.abc import Callable

from interview.engine import intents as do
from interview.engine.naming import Likely
from interview.engine.typed import Command
from interview.engine.view import View
from interview.model.identity import Likeness
from interview.plain import ask, prompts
from interview.plain.options import Prompt
from interview.plain.talk import Talk


def check(talk: Talk, view: View) -> None:
    """Ask about the next word that waits to be looked at."""
    waiting = view.account.names if view.account else ()
    one = waiting[0]
    _say(talk, one, len(waiting))
    options: list[tuple[str, Callable[[Talk, Likely], None]]] = [
        (f"Use the code {one.code}", _use_the_code),
        ("Say who it is by role" if one.kind is Likeness.NAME else "Put other words", _say_instead),
        ("Keep as it is", _keep),
    ]
    options = options if one.code else options[1:]
    prompt = Prompt(f'"{one.word}" {one.says}')
    found = prompts.pick(talk, prompt, [label for label, _ in options])
    if isinstance(found, int):
        options[found][1](talk, one)
    elif found is Command.BACK:
        ask.back(talk)


def _say(talk: Talk, one: Likely, waiting: int) -> None:
    talk.say()
    talk.say(f"Question. {waiting} to check before you hand over." if waiting > 1 else "Question.")
    talk.say(f'"{one.word}" {one.says}')
    for around in one.around:
        talk.say(around, indent="   ")
    if one.more:
        talk.say(f"and in {one.more} more", indent="   ")
    talk.say(f"The code for this person is {one.code}." if one.code else one.instead)


def _use_the_code(talk: Talk, one: Likely) -> None:
    _put(talk, one, one.code)


def _say_instead(talk: Talk, one: Likely) -> None:
    said = prompts.words(talk, f'What can stand in the place of "{one.word}"?')
    if said.strip():
        _put(talk, one, said)


def _put(talk: Talk, one: Likely, instead: str) -> None:
    if talk.submit(do.ReplaceName(one.word, instead)):
        talk.say("Changed. What you said before is kept on this computer.")
        talk.say(talk.saved())


def _keep(talk: Talk, one: Likely) -> None:
    if talk.submit(do.KeepName(one.word)):
        talk.say("Kept as it is.")
        talk.say(talk.saved())
