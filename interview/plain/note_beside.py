"""A note of something known from a sentence that was just given: the word `note`, typed alone.

The one decision: the sentence is theirs, letter for letter, chosen by its number where there are
several; then only how it reached them and when is asked, and the question stands as before.
"""

from __future__ import annotations

from interview.engine import intents as do
from interview.engine import note_words
from interview.engine.own_words import sentences
from interview.plain import note_fields, prompts
from interview.plain.options import Prompt
from interview.plain.talk import Hand, Talk

_FEW = 5  # sentences to choose from: the last ones


def note(talk: Talk, hand: Hand) -> None:
    """Make a note of the words in hand, else of what was said just before in the same moment."""
    found = talk.sitting.beside(hand.place, hand.text, len(hand.text))
    if found is None:
        talk.say(talk.view.say("note_none"))
        return
    what = _chosen(talk, sentences(found.text)[-_FEW:])
    if not what:
        return
    begun = {"what": what}
    note = note_fields.made(talk, found.box, begun, passed_on=found.passed_on)
    if talk.submit(do.KeepNote(found.box.place, note)):
        talk.answered()
        talk.say(f"Noted: {note_words.said(note)}")
        talk.say(talk.saved())
    talk.hand = hand


def _chosen(talk: Talk, those: tuple[str, ...]) -> str:
    if len(those) == 1:
        return those[0]
    talk.say("Which of these? It may be left empty.")
    found = prompts.pick(talk, Prompt("", field=True), those, optional=True)
    return those[found] if isinstance(found, int) else ""
