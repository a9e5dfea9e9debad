"""An interview whose file is damaged: it can be read back, and that is all.

The one decision: nothing is asked and nothing is taken, since nothing could be kept.
"""

from __future__ import annotations

import contextlib
from datetime import datetime

from interview.errors import ExitCode
from interview.plain.lines import Ended
from interview.plain.options import chosen, say_options
from interview.plain.reading import say_account, say_additions
from interview.plain.talk import Talk, clock, day

_CHOICES = ("Read it back", "Leave")


def only_read(talk: Talk, until: datetime) -> ExitCode:
    """Say that what came after `until` can't be read; offer the rest to read. Return FILES."""
    talk.say(
        f"Part of this interview's file is damaged. All up to {clock(until)} on {day(until)} can "
        "be read, and the file has not been touched. Nothing can be added to it. Ask the review "
        "team for help."
    )
    with contextlib.suppress(Ended, KeyboardInterrupt):
        while _reading_wanted(talk):
            say_account(talk, given=True)  # of the rest nobody can tell what became of it
            say_additions(talk, talk.sitting.conversation.state)
            talk.say()
            talk.say("That is all that can be read.")
    talk.say()
    talk.say("Nothing was changed, and nothing was added.")
    talk.say(f"The review team: {talk.around.contact}")
    talk.say(f"Support: {talk.around.support}")
    return ExitCode.FILES


def _reading_wanted(talk: Talk) -> bool:
    talk.say()
    say_options(talk, _CHOICES)
    while (found := chosen(talk.lines.next(), _CHOICES)) is None:
        talk.say("That was not kept. Type 1 or 2.")
    return found == 0
