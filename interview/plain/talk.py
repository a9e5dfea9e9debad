"""An interview in hand at the plain shell: the sitting, the lines, and the words not yet kept.

The one decision: whatever moves a person elsewhere, or ends the sitting, is raised; so every prompt
can be left at once from however deep, and there is one place that tidies up.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from interview.engine import intents as do
from interview.engine.copied import written
from interview.engine.events import Came
from interview.engine.introduction import Around, around
from interview.engine.page import Offer
from interview.engine.place import Place
from interview.engine.view import View
from interview.errors import ExitCode, InterviewError, NotSaved
from interview.plain.lines import Lines
from interview.reading.paths import folder_there, from_desk
from interview.sittings import Sitting

_ONLY_HERE = "Your words are only in this window."
_DRAFT_EVERY = timedelta(seconds=1)


class Moved(Exception):
    """The person is at another step now, or asked to be shown this one anew."""


class Leaving(Exception):
    """The sitting ends with this exit code. `said`: all has been said that there is to say."""

    def __init__(self, code: ExitCode, *, said: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.said = said


@dataclass
class Hand:
    """Words being typed at a place. `new`: something came that isn't on disk as a draft."""

    place: Place
    follow_up: bool = False
    lines: list[str] = field(default_factory=list)
    new: bool = False

    @property
    def text(self) -> str:
        """The words so far."""
        return "\n".join(self.lines)


@dataclass
class Talk:
    """One sitting at the plain shell."""

    sitting: Sitting
    lines: Lines
    exports: Path
    hand: Hand | None = None
    seen: Came | None = None  # the step whose beginning was said last
    heading: tuple[str, str] = ("", "")  # where that was, and its title
    target: Place | None = None  # the one question of a page that was gone to
    returning: Place | None = None  # changed from the read-back, which is gone back to
    left: Place | None = None  # where they were when they asked to read it back
    shown: set[str] = field(default_factory=set)  # phrases that a note on language was said of
    time_said: set[str] = field(default_factory=set)  # of a round, each once
    paged: bool = False  # whether the notes page is wanted
    offered: Offer | None = None  # what may be asked on it, if it helps
    _drafted: datetime | None = None

    @property
    def view(self) -> View:
        """All there is to show now."""
        return self.sitting.view

    @property
    def around(self) -> Around:
        """Whom to turn to, in words."""
        return around(self.view.about.setting, self.view.words)

    def say(self, text: str = "", *, indent: str = "") -> None:
        """Say something."""
        self.lines.say(text, indent=indent)

    def submit(self, intent: do.Intent) -> bool:
        """Do what the person asked; return whether it was done. A refusal is said."""
        return self.keep(lambda: self.sitting.submit(intent), tuple(written(intent)))

    def go(self, intent: do.Intent) -> None:
        """Do what moves the person elsewhere. Raise Moved."""
        self.submit(intent)
        raise Moved

    def keep(self, save: Callable[[], object], words: Sequence[str] = ()) -> bool:
        """Save `words`, again for as long as the person wants it; return whether it was done.

        Raise Leaving where it could not be saved.
        """
        failed = False
        while True:
            try:
                save()
            except NotSaved as trouble:
                failed = True
                self._not_saved(trouble, words)
            except InterviewError as refused:
                self.say(str(refused))
                return False
            else:
                if failed:
                    self.say(f"{self.saved()} Nothing was lost.")
                return True

    def answered(self) -> None:
        """Let the words in hand go: they are in the journal now."""
        hand, self.hand = self.hand, None
        if hand is not None:
            self.sitting.drop_draft(hand.place, follow_up=hand.follow_up)

    def typing(self) -> None:
        """Keep the words in hand as a draft, at most once a second, while somebody types them."""
        now = self.sitting.conversation.clock()
        if self._drafted is not None and now - self._drafted < _DRAFT_EVERY:
            return
        self._drafted = now
        with contextlib.suppress(NotSaved):  # what counts is the answer: that is said when it fails
            self.keep_hand()

    def keep_hand(self) -> bool:
        """Keep the words in hand as a draft; return whether there were any. Raise NotSaved."""
        hand = self.hand
        if hand is None or not hand.text.strip() or not self.sitting.kept:
            return False
        if hand.new:
            self.sitting.keep_draft(hand.place, hand.text, follow_up=hand.follow_up)
        hand.new = False
        return True

    def saved(self) -> str:
        """Return when the last entry was saved, in words; nothing where nothing is kept."""
        return f"Saved at {clock(self.view.last_at)}." if self.sitting.kept else ""

    def _not_saved(self, trouble: NotSaved, words: Sequence[str]) -> None:
        if not self.lines.interactive:
            self.say(f"interview: NOT SAVED. {trouble}")
            raise Leaving(ExitCode.FILES)
        held = (*words, self.hand.text if self.hand else "")
        in_hand = tuple(dict.fromkeys(one for one in held if one.strip()))
        self.say()
        self.say(f"NOT SAVED. {trouble.what} {_ONLY_HERE if in_hand else ''}".rstrip())
        self.say(f"Please keep it open. {trouble.do}" if in_hand else trouble.do)
        if self.sitting.kept:
            self.say(f"Everything up to {clock(self.view.last_at)} is safe on this computer.")
        self._say_ways_on()
        while (line := self.lines.next().strip()) != "1":
            if line == "2":
                raise Leaving(ExitCode.FILES)
            if line == "3":
                self._copy(in_hand)
                self._say_ways_on()
            else:
                self.say("Type 1, 2 or 3.")

    def _say_ways_on(self) -> None:
        self.say("1. Try again")
        self.say("2. Stop here")
        self.say("3. Keep a copy in another folder")

    def _copy(self, in_hand: Sequence[str]) -> None:
        """Keep a copy of what is in hand, and of all before it, in a folder that is asked for."""
        self.say("Where may a copy go? Type the name of a folder, on a memory stick say.")
        self.say("It is a text file with all your words in it. It is not locked.")
        folder = from_desk(self.lines.next())
        if folder is None or not folder_there(folder):
            self.say("There is no such folder.")
            return
        try:
            path = self.sitting.keep_copy(folder.absolute(), in_hand)
        except NotSaved as trouble:
            self.say(f"{trouble.what} Choose another folder.")
        else:
            self.say(f"A copy of all your words is here: {path}")
            self.say("It is not saved in the interview yet.")


def clock(at: datetime) -> str:
    """Return the time of day of an aware time, as it is here."""
    return f"{at.astimezone():%H:%M}"


def day(at: datetime) -> str:
    """Return the day of an aware time, as it is here: 14 May."""
    here = at.astimezone()
    return f"{here.day} {here:%B}"
