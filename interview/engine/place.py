"""Where an answer belongs, and what kind of step somebody is at.

The one decision: no value that checks itself is needed for these, so that a screen can be drawn
before the rest of the engine is loaded.
"""

from __future__ import annotations

from enum import StrEnum

from interview.model.place import Place

__all__ = ["Kind", "Place"]


class Kind(StrEnum):
    """What kind of step of the interview somebody is at."""

    QUESTIONS = "questions"  # one question, or a page of boxes
    ROSTER = "roster"  # naming one's own turning points
    REVIEWERS_LIST = "reviewers_list"  # the reviewers' points beside one's own
    CHOOSE = "choose"  # which to go through in detail
    READ_BACK = "read_back"
    NAMES = "names"  # words that may say who somebody is, before it is handed over
    HAND_OVER = "hand_over"
    HANDED_OVER = "handed_over"
