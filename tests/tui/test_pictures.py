"""How the interview screen looks, at the sizes that count, as plain text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from interview.engine.view import View
from interview.model.taxonomy import AnswerState
from tests.support.seats import SETTING, TYPED, about, choosing, follow_up, page, seat, view

if TYPE_CHECKING:
    from tests.tui.conftest import Sit

Golden = Callable[[str, str], None]
SIZES = {"80x24": (80, 24), "110x32": (110, 32), "60x15": (60, 15)}
HARD_PART = (
    "The next part goes slowly, one moment at a time, as it was then. You know these moments "
    "better than anyone who will read this. What you didn't know counts as much as what you did."
    "\n\nTurning point 1 of 4: First visit. About 15 minutes. Try to stay with what you had then."
)
SUPPORT = (
    "That sounds heavy to carry. Nobody here is marking what you did. You can stop for a while, "
    "and Staff care line, ext 4417 is there for you. When you're ready, we can go back to what you "
    "could see from there."
)
MOMENTS: dict[str, Callable[[], View]] = {
    "follow-up": follow_up,
    "page": page,
    "support": lambda: view(supporting=SUPPORT),
    "choice": choosing,
    "practice": lambda: view(
        about=about(practice=True, setting=SETTING.model_copy(update={"practice": True}))
    ),
    "noted": lambda: view(noted="Noted. You don't recall. That is an answer too.", said=""),
    "signpost": lambda: view(signpost="That's what you had to go on. Now, what you made of it."),
    "signpost-apart": lambda: view(signpost=HARD_PART),
}


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_being_answered(sit: Sit, golden: Golden, size: str) -> None:
    async with sit(seat(), size=SIZES[size]) as desk:
        await desk.paste(TYPED)
        await desk.kept()
        golden(f"interview-{size}", desk.text)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("size", ["80x24", "60x15"])
async def test_a_moment_of_the_interview(sit: Sit, golden: Golden, moment: str, size: str) -> None:
    async with sit(seat(MOMENTS[moment]()), size=SIZES[size]) as desk:
        golden(f"{moment}-{size}", desk.text)


@pytest.mark.parametrize(
    "keys,name",
    [
        (["f1"], "help"),
        (["escape"], "menu"),
        (["ctrl+g"], "go-to"),
        (["ctrl+l"], "paused"),
    ],
    ids=["help", "menu", "go-to", "paused"],
)
@pytest.mark.parametrize("size", SIZES)
async def test_what_a_key_opens(
    sit: Sit, golden: Golden, keys: list[str], name: str, size: str
) -> None:
    async with sit(seat(), size=SIZES[size]) as desk:
        await desk.press(*keys)
        golden(f"{name}-{size}", desk.text)


@pytest.mark.parametrize("size", ["80x24", "60x15"])
async def test_somebody_may_be_unsafe_now(sit: Sit, golden: Golden, size: str) -> None:
    async with sit(seat(view(alarm=True)), size=SIZES[size]) as desk:
        golden(f"risk-{size}", desk.text)


@pytest.mark.parametrize("states", range(7))
@pytest.mark.parametrize("lines", [1, 2])
async def test_the_box_keeps_eight_rows_at_80x24(sit: Sit, states: int, lines: int) -> None:
    usual = view()
    asked = " ".join([usual.boxes[0].asked] * (1 if lines == 1 else 3))
    offered = (*usual.boxes[0].states, *usual.boxes[0].states)[:states]
    moment = view(
        usual.boxes[0].__class__(
            **{
                **{name: getattr(usual.boxes[0], name) for name in usual.boxes[0].__slots__},
                "asked": asked,
                "states": offered,
            }
        )
    )
    async with sit(seat(moment)) as desk:
        assert desk.app.screen.query_one("AnswerBox").size.height >= 8


async def test_the_choice_given_before_is_in_brackets(sit: Sit) -> None:
    from interview.engine.state import Given

    given = Given(AnswerState.ANSWERED, text="Nobody", value="nobody")
    async with sit(seat(choosing(given=given))) as desk:
        assert "› [Nobody]" in desk.text
