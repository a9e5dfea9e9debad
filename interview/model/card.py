"""A role card: what one person of a made-up case saw, knew, believed and juggled, and did not know.

A card is for answering from in one's own words. It is never a script.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from interview.model.base import Value
from interview.model.invitation import Line, ShortCode
from interview.model.practice import Slug

HEADINGS = {
    "saw": "What you saw",
    "knew": "What you knew",
    "believed": "What you believed",
    "juggled": "What else you had on",
    "did_not_know": "What you did not know",
}


class Remembered(Value):
    """One thing, and roughly when."""

    when: Line
    what: Annotated[str, Field(min_length=1, max_length=2000)]
    carries: tuple[Slug, ...] = ()  # what is planted in it (debrief.toml); never shown to a player


class RoleCard(Value):
    """A whole card."""

    format: Literal["interview-role-card"]
    code: ShortCode
    role: Line
    agency: Line
    who: Annotated[str, Field(min_length=1, max_length=2000)]
    saw: tuple[Remembered, ...]
    knew: tuple[Remembered, ...]
    believed: tuple[Remembered, ...] = ()
    juggled: tuple[Remembered, ...] = ()
    did_not_know: Annotated[tuple[Remembered, ...], Field(min_length=1)]

    def lines(self) -> tuple[str, ...]:
        """Return the card as paragraphs to read: who you are, then a heading and its lines each."""
        shown = [f"You are {self.code}, {self.role}, {self.agency}.", self.who]
        for name, heading in HEADINGS.items():
            things: tuple[Remembered, ...] = getattr(self, name)
            if things:
                shown.append(f"## {heading}")
                shown += [f"{one.when}: {one.what}" for one in things]
        return tuple(shown)
