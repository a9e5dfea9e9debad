"""What comes of an intent as it is worked out: the events so far, and the state that they give.

The one decision: a rule says what happened, one event after the other, and can look at what is so
by then. Nothing of it is so for anyone else until the journal holds it.
"""

from __future__ import annotations

from datetime import datetime

from interview.engine import agenda
from interview.engine.events import Came, Event
from interview.engine.putting import came_to
from interview.engine.state import State, evolve
from interview.errors import InterviewError
from interview.model.guide import Guide


class NotNow(InterviewError):
    """Something that can't be done at this point; nothing has changed."""


class Unfolding:
    """Events that happen at one time, `at` (aware), and the state after them."""

    def __init__(self, state: State, guide: Guide, at: datetime) -> None:
        self.state = state
        self.guide = guide
        self.at = at
        self._events: list[Event] = []

    @property
    def events(self) -> tuple[Event, ...]:
        """What has happened, in order."""
        return tuple(self._events)

    def happened(self, event: Event) -> None:
        """Take `event` as happened."""
        self.state = evolve(self.state, event, self.at)
        self._events.append(event)

    def come(self, step: agenda.Step) -> None:
        """Come to a step; where the person stands there already and said nothing, that is all."""
        here = self.state.here
        event = came_to(self.state, self.guide, step)
        stays = here is not None and not event.put and _where(event) == _where(here)
        if not stays or self.state.answering or self.state.waiting is not None:
            self.happened(event)

    def ask_again(self, step: agenda.Step) -> None:
        """Come to a step that the person stands at, to think again."""
        self.happened(came_to(self.state, self.guide, step))

    def go_on(self, *, leaving: bool = False) -> None:
        """Come to the next open step."""
        self.come(agenda.onward(self.state, self.guide, leaving=leaving))


def _where(came: Came) -> tuple[object, ...]:
    return came.stage, came.step, came.episode, came.questions
