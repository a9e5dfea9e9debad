"""Where an answer belongs. It stands alone, so that a screen can be drawn before values load."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A question, and the episode it was put about, if any."""

    question: str
    episode: str | None = None
