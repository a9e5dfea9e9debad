"""The fields of a note, line by line: few are asked, the rest where words call for it.

The one decision: only *what* is needed; whatever else is asked may be left empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from interview.engine import note_words
from interview.engine.agenda import walked
from interview.engine.note_words import Labels
from interview.engine.view import Box
from interview.model import when
from interview.model.taxonomy import Form
from interview.plain import prompts
from interview.plain.options import Prompt
from interview.plain.talk import Hand, Talk

Note = dict[str, Any]
_FIELD = Prompt("", field=True)
_WHEN = "Add when it happened"
_WHEN_AND_WHOM = "Add when it happened and whom you passed it on to"


def made(talk: Talk, box: Box, begun: Note, *, passed_on: bool = False) -> Note:
    """Ask for the rest of a note that has `what` and whatever else is known of it; return it whole.

    What it is stays as a draft until the note is kept. `passed_on`: it came from an answer that
    says so.
    """
    what = str(begun["what"])
    talk.hand = Hand(box.place, lines=[what], new=True)
    signs = talk.sitting.signs(what)
    if box.form is Form.ITEMS:
        rest = _knowledge(talk, box, passed_on=passed_on or signs.passed_on)
    else:
        rest = _factor(talk, box, begun, signs.group)
    note = {**begun, **{key: given for key, given in rest.items() if given not in ("", None, [])}}
    return {key: given for key, given in note.items() if given not in ("", None, [])}


def _knowledge(talk: Talk, box: Box, *, passed_on: bool) -> Note:
    ask = _asker(talk, box)
    found: Note = {"status": _one_of(talk, ask("item_status_ask"), note_words.STATUS)}
    found["source"] = _one_of(talk, ask("item_source_ask"), note_words.SOURCE)
    if found["source"] == "told":
        found["source_role"] = prompts.words(talk, "By whom, by role?", why=box.why)
    elif found["source"] == "read":
        found["source_role"] = prompts.words(talk, "Where did you read it?", why=box.why)
    found.update(_dated(talk, ask("item_learned_ask"), "learned"))
    if passed_on:
        found.update(_passed(talk, ask))
    if _more(talk, _WHEN if passed_on else _WHEN_AND_WHOM):
        found.update(_dated(talk, ask("item_happened_ask"), "happened"))
        if not passed_on:
            found.update(_passed(talk, ask))
    return found


def _passed(talk: Talk, ask: Callable[[str], Prompt]) -> Note:
    passed = prompts.words(talk, ask("item_passed_ask").asked, hint="several, with commas")
    channel = prompts.words(talk, ask("item_channel_ask").asked)
    back = prompts.words(talk, ask("item_back_ask").asked, hint='"nothing" is an answer')
    to = [who.strip() for who in passed.split(",") if who.strip()]
    return {"passed_to": to, "channel": channel, "came_back": back}


def _factor(talk: Talk, box: Box, begun: Note, group: str) -> Note:
    ask = _asker(talk, box)
    found: Note = {"code": group}
    if "lens" not in begun:
        found["lens"] = _one_of(talk, ask("factor_lens_ask"), note_words.LENS)
    around = ""
    if found.get("lens") == "person":
        around = prompts.words(talk, ask("factor_around_ask").asked)
    if "effect" not in begun:
        found["effect"] = _one_of(talk, ask("factor_effect_ask"), note_words.EFFECT)
    how = ask("factor_how_ask")
    found["how"] = prompts.words(talk, how.asked, why=how.why)
    if around:
        found["how"] = f"{found['how']}\n{around}".strip()
    found["usual"] = _one_of(talk, ask("factor_usual_ask"), note_words.USUAL)
    label = next((one.label for one in box.groups if one.code == group), "")
    if label:
        talk.say(f"Its group, from your words: {label}.")
    if _more(talk, "Say which group and which moment it belongs to"):
        found.update(_placed(talk, box, group))
    return found


def _placed(talk: Talk, box: Box, group: str) -> Note:
    groups = {one.code: one.label for one in box.groups}
    found: Note = {"code": _from(talk, Prompt("Which group?", field=True), groups) or group}
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
