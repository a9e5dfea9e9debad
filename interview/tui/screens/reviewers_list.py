"""The reviewers' moments beside one's own: for each, a part in it or not.

They are shown only once one's own list is done, so that it is one's own.
"""

from __future__ import annotations

from interview.tui.screens.roster import RosterScreen


class ReviewersListScreen(RosterScreen):
    """The same list with the reviewers' moments on it."""

    @property
    def reviewers(self) -> bool:
        """They are."""
        return True

    @property
    def question(self) -> str:
        """What is said of the reviewers' moments."""
        return self.view.signpost or "Add any of the reviewers' moments that you had a part in."

    @property
    def signpost(self) -> str:
        """It is the question here."""
        return ""

    @property
    def afterwards(self) -> str:
        """What becomes of those that nothing is said of."""
        return "Those you say nothing of are left out. Nobody asks why."
