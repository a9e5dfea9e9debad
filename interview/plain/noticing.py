"""A note on language after an answer, line by line, while somebody practises.

The one decision: it comes when the answer is finished and before it is kept, so that a sentence can
still go to its end; in a pipe, where nobody is there to choose, it is only said.
"""

from __future__ import annotations

from interview.plain import prompts
from interview.plain.options import Prompt
from interview.plain.talk import Hand, Talk

_ADD = 1


def adds_to_it(talk: Talk, hand: Hand) -> bool:
    """Say what there is to say of a phrase in the words in hand; return whether more is to come."""
    if not talk.view.about.practice:
        return False
    note = talk.sitting.language_note(hand.place, hand.text, talk.shown)
    if note is None:
        return False
    talk.shown.add(note.key)
    talk.say()
    talk.say(note.about)
    talk.say(f"{note.offer} {note.stays}")
    if not talk.lines.interactive:
        return False
    wanted = prompts.pick(talk, Prompt("", field=True), (note.keep, note.add))
    if wanted == _ADD:
        talk.say("What you type now goes on from there. A full stop alone on a line ends it.")
    return wanted == _ADD
