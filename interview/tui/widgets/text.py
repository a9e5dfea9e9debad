"""Text that is only read: never focused, never parsed, shown letter for letter."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from interview.tui.presenter import words


class Words(Static):
    """A paragraph. Hidden while there is nothing in it, so that it takes no row."""

    def __init__(
        self,
        text: str = "",
        *,
        id: str | None = None,  # noqa: A002 - textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(words(text), id=id, classes=classes)
        self.display = bool(text)

    def say(self, text: str | Content) -> None:
        """Say something else, or nothing."""
        self.update(words(text) if isinstance(text, str) else text)
        self.display = bool(text.strip() if isinstance(text, str) else text.plain)
