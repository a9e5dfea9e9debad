"""Notes, field by field: a thing known, and a thing that shaped how the work went.

The one decision: only *what* is needed. A few lines are asked for each note, the rest on request,
and a note is kept as soon as it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from interview.engine import intents as do
from interview.engine import note_words, typed
from interview.engine.agenda import walked
from interview.engine.note_words import Labels
from interview.engine.typed import Command
from interview.engine.view import Box
from interview.model import when
from interview.model.taxonomy import AnswerState, Form
from interview.plain import prompts
from interview.plain.options import Prompt, Typed, labels, numbers
from interview.plain.talk import Hand, Talk

Note = dict[str, Any]
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
    while True:
        what = first or _what(talk, prompt, made)
        first = ""
        if what is Command.SKIP and made:
            break  # what is noted stays noted
        if isinstance(what, Command | AnswerState):
            return what
        if not made and typed.plain(what) in _NONE:
            return made
        if not what or typed.plain(what) == "done":
            break
        _take(talk, box, made, what)
        prompt = _prompt(box, made)
    if not made:
        return AnswerState.LEFT_BLANK
    return _ranked(talk, made) if box.form is Form.FACTORS else made


def _prompt(box: Box, made: list[Note]) -> Prompt:
    states = () if made else box.states
    return Prompt(box.asked, box.why, states, instead=_STAYS if made else _NO_NOTE)


def _take(talk: Talk, box: Box, made: list[Note], what: str) -> None:
    """Take one line: a note to be made, or one to be taken out of `made`."""
    if not any(letter.isalpha() for letter in what):
        talk.say("Type what it was in a few words.")
    elif (taken := _taken_out(what, made)) is not None:
        talk.submit(do.Answer((do.Reply(box.place, value=taken),), stay=True))
        made[:] = taken
        _list(talk, made)
    else:
        note = _made(talk, box, what)
        if talk.submit(do.Answer((do.Reply(box.place, value=[*made, note]),), stay=True)):
            made.append(note)
            talk.answered()
            talk.say(f"Noted: {note_words.said(note)}")
            talk.say(talk.saved())


def _list(talk: Talk, made: list[Note]) -> None:
    if made:
        talk.say("Noted so far:")
        for number, note in enumerate(made, start=1):
            talk.say(f"{number}. {note_words.said(note)}", indent="  ")


def _what(talk: Talk, prompt: Prompt, made: list[Note]) -> str | Typed:
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


def _made(talk: Talk, box: Box, what: str) -> Note:
    """Ask for the rest of a note. What it is stays as a draft until the note is kept."""
    talk.hand = Hand(box.place, lines=[what], new=True)
    fields = _knowledge if box.form is Form.ITEMS else _factor
    note: Note = {"what": what}
    note.update(fields(talk, box))
    return {key: given for key, given in note.items() if given not in ("", None, [])}


def _knowledge(talk: Talk, box: Box) -> Note:
    ask = _asker(talk, box)
    found: Note = {"status": _one_of(talk, ask("item_status_ask"), note_words.STATUS)}
    found["source"] = _one_of(talk, ask("item_source_ask"), note_words.SOURCE)
    if found["source"] == "told":
        found["source_role"] = prompts.words(talk, "By whom, by role?", why=box.why)
    elif found["source"] == "read":
        found["source_role"] = prompts.words(talk, "Where did you read it?", why=box.why)
    found.update(_dated(talk, ask("item_learned_ask"), "learned"))
    if _more(talk, "Add when it happened and whom you passed it on to"):
        found.update(_dated(talk, ask("item_happened_ask"), "happened"))
        passed = prompts.words(talk, ask("item_passed_ask").asked, hint="several, with commas")
        found["passed_to"] = [who.strip() for who in passed.split(",") if who.strip()]
        found["channel"] = prompts.words(talk, ask("item_channel_ask").asked)
        found["came_back"] = prompts.words(
            talk, ask("item_back_ask").asked, hint='"nothing" is an answer'
        )
    return found


def _factor(talk: Talk, box: Box) -> Note:
    ask = _asker(talk, box)
    found: Note = {"lens": _one_of(talk, ask("factor_lens_ask"), note_words.LENS)}
    around = ""
    if found["lens"] == "person":
        around = prompts.words(talk, ask("factor_around_ask").asked)
    found["effect"] = _one_of(talk, ask("factor_effect_ask"), note_words.EFFECT)
    how = ask("factor_how_ask")
    found["how"] = prompts.words(talk, how.asked, why=how.why)
    if around:
        found["how"] = f"{found['how']}\n{around}".strip()
    found["usual"] = _one_of(talk, ask("factor_usual_ask"), note_words.USUAL)
    if _more(talk, "Say which group and which moment it belongs to"):
        factors = talk.sitting.conversation.guide.factors
        found["code"] = _from(
            talk, Prompt("Which group?", field=True), {one.code: one.label for one in factors}
        )
        moments = {one.id: one.title for one in walked(talk.sitting.conversation.state)}
        if moments:
            found["episode"] = _from(talk, Prompt("Which moment?", field=True), moments)
    return found


def _asker(talk: Talk, box: Box) -> Callable[[str], Prompt]:
    words = talk.view.words

    def ask(key: str) -> Prompt:
        why = words.get(key.replace("_ask", "_why"), box.why)
        return Prompt(words.get(key, ""), why, field=True)

    return ask


def _one_of(talk: Talk, prompt: Prompt, labels: Labels) -> str | None:
    return _from(talk, prompt, {str(code): label for code, label in labels.items()})


def _from(talk: Talk, prompt: Prompt, labels: Mapping[str, str]) -> str | None:
    talk.say(f"{prompt.asked} It may be left empty.")
    found = prompts.pick(talk, prompt, list(labels.values()), optional=True)
    return list(labels)[found] if isinstance(found, int) else None


def _more(talk: Talk, offer: str) -> bool:
    return prompts.pick(talk, _FIELD, ("Keep this note", offer), optional=True) == 1


def _dated(talk: Talk, prompt: Prompt, name: str) -> Note:
    """Ask when, in their words, and once whether our reading of them is right."""
    said = prompts.words(talk, prompt.asked, why=prompt.why)
    edtf = when.read(said).edtf if said else None
    if edtf is not None and not confirmed(talk, edtf):
        edtf = None
    return {name: said, f"{name}_edtf": edtf}


def confirmed(talk: Talk, edtf: str) -> bool:
    """Ask whether a reading is right; anything else than that it is leaves the words alone."""
    asked = prompts.reading(talk, edtf)
    talk.say(asked.asked)
    return prompts.pick(talk, asked, ("That's right", "Not that, or can't say")) == 0


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
