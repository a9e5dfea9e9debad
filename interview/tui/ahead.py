"""The desk before there is one: what a first screen is drawn from while its interview is opened.

The one decision: it has what a screen looks at and nothing that can be done. Keys wait in the app
until the interview itself is there, and then they do what they do.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from interview.engine.place import Place
    from interview.front import Front
    from interview.tui.desk import Desk


class _Drawn:
    """A front as a desk with its saver: the view, the seat, what stands on disk, the drafts."""

    def __init__(self, front: Front) -> None:
        self.seat = front
        self.view = front.view
        self.saver = self
        self.standing = SimpleNamespace(
            saved_at=front.view.last_at if front.kept else None,
            draft_at=None,
            trouble=None,
            mended_at=None,
        )

    def draft(self, place: Place, *, follow_up: bool = False) -> str | None:
        """Return the words that were left in hand at a place, or None."""
        found = (
            one for one in self.seat.drafts if (one.place, one.follow_up) == (place, follow_up)
        )
        return next((one.text for one in found), None)


def desk_of(front: Front) -> Desk:
    """Return what a screen may be drawn from, and no more, before there is a desk."""
    return cast("Desk", _Drawn(front))
