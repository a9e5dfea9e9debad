"""The whole account in words, as it is read back: every place, and what became of it.

The one decision: only what can be changed here has a number. What was set aside, and the points a
person had no part in, are said at the end without one.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.engine import note_words, read_back
from interview.engine.account import Passage, follow_up_state, still_open
from interview.engine.agenda import walked
from interview.engine.place import Place
from interview.engine.state import Episode, Later, State
from interview.model import when
from interview.model.guide import Guide
from interview.model.taxonomy import AnswerState, Use
from interview.plain.talk import Talk

USES = {
    Use.QUOTE: "It may be quoted.",
    Use.PARAPHRASE: "Its sense may be used, it is not quoted.",
    Use.LEADS_ONLY: "It is for the review team only.",
}

_FEW = 5  # words that are listed; all of them are asked about


def numbered(talk: Talk) -> tuple[Passage, ...]:
    """Return the passages that have a number in the read-back, in its order."""
    return read_back.listed(talk.sitting.conversation.state, talk.sitting.conversation.guide)


def waiting(talk: Talk) -> tuple[Passage, ...]:
    """Return those of them that are still open."""
    return still_open(numbered(talk))


def say_open(talk: Talk) -> None:
    """Say how many questions are still open, and which words are to be looked at, where any are."""
    n = len(waiting(talk))
    if n:
        talk.say(talk.view.say("left_open", n=n))
    names = talk.view.account.names if talk.view.account else ()
    if names:
        listed = ", ".join(f'"{one.word}"' for one in names[:_FEW])
        more = ", ..." if len(names) > _FEW else ""
        talk.say(f"Names to check before you hand over: {listed}{more}.")


def say_account(talk: Talk, *, given: bool = False) -> None:
    """Say the whole account, or only what there is a reply to: `given`."""
    state, guide = talk.sitting.conversation.state, talk.sitting.conversation.guide
    stages = {one.id: one.title for one in guide.stages}
    heading = ""
    found = [one for one in numbered(talk) if not given or one.place in state.given]
    for number, passage in enumerate(found, start=1):
        above = _heading(state, passage, stages.get(passage.stage, ""))
        if above != heading:
            heading = above
            talk.say()
            talk.say(heading)
        say_passage(talk, number, passage)
    for line in read_back.apart(state):
        talk.say()
        talk.say(line)
    if (whole := state.given.get(Place("close.use"))) is not None and whole.text:
        talk.say()
        talk.say(f"For the whole of it, how your exact words may be used: {whole.text}")


def say_passage(talk: Talk, number: int, passage: Passage) -> None:
    """Say one place of the account, with its number and what became of it."""
    state, guide = talk.sitting.conversation.state, talk.sitting.conversation.guide
    talk.say()
    talk.say(f"{number}. {asked(guide, passage)}")
    for line in _said(guide, passage):
        talk.say(line, indent="   ")
    whole = state.value("close.use")
    if passage.given.use is not None and passage.given.use != whole:
        talk.say(USES[passage.given.use], indent="   ")
    for later in state.later:
        if later.place == passage.place:
            talk.say(f"Corrected: {later.text}", indent="   ")


def say_additions(talk: Talk, state: State) -> None:
    """Say what was added after the hand-over."""
    added: list[Later] = [one for one in state.later if one.place is None]
    for one in added:
        talk.say(f"Added: {one.text}", indent="  ")


def asked(guide: Guide, passage: Passage) -> str:
    """Return the question of a passage: as it was put, else as the guide has it."""
    if passage.asked:
        return passage.asked
    question = guide.by_id.get(passage.place.question)
    return question.ask if question is not None and "{{" not in question.ask else "A question"


def _heading(state: State, passage: Passage, stage: str) -> str:
    episode = state.episodes.get(passage.place.episode or "")
    if episode is None:
        return stage
    order = [one.id for one in walked(state)]
    return f"Turning point {order.index(episode.id) + 1}: {episode.title}{_dates(episode)}"


def _dates(episode: Episode) -> str:
    if not episode.words:
        return ""
    said = f" {when.say(episode.edtf)}." if episode.edtf else ""
    return f".{said} Your words: {episode.words}"


def _said(guide: Guide, passage: Passage) -> Iterator[str]:
    given = passage.given
    if why := read_back.not_answered(guide, passage):
        yield why
    if isinstance(given.value, list | tuple):
        if not given.value and given.state is AnswerState.ANSWERED:
            yield "Asked, and there was none."
        for number, note in enumerate(given.value, start=1):
            yield f"Note {number}: {note_words.said(note)}"
    elif given.text:
        yield given.text
    if given.changed:
        yield "Changed. What you said before is kept too."
    for one in given.follow_ups:
        yield one.asked
        state = follow_up_state(one)
        yield f"  {one.text or read_back.label(guide, state)}"
