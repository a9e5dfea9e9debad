"""Settings of this machine: kept, and as they were in the beginning where they can't be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.storage import settings
from interview.storage.settings import Settings


def test_what_was_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    chosen = Settings("light", "terminal", 0)
    settings.keep(tmp_path / "data", chosen)
    assert settings.load(tmp_path / "data") == chosen
    assert (tmp_path / "data" / "settings.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"{}", b'{"colours": "red", "caret": [], "silence": "20"}', b"[" * 100_000],
)
def test_settings_that_can_not_be_read_are_as_in_the_beginning(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(data)
    assert settings.load(tmp_path) == Settings()


def test_a_folder_that_can_not_be_made_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    settings.keep(tmp_path / "data", Settings("light"))
    assert settings.load(tmp_path / "data") == Settings()


def test_in_the_beginning_it_is_dark_with_a_drawn_cursor_and_hides_after_twenty_minutes(
    tmp_path: Path,
) -> None:
    first = settings.load(tmp_path)
    assert (first.colours, first.caret, first.silence) == ("dark", "drawn", 20)


@pytest.mark.parametrize("colours", ["dark", "light"])
@pytest.mark.parametrize("caret", ["drawn", "terminal"])
@pytest.mark.parametrize("silence", [20, 40, 10, 0])
def test_what_an_earlier_version_kept_is_read(
    tmp_path: Path, colours: str, caret: str, silence: int
) -> None:
    kept = {"colours": colours, "caret": caret, "silence": silence}
    (tmp_path / "settings.json").write_text(json.dumps(kept), encoding="utf-8")
    assert settings.load(tmp_path) == Settings(colours, caret, silence)
