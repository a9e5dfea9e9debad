"""When the program itself goes wrong: a sentence, a log without anybody's words, code 70."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console
from textual.app import App

from interview.errors import ExitCode
from interview.tui import crash
from interview.tui.app import InterviewApp
from interview.tui.doors import Opening
from tests.support.seats import AT, doors, seat

WORDS = "The curtains were open."


class Drawing(Exception):
    """An error that draws itself, as a broken stylesheet does."""

    def __rich__(self) -> str:
        return WORDS


def failing(error: Exception) -> None:
    words_in_hand = WORDS
    assert words_in_hand
    raise error


async def run(app: InterviewApp, error: Exception, *keys: str) -> None:
    """Run until `error` comes out of it."""
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        app.call_later(failing, error)
        await pilot.pause()
        await pilot.pause()


async def gone_wrong(tmp_path: Path, error: Exception) -> tuple[InterviewApp, str]:
    app = InterviewApp(Opening(doors(tmp_path), seat=seat()))
    printed = io.StringIO()
    app.error_console = Console(file=printed, width=200)
    with pytest.raises(type(error)):
        await run(app, error)
    app._print_error_renderables()
    return app, printed.getvalue()


@pytest.mark.parametrize("error", [ValueError(WORDS), Drawing(WORDS)], ids=["plain", "drawing"])
async def test_a_crash_shows_and_keeps_nothing_of_anybodys_words(
    tmp_path: Path, error: Exception
) -> None:
    app, printed = await gone_wrong(tmp_path, error)
    log = (tmp_path / crash.LOG).read_text(encoding="utf-8")
    assert app.return_code == ExitCode.OURS
    for told in (printed, log):
        assert WORDS not in told
        assert "words_in_hand" not in told
    assert type(error).__name__ in log
    assert "test_crash.py:" in log
    assert str(tmp_path) in printed.replace("\n", "")
    assert "interview resume 0123456789abcdef" in printed


async def test_a_crash_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    _, printed = await gone_wrong(tmp_path, ValueError(WORDS))
    assert printed.startswith("interview: something went wrong in the program.")
    assert "Traceback" not in printed


async def test_the_words_in_hand_are_kept_in_a_crash(tmp_path: Path) -> None:
    chair = seat()
    app = InterviewApp(Opening(doors(tmp_path), seat=chair))
    with pytest.raises(ValueError):
        await run(app, ValueError(), "a", "b")
    assert list(chair.drafts.values()) == ["ab"]


@pytest.mark.parametrize(
    "all_kept,told", [(True, "Your work is safe"), (False, "What was said to be saved is safe")]
)
def test_nothing_is_called_safe_that_is_not(tmp_path: Path, told: str, *, all_kept: bool) -> None:
    assert told in crash.sentence("0123456789abcdef", tmp_path, None, all_kept=all_kept)


def test_textual_s_own_crash_screen_is_not_ours() -> None:
    # It prints local variables: should textual rename what we override, this says so.
    for name in ("_fatal_error", "panic", "copy_to_clipboard", "_print_error_renderables"):
        assert callable(getattr(App, name))
    assert InterviewApp._fatal_error is not App._fatal_error
    assert InterviewApp.panic is not App.panic


def test_a_log_tells_what_an_error_came_from() -> None:
    try:
        try:
            failing(KeyError(WORDS))
        except KeyError as first:
            raise RuntimeError(WORDS) from first
    except RuntimeError as error:
        told = crash.entry(error, AT)
    assert "RuntimeError at" in told
    assert "from KeyError at" in told
    assert WORDS not in told


def test_a_log_that_can_not_be_written_is_no_second_crash(tmp_path: Path) -> None:
    assert crash.note(ValueError(), tmp_path / "gone", AT) is None


def test_the_log_is_its_owners_only(tmp_path: Path) -> None:
    path = crash.note(ValueError(), tmp_path, AT)
    assert path is not None
    assert path.stat().st_mode & 0o077 == 0
