"""A line to write in: an answer box of a row or a few, where Enter goes on to the next line."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual.binding import Binding, BindingType

from interview.tui.widgets.answer_box import AnswerBox


class WritingLine(AnswerBox):
    """As tall as what is written in it, up to three rows. Its bar shows while it is in hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next_line", show=False, priority=True),
    ]

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - textual's own name
        classes: str | None = None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(id=id, now=now)
        self.set_classes(classes or "")

    def action_next_line(self) -> None:
        """Go on to the next line."""
        self.screen.focus_next()
