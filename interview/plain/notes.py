"""Notes, field by field: a thing known, and a thing that shaped how the work went.

The one decision: only *what* is needed. A few lines are asked for each note, the rest on request,
and a note is kept as soon as it is made.
"""

from __future__ import annotations

from interview.engine import intents as do
from interview.engine import note_offers, note_words, typed
from interview.engine.own_words import OwnWords
from interview.engine.typed import Command
from interview.engine.view import Box
from interview.model.taxonomy import AnswerState, Form
from interview.plain import prompts
from interview.plain.note_fields import Note
from interview.plain.note_fields import made as made_of
from interview.plain.options import Prompt, Typed, labels, numbers
from interview.plain.talk import Talk

_FEW = 5  # sentences of their own that are offered at once
_FIELD = Prompt("", field=True)


_STAYS = "What is noted stays noted. To go on, type done."
_NO_NOTE = "That is not a note. To go on without one, type done."
_NONE = ("none", "nothing")  # said in words: asked, and there was none


def ask(talk: Talk, box: Box) -> list[Note] | Typed:
    """Return all the notes of a question, each one kept already, or what else was typed.

    An empty list means: asked, and there was none, in so many words. Passing over it is no answer.
    """
    made: list[Note] = [dict(one) for one in box.given.value or ()] if box.given else []
    if talk.view.own_voice:
        talk.say(f"{talk.view.own_voice}.")
    _list(talk, made)
    prompt = _prompt(box, made)
    first = _begun_before(talk, box)
    asked = False
    while True:
        what = first or _what(talk, box, prompt, made)
        first = ""
        if what is Command.SKIP and made:
            break  # what is noted stays noted
        if isinstance(what, Command | AnswerState):
            return what
        if not made and typed.plain(what) in _NONE:
            return made
        if what and typed.plain(what) != "done":
            _take(talk, box, made, what)
            prompt = _prompt(box, made)
        elif asked or not _asks_before_going_on(talk, box, made):
            break
        else:
            asked = True
    return _done(talk, box, made)


def _done(talk: Talk, box: Box, made: list[Note]) -> list[Note] | Typed:
    """Return the notes that were made, in their order of weight where they have one."""
    if not made:
        return AnswerState.LEFT_BLANK
    return _ranked(talk, made) if box.form is Form.FACTORS else made


def _asks_before_going_on(talk: Talk, box: Box, made: list[Note]) -> bool:
    """Ask once for something that helped, where somebody is there and nothing noted did."""
    asked = note_offers.asks_for_help(box, made)
    if asked or not talk.lines.interactive or not note_offers.lacks_help(box, made):
        return False
    talk.say(talk.view.say("factor_helped_ask"))
    return True


def _prompt(box: Box, made: list[Note]) -> Prompt:
    states = () if made else box.states
    return Prompt(box.asked, box.why, states, instead=_STAYS if made else _NO_NOTE)


def _take(talk: Talk, box: Box, made: list[Note], what: str) -> None:
    """Take one line: a note to be made, or one to be taken out of `made`."""
    begun = _begun(box, made, what)
    if begun is None:
        talk.say("Type what it was in a few words.")
    elif (taken := _taken_out(what, made)) is not None:
        talk.submit(do.Answer((do.Reply(box.place, value=taken),), stay=True))
        made[:] = taken
        _list(talk, made)
    else:
        note = made_of(talk, box, begun)
        if talk.submit(do.Answer((do.Reply(box.place, value=[*made, note]),), stay=True)):
            made.append(note)
            talk.answered()
            talk.say(f"Noted: {note_words.said(note)}")
            talk.say(talk.saved())


def _begun(box: Box, made: list[Note], what: str) -> Note | None:
    """Return what a note begins with: the words typed, or those of their own that a number names.

    None for what is neither.
    """
    helped: Note = {"effect": "helped"} if note_offers.asks_for_help(box, made) else {}
    if any(letter.isalpha() for letter in what):
        return {"what": what, **helped}
    own = _own(box, made)
    chosen = numbers(what, len(own))
    if not chosen:
        return None
    one = own[chosen[0]]
    return {"what": one.text, "lens": str(one.lens), "episode": one.episode, **helped}


def _own(box: Box, made: list[Note]) -> tuple[OwnWords, ...]:
    """Return the sentences of their own that the next note may begin with, a few at a time."""
    helping = note_offers.asks_for_help(box, made)
    return note_offers.may_begin_with(box, made, helping=helping)[:_FEW]


def _offer_own(talk: Talk, box: Box, made: list[Note]) -> None:
    if own := _own(box, made):
        talk.say(f"{talk.view.say('factor_own')} type a number to begin with one.")
        for number, one in enumerate(own, start=1):
            talk.say(f"{number}. {one.text}", indent="  ")


def _list(talk: Talk, made: list[Note]) -> None:
    if made:
        talk.say("Noted so far:")
        for number, note in enumerate(made, start=1):
            talk.say(f"{number}. {note_words.said(note)}", indent="  ")


def _what(talk: Talk, box: Box, prompt: Prompt, made: list[Note]) -> str | Typed:
    if note_offers.asks_for_help(box, made):
        talk.say(talk.view.say("factor_helped_ask"))
    _offer_own(talk, box, made)
    if made:
        talk.say("Another one? To go on, type done or leave it empty. Or type remove and a number.")
    else:
        talk.say("Type it in a line. To go on without a note, type done or leave it empty.")
        if prompt.states:
            talk.say(f"Or type one of these alone: {labels(prompt.states)}, why, back.")
    return prompts.line(talk, prompt)


def _begun_before(talk: Talk, box: Box) -> str:
    """Return the words of a note that was begun the last time and not ended, if they are wanted."""
    draft = talk.sitting.draft_at(box.place)
    if draft is None:
        return ""
    talk.say("You had begun a note:")
    talk.say(draft.text, indent="  ")
    wanted = prompts.pick(talk, _FIELD, ("Go on with it", "Leave it"))
    if wanted == 0:
        return draft.text
    talk.sitting.drop_draft(box.place)
    return ""


def _taken_out(what: str, made: list[Note]) -> list[Note] | None:
    command, _, number = what.casefold().partition(" ")
    if command == "remove" and number.isascii() and number.isdigit() and len(number) <= len(what):
        at = int(number[:6]) - 1
        if 0 <= at < len(made):
            return [*made[:at], *made[at + 1 :]]
    return None


def _ranked(talk: Talk, made: list[Note]) -> list[Note]:
    """Ask which of several notes mattered most, unless that was said before."""
    if len(made) < 2 or any(note.get("rank") for note in made):  # noqa: PLR2004 - one has no order
        return made
    asked = talk.view.words.get("factor_rank_ask", "")
    _list(talk, made)
    talk.say(f"{asked} Type the numbers, the one that mattered most first, or leave it empty.")
    prompt = Prompt(asked, talk.view.words.get("factor_rank_why", ""), field=True)
    while text := str(prompts.line(talk, prompt)):
        order = numbers(text, len(made))
        if order is not None:
            ranks = {at: rank for rank, at in enumerate(order, start=1)}
            return [_with_rank(note, ranks.get(at)) for at, note in enumerate(made)]
        talk.say(f"Type numbers from 1 to {len(made)}, each once.")
    return made


def _with_rank(note: Note, rank: int | None) -> Note:
    return {**note, "rank": rank} if rank is not None and rank <= 9 else note  # noqa: PLR2004 - the most a rank can be
