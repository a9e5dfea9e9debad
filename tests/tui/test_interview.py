"""Going through the questions: what is asked of the core, and what comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview.engine import intents as do
from interview.engine.intents import Intent
from interview.engine.place import Place
from interview.engine.replies import WrongReply
from interview.engine.state import Given
from interview.engine.view import Stop
from interview.model.taxonomy import AnswerState
from interview.tui.screens.interview import InterviewScreen
from interview.tui.widgets.answer_box import AnswerBox
from tests.support.seats import (
    SETTING,
    STOOD_OUT,
    about,
    box,
    choosing,
    follow_up,
    page,
    seat,
    view,
)

if TYPE_CHECKING:
    from tests.tui.conftest import Desk, Sit

HELD = Place("options.who_held", "HV1-2")


def fields(desk: Desk) -> list[AnswerBox]:
    """The boxes on the screen."""
    return list(desk.app.screen.query(AnswerBox))


async def test_the_next_question_comes_in_the_same_screen(sit: Sit) -> None:
    later = view(box("options.did", "HV1-2"), said="The curtains were open.")
    async with sit(seat(view(), later)) as desk:
        before = desk.app.screen
        await desk.paste("The curtains were open.")
        await desk.press("ctrl+n")
        assert desk.app.screen is before
        assert "Tell me what you did next." in desk.text
        assert fields(desk)[0].text == ""
        assert fields(desk)[0].has_focus


async def test_an_earlier_answer_is_in_the_box_with_the_cursor_at_its_end(sit: Sit) -> None:
    given = Given(AnswerState.ANSWERED, text="one\ntwo")
    async with sit(seat(view(box("knew.stood_out", "HV1-2", given=given)))) as desk:
        assert fields(desk)[0].text == "one\ntwo"
        assert fields(desk)[0].cursor_location == (1, 3)


async def test_what_the_invitation_says_is_there_to_be_kept_or_changed(sit: Sit) -> None:
    chair = seat(view(box("you.role", suggested="health visitor")))
    async with sit(chair) as desk:
        await desk.press("ctrl+n")
    assert chair.told == [do.Answer((do.Reply(Place("you.role"), "health visitor"),))]


async def test_another_answer_goes_on_with_the_words_that_were_written(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste("half a")
        await desk.press("ctrl+o", "right", "enter")
    reply = do.Reply(STOOD_OUT, "half a", state=AnswerState.DID_NOT_KNOW_THEN)
    assert chair.told == [do.Answer((reply,))]


async def test_in_a_narrow_window_the_other_answers_are_a_list(sit: Sit) -> None:
    chair = seat()
    async with sit(chair, size=(60, 15)) as desk:
        await desk.press("ctrl+o", "down", "down", "enter")
    reply = do.Reply(STOOD_OUT, state=AnswerState.PREFER_NOT_TO_SAY)
    assert chair.told == [do.Answer((reply,))]


async def test_a_follow_up_may_have_nothing_to_add(sit: Sit) -> None:
    chair = seat(follow_up())
    async with sit(chair) as desk:
        await desk.press("ctrl+o", "enter")
    assert chair.told == [do.AnswerFollowUp("", AnswerState.NOT_APPLICABLE)]


async def test_an_answer_given_before_in_another_way_is_in_brackets(sit: Sit) -> None:
    given = Given(AnswerState.CANNOT_RECALL)
    async with sit(seat(view(box("knew.stood_out", "HV1-2", given=given)))) as desk:
        assert "[Don't recall]" in desk.text


@pytest.mark.parametrize(
    "typed,intent",
    [
        ("back", do.Back()),
        ("read it back", do.ReadBack()),
        (
            "I don\N{RIGHT SINGLE QUOTATION MARK}t remember.",
            do.Answer((do.Reply(STOOD_OUT, state=AnswerState.CANNOT_RECALL),)),
        ),
        ("skip", do.Answer((do.Reply(STOOD_OUT, state=AnswerState.COME_BACK_LATER),))),
    ],
)
async def test_words_typed_alone_do_what_they_say(sit: Sit, typed: str, intent: Intent) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste(typed)
        await desk.press("ctrl+n")
    assert chair.told == [intent]
    assert chair.drafts == {}


async def test_the_same_words_in_an_answer_are_an_answer(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste("I went back")
        await desk.press("ctrl+n")
    assert chair.told == [do.Answer((do.Reply(STOOD_OUT, "I went back"),))]


async def test_back_keeps_the_words_and_says_so(sit: Sit) -> None:
    earlier = view(box("scene.setting", "HV1-2"))
    chair = seat(view(), earlier)
    async with sit(chair) as desk:
        await desk.paste("half a")
        await desk.press("ctrl+b")
        assert "Back one. Your words are kept." in desk.text
    assert chair.told == [do.Back()]
    assert chair.drafts == {(STOOD_OUT, False): "half a"}


async def test_coming_back_puts_the_words_back(sit: Sit) -> None:
    chair = seat(view(), drafts={(STOOD_OUT, False): "The curtains"})
    async with sit(chair) as desk:
        assert fields(desk)[0].text == "The curtains"
        assert fields(desk)[0].cursor_location == (0, 12)
        assert "Your words are here as you left them." in desk.text


async def test_a_draft_of_a_follow_up_is_not_taken_for_the_answer(sit: Sit) -> None:
    chair = seat(view(), follow_up(), drafts={(STOOD_OUT, True): "no light"})
    async with sit(chair) as desk:
        assert fields(desk)[0].text == ""
        await desk.press("ctrl+n")
        assert fields(desk)[0].text == "no light"


async def test_a_choice_goes_on_by_itself(sit: Sit) -> None:
    chair = seat(choosing())
    async with sit(chair) as desk:
        await desk.press("down", "enter")
    assert chair.told == [do.Answer((do.Reply(HELD, value="nobody"),))]


async def test_a_choice_in_ones_own_words_asks_for_them(sit: Sit) -> None:
    chair = seat(choosing())
    async with sit(chair) as desk:
        await desk.press("end", "enter")
        assert chair.told == []
        await desk.paste("the duty desk")
        await desk.press("ctrl+n")
    assert chair.told == [do.Answer((do.Reply(HELD, "the duty desk", value="someone"),))]


async def test_a_page_is_answered_as_one(sit: Sit) -> None:
    moment = page()
    chair = seat(moment)
    async with sit(chair, size=(60, 15)) as desk:
        for number in range(len(moment.boxes)):
            await desk.paste(f"answer {number}")
            assert f"answer {number}" in desk.text, "the box in hand is in sight"
            if number < len(moment.boxes) - 1:
                await desk.press("tab")
        await desk.press("ctrl+n")
    replies = [do.Reply(one.place, f"answer {n}") for n, one in enumerate(moment.boxes)]
    assert chair.told == [do.Answer(tuple(replies))]


async def test_on_a_page_another_answer_is_for_the_box_in_hand(sit: Sit) -> None:
    moment = page()
    chair = seat(moment)
    async with sit(chair) as desk:
        await desk.press("tab", "ctrl+o", "enter")
        assert chair.told == []
        assert "[Don't recall]" in desk.text
        await desk.press("ctrl+n")
    (answer,) = chair.told
    assert isinstance(answer, do.Answer)
    states = [reply.state for reply in answer.replies]
    assert states[1] is AnswerState.CANNOT_RECALL
    assert set(states) == {AnswerState.ANSWERED, AnswerState.CANNOT_RECALL}


async def test_a_page_keeps_a_draft_for_each_box(sit: Sit) -> None:
    moment = page()
    chair = seat(moment)
    async with sit(chair) as desk:
        await desk.paste("one")
        await desk.press("tab")
        await desk.paste("two")
        await desk.kept()
    places = [one.place for one in moment.boxes]
    assert chair.drafts == {(places[0], False): "one", (places[1], False): "two"}


async def test_a_page_after_a_question_has_all_its_boxes(sit: Sit) -> None:
    async with sit(seat(view(), page(), view())) as desk:
        await desk.press("ctrl+n")
        assert len(fields(desk)) == len(page().boxes)
        assert fields(desk)[0].has_focus
        await desk.press("ctrl+n")
        assert len(fields(desk)) == 1


async def test_a_long_signpost_is_read_first(sit: Sit) -> None:
    chair = seat(view(signpost="The next part goes slowly. " * 20))
    async with sit(chair) as desk:
        assert "What stood out" not in desk.text
        await desk.press("ctrl+n")
        assert "What stood out" in desk.text
        assert fields(desk)[0].has_focus
    assert chair.told == []


async def test_a_refusal_is_said_and_the_words_stay(sit: Sit) -> None:
    refusal = WrongReply("That choice needs a word or two.", "Say who, by role.")
    async with sit(seat(refusal=refusal)) as desk:
        await desk.paste("here")
        await desk.press("ctrl+n")
        assert "That choice needs a word or two. Say who, by role." in desk.text
        assert fields(desk)[0].text == "here"


async def test_help_opens_under_the_box_and_closes_again(sit: Sit) -> None:
    async with sit(seat()) as desk:
        await desk.paste("here")
        await desk.press("f1")
        assert "Why we ask\n" in desk.text
        assert "Your own dates" not in desk.text  # they come when they are asked for
        await desk.press("escape")
        assert "Why we ask\n" not in desk.text
        assert fields(desk)[0].text == "here"
        assert isinstance(desk.app.screen, InterviewScreen)


@pytest.mark.parametrize(
    "row,intent",
    [("Turning points", do.GoToRoster()), ("Read it back", do.ReadBack())],
)
async def test_the_menu_does_what_it_says(sit: Sit, row: str, intent: Intent) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.press("escape")
        while f"› {row}" not in desk.text:
            await desk.press("down")
        await desk.press("enter")
    assert chair.told == [intent]


async def test_a_place_of_the_list_can_be_gone_to(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.press("ctrl+g", "home", "enter")
    assert chair.told == [do.GoTo(Place("you.role"))]


async def test_in_a_wide_window_the_list_is_at_the_left(sit: Sit) -> None:
    chair = seat()
    async with sit(chair, size=(110, 32)) as desk:
        await desk.press("shift+tab", "home", "enter")
    assert chair.told == [do.GoTo(Place("you.role"))]


async def test_the_paused_screen_says_nothing_of_the_interview(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste("The curtains")
        await desk.press("ctrl+l")
        for word in ("Turning", "curtains", "stood out", "Larch", "HV1"):
            assert word not in desk.text
        assert chair.drafts == {(STOOD_OUT, False): "The curtains"}
        await desk.press("enter")
        assert fields(desk)[0].text == "The curtains"
        assert fields(desk)[0].has_focus


async def test_a_yes_to_somebody_unsafe_opens_whom_to_ring(sit: Sit) -> None:
    asked = view(box("intro.unsafe_today"), said="")
    async with sit(seat(asked, view(alarm=True))) as desk:
        await desk.press("down", "enter")
        assert "Please read this now" in desk.text
        assert "01632 960 017" in desk.text
        await desk.press("enter")
        assert "Please read this now" in desk.text, "no line is in hand until an arrow is pressed"
        await desk.press("down", "down", "enter")
        assert "What stood out" in desk.text


async def test_nobody_says_that_all_are_safe_by_a_key_too_many(sit: Sit) -> None:
    asked = view(replace(box("intro.unsafe_today"), on_purpose=True), said="")
    async with sit(seat(asked, view())) as desk:
        await desk.press("enter", "enter")
        assert "unsafe" in desk.text
        assert "Go to an answer with Up or Down" in desk.text
        await desk.press("down", "enter")
        assert "What stood out" in desk.text


async def test_it_is_shown_once_for_an_answer(sit: Sit) -> None:
    alarmed = view(alarm=True)
    async with sit(seat(view(), alarmed, alarmed)) as desk:
        await desk.press("ctrl+n", "down", "down", "enter", "ctrl+n")
        assert "Please read this now" not in desk.text


async def test_an_interview_that_stops_says_why_and_leaves(sit: Sit) -> None:
    stopped = view(stop=Stop("Please speak to Reviewer 1. Nothing has been kept.", kept=False))
    async with sit(seat(view(), stopped, kept=False)) as desk:
        await desk.press("ctrl+n")
        assert "Please speak to Reviewer 1." in desk.text
        await desk.press("enter")
        assert desk.app.return_code == 0


async def test_a_click_on_a_key_does_what_the_key_does(sit: Sit) -> None:
    async with sit(seat()) as desk:
        column = desk.text.splitlines()[-1].index("Esc")
        await desk.pilot.click(offset=(column, 23))
        await desk.pilot.pause()
        assert desk.text.lstrip().startswith("Menu")


LONG_CONTACT = "Occupational health and staff care line, day and night, 01632 960 044"


@pytest.mark.parametrize("size", [(110, 32), (80, 24), (60, 15)], ids=["110x32", "80x24", "60x15"])
async def test_whom_to_turn_to_is_never_cut(sit: Sit, size: tuple[int, int]) -> None:
    setting = SETTING.model_copy(update={"support": LONG_CONTACT})
    async with sit(seat(view(about=about(setting=setting))), size=size) as desk:
        assert f"Support {LONG_CONTACT}" in " ".join(desk.text.split())
        assert "Ctrl+N Next" in desk.text.rstrip().split("\n")[-1]
