"""Help that lives beside the widget it describes, and how the help in hand is found.

The one decision: a widget that has help says it itself, and what has the focus decides. The nearest
one round it that has any is asked, and last its screen; nobody keeps a list of all help.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual.screen import Screen


class Part(NamedTuple):
    """A paragraph of help: a quiet heading, or none, and what is said under it."""

    text: str
    heading: str = ""
    style: str = ""


@runtime_checkable
class Helpful(Protocol):
    """A widget or a screen that has help."""

    def help_parts(self) -> tuple[Part, ...]:
        """Return the help as it is now; nothing where what lies round it has better."""


def in_hand(screen: Screen[Any]) -> tuple[Part, ...]:
    """Return the help of what has the focus on `screen`."""
    start = screen.focused or screen
    for one in start.ancestors_with_self:
        parts = one.help_parts() if isinstance(one, Helpful) else ()
        if found := tuple(part for part in parts if part.text):
            return found
    return ()
