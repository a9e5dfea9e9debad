"""The list of turning points: one's own, then the reviewers' beside them, then which go deep.

The one decision: a line that is no command to the list names a new point.
"""

from __future__ import annotations

import re

from interview.engine import intents as do
from interview.engine import typed
from interview.engine.place import Kind
from interview.engine.roster_view import Row
from interview.engine.typed import Command
from interview.engine.view import View
from interview.plain import ask, prompts
from interview.plain.options import Prompt, numbers, say_hint
from interview.plain.point import change, every, listed, name, part, settle
from interview.plain.talk import Talk

_NO_MOMENT = "That is not a moment to list. Where there is none to name, type done."
_ON_THE_LIST = re.compile(r"(change|set aside|restore|move up|move down) ([0-9]{1,3})")


def naming(talk: Talk, view: View) -> None:
    """Let the person name turning points and change the list, until it is done."""
    words = view.words
    reviewers = view.kind is Kind.REVIEWERS_LIST
    prompt = Prompt(words.get("points_ask", ""), words.get("points_why", ""), instead=_NO_MOMENT)
    talk.say()
    if not reviewers:
        talk.say(prompt.asked)
        say_hint(talk, words.get("points_hint", ""))
    _say_list(talk)
    for row in listed(talk).rows:
        if reviewers and not row.own and row.there is None:
            part(talk, row)
        settle(talk, row.id)
    talk.say(
        "To see or change the list, type list; or change, set aside, restore, move up or move "
        "down, and a number."
    )
    while True:
        talk.say(
            "Type a few words for a moment. When your list is done, type done or leave it empty."
        )
        said = prompts.line(talk, prompt)
        if said is Command.BACK:
            ask.back(talk)
        if said is Command.SKIP:
            talk.go(do.GoOn())
        if not said or typed.plain(said) == "done":
            break
        _on_list(talk, said)
    talk.submit(do.CloseRoster())
    talk.say(talk.saved())


def choose(talk: Talk, view: View) -> None:
    """Let the person choose which points to go through in detail, the most important first."""
    roster = listed(talk)
    words = view.words
    prompt = Prompt(words.get("choose_ask", ""), words.get("choose_why", ""))
    talk.say()
    talk.say(prompt.asked)
    say_hint(talk, words.get("choose_hint", ""))
    for number, row in enumerate(roster.rows, start=1):
        talk.say(f"{number}. {row.title}")
        if row.ask:
            talk.say(words.get("choose_asked_for", ""), indent="   ")
    talk.say(
        f"There is time for {roster.limit} in detail. Type their numbers, such as 2 1, the one "
        "that matters most first; or type none, for a short page each."
    )
    while True:
        said = prompts.line(talk, prompt)
        if said is Command.BACK:
            ask.back(talk)
        order = _order(talk, str(said), len(roster.rows))
        if order is None:
            talk.say(f"Type numbers from 1 to {len(roster.rows)}, each once, or none.")
        elif talk.submit(do.ChooseDeep(tuple(roster.rows[at].id for at in order))):
            break
    talk.say(talk.saved())


def _order(talk: Talk, said: str, limit: int) -> tuple[int, ...] | None:
    if typed.plain(said) == "none" or (not said and not talk.lines.interactive):
        return ()
    return numbers(said, limit) or None


def _say_list(talk: Talk) -> None:
    roster = listed(talk)
    if not roster.rows:
        talk.say(talk.view.words.get("points_none", ""))
    for number, row in enumerate(roster.rows, start=1):
        talk.say(f"{number}. {row.title}")
        for line in _about(row):
            talk.say(line, indent="   ")
    for number, row in enumerate(roster.aside, start=len(roster.rows) + 1):
        talk.say(f"{number}. Set aside, still kept: {row.title}")


def _about(row: Row) -> list[str]:
    found = []
    if row.reviewers_when and not row.words:
        found.append(f"The reviewers put it at: {row.reviewers_when}")
    if row.words:
        read = f". Read as {row.said}, confirmed." if row.said else ""
        found.append(f"When: {row.words}{read}")
    if row.why:
        found.append(f"Why it mattered: {row.why}")
    if not row.own and row.there is not None:
        found.append("You had a part in it." if row.there else "You had no part in it.")
    return found


def _on_list(talk: Talk, said: str) -> None:
    """Do what was typed to the list; anything that is no command names a new point."""
    command = typed.plain(said)
    found = _ON_THE_LIST.fullmatch(command)
    if command == "list":
        _say_list(talk)
    elif found is None and any(letter.isalpha() for letter in said):
        name(talk, said)
    elif found is None:
        talk.say("Type a few words to know the moment by.")
    else:
        rows = every(talk)
        at = int(found[2]) - 1
        if 0 <= at < len(rows):
            _do(talk, found[1], rows[at])
        else:
            talk.say("There is no such number on the list.")


def _do(talk: Talk, command: str, row: Row) -> None:
    if command == "change":
        change(talk, row)
    elif command == "set aside":
        talk.submit(do.SetAside(row.id))
        talk.say(f"Set aside, and kept. To have it back, type restore and its number: {row.title}")
    elif command == "restore":
        talk.submit(do.Restore(row.id))
    else:
        talk.submit(do.MoveEpisode(row.id, -1 if command.endswith("up") else 1))
    _say_list(talk)
