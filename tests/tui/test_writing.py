"""Where people write: letter for letter, with an office's keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview.engine import intents as do
from interview.tui.widgets.answer_box import AnswerBox
from tests.support.seats import SAID, STOOD_OUT, about, box, follow_up, seat, view

if TYPE_CHECKING:
    from tests.tui.conftest import Desk, Sit

HOSTILE = [
    "[Mum]",
    "[Redacted] came back",
    "see [/i] and [/foo]",
    "[@click=app.quit]leave[/]",
    "[bold red on white]",
    "a\\[b]",
    "{{ title }} {% raw %}",
    "[[name withheld]]",
    "$place [$alarm]",
]


def field(desk: Desk) -> AnswerBox:
    """The box in hand."""
    return desk.app.screen.query_one(AnswerBox)


@pytest.mark.parametrize("text", HOSTILE)
async def test_what_is_written_is_shown_and_sent_letter_for_letter(sit: Sit, text: str) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste(text)
        assert text in desk.text
        await desk.press("ctrl+n")
    assert chair.told == [do.Answer((do.Reply(STOOD_OUT, text),))]


@pytest.mark.parametrize("text", HOSTILE)
async def test_words_of_others_are_shown_letter_for_letter(sit: Sit, text: str) -> None:
    moment = view(
        box("knew.stood_out", asked=f"Asked {text}", hint=f"Hint {text}"),
        title=text,
        said=f"Said {text}",
        about=about(case=text),
    )
    async with sit(seat(moment), size=(110, 32)) as desk:
        for shown in (f"Asked {text}", f"Hint {text}", f"Said {text}", f"{text}, as HV1"):
            assert shown in desk.text


async def test_a_hundred_thousand_characters_come_out_as_they_went_in(sit: Sit) -> None:
    text = ("word " * 19 + "[/i]\n") * 1010
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste(text)
        await desk.press("ctrl+n")
    (answer,) = chair.told
    assert isinstance(answer, do.Answer)
    assert answer.replies[0].text == text
    assert len(text) > 100_000


async def test_enter_is_a_new_line(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.press("a", "enter", "b")
        assert field(desk).text == "a\nb"
    assert chair.told == []


@pytest.mark.parametrize("key", ["ctrl+n", "ctrl+enter"])
async def test_what_goes_on(sit: Sit, key: str) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste("here")
        await desk.press(key)
    assert chair.told == [do.Answer((do.Reply(STOOD_OUT, "here"),))]


async def test_the_button_is_one_tab_away(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste("here")
        await desk.press("tab", "enter")
    assert chair.told == [do.Answer((do.Reply(STOOD_OUT, "here"),))]


async def test_ctrl_j_alone_goes_on(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        times = iter([10.0, 10.2])
        field(desk)._now = lambda: next(times)
        await desk.press("a", "ctrl+j")
    assert chair.told == [do.Answer((do.Reply(STOOD_OUT, "a"),))]


async def test_ctrl_j_among_other_keys_is_the_line_feed_of_a_paste(sit: Sit) -> None:
    chair = seat()
    async with sit(chair) as desk:
        times = iter([10.0, 10.01, 10.02])
        field(desk)._now = lambda: next(times)
        await desk.press("a", "ctrl+j", "b")
        assert field(desk).text == "a\nb"
    assert chair.told == []


@pytest.mark.parametrize("key", ["ctrl+d", "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+q", "ctrl+t"])
async def test_no_key_of_an_editor_takes_words_away(sit: Sit, key: str) -> None:
    async with sit(seat()) as desk:
        await desk.paste("one two\nthree")
        await desk.press("home", key)
        assert field(desk).text == "one two\nthree"
        assert desk.app._exit is False


async def test_ctrl_a_selects_all(sit: Sit) -> None:
    async with sit(seat()) as desk:
        await desk.paste("one\ntwo")
        await desk.press("ctrl+a", "x")
        assert field(desk).text == "x"


async def test_hidden_marks_are_left_out_of_a_paste_with_a_word_on_it(sit: Sit) -> None:
    async with sit(seat()) as desk:
        await desk.paste("one\x1b]52;c;aGk=\x07 two\x00")
        assert field(desk).text == "one]52;c;aGk= two"
        assert "Some hidden marks were left out of what you pasted." in desk.text


async def test_a_paste_with_nothing_to_leave_out_says_nothing(sit: Sit) -> None:
    async with sit(seat()) as desk:
        await desk.paste("one\r\ntwo\ttoo")
        assert field(desk).text == "one\ntwo\ttoo"
        assert "hidden marks" not in desk.text


async def test_what_turns_a_line_round_never_reaches_the_terminal(sit: Sit) -> None:
    chair = seat(view(said=f"{SAID} \u202eback"))
    async with sit(chair) as desk:
        await desk.paste("one \u202etwo\u2066")
        assert not {"\u202e", "\u2066"} & set(desk.text)
        assert "<U+202E>back" in desk.text
        await desk.press("ctrl+n")
    assert chair.told == [do.Answer((do.Reply(STOOD_OUT, "one \u202etwo\u2066"),))]


async def test_a_copy_stays_in_the_program(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit(seat()) as desk:
        sent: list[str] = []
        driver = desk.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", sent.append)
        await desk.paste("private")
        await desk.press("ctrl+a", "ctrl+c", "end", "ctrl+v")
        assert field(desk).text == "privateprivate"
        assert not any("\x1b]52" in one for one in sent)


async def test_a_follow_up_is_answered_as_one(sit: Sit) -> None:
    chair = seat(follow_up())
    async with sit(chair) as desk:
        await desk.paste("No light on.")
        await desk.press("ctrl+n")
    assert chair.told == [do.AnswerFollowUp("No light on.")]


async def test_a_paste_taller_than_the_box_is_taken_back_whole(sit: Sit) -> None:
    async with sit(seat()) as desk:
        await desk.paste("A line that was pasted, and rather long at that, to be wrapped.\n" * 480)
        await desk.press("ctrl+z")
        assert field(desk).text == ""
        await desk.press("ctrl+y")
        assert field(desk).text.count("pasted") == 480
