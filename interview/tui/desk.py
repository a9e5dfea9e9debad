"""The interview in hand, as the screens have it: the seat, its saver, and what belongs together.

The one decision: the words in hand are on disk before anything is asked of the core, so that
whatever happens then, they are there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview.engine import intents as do
from interview.engine.place import Kind, Place
from interview.errors import InterviewError, NotSaved
from interview.model.taxonomy import Mode
from interview.tui import point_drafts
from interview.tui.doors import Doors, Seat
from interview.tui.saver import Saver, Standing

if TYPE_CHECKING:
    from interview.engine.practising import LanguageNote
    from interview.engine.view import View


class Desk:
    """What an interview's screens share."""

    def __init__(self, seat: Seat, doors: Doors, told: Callable[[Standing], None]) -> None:
        self.seat = seat
        self.clock = doors.clock
        self.exports: Path = doors.exports
        self.saver = Saver(seat, doors.clock, told)
        self.view: View = seat.view
        self.read_at: Place | None = None  # the passage that was in hand at the last read-back
        self.paged = self.view.about.mode is Mode.TALK  # whether the notes page is wanted
        self._copied: tuple[Path | None, tuple[str, ...]] = (None, ())  # where, and what is in it
        self._returning = False  # something is being changed from there
        self.unkept: do.Intent | None = None  # what was asked last and could not be kept
        self._shown: set[str] = set()  # phrases that a note on language was shown on

    @property
    def on_page(self) -> bool:
        """Whether the notes page shows this moment. What is changed from the read-back is alone."""
        return self.paged and not self._returning and self.seat.page is not None

    def language_note(self, place: Place, text: str) -> LanguageNote | None:
        """Return what is said of a phrase in words for `place`, once for each; in practice only."""
        if not self.view.about.practice:
            return None
        found = self.seat.language_note(place, text, self._shown)
        if found is not None:
            self._shown.add(found.key)
        return found

    def turn(self) -> View:
        """Turn to the other view of the same moment; what is in hand stays as a draft."""
        self.saver.flush()
        self.paged = not self.paged
        return self.view

    def submit(self, intent: do.Intent) -> View:
        """Do what the person asked and return what to show. Raise InterviewError."""
        self.saver.flush()
        if self._returning and isinstance(intent, do.Back | do.GoOn):
            intent = do.ReadBack()
        if isinstance(intent, do.ReadBack):
            self._answer_drafts()
            if self.seat.view.supporting:  # first, and alone; they ask again for what they wanted
                self.view = self.seat.view
                return self.view
        keys = self._keys(intent)
        leaves = self.view.kind is Kind.READ_BACK
        self.view = self._submitted(intent)
        self.saver.answered(*keys)
        self._come_back(intent, leaves=leaves)
        return self.view

    def _submitted(self, intent: do.Intent) -> View:
        self.unkept = None
        try:
            return self.seat.submit(intent)
        except NotSaved as trouble:
            self.unkept = intent
            self.saver.failed(trouble)
            raise

    def hand_over(self) -> View:
        """Write the record where hand-overs go and return what to show. Raise InterviewError."""
        self.saver.flush()
        self.seat.hand_over(self.exports)
        self.view = self.seat.view
        self.saver.answered()
        return self.view

    def keep_copy(self, folder: Path, written: Sequence[str]) -> Path:
        """Keep what is `written` on a screen, and all before it, in `folder`. Raise NotSaved."""
        path = self.seat.keep_copy(folder, self._in_hand(written))
        self._copied = (path, self._in_hand(written))
        return path

    def copy_of(self, written: Sequence[str]) -> Path | None:
        """Return where there is a copy of all that is `written` now, None where there is none."""
        path, held = self._copied
        return path if held == self._in_hand(written) else None

    def _in_hand(self, written: Sequence[str]) -> tuple[str, ...]:
        from interview.engine import copied

        asked = copied.written(self.unkept)
        every = (*written, *self.saver.words, *asked)
        return tuple(dict.fromkeys(one for one in every if one.strip()))

    def _come_back(self, intent: do.Intent, *, leaves: bool) -> None:
        """Go back to the read-back once something was changed from there; `leaves` it just now."""
        if isinstance(intent, do.GoTo):
            self._returning = leaves
            self.read_at = intent.place if leaves else self.read_at
        elif isinstance(intent, do.GoToRoster | do.ReadBack):
            self._returning = False
        elif self._returning and _ends(intent) and not _more_comes(self.view):
            self._returning = False
            self.view = self.seat.submit(do.ReadBack())

    def _keys(self, intent: do.Intent) -> tuple[tuple[Place, bool], ...]:
        if isinstance(intent, do.Answer | do.KeepPage):
            answered = tuple((reply.place, False) for reply in intent.replies)
            more = intent.followed_up if isinstance(intent, do.KeepPage) else ()
            return (*answered, *((one.place, True) for one in more))
        if isinstance(intent, do.KeepNote):
            return ((intent.place, False),)
        if isinstance(intent, do.AnswerFollowUp) and self.view.asking is not None:
            return ((self.view.asking.place, True),)
        return tuple((place, False) for place in point_drafts.kept_by(intent))

    def _answer_drafts(self) -> None:
        """What was written is part of the account that is read back, sent on with Next or not."""
        for (place, follow_up), text in list(self.saver.drafts.items()):
            if not follow_up and not point_drafts.is_one(place):
                self._answer_draft(place, text)

    def _answer_draft(self, place: Place, text: str) -> None:
        try:
            self.seat.submit(do.KeepPage((self._reply(place, text),)))
        except NotSaved:
            raise
        except InterviewError:
            return  # its moment was set aside, say: the draft stays
        self.saver.answered((place, False))

    def _reply(self, place: Place, text: str) -> do.Reply:
        """Return words as a reply; a note that was begun comes after those that are kept."""
        given = next((one.given for one in self.seat.passages if one.place == place), None)
        if given is not None and isinstance(given.value, list | tuple):
            return do.Reply(place, value=[*given.value, {"what": text}])
        return do.Reply(place, text)


def _more_comes(view: View) -> bool:
    return view.asking is not None or bool(view.supporting)


def _ends(intent: do.Intent) -> bool:
    return isinstance(intent, do.AnswerFollowUp | do.GoOnFromSupport) or (
        isinstance(intent, do.Answer) and not intent.stay
    )
