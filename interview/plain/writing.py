"""Typing an answer of several lines, and what becomes of it when it isn't ended.

The one decision: a word is a command only as the first line of an answer. What was left unended the
last time is gone on with, never replaced and never taken for an answer by itself.
"""

from __future__ import annotations

from interview.engine import typed
from interview.engine.place import Place
from interview.engine.typed import Command
from interview.plain import note_beside, noticing
from interview.plain.commands import obeyed
from interview.plain.options import Prompt, Typed, again
from interview.plain.talk import Hand, Talk


def narrative(talk: Talk, place: Place, prompt: Prompt, *, follow_up: bool = False) -> str | Typed:
    """Return the words typed, letter for letter, or what else was asked for in their place."""
    hand = talk.hand = Hand(place, follow_up)
    _go_on_with_draft(talk, hand)
    begun = False
    while True:
        line = talk.lines.next()
        if not begun and (said := typed.read(line, prompt.states)) is not None:
            talk.lines.closing_may_follow()
            if said is Command.NOTE:
                note_beside.note(talk, hand)
                again(talk, prompt)
                continue
            if obeyed(talk, said, prompt):
                continue
            talk.hand = None  # what was begun before stays as a draft
            return said
        if talk.lines.ends(line):
            if noticing.adds_to_it(talk, hand):
                continue
            return hand.text
        if not begun and not line.strip():
            continue  # an empty line before anything was said
        _take(talk, hand, line, first=not begun)
        begun = True


def _take(talk: Talk, hand: Hand, line: str, *, first: bool) -> None:
    if first and typed.elsewhere(line, talk.view.other_answers):
        talk.say("That has no place of its own here, so it counts as words of yours.")
    hand.lines.append(line)
    hand.new = True
    if talk.lines.interactive:
        talk.typing()


def _go_on_with_draft(talk: Talk, hand: Hand) -> None:
    draft = talk.sitting.draft_at(hand.place, follow_up=hand.follow_up)
    if draft is None:
        return
    talk.say("You had begun to type:")
    talk.say(draft.text, indent="  ")
    talk.say("What you type now goes on from there.")
    hand.lines = draft.text.split("\n")
