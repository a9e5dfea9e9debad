"""Where an answer belongs, and what kind of step somebody is at.

The one decision: no value that checks itself is needed for these, so that a screen can be drawn
before the rest of the engine is loaded.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Place(NamedTuple):
    """Where an answer belongs: a question, and the episode it was put about, if any."""

    question: str
    episode: str | None = None


class Kind(StrEnum):
    """What kind of step of the interview somebody is at."""

    QUESTIONS = "questions"  # one question, or a page of boxes
    ROSTER = "roster"  # naming one's own turning points
    REVIEWERS_LIST = "reviewers_list"  # the reviewers' points beside one's own
    CHOOSE = "choose"  # which to go through in detail
    READ_BACK = "read_back"
    HAND_OVER = "hand_over"
    HANDED_OVER = "handed_over"
