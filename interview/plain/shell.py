"""The plain shell from the first line to the last: what is shown at each step, and how it ends.

The one decision: however a sitting ends, by a word, the end of the input or Ctrl+C, what was being
typed is kept as a draft, never as an answer, and how to go on is said.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TextIO

from interview.engine import introduction
from interview.engine.lock_words import LOCKED
from interview.engine.place import Kind
from interview.engine.view import View
from interview.errors import ExitCode, NotSaved, OpensWith
from interview.model import when
from interview.model.taxonomy import Mode
from interview.plain import (
    asides,
    ask,
    damaged,
    handover,
    lock,
    names,
    page,
    readback,
    roster,
    support,
)
from interview.plain.lines import Ended, Lines
from interview.plain.talk import Leaving, Moved, Talk, clock, day
from interview.sittings import Sitting

if TYPE_CHECKING:
    from interview.storage.library import Noted


def run(
    sitting: Sitting, *, source: TextIO, out: TextIO, interactive: bool, exports: Path
) -> ExitCode:
    """Go through an interview line by line until it ends; return the exit code.

    `interactive`: a person is typing, not a pipe. A record that is handed over goes to `exports`.
    What could not be saved is said on `out` and gives ExitCode.FILES, and so does a damaged file,
    which can only be read. Closing is the caller's.
    """
    talk = Talk(sitting, Lines(source, out, interactive=interactive), exports)
    talk.paged = bool(talk.view.about.setting.moment)  # in a round the notes page comes first
    if sitting.damaged_since is not None:
        return damaged.only_read(talk, sitting.damaged_since)
    try:
        _open(talk)
        while True:
            _step(talk)
    except Leaving as leaving:
        return leaving.code if leaving.said else _close(talk, leaving.code)
    except Ended:
        return _close(talk, ExitCode.DONE)
    except KeyboardInterrupt:
        talk.say()
        return _close(talk, ExitCode.INTERRUPTED)


def home(found: Sequence[tuple[Noted, OpensWith | None]], out: TextIO) -> ExitCode:
    """Say what can be done where no interview is in hand.

    `found` are those on this machine, each with what it asks for before it opens.
    """
    lines = Lines(io.StringIO(), out, interactive=False)
    lines.say("Interview")
    lines.say("A place to give your side of a piece of work, in your own words.")
    lines.say("It asks one question at a time and saves as you go.")
    lines.say("Nothing leaves this computer until you hand it over.")
    lines.say()
    lines.say("To begin from an invitation: interview begin INVITATION")
    lines.say("To practise on a made-up case: interview practice")
    for one, by in found:
        lines.say(_listed(one))
        if by is not None:
            lines.say(LOCKED[by], indent="  ")
    if not found:
        lines.say("Nothing here yet. If you were sent an invitation, begin with that.")
        lines.say("If not, try a made-up case.")
    lines.say("Help with this program: the person who sent you the invitation.")
    return ExitCode.DONE


def _listed(one: Noted) -> str:
    started = when.say(one.started)
    if one.state == "handed_over":
        what = f"To add to an interview handed over, begun on {started}"
    elif one.state == "not_confirmed":
        what = f"To read back an interview that is not yet confirmed, begun on {started}"
    else:
        kind = "a practice interview" if one.practice else "an interview"
        what = f"To go on with {kind} begun on {started}"
    return f"{what}: interview resume {one.id}"


def _open(talk: Talk) -> None:
    """Say what is to be known before the first question, or where they stopped."""
    view = talk.view
    if view.about.practice:
        talk.say("PRACTICE. Made-up people and places.")
        if not talk.sitting.kept:
            asides.before_practice(talk)
        if view.about.setting.card and not view.about.told:
            asides.card(talk)
    if not talk.sitting.kept:
        _introduce(talk)
    else:
        _welcome_back(talk, view)
    if view.about.mode is Mode.TALK:
        talk.say()
        talk.say(f"Typed by {view.about.entered_by}.")
        talk.say(view.words.get("reviewer_beside", ""))
    if view.alarm:
        asides.risk_now(talk)


def _introduce(talk: Talk) -> None:
    conversation = talk.sitting.conversation
    pages = introduction.pages(conversation.state, conversation.guide)
    for number, text in enumerate(pages, start=1):
        talk.say(f"Before you begin, {number} of {len(pages)}.")
        for line in text.split("\n"):
            talk.say(line.removeprefix("## "))
        talk.say()
        if talk.lines.interactive and number < len(pages):
            talk.say("Press Enter for the next page.")
            talk.lines.next()
    if not talk.view.about.setting.moment:
        talk.say(talk.view.words.get("to_hand", ""))
    lock.choose(talk)


def _welcome_back(talk: Talk, view: View) -> None:
    if view.kind is Kind.HANDED_OVER:
        talk.say(f"This account was handed over as {view.handed}.")
    elif view.kind is not Kind.HAND_OVER:
        guide = talk.sitting.conversation.guide
        at = f"{day(view.last_at)}, {clock(view.last_at)}"
        talk.say(introduction.coming_back(view, guide, at))


def _step(talk: Talk) -> None:
    """Show the step in hand and take what is said to it."""
    talk.hand = None
    view = talk.view
    try:
        _arrive(talk, view)
        asides.time_of_a_round(talk)
        if view.supporting:
            support.say(talk, view)
        elif view.asking is not None:
            ask.follow_up(talk, view.asking)
        elif page.wanted(talk):
            page.page(talk)
        else:
            _STEPS[view.kind](talk, view)
    except Moved:
        return


_STEPS: Mapping[Kind, Callable[[Talk, View], None]] = MappingProxyType(
    {
        Kind.QUESTIONS: ask.questions,
        Kind.ROSTER: roster.naming,
        Kind.REVIEWERS_LIST: roster.naming,
        Kind.CHOOSE: roster.choose,
        Kind.READ_BACK: readback.read_back,
        Kind.NAMES: names.check,
        Kind.HAND_OVER: handover.hand_over,
        Kind.HANDED_OVER: handover.afterwards,
    }
)


def _arrive(talk: Talk, view: View) -> None:
    """Say where the person has come to, once, and what stands before it."""
    here = talk.sitting.conversation.state.here
    heading = (view.where, view.title)
    if heading != talk.heading and view.where:
        talk.heading = heading
        _say_heading(talk, view)
    if here != talk.seen:
        talk.seen = here
        if view.signpost and talk.returning is None:
            talk.say()
            talk.say(view.signpost)


def _say_heading(talk: Talk, view: View) -> None:
    mark = "PRACTICE. " if view.about.practice else ""
    talk.say()
    talk.say(f"{mark}{view.where}{f': {view.title}' if view.title else ''}.")
    if view.about.mode is Mode.TALK:
        talk.say(f"{view.about.code or 'An account'}, typed by {view.about.entered_by}.")
    talk.say(f"Support: {talk.around.support}")
    if time := asides.time(talk):
        talk.say(time)


def _close(talk: Talk, code: ExitCode) -> ExitCode:
    """Keep what was being typed, say what is kept and how to go on; return the exit code."""
    talk.say()
    if not talk.sitting.kept:
        talk.say("Nothing has been kept. You can begin again another day.")
        return code
    try:
        drafted = talk.keep_hand()
    except NotSaved as trouble:
        talk.say(f"interview: NOT SAVED. {trouble}")
        talk.say(f"Everything up to {clock(talk.view.last_at)} is safe on this computer.")
        code, drafted = ExitCode.FILES, False
    if drafted:
        talk.say("What you had begun to type is kept, and waits for you there.")
    _say_how_to_go_on(talk, code)
    return code


def _say_how_to_go_on(talk: Talk, code: ExitCode) -> None:
    handed = talk.view.kind is Kind.HANDED_OVER
    if code is not ExitCode.FILES:
        talk.say(f"Stopped at {clock(talk.sitting.conversation.clock())}. All saved.")
    talk.say(f"Support: {talk.around.support}")
    talk.say(f"{'To add to it' if handed else 'To go on'}: interview resume {talk.sitting.id}")
