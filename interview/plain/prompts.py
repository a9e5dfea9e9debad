"""Asking for one thing: a number from a list, or a line.

The one decision: every prompt takes one line at least, so that a pipe always comes to its end.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview.engine import typed
from interview.model import when
from interview.plain.commands import obeyed
from interview.plain.options import Prompt, Typed, again, chosen, say_hint, say_options
from interview.plain.talk import Talk


def pick(
    talk: Talk, prompt: Prompt, options: Sequence[str], *, optional: bool = False
) -> int | Typed | None:
    """Return which of the options was chosen (from 0), or what else was typed.

    None where an optional one was left empty. A line that is none of these is asked again.
    """
    say_options(talk, options)
    while True:
        line = talk.lines.next()
        if optional and talk.lines.ends(line):
            return None
        if (number := chosen(line, options)) is not None:
            return number
        said = typed.read(line, prompt.states)
        if said is None:
            talk.say(f"Type one of the numbers, 1 to {len(options)}.")
            again(talk, prompt)
            say_options(talk, options)
        elif not obeyed(talk, said, prompt):
            return said


def line(talk: Talk, prompt: Prompt) -> str | Typed:
    """Return a one-line answer, empty where it was left, or what else was typed."""
    while True:
        text = talk.lines.one()
        said = typed.read(text, prompt.states)
        if said is None and prompt.instead and typed.elsewhere(text, talk.view.other_answers):
            talk.say(prompt.instead)
            continue
        if said is None:
            return text
        if not obeyed(talk, said, prompt):
            return said


def words(talk: Talk, asked: str, *, why: str = "", hint: str = "") -> str:
    """Ask for one line of something half done and return it; empty where it was left."""
    talk.say(asked)
    say_hint(talk, hint)
    return str(line(talk, Prompt(asked, why, field=True)))


def reading(talk: Talk, edtf: str) -> Prompt:
    """Return the question whether our reading of a date is right."""
    view = talk.view
    asked = view.say("reading_ask", when=when.say(edtf))
    return Prompt(asked, view.say("reading_why"), field=True)
