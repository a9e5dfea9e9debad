"""Words in hand on disk: within a second, before anything else; NOT SAVED only when true."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

import pytest

from interview.engine import intents as do
from interview.errors import Hindrance, NotSaved
from interview.tui.saver import WAIT
from interview.tui.widgets.answer_box import AnswerBox
from tests.support.seats import STOOD_OUT, seat, view

if TYPE_CHECKING:
    from tests.tui.conftest import Sit

FULL = NotSaved("The disk is full.", "Free some space, then press Ctrl+S.", Hindrance.DISK_FULL)


def test_words_wait_less_than_a_second() -> None:
    assert WAIT < 1


async def test_words_are_kept_while_somebody_goes_on_typing(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.press("a")
        for _ in range(40):
            if chair.drafts:
                break
            await desk.press("b")
        assert (STOOD_OUT, False) in chair.drafts


async def test_words_are_kept_before_the_core_is_asked(sit: Sit) -> None:
    chair = seat(view(), view())
    async with sit(chair) as desk:
        await desk.paste("here")
        chair.refusal = NotSaved("It went wrong.")
        await desk.press("ctrl+n")
    assert chair.drafts == {(STOOD_OUT, False): "here"}


async def test_a_draft_goes_once_it_is_answered(sit: Sit) -> None:
    chair = seat(view(), view())
    async with sit(chair) as desk:
        await desk.paste("here")
        await desk.kept()
        await desk.press("ctrl+n")
    assert chair.drafts == {}


async def test_words_taken_out_again_leave_no_draft(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste("here")
        await desk.kept()
        await desk.press("ctrl+a", "delete")
        await desk.kept()
    assert chair.drafts == {}


async def test_not_saved_shows_while_it_is_true_and_goes_when_it_is_not(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste("The curtains were open.")
        chair.trouble = FULL
        await desk.kept()
        assert "NOT SAVED SINCE 14:32" in desk.text
        await desk.press("ctrl+s")
        assert "NOT SAVED SINCE 14:32" in desk.text, "still true"
        chair.trouble = None
        await desk.press("ctrl+s")
        assert "Saved 14:32. Nothing was lost." in desk.text
        assert "NOT SAVED" not in desk.text
        assert desk.app.screen.query_one(AnswerBox).text == "The curtains were open."
        await desk.press("x")
        assert "Nothing was lost" not in desk.text
    assert chair.drafts == {(STOOD_OUT, False): "The curtains were open."}


async def test_it_goes_by_itself_when_typing_goes_on_and_a_save_works(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        chair.trouble = FULL
        await desk.paste("one")
        await desk.kept()
        chair.trouble = None
        await desk.paste(" two")
        await desk.kept()
        assert "NOT SAVED" not in desk.text
    assert chair.drafts == {(STOOD_OUT, False): "one two"}


async def test_it_does_not_go_on_a_guess(sit: Sit) -> None:
    # An answer that can't be kept, with nothing being typed: Ctrl+S tries that answer again.
    chair = seat(view(), view(said="here"))
    async with sit(chair) as desk:
        await desk.paste("here")
        await desk.kept()
        chair.trouble = FULL
        await desk.press("ctrl+n")
        assert "NOT SAVED" in desk.text
        await desk.press("ctrl+s")
        assert "NOT SAVED" in desk.text
        chair.trouble = None
        await desk.press("ctrl+s")
        assert "Nothing was lost." in desk.text
    assert chair.told == [do.Answer((do.Reply(STOOD_OUT, "here"),))]


async def test_a_refusal_is_no_alarm(sit: Sit) -> None:
    from interview.engine.replies import WrongReply

    async with sit(seat(refusal=WrongReply("That needs a choice.", "Choose one."))) as desk:
        await desk.press("ctrl+n")
        assert "NOT SAVED" not in desk.text


async def test_nobody_leaves_with_words_that_are_not_saved(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste("here")
        chair.trouble = FULL
        await desk.press("escape", "end", "enter")
        assert desk.app._exit is False
        assert "NOT SAVED" in desk.text


async def test_stopping_keeps_the_words(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste("here")
        await desk.press("escape", "end", "enter")
        assert desk.app.return_code == 0
    assert chair.drafts == {(STOOD_OUT, False): "here"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_a_closed_window_leaves_tidily(sit: Sit, number: signal.Signals) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste("here")
        signal.raise_signal(number)
        await asyncio.sleep(0.1)
        assert desk.app.return_code == 128 + number
    assert chair.drafts == {(STOOD_OUT, False): "here"}
