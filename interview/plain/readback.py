"""Reading it back: the whole account, what may be changed in it, and whether it is right.

The one decision: the last question is asked on the read-back itself, and only its own numbers
answer it; every other word changes something or leads to a place.
"""

from __future__ import annotations

import re

from interview.engine import intents as do
from interview.engine import typed
from interview.engine.account import Passage
from interview.engine.confirming import HOW_READ, LEAD, NOT_YET
from interview.engine.place import Kind
from interview.engine.typed import Command
from interview.engine.view import Box, View
from interview.model.taxonomy import AnswerState, Use
from interview.plain import ask
from interview.plain.commands import obeyed
from interview.plain.options import Prompt, chosen, say_options
from interview.plain.reading import numbered, say_account, say_open, say_passage, waiting
from interview.plain.talk import Moved, Talk

_CHANGE = re.compile(r"change ([0-9]{1,4})")
_USE = re.compile(r"use ([0-9]{1,4}) (quote|paraphrase|leads)")
_USES = {"quote": Use.QUOTE, "paraphrase": Use.PARAPHRASE, "leads": Use.LEADS_ONLY}


def read_back(talk: Talk, view: View) -> None:
    """Read the account back until it is said to be right, or somebody goes elsewhere."""
    changed, talk.returning = talk.returning, None
    if changed is None:
        _say_whole(talk, view)
    else:
        for number, one in enumerate(numbered(talk), start=1):
            if one.place == changed:
                say_passage(talk, number, one)
    say_open(talk)
    box = view.boxes[0]
    while True:
        _say_choices(talk, box)
        if _said(talk, box):
            return


def _read_to(view: View) -> str:
    if view.about.told:
        return LEAD.format(code=view.about.code or "somebody")
    return "This is your account as the review team will get it. Change what you like."


def _say_whole(talk: Talk, view: View) -> None:
    talk.say()
    talk.say(_read_to(view))
    if view.not_read_back:
        talk.say(f"{view.not_read_back}.")
    say_account(talk)
    talk.say()


def _ways(view: View, box: Box) -> tuple[tuple[str, do.Intent], ...]:
    """Return what can be chosen and what it asks for: the guide's own choices come first.

    What was typed for another is right in one of several ways, or not read back yet.
    """
    own = [(one.label, do.Answer((do.Reply(box.place, value=one.code),))) for one in box.choices]
    if not view.about.told:
        return tuple(own)
    right, *others = own
    ways = [(f"{right[0]}, {how}", do.Confirm(key)) for key, how in HOW_READ.items()]
    later = (f"{NOT_YET}: hand it over not yet confirmed", do.GoToHandOver())
    return (ways[0], *others, *ways[1:], later)


def _say_choices(talk: Talk, box: Box) -> None:
    talk.say()
    talk.say(f"Question. {talk.view.stage}.")
    talk.say(box.asked)
    say_options(talk, [label for label, _ in _ways(talk.view, box)])
    talk.say(
        "Or type: change and a number; use, a number, and quote, paraphrase or leads; next open; "
        "read, for the whole again; back; go on."
    )


def _said(talk: Talk, box: Box) -> bool:
    """Do what is typed next; return whether it leads on from the read-back."""
    ways = _ways(talk.view, box)
    line = talk.lines.next()
    number = chosen(line, [label for label, _ in ways])
    if number is not None:
        return _checked(talk, number, *ways[number])
    said = typed.read(line, box.states)
    if said is None:
        _other(talk, typed.plain(line))
    elif said is Command.BACK:
        _back(talk)
    elif not obeyed(talk, said, Prompt(box.asked, box.why)):
        talk.say("This one needs one of its numbers.")
    return False


def _checked(talk: Talk, number: int, label: str, intent: do.Intent) -> bool:
    if not talk.submit(intent):
        return False
    talk.say(f"{number + 1}. {label}. Noted.")
    talk.say(talk.saved())
    if talk.view.kind is not Kind.READ_BACK:
        return True
    talk.say("Type change and the number of what you want to change.")
    return False


def _back(talk: Talk) -> None:
    left, talk.left = talk.left, None
    if left is None:
        ask.back(talk)
    else:
        talk.go(do.GoTo(left))


def _other(talk: Talk, said: str) -> None:
    if said == "read":
        _say_whole(talk, talk.view)
        say_open(talk)
    elif said == "go on":
        talk.go(do.GoOn())
    elif said in ("next open", "next"):
        found = waiting(talk)
        if found:
            _go_to(talk, found[0])
        talk.say("Nothing is open.")
    elif found_change := _CHANGE.fullmatch(said):
        passage = _numbered(talk, found_change[1])
        if passage is not None:
            _go_to(talk, passage)
    elif found_use := _USE.fullmatch(said):
        _use(talk, found_use[1], _USES[found_use[2]])
    else:
        talk.say("Type one of the numbers, or one of the words below.")


def _numbered(talk: Talk, number: str) -> Passage | None:
    found = numbered(talk)
    if 1 <= int(number) <= len(found):
        return found[int(number) - 1]
    talk.say(f"The numbers go from 1 to {len(found)}.")
    return None


def _go_to(talk: Talk, passage: Passage) -> None:
    talk.target = talk.returning = passage.place
    if talk.submit(do.GoTo(passage.place)):
        raise Moved
    talk.target = talk.returning = None


def _use(talk: Talk, number: str, use: Use) -> None:
    passage = _numbered(talk, number)
    if passage is None:
        return
    if passage.given.state is AnswerState.NEVER_PUT:
        talk.say("There is no answer here yet.")
    elif talk.submit(do.ChooseUse(passage.place, use)):
        found = next(one for one in numbered(talk) if one.place == passage.place)
        say_passage(talk, int(number), found)
        talk.say(talk.saved())
