"""The screens under test: run without a terminal, read back as text.

Goldens are in tests/golden. After a change that is meant, write them anew and look at what changed:

    INTERVIEW_GOLDEN=write pytest tests/tui
"""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from interview.storage.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.doors import Opening
from tests.support.seats import FakeSeat, doors

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


class Desk:
    """An app that runs, and what a person does with it."""

    def __init__(self, app: InterviewApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def text(self) -> str:
        """What stands on the screen, without the spaces at the ends of lines."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(one.text for one in strip).rstrip() for strip in strips) + "\n"

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all they set off is done."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Paste `text` where the cursor is."""
        focused = self.app.screen.focused
        assert focused is not None
        focused.post_message(events.Paste(text))
        await self.pilot.pause()

    async def kept(self) -> None:
        """Wait until the words in hand are kept."""
        desk = self.app.desk
        assert desk is not None
        desk.saver.flush()
        await self.pilot.pause()


Sit = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture(autouse=True)
def _in_utc_and_colour(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def sit(tmp_path: Path) -> Sit:
    """Sit down at an interview in a window of a size."""

    @asynccontextmanager
    async def sitting(
        seat: FakeSeat, *, size: tuple[int, int] = (80, 24), settings: Settings | None = None
    ) -> AsyncIterator[Desk]:
        given = replace(doors(tmp_path), settings=settings or Settings())
        app = InterviewApp(Opening(given, seat=seat))
        async with app.run_test(size=size) as pilot:
            for _ in range(3):  # how long a page is, is known only once it has been drawn
                await pilot.pause()
            yield Desk(app, pilot)

    return sitting


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare what is painted with what was agreed on; with INTERVIEW_GOLDEN=write, agree anew."""

    def compare(name: str, painted: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if os.environ.get("INTERVIEW_GOLDEN") == "write":
            path.write_text(painted, encoding="utf-8")
        assert painted == path.read_text(encoding="utf-8")

    return compare
